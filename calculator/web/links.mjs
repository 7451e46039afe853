import { linkSpec } from "./draft-check.mjs"
import { numberIds } from "./link-numbers.mjs"
import { MOST_NUMBERS, MOST_VALUES } from "./link-spec.mjs"
import { decodeLink, encodeLink } from "./link.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Draft} Draft */

/**
 * Share links for this page's questionnaire.
 * @param {import("./types.mjs").Spec} spec
 */
export function createLinks(spec) {
  const version = linkSpec(spec)
  return {
    /**
     * @param {Draft} draft
     * @returns {string} why no link has room for it, or nothing
     */
    obstacle({ values, numbers }) {
      const own = numberIds(numbers).length
      const reasons = [
        ...(values.length > MOST_VALUES ? [WORDS.files.values(values.length, MOST_VALUES)] : []),
        ...(own > MOST_NUMBERS ? [WORDS.files.numbers(own, MOST_NUMBERS)] : []),
      ]
      return reasons.length > 0 ? WORDS.files.linkOff(reasons) : ""
    },
    /**
     * @param {Draft} draft - one without an obstacle
     * @returns {string} the fragment, with "#"
     */
    write({ answers, weights, values, numbers }) {
      const changes = values.map((change) => /** @type {import("./link.mjs").ValueChange} */ ([change.criterion, change.level, change.alternative, change.value]))
      return `#${encodeLink(version, answers, weights, changes, numbers)}`
    },
    /**
     * @param {string} text - whatever was opened or pasted
     * @returns {Draft}
     * @throws {import("./link.mjs").LinkError} the link cannot be read; its message is for the reader
     */
    read(text) {
      const { answers, weights, values, numbers } = decodeLink({ [spec.version_code]: version }, text)
      return { answers, weights, values: values.map(([criterion, level, alternative, value]) => ({ criterion, level, alternative, value })), numbers }
    },
  }
}
