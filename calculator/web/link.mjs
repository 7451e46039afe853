// Share links, format 1: answers to a short text and back. The twin of calculator/link_format.py; the form needs it
// before the engine is up. Nothing is guessed: a text gives exactly what was put in, or a `LinkError`.

import { ALPHABET, checkCharacters, digit, isIntact } from "./base32.mjs"
import { blocks, FieldError, possibleEnds, readValues, writeValues } from "./link-blocks.mjs"
import { readNumbers, writeNumbers } from "./link-numbers.mjs"
import { explain, slotProblem } from "./link-problems.mjs"
import { blocksStart, FORMAT, HEADER_LENGTH, LinkError, shortest, specOf, table, UNKNOWN } from "./link-spec.mjs"
import { nextWord, stretches } from "./link-text.mjs"
import { readWeights, writeWeights } from "./link-weights.mjs"

export { LinkError }

/**
 * @typedef {import("./link-spec.mjs").LinkSpec} LinkSpec
 * @typedef {import("./link-spec.mjs").LinkSpecs} LinkSpecs
 * @typedef {import("./link-spec.mjs").LinkWeights} LinkWeights
 * @typedef {import("./link-spec.mjs").ValueChange} ValueChange
 * @typedef {import("./link-spec.mjs").LinkNumbers} LinkNumbers
 * @typedef {import("./link-spec.mjs").DecodedLink} DecodedLink
 * @typedef {import("./link-text.mjs").Stretch} Stretch
 */

const FIRST_LEVEL = 2
const LONG_WORD = 16
const SHORT_CODE = 8
const SHOWN = 60

/**
 * The fragment of a share link, the same for the same content whatever its order; throws a `LinkError` naming the field.
 * @param {LinkSpec} spec - the model version that the answers belong to
 * @param {Record<string, string>} answers - question id to level id or "unknown"; a missing question is not answered
 * @param {LinkWeights | null} [weights] - naming every criterion
 * @param {readonly ValueChange[]} [values] - at most 12
 * @param {LinkNumbers | null} [numbers] - at most 16; brought to two digits that count
 */
export function encodeLink(spec, answers, weights = null, values = [], numbers = null) {
  const given = new Map(Object.entries(answers))
  const questions = new Map(spec.questions.map(({ id, levels }) => [id, levels]))
  for (const [name, level] of given) {
    const levels = questions.get(name)
    if (levels === undefined) {
      throw new FieldError(`answers.${[...name].slice(0, SHOWN).join("")}`, "there is no such question in this model version")
    }
    if (level !== UNKNOWN && !levels.includes(level)) {
      throw new FieldError(`answers.${name}`, `use one of ${[...levels, UNKNOWN].join(", ")}`)
    }
  }
  const slots = spec.questions.map(({ id, levels }) => slot(levels, given.get(id))).join("")
  const parts = writeWeights(spec, weights) + writeValues(spec, values) + writeNumbers(spec, numbers)
  const body = FORMAT + spec.versionCode + slots + parts
  return `r=${body}${checkCharacters(body)}`
}

/**
 * @param {string[]} levels
 * @param {string | undefined} answer
 */
function slot(levels, answer) {
  if (answer === undefined) return digit(0)
  return digit(answer === UNKNOWN ? 1 : FIRST_LEVEL + levels.indexOf(answer))
}

/**
 * What a pasted link, fragment or code carries; throws a `LinkError` with one of the codes empty, no_code, too_long,
 * cut, too_much, bad_character, checksum, format, version, slot, and a message that tells the reader what to do.
 * @param {LinkSpecs} specs - every known model version by version code
 * @param {string} text - a link, a part of one, or text around one; at most 4,096 characters
 * @returns {DecodedLink}
 */
export function decodeLink(specs, text) {
  const found = new Set()
  const failures = []
  const pasted = stretches(text)
  for (const stretch of pasted) {
    const { codes, failedAt } = codesOf(specs, stretch)
    for (const code of codes) found.add(code)
    if (failedAt !== undefined) failures.push(explain(specs, stretch, failedAt))
  }
  if (found.size + failures.length > 1) {
    throw new LinkError("too_much", "More than one link was pasted. Paste one link at a time.")
  }
  for (const failure of failures) throw failure
  for (const code of found) {
    const spec = specOf(specs, code.slice(1, HEADER_LENGTH))
    if (spec !== undefined) return read(spec, code)
  }
  throw nearest(specs, pasted)
}

/**
 * The intact codes of a stretch, and the place of one that should be a code but is not.
 * @param {LinkSpecs} specs
 * @param {Stretch} stretch
 * @returns {{ codes: string[], failedAt?: number }}
 */
function codesOf(specs, stretch) {
  const { code, ends, marked } = stretch
  const codes = []
  let [at, last, due] = [0, 0, marked]
  while (at < code.length) {
    const end = codeEnd(specs, code, at)
    if (end > 0) {
      codes.push(code.slice(at, end))
      due = !ends.includes(end) // only another code may be glued to a code
      ;[last, at] = [at, end]
    } else if (due && codes.length > 0) {
      return { codes: codes.slice(0, -1), failedAt: last }
    } else if (due || looksDamaged(specs, code.slice(at, nextWord(stretch, at)))) {
      return { codes, failedAt: at }
    } else {
      at = nextWord(stretch, at)
    }
  }
  return code === "" ? { codes, failedAt: 0 } : { codes }
}

/**
 * Where the code that starts at a place ends; 0 if none does.
 * @param {LinkSpecs} specs
 * @param {string} code
 * @param {number} at
 */
function codeEnd(specs, code, at) {
  const spec = specOf(specs, code.slice(at + 1, at + HEADER_LENGTH))
  if (spec === undefined || code.charAt(at) !== FORMAT) return 0
  const rest = code.slice(at)
  const ends = possibleEnds(spec, rest).filter((end) => end <= rest.length && isIntact(rest.slice(0, end)))
  return Math.max(0, ...ends.map((end) => at + end))
}

/**
 * Tell whether a word begins like a code and is at least half as long as one.
 * @param {LinkSpecs} specs
 * @param {string} word
 */
function looksDamaged(specs, word) {
  const spec = specOf(specs, word.slice(1, HEADER_LENGTH))
  return spec !== undefined && word.startsWith(FORMAT) && 2 * word.length >= shortest(spec)
}

/**
 * The error for a text without `r=` and without a code: about what comes nearest to one.
 * @param {LinkSpecs} specs
 * @param {Stretch[]} pasted
 */
function nearest(specs, pasted) {
  for (const stretch of pasted) {
    const { code, ends } = stretch
    for (const at of [0, ...ends.slice(0, -1)]) {
      const version = specOf(specs, code.slice(at + 1, at + HEADER_LENGTH))
      const beginsLikeOne = code.charAt(at) === FORMAT && version !== undefined
      if (nextWord(stretch, at) - at >= LONG_WORD || (beginsLikeOne && code.length - at >= SHORT_CODE)) {
        return explain(specs, stretch, at)
      }
    }
  }
  return new LinkError("no_code", 'There is no link code in this text. Paste the whole link, or the code after "r=".')
}

/**
 * @param {LinkSpec} spec
 * @param {string} code - intact
 * @returns {DecodedLink}
 */
function read(spec, code) {
  const carried = blocks(spec, code)
  try {
    return {
      version: spec.version,
      answers: readAnswers(spec, code.slice(HEADER_LENGTH, blocksStart(spec))),
      weights: readWeights(spec, carried.get("w") ?? ""),
      values: readValues(spec, carried.get("v") ?? ""),
      numbers: readNumbers(spec, carried.get("n") ?? ""),
    }
  } catch (error) {
    throw error instanceof FieldError ? slotProblem(spec, error.field) : error
  }
}

/**
 * @param {LinkSpec} spec
 * @param {string} slots
 */
function readAnswers(spec, slots) {
  /** @type {[string, string][]} */
  const answers = []
  for (const [place, { id, levels }] of spec.questions.entries()) {
    const number = ALPHABET.indexOf(slots.charAt(place))
    const answer = number === 1 ? UNKNOWN : levels[number - FIRST_LEVEL]
    if (number > 0 && answer === undefined) throw slotProblem(spec, id)
    if (number > 0 && answer !== undefined) answers.push([id, answer])
  }
  return table(answers)
}
