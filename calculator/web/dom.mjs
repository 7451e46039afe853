/** @typedef {string | number | boolean | null | ((event: Event) => void)} Prop */

/**
 * Build an element from plain data. Text stays text: nothing given to this function can become markup.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, Prop>} props - attributes; a function listens to the event of that name; null and false are left out
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === false) continue
    if (typeof value === "function") element.addEventListener(name, value)
    else element.setAttribute(name, value === true ? "" : String(value))
  }
  element.append(...children.filter((child) => child !== null))
  return element
}

/**
 * A button that does one thing and never submits a form.
 * @param {string} label
 * @param {() => void} act
 * @param {Record<string, Prop>} props
 */
export function button(label, act, props = {}) {
  return h("button", { type: "button", class: "msc-button", click: () => act(), ...props }, label)
}

/**
 * Text for assistive technology alone.
 * @param {string} text
 */
export function hidden(text) {
  return h("span", { class: "msc-hidden" }, text)
}

/**
 * Move focus and bring what belongs to it into sight: a control to the middle, a heading with all that stands above it.
 * @param {HTMLElement | null} element
 * @param {HTMLElement} top - where the step begins
 */
export function focusOn(element, top) {
  if (!element) return
  const control = element.matches("a[href], button, input, summary")
  if (!control) element.tabIndex = -1
  element.focus({ preventScroll: true })
  if (control) element.scrollIntoView({ block: "center" })
  else top.scrollIntoView({ block: "start" })
}
