import { decodeLink, encodeLink } from "./link.mjs"

/** @typedef {import("./types.mjs").Draft} Draft */

/**
 * Share links for this page's questionnaire.
 * @param {import("./types.mjs").Spec} spec
 */
export function createLinks(spec) {
  const version = {
    version: spec.model_version,
    versionCode: spec.version_code,
    questions: spec.questions.map(({ id, levels }) => ({ id, levels: levels.map((level) => level.id) })),
    criteria: spec.criteria,
    alternatives: spec.alternatives ?? [],
    numbers: [],
  }
  return {
    /**
     * @param {Draft} draft
     * @returns {string} the fragment, with "#"
     */
    write({ answers, weights, values }) {
      const changes = values.map((change) => /** @type {import("./link.mjs").ValueChange} */ ([change.criterion, change.level, change.alternative, change.value]))
      return `#${encodeLink(version, answers, weights, changes)}`
    },
    /**
     * @param {string} text - whatever was opened or pasted
     * @returns {Draft}
     * @throws {import("./link.mjs").LinkError} the link cannot be read; its message is for the reader
     */
    read(text) {
      const { answers, weights, values } = decodeLink({ [spec.version_code]: version }, text)
      return { answers, weights, values: values.map(([criterion, level, alternative, value]) => ({ criterion, level, alternative, value })) }
    },
  }
}
