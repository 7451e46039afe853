import { button, h } from "./dom.mjs"
import { draftFault, isTable, linkSpec } from "./draft-check.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Draft} Draft */
/** @typedef {import("./types.mjs").Spec} Spec */

const TEXT = WORDS.files
const FORMAT = "msc-scale-decision"
const NAME = "msc-scale-decision.json"
const KEYS = ["answers", "format", "numbers", "values", "version", "weights"]
const LARGEST = 64 * 1024

/** A file cannot be opened; the message is for the reader. */
export class FileError extends Error {}

/**
 * @param {Spec} spec
 * @param {Draft} draft
 * @returns {string} the file's text
 */
export function fileText(spec, { answers, weights, values, numbers }) {
  return `${JSON.stringify({ format: FORMAT, version: spec.model_version, answers, weights, values, numbers }, null, 1)}\n`
}

/**
 * What a file says, or a `FileError`: everything in it has to be right, or nothing of it is used.
 * @param {Spec} spec
 * @param {string} text
 * @returns {Draft}
 */
export function readFileText(spec, text) {
  if (text.length > LARGEST) throw new FileError(TEXT.tooLarge)
  /** @type {unknown} */
  let raw
  try {
    raw = JSON.parse(text)
  } catch {
    throw new FileError(TEXT.notJson)
  }
  if (!isTable(raw) || raw.format !== FORMAT) throw new FileError(TEXT.notOurs)
  if (raw.version !== spec.model_version) throw new FileError(TEXT.version(String(raw.version).slice(0, 60), spec.model_version))
  const unknown = Object.keys(raw).find((key) => !KEYS.includes(key))
  if (unknown !== undefined) throw new FileError(TEXT.wrong(TEXT.unknownEntry(unknown.slice(0, 60))))
  const missing = KEYS.find((key) => !Object.hasOwn(raw, key))
  if (missing !== undefined) throw new FileError(TEXT.wrong(TEXT.missing(missing)))
  return readDraft(spec, raw)
}

/**
 * @param {Spec} spec
 * @param {Record<string, any>} raw
 * @returns {Draft} a draft from outside, if all of it is right
 */
export function readDraft(spec, raw) {
  const { answers, weights, values, numbers } = raw
  const wrong = draftFault(linkSpec(spec), { answers, weights, values, numbers })
  if (wrong !== "") throw new FileError(TEXT.wrong(wrong))
  return { answers, weights, values, numbers }
}

/**
 * A button that saves the answers, and all that belongs to them, as a file on the reader's device.
 * @param {{ window: Window, spec: Spec, draft: () => Draft, announce: (text: string) => void, first: boolean }} options - first:
 *   there is no other way to share them
 */
export function saveButton({ window, spec, draft, announce, first }) {
  function save() {
    const url = URL.createObjectURL(new Blob([fileText(spec, draft())], { type: "application/json" }))
    const anchor = h("a", { href: url, download: NAME })
    anchor.click()
    window.setTimeout(() => URL.revokeObjectURL(url), 0)
    announce(TEXT.saved)
  }
  return button(TEXT.save, save, first ? { class: "msc-button msc-primary" } : {})
}

/**
 * A field for such a file, with the reason when it cannot be opened.
 * @param {(text: string) => void} open - throws a `FileError` where the text is no such file
 */
export function fileForm(open) {
  const reason = h("p", { id: "msc-file-why", class: "msc-broken", role: "alert", hidden: true })
  const field = h("input", { type: "file", id: "msc-file", accept: ".json,application/json", class: "msc-file", "aria-describedby": "msc-file-why" })
  field.addEventListener("change", async () => {
    const file = field.files?.[0]
    if (!file) return
    try {
      if (file.size > LARGEST) throw new FileError(TEXT.tooLarge)
      open(await file.text())
    } catch (error) {
      reason.textContent = error instanceof FileError ? error.message : TEXT.notJson
      reason.hidden = false
      field.value = ""
    }
  })
  return h("div", { class: "msc-code" }, reason, h("label", { for: "msc-file" }, TEXT.choose), field)
}
