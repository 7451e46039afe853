/** @typedef {import("./types.mjs").SvgElement} Picture */

const NAMESPACE = "http://www.w3.org/2000/svg"
const TAGS = new Set("svg g path line rect circle ellipse polyline polygon text tspan title desc".split(" "))
const ATTRIBUTES = new Set(
  ("viewBox width height x y x1 y1 x2 y2 cx cy r rx ry dx dy d points transform class id role lang fill stroke opacity "
    + "stroke-width stroke-dasharray stroke-linecap stroke-linejoin fill-opacity stroke-opacity font-size font-weight font-family "
    + "font-style text-anchor dominant-baseline preserveAspectRatio focusable aria-hidden aria-label aria-labelledby aria-describedby"
  ).split(" "),
)
const DEEPEST = 12

/**
 * Draw a chart that Python built. Only drawing elements and attributes pass; nothing that runs, links or loads.
 * @param {Picture} picture
 * @param {number} depth
 * @returns {SVGElement | null} null where the element is none of those allowed
 */
export function drawSvg(picture, depth = 0) {
  if (!TAGS.has(picture.tag) || depth > DEEPEST) return null
  const element = /** @type {SVGElement} */ (document.createElementNS(NAMESPACE, picture.tag))
  for (const [name, value] of Object.entries(picture.attrs)) {
    if (ATTRIBUTES.has(name) && !/url\(|:\/\//i.test(value)) element.setAttribute(name, value)
  }
  for (const child of picture.children) {
    const node = typeof child === "string" ? document.createTextNode(child) : drawSvg(child, depth + 1)
    if (node) element.append(node)
  }
  return element
}
