import { button, focusOn, h, hidden } from "./dom.mjs"
import { renderBlock } from "./render-blocks.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").ResultView} ResultView */

/**
 * @param {import("./types.mjs").ResultSection} section
 * @param {Map<string, boolean>} unfolded - what the reader opened and closed, kept from result to result
 */
function renderSection(section, unfolded) {
  const id = `result-${section.id}`
  const fold = h("details", { class: "msc-unfold", "data-section": section.id },
    h("summary", {}, WORDS.outcome.more, " ", hidden(section.title)), ...section.blocks.map(renderBlock))
  fold.open = unfolded.get(section.id) ?? false
  fold.addEventListener("toggle", () => unfolded.set(section.id, fold.open))
  return h("section", { class: "msc-result-section", "aria-labelledby": id },
    h("h3", { id }, section.title), h("p", { class: "msc-lead" }, section.lead), ...section.glance.map(renderBlock),
    section.blocks.length > 0 ? fold : null)
}

/**
 * Hold the place of a section that is still being worked out, in its size, so that little moves when it comes.
 * @param {import("./types.mjs").Later} later
 */
function renderPlace({ kind, title, lead }) {
  return h("section", { class: "msc-result-section", "data-later": kind, "aria-busy": "true" },
    h("h3", {}, title), h("p", { class: "msc-lead" }, lead), h("p", { class: "msc-muted msc-later" }, WORDS.outcome.later))
}

/**
 * Put a section that has come into the place held for it, or in place of a coarser one; nothing else is touched, so focus
 * and folds stay.
 * @param {HTMLElement} place - where the result stands
 * @param {import("./types.mjs").LaterReply} reply
 * @param {Map<string, boolean>} unfolded
 * @returns {HTMLElement | null} the section, where there is a place for it
 */
export function addSection(place, reply, unfolded) {
  const held = place.querySelector(`[data-later="${reply.kind}"]`)
  if (!held) return null
  const section = renderSection(reply.section, unfolded)
  const focused = held.contains(document.activeElement)
  section.dataset.later = reply.kind
  held.replaceWith(section)
  if (focused) focusOn(section.querySelector("h3"), section)
  return section
}

/** @param {HTMLElement} place */
function foldAllButton(place) {
  const folds = () => /** @type {HTMLDetailsElement[]} */ (Array.from(place.querySelectorAll("details.msc-unfold")))
  const toggle = button(WORDS.outcome.openAll, () => {
    const open = folds().some((fold) => !fold.open)
    for (const fold of folds()) fold.open = open
    toggle.textContent = open ? WORDS.outcome.closeAll : WORDS.outcome.openAll
  }, { class: "msc-button msc-small msc-no-print" })
  return toggle
}

/**
 * A result as elements, below its headline: the sentence first, then each section from its own sentence to its detail.
 * @param {ResultView} view
 * @param {{ unfolded: Map<string, boolean>, actions: Node | null }} options
 */
export function renderResult(view, { unfolded, actions }) {
  const element = h("div", { class: "msc-result", "data-verdict": view.verdict, "data-leader": view.leader })
  if (view.notice) element.append(h("p", { class: "msc-paragraph", "data-tone": "warning" }, view.notice))
  element.append(h("p", { class: "msc-sentence" }, view.sentence), ...(actions ? [actions] : []), foldAllButton(element))
  for (const section of view.sections) {
    element.append(...view.later.filter(({ before }) => before === section.id).map(renderPlace), renderSection(section, unfolded))
  }
  return element
}

/**
 * Paper shows every section: open those that are folded while the page prints.
 * @param {Window} window
 * @param {HTMLElement} place
 */
export function unfoldForPrint(window, place) {
  /** @type {HTMLDetailsElement[]} */
  let opened = []
  window.addEventListener("beforeprint", () => {
    opened = /** @type {HTMLDetailsElement[]} */ (Array.from(place.querySelectorAll(".msc-result .msc-unfold:not([open])")))
    for (const fold of opened) fold.open = true
  })
  window.addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false
  })
}
