import { button, h } from "./dom.mjs"
import { requestFor } from "./results.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Draft} Draft */

const TEXT = WORDS.refine
/** Points of the simulation that the reader can ask for; the engine refuses any other number than its own. */
const POINTS = 4096

/**
 * The finer simulation, asked for part by part, so that its progress can be seen and it can be given up between two parts.
 * @param {{ consult: () => void, announce: (text: string) => void, openNumbers: () => void }} options - consult: something is
 *   wanted from the engine, or no longer
 */
export function createRefine({ consult, announce, openNumbers }) {
  /** @type {string | null} the request of the section that is being refined */
  let base = null
  let done = 0
  let all = 0
  let fine = false
  /** @type {Draft | null} what is on show */
  let current = null

  const bar = h("progress", { "aria-label": TEXT.running })
  const count = h("span", { class: "msc-stage" })
  const start = button(TEXT.start(POINTS), begin)
  const cancel = button(TEXT.cancel, giveUp)
  const numbers = button(WORDS.numbers.open, openNumbers)
  const running = h("div", { class: "msc-refining", hidden: true }, h("p", {}, count), bar, cancel)
  const element = h("div", { class: "msc-refine msc-no-print" }, h("p", { class: "msc-row" }, numbers, start), running)

  /** @param {Draft} draft */
  const baseOf = (draft) => requestFor(draft, "money")

  function show() {
    running.hidden = base === null
    start.hidden = fine || base !== null
    if (all > 0) {
      bar.max = all
      bar.value = done
    } else bar.removeAttribute("value")
    const step = all > 0 ? TEXT.step(Math.min(done + 1, all), all) : TEXT.running
    count.textContent = base === null ? "" : step
  }

  function begin() {
    if (!current) return
    base = baseOf(current)
    done = 0
    all = 0
    show()
    cancel.focus()
    announce(TEXT.running)
    consult()
  }

  function stop() {
    base = null
    show()
  }

  function giveUp() {
    stop()
    start.focus()
    announce(TEXT.cancelled)
    consult()
  }

  return {
    /** @param {Draft} draft - what is on show; another one than is being refined ends the refining */
    follow(draft) {
      current = draft
      if (base !== null && base !== baseOf(draft)) stop()
    },
    /**
     * @param {Draft} draft
     * @returns {string | null} what the engine is to be asked next
     */
    wants(draft) {
      if (base === null) return null
      if (all === 0 || done < all) return requestFor(draft, "money_part", { points: POINTS, part: done })
      return requestFor(draft, "money", { points: POINTS })
    },
    /** @param {import("./types.mjs").BridgeReply} reply - to what was wanted */
    receive(reply) {
      if (base === null) return
      if (reply.kind === "money_part") {
        done = reply.part + 1
        all = reply.of
        return show()
      }
      stop()
      if (reply.kind === "money") announce(TEXT.done(POINTS))
    },
    /**
     * Stand in the section about money.
     * @param {HTMLElement} section
     * @param {{ points: number | null, own: boolean }} state - points: what it rests on; own: the reader can give numbers here
     */
    attach(section, { points, own }) {
      fine = points === POINTS
      numbers.hidden = !own
      show()
      section.append(element)
    },
  }
}
