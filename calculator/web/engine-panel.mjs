import { button, h } from "./dom.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").EngineState} EngineState */

/** @param {EngineState} state */
function stageText(state) {
  if (state.stage === "download") return WORDS.engine.download(state.loaded, state.total)
  return WORDS.engine[state.stage]
}

/** @param {EngineState} state */
function faultWords(state) {
  const fault = state.fault ?? { code: "start", file: "" }
  const words = WORDS.faults[fault.code] ?? WORDS.faults.start
  return /** @type {{ title: string, text: string }} */ (words?.(fault.file))
}

/**
 * What the engine is doing, twice: as one quiet line under the questions, and as a panel where the result will be.
 * @param {{ retry: () => void, announce: (text: string) => void, kept?: string, working?: string }} options - kept: what a
 *   fault leaves untouched; working: what is under way once the engine is up
 */
export function createEnginePanel({ retry, announce, kept = WORDS.engine.kept, working = WORDS.engine.stages.ready }) {
  const line = h("p", { class: "msc-engine msc-no-print" })
  const panel = h("div", { class: "msc-wait" })
  const bar = h("progress", { "aria-label": WORDS.engine.name })
  const stage = h("p", { class: "msc-stage" })
  /** @type {EngineState["stage"] | null} */
  let last = null

  /** @param {EngineState} state */
  function showFault(state) {
    const { title, text } = faultWords(state)
    const again = () => (state.fault?.code === "no_wasm" ? null : button(WORDS.engine.retry, retry, { class: "msc-button msc-small" }))
    line.replaceChildren(title, ". ", again() ?? "")
    panel.replaceChildren(h("h3", {}, title), h("p", {}, text), h("p", {}, kept), again() ?? "")
    announce(`${title}. ${kept}`)
  }

  /** @param {EngineState} state */
  function showStage(state) {
    const text = stageText(state)
    line.textContent = text
    stage.textContent = state.stage === "ready" ? working : text
    if (state.stage === "download" && state.total > 0) {
      bar.max = state.total
      bar.value = state.loaded
    } else bar.removeAttribute("value")
    if (last !== state.stage) panel.replaceChildren(stage, bar)
    if (last !== state.stage && panel.isConnected) announce(state.stage === "ready" ? working : WORDS.engine.stages[state.stage])
  }

  /** @param {EngineState} state */
  function update(state) {
    line.dataset.stage = state.stage
    panel.dataset.stage = state.stage
    if (state.stage === "failed") showFault(state)
    else showStage(state)
    last = state.stage
  }

  return { line, panel, update }
}
