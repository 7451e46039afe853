/** @typedef {import("./types.mjs").Spec} Spec */
/** @typedef {import("./types.mjs").Answers} Answers */
/** @typedef {{ answered: number, total: number }} Count */

/**
 * Keep what this page's questionnaire asks, drop everything else: answers come from storage and links.
 * @param {Spec} spec
 * @param {unknown} raw
 * @returns {Answers}
 */
export function knownAnswers(spec, raw) {
  /** @type {Answers} */
  const answers = {}
  if (typeof raw !== "object" || raw === null) return answers
  for (const question of spec.questions) {
    const value = Object.hasOwn(raw, question.id) ? /** @type {Record<string, unknown>} */ (raw)[question.id] : undefined
    if (value === "unknown" || question.levels.some((level) => level.id === value)) answers[question.id] = String(value)
  }
  return answers
}

/**
 * One screen is one question to the reader, however many steps it asks about.
 * @param {Spec} spec
 * @param {Answers} answers
 * @param {string | null} section - count this section alone, or everything
 * @returns {Count}
 */
export function countScreens(spec, answers, section = null) {
  const asked = spec.questions.filter((question) => section === null || question.section === section)
  const all = new Set(asked.map((question) => question.screen))
  const open = new Set(asked.filter((question) => !(question.id in answers)).map((question) => question.screen))
  return { answered: all.size - open.size, total: all.size }
}

/**
 * @param {Spec} spec
 * @param {Answers} answers
 */
export function openQuestions(spec, answers) {
  return spec.questions.filter((question) => !(question.id in answers))
}

/**
 * @param {Answers} one
 * @param {Answers} other
 */
export function sameAnswers(one, other) {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}
