import { button, focusOn, h } from "./dom.mjs"
import { addSection, renderResult } from "./render.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Outcome} Outcome */
/** @typedef {import("./types.mjs").LaterReply} LaterReply */

/**
 * Answers that contradict each other: what is wrong, each with the way to the question.
 * @param {import("./types.mjs").Problem[]} problems
 * @param {(question: string) => void} change
 */
function problemList(problems, change) {
  const items = problems.map((problem) => {
    const question = problem.field.startsWith("answers.") ? problem.field.slice("answers.".length) : ""
    return h("li", {}, problem.message, " ", question === "" ? null : button(WORDS.change, () => change(question), { class: "msc-button msc-small" }))
  })
  return h("div", { class: "msc-summary" }, h("ul", {}, ...items))
}

/**
 * Where a result stands, from the wait for it to the last detail. The heading stays where it is throughout, so that focus
 * that was put on it stays too.
 * @param {{
 *   panel: HTMLElement, change: (question: string) => void, onSection?: (reply: LaterReply, section: HTMLElement) => void,
 * }} options - panel: what the engine is doing; onSection: a section that came later stands
 */
export function createOutcome({ panel, change, onSection = () => {} }) {
  const heading = h("h2", { tabindex: -1 })
  const body = h("div", {})
  const element = h("div", { class: "msc-outcome" }, heading, body)
  /** @type {Map<string, boolean>} */
  const unfolded = new Map()
  let failed = false
  /** @type {string | null} the heading of the wait, while there is one */
  let wait = null

  function headWait() {
    if (wait !== null) heading.textContent = failed ? WORDS.outcome.none : wait
  }

  /**
   * A section that came after the result.
   * @param {LaterReply} reply
   */
  function add(reply) {
    const section = addSection(body, reply, unfolded)
    if (section) onSection(reply, section)
  }

  return {
    element,
    heading,
    add,
    /** @param {import("./types.mjs").LaterKind} kind - of the section to go to */
    goTo(kind) {
      const section = /** @type {HTMLElement | null} */ (body.querySelector(`[data-later="${kind}"]`))
      if (section) focusOn(section.querySelector("h3"), section)
    },
    /** @param {import("./types.mjs").EngineState} state */
    follow(state) {
      failed = state.stage === "failed"
      headWait()
    },
    /**
     * @param {Outcome | null} reply - null while it is not there
     * @param {{ waiting: string, actions: Node | null, later: LaterReply[] }} options
     */
    show(reply, { waiting, actions, later }) {
      wait = reply ? null : waiting
      if (reply?.kind === "assessed") {
        heading.textContent = reply.view.headline
        body.replaceChildren(renderResult(reply.view, { unfolded, actions }))
        for (const section of later) add(section)
      } else if (reply) {
        heading.textContent = WORDS.outcome.problems
        body.replaceChildren(problemList(reply.problems, change))
      } else {
        headWait()
        body.replaceChildren(panel)
      }
    },
  }
}
