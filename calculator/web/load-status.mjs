/** @typedef {{ setTimeout(act: () => void, ms: number): number, clearTimeout(timer: number | undefined): void }} Clock */

/** How long the page waits before it names a cause, in seconds. */
export const PATIENCE = { quiet: 20, whole: 90 }

/**
 * The page's own timers, looked up when they are used, so that a test can drive them.
 * @type {Clock}
 */
export const PAGE_CLOCK = {
  setTimeout: (act, ms) => Number(globalThis.setTimeout(act, ms)),
  clearTimeout: (timer) => globalThis.clearTimeout(timer),
}

/**
 * Notice that nothing happens. Loading Python never fails when its WebAssembly is missing or blocked: it just never ends.
 * @param {(code: "stalled" | "slow") => void} onExpire
 * @param {{ clock?: Clock, patience?: { quiet: number, whole: number } }} options
 */
export function createWatchdog(onExpire, { clock = PAGE_CLOCK, patience = PATIENCE } = {}) {
  /** @type {number | undefined} */
  let quiet
  /** @type {number | undefined} */
  let whole

  function stop() {
    clock.clearTimeout(quiet)
    clock.clearTimeout(whole)
  }

  /** @param {"stalled" | "slow"} code */
  function expire(code) {
    stop()
    onExpire(code)
  }

  function progress() {
    clock.clearTimeout(quiet)
    quiet = clock.setTimeout(() => expire("stalled"), patience.quiet * 1000)
  }

  function start() {
    stop()
    whole = clock.setTimeout(() => expire("slow"), patience.whole * 1000)
    progress()
  }

  return { start, progress, stop }
}

/** @typedef {import("./types.mjs").EngineState} EngineState */

/** @type {EngineState} */
export const IDLE = { stage: "idle", loaded: 0, total: 0, fault: null }

/**
 * @param {string} code
 * @param {Partial<import("./types.mjs").LoadFault>} more
 * @returns {EngineState}
 */
export function failedState(code, more = {}) {
  return { stage: "failed", loaded: 0, total: 0, fault: { code, file: "", detail: "", ...more } }
}
