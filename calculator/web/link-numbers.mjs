// The block of numbers in a share link: what the reader set, low, typical and high, with currency and year.
// The twin of calculator/link_numbers.py.

import { ALPHABET, BITS, digit, pack, unpack } from "./base32.mjs"
import { LAST_CODE, nearestCode, stepsAt, stepsOf } from "./ladder.mjs"
import { FieldError, fields, isWhole, MASK_START, maskWidth } from "./link-blocks.mjs"
import { MOST_NUMBERS, table } from "./link-spec.mjs"

/**
 * @typedef {import("./link-spec.mjs").LinkSpec} LinkSpec
 * @typedef {import("./link-spec.mjs").LinkNumbers} LinkNumbers
 */

const FIRST_YEAR = 2000
const LAST_YEAR = 2100
const NO_CURRENCY = 31
const TRIPLE = 3
const FRAME = ["currency", "year"]

/**
 * The ids of the inputs in a table of numbers.
 * @param {LinkNumbers | null} numbers
 */
export function numberIds(numbers) {
  return Object.keys(numbers ?? {}).filter((name) => !FRAME.includes(name))
}

/**
 * The block of numbers, empty without any; throws a `FieldError`.
 * @param {LinkSpec} spec
 * @param {LinkNumbers | null} numbers
 */
export function writeNumbers(spec, numbers) {
  const names = numberIds(numbers)
  if (numbers === null || names.length === 0) return ""
  if (names.some((name) => !spec.numbers.some(({ id }) => id === name))) {
    throw new FieldError("numbers", "name a number of this model version in each entry")
  }
  if (names.length > MOST_NUMBERS) throw new FieldError("numbers", `give at most ${MOST_NUMBERS}`)
  const head = `n${writeCurrency(spec, Object.hasOwn(numbers, "currency") ? numbers.currency : "")}${writeYear(numbers.year)}`
  const carried = spec.numbers.filter(({ id }) => names.includes(id))
  const codes = carried.flatMap(({ id, scale }) => rungs(id, scale, numbers[id]))
  return head + mask(spec, names) + codes.map((code) => pack(code, 2)).join("")
}

/**
 * @param {LinkSpec} spec
 * @param {string[]} names
 */
function mask(spec, names) {
  return Array.from({ length: maskWidth(spec) }, (_, character) => {
    const bits = Array.from({ length: BITS }, (__, bit) => names.includes(spec.numbers[character * BITS + bit]?.id ?? ""))
    return digit(bits.reduce((sum, bit) => (sum << 1) | Number(bit), 0))
  }).join("")
}

/**
 * @param {LinkSpec} spec
 * @param {unknown} given
 */
function writeCurrency(spec, given) {
  if (given === "") return digit(NO_CURRENCY)
  const place = spec.currencies.findIndex((code) => code === given)
  if (place < 0) throw new FieldError("numbers.currency", `use one of ${spec.currencies.join(", ")}`)
  return digit(place)
}

/** @param {unknown} given */
function writeYear(given) {
  if (!isWhole(given, LAST_YEAR) || Number(given) < FIRST_YEAR) {
    throw new FieldError("numbers.year", `give a year from ${FIRST_YEAR} to ${LAST_YEAR}`)
  }
  return pack(Number(given) - FIRST_YEAR, 2)
}

/**
 * @param {string} name
 * @param {number} scale
 * @param {unknown} given
 */
function rungs(name, scale, given) {
  const row = Array.isArray(given) ? given : []
  const amounts = row.every((value) => Number.isFinite(value) && value >= 0)
  if (row.length !== TRIPLE || !amounts || row[0] > row[1] || row[1] > row[2]) {
    throw new FieldError(`numbers.${name}`, "give low, typical and high, none above the next")
  }
  const codes = row.map((value) => nearestCode(stepsOf(value, scale)))
  if (codes.some((code) => code > LAST_CODE)) {
    throw new FieldError(`numbers.${name}`, "give smaller numbers; a link cannot hold these")
  }
  return codes
}

/**
 * What `writeNumbers` wrote, given without its tag; throws a `FieldError` for what is out of range.
 * @param {LinkSpec} spec
 * @param {string} block
 * @returns {LinkNumbers | null}
 */
export function readNumbers(spec, block) {
  if (block === "") return null
  const [start, end] = [MASK_START - 1, MASK_START - 1 + maskWidth(spec)]
  const set = [...block.slice(start, end)].flatMap((sign) => bitsOf(ALPHABET.indexOf(sign)))
  const places = set.flatMap((bit, place) => (bit ? [place] : []))
  const steps = fields(block.slice(end), 2).map(stepsAt)
  /** @type {[string, [number, number, number] | string | number][]} */
  const entries = places.map((place, turn) => {
    const { id, scale } = spec.numbers[place] ?? { id: "", scale: 1 }
    const [low = 0, typical = 0, high = 0] = steps.slice(turn * TRIPLE).map((step) => step / scale)
    return [id, [low, typical, high]]
  })
  if (block.charAt(0) !== digit(NO_CURRENCY)) entries.push(["currency", spec.currencies[unpack(block.charAt(0))] ?? "none"])
  entries.push(["year", FIRST_YEAR + unpack(block.slice(1, start))])
  const numbers = /** @type {LinkNumbers} */ (table(entries))
  if (writeNumbers(spec, numbers).slice(1) !== block) throw new FieldError("numbers", "keep the permanent order")
  return numbers
}

/** @param {number} character */
function bitsOf(character) {
  return Array.from({ length: BITS }, (_, bit) => ((character >> (BITS - 1 - bit)) & 1) === 1)
}
