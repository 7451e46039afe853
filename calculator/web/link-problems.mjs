// What to tell the reader about a link that cannot be read. The twin of calculator/link_problems.py, word for word.

import { CHECK_LENGTH, isIntact, NOT_USED } from "./base32.mjs"
import { blockSpans, isOpen, possibleEnds, TAGS } from "./link-blocks.mjs"
import { blocksStart, FORMAT, HEADER_LENGTH, LinkError, shortest, specOf } from "./link-spec.mjs"

/**
 * @typedef {import("./link-spec.mjs").LinkSpec} LinkSpec
 * @typedef {import("./link-spec.mjs").LinkSpecs} LinkSpecs
 * @typedef {import("./link-text.mjs").Stretch} Stretch
 */

const LONGEST_CODE = 300

/**
 * The error for a stretch that should hold a code from a place on, but does not.
 * @param {LinkSpecs} specs
 * @param {Stretch} stretch
 * @param {number} at
 */
export function explain(specs, stretch, at) {
  const code = stretch.code.slice(at)
  const ends = stretch.ends.filter((end) => end > at).map((end) => end - at)
  const header = code.slice(0, HEADER_LENGTH)
  if (code === "") {
    return new LinkError("no_code", 'Nothing follows "r=". Paste the whole link, or the code after "r=".')
  }
  if (header.includes(NOT_USED)) return badCharacter(code.indexOf(NOT_USED), NOT_USED)
  if (!code.startsWith(FORMAT)) return unreadable()
  if (code.length < HEADER_LENGTH) return cut(code.length, shortestOf(specs), false)
  const spec = specOf(specs, header.slice(1))
  const intact = ends.some((end) => end <= LONGEST_CODE && isIntact(code.slice(0, end)))
  if (spec === undefined) return intact ? unknownVersion(header.slice(1)) : damaged()
  return explainKnown(spec, code, ends, stretch.intruder, intact)
}

/** @param {LinkSpecs} specs */
function shortestOf(specs) {
  const lengths = Object.values(specs).map(shortest)
  return lengths.length > 0 ? Math.min(...lengths) : HEADER_LENGTH + CHECK_LENGTH
}

/**
 * @param {LinkSpec} spec
 * @param {string} code
 * @param {number[]} ends
 * @param {string} intruder
 * @param {boolean} intact
 */
function explainKnown(spec, code, ends, intruder, intact) {
  const expected = possibleEnds(spec, code)
  const whole = expected.find((end) => end <= code.length && isIntact(code.slice(0, end)))
  if (whole !== undefined) return tooMuch(code.length, whole)
  if (intact) return unreadable()
  if (code.slice(0, expected.at(-1)).includes(NOT_USED)) return badCharacter(code.indexOf(NOT_USED), NOT_USED)
  if (expected.some((end) => ends.includes(end))) return damaged()
  return wrongLength(spec, code, expected, intruder)
}

/**
 * @param {LinkSpec} spec
 * @param {string} code
 * @param {number[]} expected
 * @param {string} intruder
 */
function wrongLength(spec, code, expected, intruder) {
  const last = expected.at(-1) ?? 0
  const goal = expected.find((end) => end > code.length)
  if (goal === undefined) return tooMuch(code.length, last)
  if (intruder !== "") return badCharacter(code.length, intruder)
  return cut(code.length, goal, goal === last && nothingFollows(spec, code))
}

/**
 * Tell whether a cut code announces how long it is: no block can follow, and the last one says where it ends.
 * @param {LinkSpec} spec
 * @param {string} code
 */
function nothingFollows(spec, code) {
  const last = blockSpans(spec, code).at(-1)
  if (last && isOpen(spec, code.slice(last.start))) return false
  const later = last ? TAGS.slice(TAGS.indexOf(last.tag) + 1) : TAGS
  const end = last ? last.end : blocksStart(spec)
  return later.length === 0 || (end < code.length && !later.includes(code.charAt(end)))
}

/**
 * @param {number} arrived
 * @param {number} expected
 * @param {boolean} sure
 */
function cut(arrived, expected, sure) {
  const goal = sure ? `${expected}` : `at least ${expected}`
  const message = `${arrived} of ${goal} characters arrived. Ask for the link again, or paste the code here.`
  return new LinkError("cut", message)
}

/**
 * @param {number} arrived
 * @param {number} expected
 */
function tooMuch(arrived, expected) {
  const message = `${arrived} characters arrived, but the code has ${expected}. Paste only the link, or ask for it again.`
  return new LinkError("too_much", message)
}

/**
 * @param {number} place
 * @param {string} sign
 */
function badCharacter(place, sign) {
  const shown = /^[!-~]$/.test(sign) ? `"${sign}"` : "a sign"
  const message = `Character ${place + 1} of the code is ${shown}, which no link contains. Copy it again, or ask for it.`
  return new LinkError("bad_character", message)
}

function damaged() {
  const message = "At least one character of this link is wrong or missing. Copy it again, or ask for the link again."
  return new LinkError("checksum", message)
}

function unreadable() {
  const message = "This link has a form that is not known here. Reload the page, or ask for the link again."
  return new LinkError("format", message)
}

/** @param {string} code */
function unknownVersion(code) {
  const message = `This link needs model version "${code}", which is not known here. Reload the page to get the newest version.`
  return new LinkError("version", message)
}

/**
 * The error for an intact code whose content the model version does not have.
 * @param {LinkSpec} spec
 * @param {string} field
 */
export function slotProblem(spec, field) {
  const message = `What the link says about ${field} does not fit model version ${spec.version}. Ask for the link again.`
  return new LinkError("slot", message)
}
