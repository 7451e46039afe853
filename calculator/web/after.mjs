import { requestFor } from "./results.mjs"

/** @typedef {import("./types.mjs").BridgeReply} BridgeReply */
/** @typedef {import("./types.mjs").Draft} Draft */
/** @typedef {import("./types.mjs").LaterReply} LaterReply */

/**
 * What is asked once the result stands: for whoever waits at a panel first, then the sections that take longer, then the
 * refining of one of them.
 * @param {{
 *   engine: { ask: (request: string) => void, forget: () => void },
 *   results: ReturnType<typeof import("./results.mjs").createResults>,
 *   outcome: ReturnType<typeof import("./outcome.mjs").createOutcome>,
 *   weighing: ReturnType<typeof import("./weighing.mjs").createWeighing>,
 *   numbers: ReturnType<typeof import("./numbers.mjs").createNumbers>,
 *   refine: ReturnType<typeof import("./refine.mjs").createRefine>,
 * }} parts
 */
export function createAfter({ engine, results, outcome, weighing, numbers, refine }) {
  /**
   * A section that could not be worked out says why.
   * @param {Draft} draft
   * @param {string} kind
   * @param {BridgeReply} reply
   * @returns {LaterReply | null}
   */
  function sectionFor(draft, kind, reply) {
    if ("section" in reply) return reply
    const found = results.of(draft)
    const held = found?.kind === "assessed" ? found.view.later.find((later) => later.kind === kind) : undefined
    if (reply.kind !== "problem" || !held) return null
    const lead = reply.problems.map(({ message }) => message).join(" ")
    return { kind: held.kind, section: { id: held.kind, title: held.title, lead, glance: [], blocks: [] } }
  }

  return {
    /** @param {Draft} draft - whose result is on show */
    askNext(draft) {
      const request = numbers.wants() ?? weighing.wants() ?? results.nextOf(draft) ?? refine.wants(draft)
      if (request) engine.ask(request)
      else engine.forget()
    },
    /**
     * @param {Draft} draft - whose result is on show
     * @param {string} request - anything but for the result itself
     * @param {BridgeReply} reply
     */
    add(draft, request, reply) {
      const asked = JSON.parse(request)
      const { kind, points } = asked
      if (kind === "criteria") return weighing.receive(reply)
      if (kind === "inputs") return numbers.receive(request, reply)
      if (points) refine.receive(reply)
      if (kind === "money_part") return
      const section = sectionFor(draft, kind, reply)
      if (!section || (points && !("section" in reply))) return
      // A finer section takes the place of the one that was asked for first.
      const whole = points ? { ...section, points } : section
      const base = requestFor(asked, section.kind)
      results.add(base, whole)
      if (base === requestFor(draft, section.kind)) outcome.add(whole)
    },
  }
}
