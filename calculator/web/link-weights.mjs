// The weights block of a share link. The twin of calculator/link_weights.py.

import { digit, pack, unpack } from "./base32.mjs"
import { FieldError, fields, isWhole, MOST_POINTS } from "./link-blocks.mjs"
import { table } from "./link-spec.mjs"

/**
 * @typedef {import("./link-spec.mjs").LinkSpec} LinkSpec
 * @typedef {import("./link-spec.mjs").LinkWeights} LinkWeights
 */

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/**
 * The weights block, empty without weights; throws a `FieldError`.
 * @param {LinkSpec} spec
 * @param {unknown} weights
 */
export function writeWeights(spec, weights) {
  if (weights === null || weights === undefined) return ""
  const [entry, ...others] = isTable(weights) ? Object.entries(weights) : []
  if (entry !== undefined && others.length === 0) {
    const [kind, given] = entry
    if (kind === "order") return `w1${writeOrder(spec, given)}`
    if (kind === "swings") return `w2${writePoints(spec, kind, given)}`
    if (kind === "bounds") return `w3${writePoints(spec, kind, given)}`
  }
  throw new FieldError("weights", "give exactly one of order, swings or bounds")
}

/**
 * @param {LinkSpec} spec
 * @param {unknown} given
 */
function writeOrder(spec, given) {
  const names = Array.isArray(given) ? given : []
  if (names.length !== spec.criteria.length || !spec.criteria.every((name) => names.includes(name))) {
    throw new FieldError("weights.order", `name each of the ${spec.criteria.length} criteria once`)
  }
  return names.map((name) => digit(spec.criteria.indexOf(name))).join("")
}

/**
 * @param {LinkSpec} spec
 * @param {"swings" | "bounds"} kind
 * @param {unknown} given
 */
function writePoints(spec, kind, given) {
  const names = spec.criteria
  if (!isTable(given) || Object.keys(given).length !== names.length || !names.every((name) => Object.hasOwn(given, name))) {
    throw new FieldError(`weights.${kind}`, `give points for each of the ${names.length} criteria, by id`)
  }
  const rows = names.map((name) => points(kind, name, given[name]))
  if (rows.every((row) => row.at(-1) === 0)) {
    throw new FieldError(`weights.${kind}`, "give at least one criterion more than 0 points")
  }
  return rows.flat().map((point) => pack(point, 2)).join("")
}

/**
 * @param {"swings" | "bounds"} kind
 * @param {string} name
 * @param {unknown} given
 * @returns {number[]}
 */
function points(kind, name, given) {
  const field = `weights.${kind}.${name}`
  const row = kind === "swings" ? [given] : Array.isArray(given) ? given : []
  const whole = row.every((point) => isWhole(point, MOST_POINTS))
  if (kind === "swings" && !whole) throw new FieldError(field, `give whole points from 0 to ${MOST_POINTS}`)
  if (kind === "bounds" && (!whole || row.length !== 2 || row[0] > row[1])) {
    throw new FieldError(field, `give [low, high] in whole points from 0 to ${MOST_POINTS}, low first`)
  }
  return row
}

/**
 * What `writeWeights` wrote; throws a `FieldError` for what is out of range.
 * @param {LinkSpec} spec
 * @param {string} block
 * @returns {LinkWeights | null}
 */
export function readWeights(spec, block) {
  if (block === "") return null
  const weights = parseWeights(spec, block.charAt(0), block.slice(1))
  writeWeights(spec, weights)
  return weights
}

/**
 * @param {LinkSpec} spec
 * @param {string} kind
 * @param {string} body
 * @returns {LinkWeights}
 */
function parseWeights(spec, kind, body) {
  if (kind === "1") return { order: [...body].map((place) => spec.criteria[unpack(place)] ?? "") }
  const given = fields(body, 2)
  if (kind === "2") return { swings: table(spec.criteria.map((name, place) => [name, given[place] ?? 0])) }
  return {
    bounds: table(spec.criteria.map((name, place) => [name, [given[2 * place] ?? 0, given[2 * place + 1] ?? 0]])),
  }
}
