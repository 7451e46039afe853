import { h, hidden } from "./dom.mjs"
import { openQuestions } from "./progress.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Spec} Spec */
/** @typedef {import("./types.mjs").SpecQuestion} SpecQuestion */
/** @typedef {import("./types.mjs").Answers} Answers */
/** @typedef {(question: SpecQuestion) => void} Change */

/**
 * @param {SpecQuestion} question
 * @param {Answers} answers
 */
function answerText(question, answers) {
  const given = answers[question.id]
  if (given === undefined) return WORDS.checking.none
  return question.levels.find((level) => level.id === given)?.label ?? WORDS.checking.unknown
}

/**
 * A link to a question, for readers who open it elsewhere; a plain click goes there as a step.
 * @param {SpecQuestion} question
 * @param {Change} change
 * @param {import("./dom.mjs").Prop} id
 * @param {...(Node | string)} label
 */
function questionLink(question, change, id, ...label) {
  const follow = (/** @type {Event} */ event) => {
    event.preventDefault()
    change(question)
  }
  return h("a", { href: `#q-${question.id}`, id, click: follow }, ...label)
}

/**
 * All answers, section by section.
 * @param {Spec} spec
 * @param {Answers} answers
 * @param {Change | null} change - leave out the Change links where there is nothing to change
 */
export function answerTables(spec, answers, change) {
  return spec.sections.map(({ id, title }) => {
    const rows = spec.questions.filter((question) => question.section === id).map((question) => {
      const link = change && questionLink(question, change, `change-${question.id}`, WORDS.change, " ", hidden(question.ask))
      return h("div", { class: "msc-answer", "data-open": !(question.id in answers) },
        h("dt", {}, question.ask), h("dd", {}, answerText(question, answers)), link && h("dd", { class: "msc-answer-change" }, link))
    })
    return h("section", {}, h("h3", {}, title), h("dl", { class: "msc-answers" }, ...rows))
  })
}

/**
 * Nobody is held up by a gap, but nobody misses one either.
 * @param {SpecQuestion[]} open
 * @param {Change} change
 */
function openSummary(open, change) {
  const screens = new Set(open.map((question) => question.screen)).size
  const title = h("h3", { id: "msc-open-title" }, WORDS.checking.openTitle(screens))
  const links = open.map((question) => h("li", {}, questionLink(question, change, null, question.ask)))
  return h("div", { class: "msc-summary", id: "msc-open", role: "group", "aria-labelledby": "msc-open-title" },
    title, h("p", {}, WORDS.checking.openText), h("ul", {}, ...links))
}

/**
 * The step before the result: every answer with its Change link, and what is still open.
 * @param {Spec} spec
 * @param {Answers} answers
 * @param {Change} change
 * @returns {{ content: Node[], focus: HTMLElement }} focus: what the reader should hear first
 */
export function renderCheck(spec, answers, change) {
  const heading = h("h2", {}, WORDS.check)
  const open = openQuestions(spec, answers)
  const summary = open.length > 0 ? openSummary(open, change) : h("p", { class: "msc-lead" }, WORDS.checking.complete)
  const content = [heading, summary, h("p", { class: "msc-muted" }, WORDS.checking.lead), ...answerTables(spec, answers, change)]
  return { content, focus: open.length > 0 ? summary : heading }
}
