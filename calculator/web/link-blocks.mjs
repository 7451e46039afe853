// The optional blocks of a share link: where they stand, and changed values. The twin of calculator/link_blocks.py.

import { ALPHABET, BITS, CHECK_LENGTH, digit, pack, unpack } from "./base32.mjs"
import { blocksStart, LinkError, MOST_NUMBERS, MOST_VALUES, shortest } from "./link-spec.mjs"

/**
 * @typedef {import("./link-spec.mjs").LinkSpec} LinkSpec
 * @typedef {import("./link-spec.mjs").ValueChange} ValueChange
 */

export const TAGS = ["w", "v", "n"]

/** Characters per criterion, by kind of weights. */
export const WEIGHT_WIDTHS = new Map([["1", 1], ["2", 2], ["3", 4]]) // order, swings, bounds
const PREFIX = 2 // tag, and kind or count
const VALUE_WIDTH = 4
const TRIPLE_WIDTH = 6
export const MASK_START = 4 // tag, currency, two characters of year
export const MOST_POINTS = 100
const LEVELS = 8 // 0 to 3, and 4 to 7 for the same in the plant variant

/**
 * Characters of a block from its beginning; nothing if that says nothing.
 * @param {LinkSpec} spec
 * @param {string} block - from the tag on; of numbers whose mask is cut, the least that they can have is returned
 */
function blockLength(spec, block) {
  const [tag, sign] = [block.charAt(0), block.charAt(1)]
  if (tag === "w") {
    const width = WEIGHT_WIDTHS.get(sign)
    return width === undefined ? undefined : PREFIX + width * spec.criteria.length
  }
  if (tag === "n") return numbersLength(spec, block)
  const count = sign === "" ? 0 : ALPHABET.indexOf(sign)
  return count >= 1 && count <= MOST_VALUES ? PREFIX + VALUE_WIDTH * count : undefined
}

/**
 * Characters of the mask that tells which inputs follow.
 * @param {LinkSpec} spec
 */
export function maskWidth(spec) {
  return Math.ceil(spec.numbers.length / BITS)
}

/**
 * Tell whether a block's beginning is too short to say how long the block is.
 * @param {LinkSpec} spec
 * @param {string} block
 */
export function isOpen(spec, block) {
  return block.length < (block.startsWith("n") ? MASK_START + maskWidth(spec) : PREFIX)
}

/**
 * @param {LinkSpec} spec
 * @param {string} block
 */
function numbersLength(spec, block) {
  const head = MASK_START + maskWidth(spec)
  let count = 0
  for (const sign of block.slice(MASK_START, head)) {
    for (let bits = Math.max(0, ALPHABET.indexOf(sign)); bits > 0; bits >>= 1) count += bits & 1
  }
  if (isOpen(spec, block)) count = Math.max(1, count)
  return count >= 1 && count <= MOST_NUMBERS ? head + TRIPLE_WIDTH * count : undefined
}

/**
 * Each block that a code announces, the last one perhaps beyond its end.
 * @param {LinkSpec} spec
 * @param {string} code
 */
export function blockSpans(spec, code) {
  const spans = []
  let start = blocksStart(spec)
  for (const tag of TAGS) {
    if (code.charAt(start) !== tag) continue
    const length = blockLength(spec, code.slice(start))
    if (length === undefined) break
    spans.push({ tag, start, end: start + length })
    start += length
  }
  return spans
}

/**
 * Where a code may end, shortest first: after the answers, or after each block it announces.
 * @param {LinkSpec} spec
 * @param {string} code
 */
export function possibleEnds(spec, code) {
  return [shortest(spec), ...blockSpans(spec, code).map(({ end }) => end + CHECK_LENGTH)]
}

/**
 * The blocks of a complete code by tag, without tag.
 * @param {LinkSpec} spec
 * @param {string} code
 */
export function blocks(spec, code) {
  const last = code.length - CHECK_LENGTH
  const complete = blockSpans(spec, code).filter(({ end }) => end <= last)
  return new Map(complete.map(({ tag, start, end }) => [tag, code.slice(start + 1, end)]))
}

/** A field that a link cannot carry. */
export class FieldError extends LinkError {
  /**
   * @param {string} field
   * @param {string} remedy
   */
  constructor(field, remedy) {
    super("not_in_link", `${field}: ${remedy}.`)
    this.field = field
  }
}

/**
 * Tell whether something is a whole number from 0 to `most`.
 * @param {unknown} value
 * @param {number} most
 */
export function isWhole(value, most) {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most
}

/**
 * The numbers in fields of one width.
 * @param {string} body
 * @param {number} width
 */
export function fields(body, width) {
  const found = []
  for (let start = 0; start < body.length; start += width) found.push(unpack(body.slice(start, start + width)))
  return found
}

/**
 * The block of changed values, empty without any; throws a `FieldError`.
 * @param {LinkSpec} spec
 * @param {readonly ValueChange[]} values
 */
export function writeValues(spec, values) {
  if (values.length > MOST_VALUES) throw new FieldError("values", `give at most ${MOST_VALUES} changes`)
  if (values.length === 0) return ""
  const rows = new Map(values.map((change) => [placeOf(spec, change), change[3]]))
  if (rows.size !== values.length) throw new FieldError("values", "change each value once")
  const sorted = [...rows].sort(([one], [other]) => one - other)
  return `v${digit(rows.size)}${sorted.map(([place, value]) => pack(place, 2) + pack(value, 2)).join("")}`
}

/**
 * @param {LinkSpec} spec
 * @param {ValueChange} change
 */
function placeOf(spec, [criterion, level, alternative, value]) {
  if (!spec.criteria.includes(criterion)) {
    throw new FieldError("values", "name a criterion of this model version in each change")
  }
  if (!spec.alternatives.includes(alternative) || !isWhole(level, LEVELS - 1) || !isWhole(value, MOST_POINTS)) {
    const remedy = `give a level from 0 to ${LEVELS - 1}, an alternative, and whole points from 0 to ${MOST_POINTS}`
    throw new FieldError(`values.${criterion}`, remedy)
  }
  // 5 bits of criterion, 3 of level, 2 of alternative
  return (spec.criteria.indexOf(criterion) << 5) | (level << 2) | spec.alternatives.indexOf(alternative)
}

/**
 * What `writeValues` wrote; throws a `FieldError` for what is out of range.
 * @param {LinkSpec} spec
 * @param {string} block
 * @returns {ValueChange[]}
 */
export function readValues(spec, block) {
  const values = fields(block.slice(1), VALUE_WIDTH).map((change) => {
    const [place, value] = [change >> 10, change & 1023]
    return /** @type {ValueChange} */ ([
      spec.criteria[place >> 5] ?? "", (place >> 2) & (LEVELS - 1), spec.alternatives[place & 3] ?? "", value,
    ])
  })
  if (writeValues(spec, values).slice(1) !== block) throw new FieldError("values", "keep the permanent order")
  return values
}
