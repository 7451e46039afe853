import { button, h, hidden } from "./dom.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {{ label: string, act: () => void }} Choice */

/**
 * The one live region of the page. It speaks when its words change and keeps quiet otherwise.
 * @param {HTMLElement} region - has role "status"
 */
export function createAnnouncer(region) {
  return (/** @type {string} */ text) => {
    if (region.textContent !== text) region.textContent = text
  }
}

/**
 * Messages that stay in sight until they are closed or answered; one of each kind.
 * @param {HTMLElement} place
 * @param {(text: string) => void} announce
 */
export function createNotes(place, announce) {
  /** @type {Map<string, HTMLElement>} */
  const shown = new Map()

  /** @param {string} kind */
  function close(kind) {
    shown.get(kind)?.remove()
    shown.delete(kind)
  }

  /**
   * @param {string} kind
   * @param {string} text
   * @param {Choice[]} choices - what the reader can do; each closes the note
   * @param {boolean} mustChoose - leave out the button that only closes
   */
  function show(kind, text, choices = [], mustChoose = false) {
    close(kind)
    const act = (/** @type {Choice} */ choice) => () => {
      close(kind)
      choice.act()
    }
    const buttons = choices.map((choice) => button(choice.label, act(choice), { class: "msc-button msc-small" }))
    const dismiss = () => {
      close(kind)
      place.focus({ preventScroll: true })
    }
    const closing = mustChoose ? null : h("button", { type: "button", class: "msc-close", click: dismiss }, "×", hidden(WORDS.notes.close))
    const note = h("div", { class: "msc-note", "data-kind": kind }, h("p", {}, text), ...buttons, closing)
    shown.set(kind, note)
    place.append(note)
    announce(text)
  }

  return { show, close }
}
