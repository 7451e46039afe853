/** @typedef {import("./types.mjs").Draft} Draft */
/** @typedef {import("./types.mjs").BridgeReply} BridgeReply */

const KEPT = 60
const PAUSE = 250
/** What numbers of the reader go into; nothing else has to be worked out again when only they change. */
const NUMBERED = ["inputs", "ledger", "money", "money_part"]

/**
 * @param {Draft} draft
 * @param {"assess" | "inputs" | "money_part" | import("./types.mjs").LaterKind} kind - the result itself, a section that takes
 *   longer, or what is behind one
 * @param {Record<string, unknown>} more - what else is asked
 * @returns {string} the request for the engine; equal drafts give equal requests
 */
export function requestFor({ answers, weights, values, numbers = null }, kind = "assess", more = {}) {
  const ordered = Object.fromEntries(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)))
  return JSON.stringify({ kind, answers: ordered, weights, values, ...(NUMBERED.includes(kind) ? { numbers } : {}), ...more })
}

/**
 * Replies by request. The engine gives the same reply to the same request, so a reply is asked for once, and a result is
 * only ever shown beside the answers that it was worked out from.
 * @param {{ ask: (request: string) => void, forget: () => void, clock: import("./load-status.mjs").Clock }} options
 */
export function createResults({ ask, forget, clock }) {
  /** @type {Map<string, BridgeReply>} */
  const replies = new Map()
  /** @type {number | undefined} */
  let timer

  return {
    /**
     * @param {Draft} draft
     * @returns {import("./types.mjs").Outcome | null}
     */
    of(draft) {
      const reply = replies.get(requestFor(draft))
      return reply?.kind === "assessed" || reply?.kind === "problem" ? reply : null
    },
    /**
     * @param {Draft} draft
     * @returns {import("./types.mjs").LaterReply[]} the sections that have come after the result
     */
    laterOf(draft) {
      const outcome = this.of(draft)
      const kinds = outcome?.kind === "assessed" ? outcome.view.later.map(({ kind }) => kind) : []
      const found = kinds.map((kind) => replies.get(requestFor(draft, kind)))
      return /** @type {import("./types.mjs").LaterReply[]} */ (found.filter((reply) => reply && "section" in reply))
    },
    /**
     * @param {Draft} draft
     * @returns {string | null} the request for the next section that the result announces and that is not there yet
     */
    nextOf(draft) {
      const outcome = this.of(draft)
      const missing = outcome?.kind === "assessed" ? outcome.view.later.find(({ kind }) => !replies.has(requestFor(draft, kind))) : undefined
      return missing ? requestFor(draft, missing.kind) : null
    },
    /**
     * @param {string} request
     * @param {BridgeReply} reply
     */
    add(request, reply) {
      replies.set(request, reply)
      if (replies.size > KEPT) replies.delete(replies.keys().next().value ?? "")
    },
    /**
     * See to it that there is a reply for these answers; what was asked before and has not come is forgotten.
     * @param {Draft} draft
     * @param {{ soon?: boolean }} options - soon: wait for a pause in a run of changes
     */
    want(draft, { soon = false } = {}) {
      const request = requestFor(draft)
      clock.clearTimeout(timer)
      if (replies.has(request)) return forget()
      if (soon) timer = clock.setTimeout(() => ask(request), PAUSE)
      else ask(request)
    },
  }
}
