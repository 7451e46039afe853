import { button, h } from "./dom.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Draft} Draft */

/**
 * A link is made when the reader asks for one, never before; when the answers change, it goes again.
 * @param {{
 *   window: Window,
 *   links: ReturnType<typeof import("./links.mjs").createLinks>,
 *   write: (fragment: string) => void,
 *   announce: (text: string) => void,
 * }} options - write: put the fragment into the address, or take it out
 */
export function createShare({ window, links, write, announce }) {
  const field = h("input", { type: "text", id: "msc-link", readonly: true, class: "msc-link-field", spellcheck: "false", autocomplete: "off" })
  const said = h("p", { class: "msc-muted" })
  const box = h("div", { class: "msc-link-box", hidden: true },
    h("label", { for: "msc-link" }, WORDS.share.label),
    h("div", { class: "msc-link-row" }, field, button(WORDS.share.copy, copy)), said, h("p", { class: "msc-muted" }, WORDS.share.about))
  const off = h("p", { id: "msc-link-off", class: "msc-paragraph", "data-tone": "note", hidden: true })
  field.addEventListener("focus", () => field.select())

  async function copy() {
    let text = WORDS.share.copied
    try {
      await window.navigator.clipboard.writeText(field.value)
    } catch {
      text = WORDS.share.byHand
      field.focus()
      field.select()
    }
    said.textContent = text
    announce(text)
  }

  /** @param {Draft} draft */
  function make(draft) {
    const why = links.obstacle(draft)
    if (why !== "") return announce(why)
    const { origin, pathname } = window.location
    const code = links.write(draft)
    field.value = origin + pathname + code
    said.textContent = ""
    box.hidden = false
    write(code)
    field.focus()
  }

  return {
    box,
    off,
    /** @param {Draft} draft */
    hasRoom: (draft) => links.obstacle(draft) === "",
    /**
     * Where no link has room for the draft, the button stays and says why.
     * @param {() => Draft} draft
     */
    button(draft) {
      const why = links.obstacle(draft())
      off.textContent = why
      off.hidden = why === ""
      /** @type {Record<string, string>} */
      const able = why === "" ? { class: "msc-button msc-primary" } : { "aria-disabled": "true", "aria-describedby": "msc-link-off" }
      return button(WORDS.share.get, () => make(draft()), able)
    },
    /**
     * Take a link away, from page and address, that no longer says what the page says.
     * @param {Draft} draft - what the page says now
     */
    follow(draft) {
      const code = links.obstacle(draft) === "" ? links.write(draft) : null
      if (window.location.hash !== "" && window.location.hash !== code) write("")
      if (code !== null && field.value.endsWith(code)) return
      box.hidden = true
      field.value = ""
    },
  }
}

/**
 * What stands above a result that came by link or file.
 * @param {{ copy: () => void, leave: () => void, hasOwn: boolean, isFile: boolean }} options
 */
export function viewingBanner({ copy, leave, hasOwn, isFile }) {
  const { viewing, viewingText } = isFile ? WORDS.files : WORDS.share
  return h("div", { class: "msc-viewing", role: "region", "aria-labelledby": "msc-viewing-title" },
    h("p", { id: "msc-viewing-title" }, h("strong", {}, viewing)), h("p", {}, viewingText),
    h("p", { class: "msc-row" }, button(WORDS.share.copyHere, copy), button(hasOwn ? WORDS.share.toOwn : WORDS.share.toStart, leave)))
}

/**
 * A field for a link or its code, with the reason when it cannot be read.
 * @param {(text: string) => void} open - throws where the text is no link
 * @param {string} why - what is wrong with the link that was opened, if one was
 */
export function codeForm(open, why = "") {
  const reason = h("p", { id: "msc-code-why", class: "msc-broken", hidden: why === "" }, why)
  const field = h("input", {
    type: "text", id: "msc-code", class: "msc-link-field", autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-describedby": "msc-code-why",
  })
  const send = (/** @type {Event} */ event) => {
    event.preventDefault()
    try {
      open(field.value)
    } catch (error) {
      reason.textContent = error instanceof Error ? error.message : String(error)
      reason.hidden = false
      field.focus()
    }
  }
  return h("form", { submit: send, class: "msc-code" }, reason, h("label", { for: "msc-code" }, WORDS.share.paste),
    h("div", { class: "msc-link-row" }, field, h("button", { type: "submit", class: "msc-button" }, WORDS.share.open)))
}

/**
 * A link that cannot be read: why, and where to paste it again. Never a result.
 * @param {string} why - from the codec
 * @param {{ open: (text: string) => void, leave: () => void, hasOwn: boolean }} options
 */
export function brokenLink(why, { open, leave, hasOwn }) {
  const heading = h("h2", {}, WORDS.share.broken)
  const away = h("p", { class: "msc-row" }, button(hasOwn ? WORDS.share.toOwn : WORDS.share.toStart, leave))
  return { heading, content: [heading, codeForm(open, why), away] }
}
