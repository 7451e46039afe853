import { answerTables, renderCheck } from "./check-answers.mjs"
import { button, h } from "./dom.mjs"
import { fileForm, readDraft, readFileText, saveButton } from "./files.mjs"
import { neighbours, renderIntro } from "./frame.mjs"
import { countScreens } from "./progress.mjs"
import { requestFor } from "./results.mjs"
import { brokenLink, codeForm, viewingBanner } from "./share.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Place} Place */
/** @typedef {import("./types.mjs").Draft} Draft */

/**
 * What each step of the journey shows. A step returns the element that focus goes to.
 * @param {{
 *   spec: import("./types.mjs").Spec,
 *   places: { stage: HTMLElement, moves: HTMLElement, lead: string },
 *   form: ReturnType<typeof import("./form.mjs").createForm>,
 *   keeping: ReturnType<typeof import("./keeping.mjs").createKeeping>,
 *   outcome: ReturnType<typeof import("./outcome.mjs").createOutcome>,
 *   share: ReturnType<typeof import("./share.mjs").createShare>,
 *   announce: (text: string) => void,
 *   readLink: () => Draft,
 *   openLink: (text: string) => void,
 *   results: ReturnType<typeof import("./results.mjs").createResults>,
 *   panels: { element: HTMLElement, follow: () => void }[],
 *   go: (place: Place) => void,
 *   change: (question: string) => void,
 * }} options - panels: what the reader can bring to a result of their own
 */
export function createSteps({ spec, places, form, keeping, outcome, share, announce, readLink, openLink, results, panels, go, change }) {
  /** @type {Draft | null} answers that are not the reader's own, while their link or file is being looked at */
  let shared = null

  const leave = () => go({ step: keeping.hasOwn() ? "check" : "intro" })

  function begin() {
    const answers = keeping.draft().answers
    const open = spec.sections.find(({ id }) => {
      const { answered, total } = countScreens(spec, answers, id)
      return answered < total
    })
    go(open ? { step: "section", section: open.id } : { step: "check" })
  }

  function startAgain() {
    go({ step: "intro" })
    keeping.startAgain()
  }

  function intro() {
    const openFile = (/** @type {string} */ text) => go({ step: "link", draft: readFileText(spec, text) })
    const forms = { codeForm: codeForm(openLink), fileForm: fileForm(openFile) }
    const { heading, content } = renderIntro(spec, keeping.draft().answers, { lead: places.lead, begin, startAgain, ...forms })
    places.stage.replaceChildren(...content)
    return heading
  }

  function check() {
    const { content, focus } = renderCheck(spec, keeping.draft().answers, (question) => change(question.id))
    const again = h("p", { class: "msc-again" }, button(WORDS.startAgain, startAgain, { class: "msc-button msc-small" }))
    places.stage.replaceChildren(...content, again)
    return focus
  }

  function resultActions() {
    const buttons = [
      share.button(keeping.draft),
      saveButton({ window, spec, draft: keeping.draft, announce, first: !share.hasRoom(keeping.draft()) }),
      button(WORDS.outcome.changeAnswers, () => go({ step: "check" })),
      button(WORDS.outcome.print, () => window.print()),
    ]
    return h("div", { class: "msc-actions msc-no-print" }, h("p", { class: "msc-row" }, ...buttons), share.off, share.box)
  }

  /** Show what there is of the result: the wait, the problem, or all of it. */
  function fillOutcome() {
    const waiting = shared ? WORDS.outcome.waitingShared : WORDS.outcome.waiting
    const draft = shared ?? keeping.draft()
    outcome.show(results.of(draft), { waiting, actions: shared ? null : resultActions(), later: results.laterOf(draft) })
  }

  function result() {
    keeping.keepSeen()
    share.follow(keeping.draft())
    fillOutcome()
    for (const panel of panels) panel.follow()
    places.stage.replaceChildren(outcome.element, ...panels.map((panel) => panel.element))
    return outcome.heading
  }

  /** @param {Place} place */
  const readShared = ({ draft }) => (draft ? readDraft(spec, draft) : readLink())

  /** @param {Place} place */
  function link(place) {
    try {
      shared = readShared(place)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const { heading, content } = brokenLink(message, { open: openLink, leave, hasOwn: keeping.hasOwn() })
      places.stage.replaceChildren(...content)
      return heading
    }
    const draft = shared
    const copy = () => {
      keeping.adopt(draft)
      go({ step: "result" })
    }
    const behind = h("details", { class: "msc-unfold msc-behind" }, h("summary", {}, WORDS.share.behind), ...answerTables(spec, draft.answers, null))
    fillOutcome()
    places.stage.replaceChildren(viewingBanner({ copy, leave, hasOwn: keeping.hasOwn(), isFile: place.draft !== undefined }), outcome.element, behind)
    return outcome.heading
  }

  /** @param {Place} place */
  function moves(place) {
    const around = neighbours(spec, place)
    if (!around || place.step === "intro") return places.moves.replaceChildren()
    const { back, next, label } = around
    places.moves.replaceChildren(
      button(WORDS.back, () => go(back)), next ? button(label, () => go(next), { class: "msc-button msc-primary" }) : "")
  }

  return {
    fillOutcome,
    shared: () => shared,
    /**
     * @param {Place} place
     * @returns {boolean} whether the link or file that was opened says just what the reader's own answers say
     */
    isOwnLink(place) {
      try {
        return keeping.hasOwn() && requestFor(readShared(place), "money") === requestFor(keeping.draft(), "money")
      } catch {
        return false
      }
    },
    /**
     * @param {Place} place
     * @returns {HTMLElement | null} where focus goes
     */
    show(place) {
      shared = null
      form.show(place.step === "section" ? place.section ?? null : null)
      moves(place)
      if (place.step === "section") {
        places.stage.replaceChildren()
        return place.question ? form.field(place.question) : form.heading(place.section ?? "")
      }
      return { intro, check, result, link: () => link(place) }[place.step]()
    },
  }
}
