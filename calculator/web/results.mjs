/** @typedef {import("./types.mjs").Draft} Draft */
/** @typedef {import("./types.mjs").BridgeReply} BridgeReply */

const KEPT = 20
const PAUSE = 250

/**
 * @param {Draft} draft
 * @returns {string} the request for the engine; equal drafts give equal requests
 */
export function requestFor({ answers, weights, values }) {
  const ordered = Object.fromEntries(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)))
  return JSON.stringify({ kind: "assess", answers: ordered, weights, values })
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
    /** @param {Draft} draft */
    of: (draft) => replies.get(requestFor(draft)) ?? null,
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
