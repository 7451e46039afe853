// What a share link needs to know of a model version, and what it carries: plain data. The twin of calculator/link_spec.py.

import { CHECK_LENGTH } from "./base32.mjs"

/**
 * One model version as links see it; every order is permanent.
 * @typedef {{
 *   version: string, versionCode: string, questions: { id: string, levels: string[] }[],
 *   criteria: string[], alternatives: string[], numbers: LinkNumber[], currencies: string[],
 * }} LinkSpec
 *
 * An input that takes the reader's numbers, and how many of the smallest steps make one of its unit.
 * @typedef {{ id: string, scale: number }} LinkNumber
 *
 * Known model versions by version code.
 * @typedef {Record<string, LinkSpec>} LinkSpecs
 *
 * @typedef {{ order: string[] } | { swings: Record<string, number> } | { bounds: Record<string, [number, number]> }} LinkWeights
 *
 * A value that the reader replaced, 0 to 100; levels 4 to 7 are 0 to 3 of the plant variant.
 * @typedef {[criterion: string, level: number, alternative: string, value: number]} ValueChange
 *
 * Input id to low, typical and high in its unit; the year, and the currency where one was stated.
 * @typedef {Record<string, [number, number, number] | string | number>} LinkNumbers
 *
 * @typedef {{
 *   version: string, answers: Record<string, string>, weights: LinkWeights | null,
 *   values: ValueChange[], numbers: LinkNumbers | null,
 * }} DecodedLink
 */

export const FORMAT = "1"
export const UNKNOWN = "unknown"
export const HEADER_LENGTH = 3

/** Changed values, and numbers of the reader's own, that one link has room for. */
export const MOST_VALUES = 12
export const MOST_NUMBERS = 16

/** A share link cannot be read or written; the message tells the reader what to do. */
export class LinkError extends Error {
  /**
   * @param {string} code - stable short name
   * @param {string} message
   */
  constructor(code, message) {
    super(message)
    this.name = "LinkError"
    this.code = code
  }
}

/**
 * Where the blocks begin: after the header and one character per question.
 * @param {LinkSpec} spec
 */
export function blocksStart(spec) {
  return HEADER_LENGTH + spec.questions.length
}

/**
 * Characters of a code without blocks.
 * @param {LinkSpec} spec
 */
export function shortest(spec) {
  return blocksStart(spec) + CHECK_LENGTH
}

/**
 * The model version with this code, if it is known.
 * @param {LinkSpecs} specs
 * @param {string} code
 */
export function specOf(specs, code) {
  return Object.hasOwn(specs, code) ? specs[code] : undefined
}

/**
 * A table without a prototype: no key that comes from outside can reach one.
 * @template Value
 * @param {Iterable<readonly [string, Value]>} entries
 * @returns {Record<string, Value>}
 */
export function table(entries) {
  const made = Object.create(null)
  for (const [key, value] of entries) made[key] = value
  return made
}
