import { button, h } from "./dom.mjs"
import { createEngineClient, makeWorker } from "./engine-client.mjs"
import { createEnginePanel } from "./engine-panel.mjs"
import { createAnnouncer } from "./notes.mjs"
import { renderBlock } from "./render-blocks.mjs"
import { WORDS } from "./words.mjs"

/**
 * @typedef {{ kind: "published", section: import("./types.mjs").ResultSection }} PublishedReply
 *
 * What the build wrote into the page: the files of the engine, and what the engine said when the page was built.
 * @typedef {{ files: import("./types.mjs").SpecFile[][], built: PublishedReply }} CheckSpec
 */

const WORKER = new URL("worker.mjs", import.meta.url).href
const REQUEST = JSON.stringify({ kind: "published" })

/**
 * A button that runs the published cases in this browser, and a place below it for progress and for what comes out.
 * @param {HTMLElement} host - the element on the page
 * @param {CheckSpec} spec
 */
export function runCheck(host, spec) {
  const status = h("p", { role: "status", class: "msc-hidden" })
  const announce = createAnnouncer(status)
  const heading = h("h3", { tabindex: -1 }, WORDS.cases.waiting)
  const body = h("div", {})
  const outcome = h("div", { class: "msc-outcome", hidden: true }, heading, body)
  const starter = button(WORDS.cases.run, begin, { class: "msc-button msc-primary" })
  const panel = createEnginePanel({ retry, announce, kept: WORDS.cases.kept, working: WORDS.cases.waiting })
  const engine = createEngineClient({ files: spec.files, create: () => makeWorker(WORKER), onState: panel.update, onReply: show })

  function begin() {
    starter.hidden = true
    outcome.hidden = false
    body.replaceChildren(panel.panel)
    heading.focus()
    engine.ask(REQUEST)
  }

  function retry() {
    engine.retry()
    heading.focus()
  }

  /**
   * @param {string} _ - the request; there is only one
   * @param {unknown} answer
   */
  function show(_, answer) {
    const reply = /** @type {PublishedReply} */ (answer)
    const same = JSON.stringify(reply) === JSON.stringify(spec.built) ? WORDS.cases.same : WORDS.cases.different
    heading.textContent = WORDS.cases.done
    body.replaceChildren(...reply.section.blocks.map(renderBlock), h("p", { class: "msc-paragraph" }, same))
    announce(`${WORDS.cases.done}. ${same}`)
  }

  host.querySelector(".msc-static")?.replaceWith(starter)
  host.append(outcome, status)
}

/** `<msc-check>`: the published cases, run by whoever reads the page. */
export class MscCheck extends HTMLElement {
  #running = false

  connectedCallback() {
    const spec = this.querySelector("#msc-check-spec")?.textContent
    if (this.#running || !spec) return
    this.#running = true
    runCheck(this, JSON.parse(spec))
  }
}
