import { EMPTY, createStore, openStorage } from "./store.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Draft} Draft */

/**
 * The reader's own answers: kept on this device, brought back, cleared with a way back, and never lost to another tab.
 * @param {{
 *   window: Window,
 *   spec: import("./types.mjs").Spec,
 *   form: { read(): import("./types.mjs").Answers, fill(answers: import("./types.mjs").Answers): void },
 *   notes: ReturnType<typeof import("./notes.mjs").createNotes>,
 *   onReplaced: () => void,
 * }} options - onReplaced: the answers changed, and not by the reader's hand in the form
 */
export function createKeeping({ window, spec, form, notes, onReplaced }) {
  /** @type {Set<string>} */
  const told = new Set()
  const store = createStore({
    storage: openStorage(window),
    spec,
    onTrouble(trouble) {
      if (!told.has(trouble)) notes.show("storage", WORDS.notes[trouble])
      told.add(trouble)
    },
    onForeign() {
      const settle = (/** @type {boolean} */ theirs) => () => {
        store.settle(theirs)
        fillForm()
      }
      const choices = [{ label: WORDS.notes.useForeign, act: settle(true) }, { label: WORDS.notes.keepMine, act: settle(false) }]
      notes.show("foreign", WORDS.notes.foreign, choices, true)
    },
  })

  function fillForm() {
    form.fill(store.draft().answers)
    onReplaced()
  }

  function undo() {
    store.undo()
    fillForm()
    notes.show("undo", WORDS.notes.restored)
  }

  /**
   * @param {Draft} draft
   * @param {string} text - what is said about it
   */
  function replace(draft, text) {
    store.replace(draft)
    fillForm()
    notes.show("undo", text, [{ label: WORDS.undo, act: undo }])
  }

  const look = () => store.look()
  window.addEventListener("storage", look)
  window.addEventListener("pageshow", look)
  window.document.addEventListener("visibilitychange", look)

  return {
    draft: store.draft,
    hasOwn: () => Object.keys(store.draft().answers).length > 0,
    load() {
      const { answers, previous } = store.load()
      form.fill(answers)
      const cleared = Object.keys(answers).length === 0 && Object.keys(previous?.answers ?? {}).length > 0
      if (cleared) notes.show("undo", WORDS.notes.cleared, [{ label: WORDS.undo, act: undo }])
    },
    /** The reader has answered something. */
    keep() {
      notes.close("undo")
      store.keep(form.read())
    },
    keepSeen: store.keepSeen,
    keepChoice: store.keepChoice,
    startAgain() {
      replace(EMPTY, WORDS.notes.cleared)
    },
    /** @param {Draft} draft - from a link */
    adopt(draft) {
      const hadOwn = this.hasOwn()
      if (hadOwn) return replace(draft, WORDS.share.copiedOver)
      store.replace(draft)
      fillForm()
      notes.show("undo", WORDS.share.copiedHere)
    },
    stop() {
      window.removeEventListener("storage", look)
      window.removeEventListener("pageshow", look)
      window.document.removeEventListener("visibilitychange", look)
    },
  }
}
