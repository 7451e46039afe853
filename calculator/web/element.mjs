import { createAfter } from "./after.mjs"
import { focusOn } from "./dom.mjs"
import { createEngineClient, makeWorker } from "./engine-client.mjs"
import { createEnginePanel } from "./engine-panel.mjs"
import { createForm } from "./form.mjs"
import { buildFrame, createResultBar } from "./frame.mjs"
import { createJourney, linkIn } from "./journey.mjs"
import { createKeeping } from "./keeping.mjs"
import { createLinks } from "./links.mjs"
import { IDLE, PAGE_CLOCK } from "./load-status.mjs"
import { createAnnouncer, createNotes } from "./notes.mjs"
import { createNumbers } from "./numbers.mjs"
import { createOutcome } from "./outcome.mjs"
import { createOverview } from "./overview.mjs"
import { createRefine } from "./refine.mjs"
import { unfoldForPrint } from "./render.mjs"
import { createResults } from "./results.mjs"
import { createShare } from "./share.mjs"
import { createSteps } from "./steps.mjs"
import { createWeighing } from "./weighing.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Place} Place */
/** @typedef {import("./types.mjs").Spec} Spec */

const WORKER = new URL("worker.mjs", import.meta.url).href

/**
 * The place that a plain fragment stands for, so that a page of the guide can point at a question.
 * @param {Spec} spec
 * @param {string} hash
 * @returns {Place | null}
 */
function anchorPlace(spec, hash) {
  const section = spec.sections.find(({ id }) => [`#section-${id}`, `#section-${id}-title`].includes(hash))
  if (section) return { step: "section", section: section.id }
  const question = spec.questions.find(({ id }) => hash === `#q-${id}`)
  return question ? { step: "section", section: question.section, question: question.id } : null
}

/**
 * Put the parts together: the form is the state, the journey says where the reader is, the engine answers, the steps show.
 * @param {HTMLElement} host
 * @param {HTMLFormElement} formElement
 * @param {Spec} spec
 */
export function runCalculator(host, formElement, spec) {
  const frame = buildFrame(host, formElement)
  const announce = createAnnouncer(frame.status)
  const notes = createNotes(frame.notes, announce)
  const links = createLinks(spec)
  const form = createForm(formElement, spec, answered)
  const journey = createJourney({ window, anchor: (hash) => anchorPlace(spec, hash), onMove: move })
  const panel = createEnginePanel({ retry, announce })
  const engine = createEngineClient({ files: spec.files, create: () => makeWorker(WORKER), onState: engineMoved, onReply: replied })
  const results = createResults({ ask: engine.ask, forget: engine.forget, clock: PAGE_CLOCK })
  const keeping = createKeeping({ window, spec, form, notes, onReplaced: replaced })
  const overview = createOverview(spec, host, journey.go)
  const bar = createResultBar(() => journey.go({ step: "result" }))
  const outcome = createOutcome({ panel: panel.panel, change, onSection: sectionStands })
  const own = { consult: () => consult(), draft: () => keeping.draft(), use: weighed, announce }
  const weighing = createWeighing(own)
  const numbers = createNumbers({ ...own, see: () => outcome.goTo("money") })
  const refine = createRefine({ consult: own.consult, announce, openNumbers: numbers.open })
  const after = createAfter({ engine, results, outcome, weighing, numbers, refine })
  const steps = createSteps({
    spec,
    places: frame,
    form,
    keeping,
    outcome,
    share: createShare({ window, links, write: journey.write, announce }),
    announce,
    readLink: () => links.read(linkIn(window.location) ?? ""),
    openLink: (text) => journey.open(links.write(links.read(text))),
    results,
    panels: [weighing, numbers],
    go: journey.go,
    change,
  })

  /** @param {import("./types.mjs").EngineState} state */
  function engineMoved(state) {
    panel.update(state)
    outcome.follow(state)
  }

  function retry() {
    engine.retry()
    if (outcome.element.isConnected) focusOn(outcome.heading, frame.main)
  }

  /** @param {string} question */
  function change(question) {
    const section = spec.questions.find(({ id }) => id === question)?.section
    journey.mark(`change-${question}`)
    journey.go({ step: "section", section, question })
  }

  /** What stands around the steps: counts, the result in one line, where the reader is. */
  function refresh() {
    const place = journey.current()
    const draft = keeping.draft()
    const reply = draft.seen && keeping.hasOwn() ? results.of(draft) : null
    host.dataset.step = place.step
    overview.element.hidden = place.step === "link"
    overview.update(place, draft.answers)
    bar.show(reply?.kind === "assessed" && ["section", "check"].includes(place.step) ? reply.view.headline : null)
  }

  const resultOnShow = () => steps.shared() !== null || journey.current().step === "result"

  /** Load the engine for whoever has begun, and ask it for what is on show or was seen before. */
  function consult({ soon = false } = {}) {
    const { step } = journey.current()
    const draft = steps.shared() ?? keeping.draft()
    const follows = step !== "link" && keeping.draft().seen && keeping.hasOwn()
    refine.follow(draft)
    if (resultOnShow() && results.of(draft)) after.askNext(draft)
    else if (resultOnShow() || follows) results.want(draft, { soon })
    if (step !== "intro") engine.start()
  }

  /**
   * @param {import("./types.mjs").LaterReply} reply
   * @param {HTMLElement} section
   */
  function sectionStands(reply, section) {
    if (reply.kind === "money") refine.attach(section, { points: reply.points ?? null, own: steps.shared() === null })
  }

  /**
   * @param {Place} place
   * @param {"load" | "go" | "back"} how
   */
  function move(place, how) {
    if (place.step === "link" && steps.isOwnLink(place)) return journey.become({ step: "result" })
    const focus = steps.show(place)
    const marked = place.focus ? document.getElementById(place.focus) : null
    consult()
    refresh()
    overview.fold()
    if (how !== "load") focusOn(marked ?? focus, frame.main)
  }

  function answered() {
    keeping.keep()
    consult({ soon: true })
    refresh()
  }

  /** @param {Partial<import("./types.mjs").Draft>} choice - weights, values or numbers of the reader's own */
  function weighed(choice) {
    keeping.keepChoice(choice)
    consult()
    steps.fillOutcome()
    refresh()
  }

  function replaced() {
    const focus = journey.current().step === "link" ? null : steps.show(journey.current())
    consult()
    refresh()
    if (document.activeElement === document.body) focusOn(focus, frame.main)
  }

  /**
   * @param {string} request
   * @param {import("./types.mjs").BridgeReply} reply
   */
  function replied(request, reply) {
    if (!("view" in reply) && JSON.parse(request).kind !== "assess") {
      after.add(steps.shared() ?? keeping.draft(), request, reply)
      return consult()
    }
    results.add(request, reply)
    const onShow = resultOnShow()
    if (onShow) steps.fillOutcome()
    consult()
    refresh()
    if (journey.current().step === "link" && !onShow) return // a broken link: no result is spoken of
    if (reply.kind === "assessed") announce(WORDS.outcome[onShow ? "ready" : "now"](reply.view.headline))
    else announce(WORDS.outcome.problems)
  }

  frame.frame.prepend(overview.element)
  frame.main.append(panel.line, bar.element)
  unfoldForPrint(window, host)
  panel.update(IDLE)
  keeping.load()
  journey.start()
  host.dataset.ready = ""
}

/** `<msc-calculator>`: the questionnaire that the build wrote into the page, brought to life. */
export class MscCalculator extends HTMLElement {
  #running = false

  connectedCallback() {
    const form = this.querySelector("form")
    const spec = this.querySelector("#msc-spec")?.textContent
    if (this.#running || !form || !spec) return
    this.#running = true
    runCalculator(this, form, JSON.parse(spec))
  }
}
