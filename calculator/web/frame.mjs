import { button, h } from "./dom.mjs"
import { countScreens } from "./progress.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Spec} Spec */
/** @typedef {import("./types.mjs").Place} Place */

/**
 * Put the page's own form into a frame with places for everything that the script adds.
 * @param {HTMLElement} host - the element on the page
 * @param {HTMLFormElement} form
 */
export function buildFrame(host, form) {
  const notes = h("div", { class: "msc-notes msc-no-print", tabindex: -1 })
  const stage = h("div", { class: "msc-step" })
  const moves = h("div", { class: "msc-moves msc-no-print" })
  const status = h("p", { role: "status", class: "msc-hidden" })
  const main = h("div", { class: "msc-main" }, notes, stage, form, moves)
  const frame = h("div", { class: "msc-frame" }, main)
  host.querySelector("#msc-mount")?.append(frame, status)
  host.querySelector(".msc-static")?.setAttribute("hidden", "")
  const lead = host.closest("article")?.querySelector("h1 + p")?.textContent ?? ""
  return { frame, main, notes, stage, moves, status, lead }
}

/**
 * One line that keeps the result in sight while answers change; it takes its own room and covers nothing.
 * @param {() => void} open
 */
export function createResultBar(open) {
  const text = h("strong", {})
  const element = h("div", { class: "msc-bar msc-no-print", hidden: true }, text, button(WORDS.seeResult, open, { class: "msc-button msc-small" }))
  return {
    element,
    /** @param {string | null} headline */
    show(headline) {
      element.hidden = headline === null
      text.textContent = headline ?? ""
    },
  }
}

/**
 * The first step: what to expect, or the way back into what was begun.
 * @param {Spec} spec
 * @param {import("./types.mjs").Answers} answers
 * @param {{ lead: string, begin: () => void, startAgain: () => void, codeForm: Node, fileForm: Node }} parts - lead: the page's
 *   own introduction; codeForm: where a link can be pasted; fileForm: where a file can be opened
 */
export function renderIntro(spec, answers, { lead, begin, startAgain, codeForm, fileForm }) {
  const { answered, total } = countScreens(spec, answers)
  const begun = Object.keys(answers).length > 0
  const words = begun ? WORDS.resume : WORDS.start
  const heading = h("h2", {}, begun ? WORDS.resume.title : WORDS.start.title(total))
  const content = [
    heading,
    h("p", { class: "msc-lead" }, begun ? WORDS.resume.text(answered, total) : lead),
    h("p", { class: "msc-row" }, button(words.begin, begin, { class: "msc-button msc-primary msc-big" }),
      begun ? button(WORDS.startAgain, startAgain) : null),
    h("details", { class: "msc-unfold" }, h("summary", {}, WORDS.start.haveLink), codeForm),
    h("details", { class: "msc-unfold" }, h("summary", {}, WORDS.files.open), fileForm),
  ]
  return { heading, content }
}

/**
 * Where Back and Next lead from a step.
 * @param {Spec} spec
 * @param {Place} place
 * @returns {{ back: Place, next: Place | null, label: string } | null} null where there is nothing to step through
 */
export function neighbours(spec, place) {
  /** @type {Place[]} */
  const steps = [{ step: "intro" }, ...spec.sections.map(({ id }) => ({ step: /** @type {const} */ ("section"), section: id })), { step: "check" }, { step: "result" }]
  const at = steps.findIndex((step) => step.step === place.step && step.section === place.section)
  const back = steps[at - 1]
  const next = steps[at + 1] ?? null
  if (!back || place.step === "result") return null
  const title = spec.sections.find(({ id }) => id === next?.section)?.title
  const label = title ? WORDS.next(title) : place.step === "check" ? WORDS.seeResult : WORDS.check
  return { back, next, label }
}
