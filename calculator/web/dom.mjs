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
 * Move focus to something that is not a control, such as a heading of a new step.
 * @param {HTMLElement | null} element
 */
export function focusOn(element) {
  if (!element) return
  if (!element.matches("a[href], button, input, summary")) element.tabIndex = -1
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: element.matches("input") ? "center" : "start" })
}
