import { IDLE, createWatchdog, failedState } from "./load-status.mjs"

/** @typedef {import("./types.mjs").EngineState} EngineState */
/** @typedef {import("./types.mjs").FromWorker} FromWorker */
/** @typedef {import("./types.mjs").BridgeReply} BridgeReply */

/**
 * A worker made from a blob lives under the page's own security policy, also on hosts that cannot send headers; one made
 * from an address would not. The blob imports the real worker, which says "hello" when it listens.
 * @param {string} address - absolute address of worker.mjs
 */
export function makeWorker(address) {
  const failure = { type: "failed", id: null, error: { code: "missing", file: "worker.mjs", detail: "" } }
  const source = `import(${JSON.stringify(address)}).catch(() => postMessage(${JSON.stringify(failure)}))`
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }))
  const worker = new Worker(url, { type: "module" })
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true })
  return worker
}

/** Faults that another set of files may cure: what was left out of the reduced runtime is in the published one. */
const CURABLE = ["start", "crashed"]

/**
 * Owns the worker: starts it, watches over it, asks it. Only the reply to the newest question is passed on. There may be
 * several sets of files that start an engine; where one fails to start or to answer, the next is tried without a word.
 * @param {{
 *   files: import("./types.mjs").SpecFile[][],
 *   create: () => Worker,
 *   onState: (state: EngineState) => void,
 *   onReply: (request: string, reply: BridgeReply) => void,
 *   watchdogs?: typeof createWatchdog,
 * }} options
 */
export function createEngineClient({ files, create, onState, onReply, watchdogs = createWatchdog }) {
  /** @type {Worker | null} */
  let worker = null
  /** @type {EngineState} */
  let state = IDLE
  let newest = 0
  let choice = 0
  /** @type {string | null} the newest question, until its reply has come */
  let open = null
  // The worker has one question at a time, and only ever the newest: one that was overtaken while it waited is never worked out.
  let busy = false
  // Whoever waits is told after a while, but the worker lives on: on a slow device it may yet come, and then all is well.
  const loading = watchdogs((code) => move(failedState(code)))
  const scoring = watchdogs(() => move(failedState("no_reply")))

  /** @param {EngineState} next */
  function move(next) {
    state = next
    onState(next)
  }

  function stop() {
    loading.stop()
    scoring.stop()
    worker?.terminate()
    worker = null
    busy = false
  }

  /** @param {EngineState} next */
  function fail(next) {
    stop()
    if (!CURABLE.includes(next.fault?.code ?? "") || choice + 1 >= files.length) return move(next)
    choice += 1
    launch(false)
  }

  function post() {
    if (open === null || state.stage !== "ready") return
    scoring.start()
    if (busy) return
    busy = true
    worker?.postMessage({ type: "ask", id: newest, request: open })
  }

  /**
   * @param {FromWorker} message
   * @param {boolean} fresh
   */
  function receive(message, fresh) {
    if (message.type === "hello") worker?.postMessage({ type: "start", files: files[choice] ?? [], fresh })
    else if (message.type === "progress") {
      loading.progress()
      move({ stage: message.stage, loaded: message.loaded, total: message.total, fault: null })
    } else if (message.type === "ready") {
      loading.stop()
      move({ ...IDLE, stage: "ready" })
      post()
    } else if (message.type === "failed") {
      if (message.id === null || message.id === newest) fail(failedState(message.error.code, message.error))
      else next()
    } else settle(message.id, message.text)
  }

  /** The worker is free: on with what was asked meanwhile. */
  function next() {
    busy = false
    if (state.stage === "failed") move({ ...IDLE, stage: "ready" })
    post()
  }

  /**
   * @param {number} id
   * @param {string} text
   */
  function settle(id, text) {
    if (id !== newest || open === null) return next()
    const request = open
    scoring.stop()
    open = null
    next()
    onReply(request, JSON.parse(text))
  }

  /** @param {boolean} fresh */
  function launch(fresh) {
    if (typeof WebAssembly !== "object") return move(failedState("no_wasm"))
    const mine = create()
    worker = mine
    loading.start()
    move({ ...IDLE, stage: "download" })
    mine.addEventListener("message", (event) => {
      if (worker === mine) receive(event.data, fresh)
    })
    mine.addEventListener("error", (event) => {
      event.preventDefault()
      if (worker === mine) fail(failedState("crashed", { detail: event.message ?? "" }))
    })
  }

  function start() {
    if (state.stage === "idle") launch(false)
  }

  return {
    /** Begin loading; does nothing when it has begun. */
    start,
    /** Begin again with a new worker; where a file was wrong, past the browser's cache. */
    retry() {
      const fresh = ["changed", "missing"].includes(state.fault?.code ?? "")
      stop()
      move(IDLE)
      launch(fresh)
    },
    /**
     * Ask the bridge; waits until the engine is up. A newer question replaces an older one; the same one is not asked twice.
     * @param {string} request - JSON
     */
    ask(request) {
      if (request === open) return start()
      newest += 1
      open = request
      start()
      post()
    },
    /** Forget the question under way: its reply would come too late. */
    forget() {
      newest += 1
      open = null
      scoring.stop()
    },
  }
}
