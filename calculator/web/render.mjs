import { button, h, hidden } from "./dom.mjs"
import { renderBlock } from "./render-blocks.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").ResultView} ResultView */

/** Sections that stand open at first; the others show their sentence. */
const OPEN_AT_FIRST = ["gates", "alternatives"]

/**
 * @param {import("./types.mjs").ResultSection} section
 * @param {Map<string, boolean>} unfolded - what the reader opened and closed, kept from result to result
 */
function renderSection(section, unfolded) {
  const id = `result-${section.id}`
  const fold = h("details", { class: "msc-unfold", "data-section": section.id },
    h("summary", {}, WORDS.outcome.more, " ", hidden(section.title)), ...section.blocks.map(renderBlock))
  fold.open = unfolded.get(section.id) ?? OPEN_AT_FIRST.includes(section.id)
  fold.addEventListener("toggle", () => unfolded.set(section.id, fold.open))
  return h("section", { class: "msc-result-section", "aria-labelledby": id },
    h("h3", { id }, section.title), h("p", { class: "msc-lead" }, section.lead), section.blocks.length > 0 ? fold : null)
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
  element.append(...view.sections.map((section) => renderSection(section, unfolded)))
  return element
}

/**
 * Paper shows everything: open what is folded while the page prints.
 * @param {Window} window
 * @param {HTMLElement} place
 */
export function unfoldForPrint(window, place) {
  /** @type {HTMLDetailsElement[]} */
  let opened = []
  window.addEventListener("beforeprint", () => {
    opened = /** @type {HTMLDetailsElement[]} */ (Array.from(place.querySelectorAll(".msc-result details:not([open])")))
    for (const fold of opened) fold.open = true
  })
  window.addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false
  })
}
