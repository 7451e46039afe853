import { writeValues } from "./link-blocks.mjs"
import { numberIds, writeNumbers } from "./link-numbers.mjs"
import { LinkError } from "./link-spec.mjs"
import { writeWeights } from "./link-weights.mjs"
import { encodeLink } from "./link.mjs"

/** @typedef {import("./types.mjs").Draft} Draft */
/** @typedef {import("./types.mjs").NumberTable} NumberTable */
/** @typedef {import("./link-spec.mjs").LinkSpec} LinkSpec */

const CHANGE_KEYS = ["alternative", "criterion", "level", "value"]

/**
 * What links have to know of this page's model; whoever reads a draft from outside checks it by the same rules.
 * @param {import("./types.mjs").Spec} spec
 * @returns {LinkSpec}
 */
export function linkSpec(spec) {
  return {
    version: spec.model_version,
    versionCode: spec.version_code,
    questions: spec.questions.map(({ id, levels }) => ({ id, levels: levels.map((level) => level.id) })),
    criteria: spec.criteria,
    alternatives: spec.alternatives ?? [],
    numbers: spec.numbers ?? [],
    currencies: spec.currencies ?? [],
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/**
 * @param {() => unknown} write
 * @returns {string} why a link could not carry it, or nothing
 */
function fault(write) {
  try {
    write()
    return ""
  } catch (error) {
    if (error instanceof LinkError) return error.message
    throw error
  }
}

/**
 * @param {LinkSpec} link
 * @param {unknown} change
 * @returns {string} what is wrong with a changed value, or nothing
 */
function changeFault(link, change) {
  if (!isTable(change) || Object.keys(change).sort().join() !== CHANGE_KEYS.join()) return `values: each has ${CHANGE_KEYS.join(", ")} and nothing else.`
  const { criterion, level, alternative, value } = /** @type {any} */ (change)
  return fault(() => writeValues(link, [[criterion, level, alternative, value]]))
}

/** @param {NumberTable} numbers */
const framed = (numbers) => ["currency", "year"].filter((name) => Object.hasOwn(numbers, name))

/**
 * @param {LinkSpec} link
 * @param {NumberTable} numbers
 * @param {string} id
 * @returns {string} what is wrong with one input's numbers, or nothing
 */
function numberFault(link, numbers, id) {
  const alone = Object.fromEntries([id, ...framed(numbers)].map((name) => [name, numbers[name]]))
  return fault(() => writeNumbers(link, alone))
}

/** @param {any} change */
const placeOf = ({ criterion, level, alternative }) => `${criterion} ${level} ${alternative}`

/**
 * @param {LinkSpec} link
 * @param {{ answers: unknown, weights: unknown, values: unknown, numbers: unknown }} raw
 * @returns {string} the first thing that is wrong with a draft from outside, or nothing
 */
export function draftFault(link, { answers, weights, values, numbers }) {
  if (!isTable(answers)) return "answers: give an object."
  if (!Array.isArray(values)) return "values: give a list."
  if (numbers !== null && (!isTable(numbers) || numberIds(/** @type {NumberTable} */ (numbers)).length === 0)) return "numbers: give null or an object with an input."
  const table = /** @type {NumberTable | null} */ (numbers)
  return [
    fault(() => encodeLink(link, /** @type {Record<string, string>} */ (answers), /** @type {any} */ (weights))),
    ...values.map((change) => changeFault(link, change)),
    ...numberIds(table).map((id) => numberFault(link, /** @type {NumberTable} */ (table), id)),
    values.every(isTable) && new Set(values.map(placeOf)).size !== values.length ? "values: change each value once." : "",
  ].find((text) => text !== "") ?? ""
}

/**
 * What of the reader's own weights, values and numbers this page's model still knows: they come from storage.
 * @param {LinkSpec} link
 * @param {Partial<Record<string, unknown>> | null} raw
 * @returns {Omit<Draft, "answers">}
 */
export function knownChoice(link, raw) {
  const values = Array.isArray(raw?.values) ? raw.values.filter((change) => changeFault(link, change) === "") : []
  const weights = raw?.weights ?? null
  const kept = fault(() => writeWeights(link, weights)) === "" ? weights : null
  return { weights: /** @type {Draft["weights"]} */ (kept), values, numbers: isTable(raw?.numbers) ? knownNumbers(link, /** @type {NumberTable} */ (raw.numbers)) : null }
}

/**
 * @param {LinkSpec} link
 * @param {NumberTable} numbers
 * @returns {Draft["numbers"]}
 */
function knownNumbers(link, numbers) {
  const known = numberIds(numbers).filter((id) => numberFault(link, numbers, id) === "")
  if (known.length === 0) return null
  return Object.fromEntries([...known, ...framed(numbers)].map((name) => [name, numbers[name]]))
}
