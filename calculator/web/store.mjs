import { knownChoice, linkSpec } from "./draft-check.mjs"
import { knownAnswers, sameAnswers } from "./progress.mjs"

/** @typedef {import("./types.mjs").Draft} Draft */
/** @typedef {Draft & { stamp: string, seen: boolean, previous: Draft | null }} Saved */

const KEY = "msc-scale-decision.draft"
const LONGEST = 200_000 // every value and number changed, twice: now, and before

/** @type {Draft} */
export const EMPTY = { answers: {}, weights: null, values: [], numbers: null }

/**
 * The browser's storage, or nothing where it is denied: some browsers throw on the mere mention of it.
 * @param {Window} host
 * @returns {Storage | null}
 */
export function openStorage(host) {
  try {
    const storage = host.localStorage
    storage.getItem(KEY)
    // Where storage is denied, a stand-in may be in its place that forgets everything: good for the theme, not for answers.
    return storage instanceof Storage ? storage : null
  } catch {
    return null
  }
}

/**
 * @param {import("./types.mjs").Spec} spec
 * @param {unknown} raw
 * @returns {Draft}
 */
function draftFrom(spec, raw) {
  const held = /** @type {Partial<Draft> | null} */ (typeof raw === "object" ? raw : null)
  return { answers: knownAnswers(spec, held?.answers), ...knownChoice(linkSpec(spec), held) }
}

/**
 * Answers kept on this device. Work goes on without storage; another tab's answers are never overwritten silently.
 * @param {{
 *   storage: Storage | null,
 *   spec: import("./types.mjs").Spec,
 *   onTrouble: (trouble: "denied" | "full") => void,
 *   onForeign: (theirs: Draft) => void,
 * }} options
 */
export function createStore({ storage, spec, onTrouble, onForeign }) {
  /** @type {Saved} */
  let saved = { ...EMPTY, stamp: "", seen: false, previous: null }
  /** @type {Saved | null} what another tab wrote, until the reader has chosen */
  let foreign = null

  /** @returns {Saved | null} */
  function stored() {
    try {
      const text = storage?.getItem(KEY) ?? ""
      const raw = text !== "" && text.length <= LONGEST ? JSON.parse(text) : null
      if (typeof raw?.stamp !== "string") return null
      return { ...draftFrom(spec, raw), stamp: raw.stamp, seen: raw.seen === true, previous: raw.previous ? draftFrom(spec, raw.previous) : null }
    } catch {
      return null
    }
  }

  function write() {
    saved.stamp = `${Date.now()}-${Math.random()}`
    if (!storage) return onTrouble("denied")
    try {
      storage.setItem(KEY, JSON.stringify(saved))
    } catch {
      onTrouble("full")
    }
  }

  /** Look whether another tab has written since; if so, let the reader choose. */
  function look() {
    const theirs = stored()
    if (!theirs || theirs.stamp === saved.stamp) return
    if (sameAnswers(theirs.answers, saved.answers)) {
      saved = theirs
      return
    }
    foreign = theirs
    onForeign(theirs)
  }

  /** @param {Partial<Saved>} change */
  function update(change) {
    look()
    saved = { ...saved, ...change }
    if (!foreign) write()
  }

  return {
    look,
    draft: () => saved,
    /** Read what earlier visits left. */
    load() {
      saved = stored() ?? saved
      return saved
    },
    /** @param {import("./types.mjs").Answers} answers */
    keep(answers) {
      update({ answers })
    },
    /** @param {Partial<Draft>} choice - weights, values or numbers of the reader's own */
    keepChoice(choice) {
      update(choice)
    },
    /** A result has been asked for: from now on it follows the answers. */
    keepSeen() {
      if (!saved.seen) update({ seen: true })
    },
    /**
     * Put other answers in place of these, which can be brought back.
     * @param {Draft} draft
     */
    replace(draft) {
      const { answers, weights, values, numbers } = saved
      update({ ...draft, seen: false, previous: { answers, weights, values, numbers } })
    },
    undo() {
      if (saved.previous) update({ ...saved.previous, previous: null })
    },
    /** @param {boolean} useTheirs */
    settle(useTheirs) {
      if (useTheirs && foreign) saved = foreign
      foreign = null
      if (!useTheirs) write()
    },
  }
}
