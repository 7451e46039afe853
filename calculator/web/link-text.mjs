// From whatever a reader pasted to the stretches of it that may be a link code. The twin of calculator/link_text.py.

import { foldMisread } from "./base32.mjs"
import { LinkError } from "./link-spec.mjs"

/**
 * Letters and digits with nothing but white space between them.
 *
 * `code`: all of them joined, misread letters folded; `ends`: where white space or the end follows, counted in
 * characters of `code`; `marked`: stands after `r=`; `intruder`: a single sign that splits this stretch from the next.
 * @typedef {{ code: string, ends: number[], marked: boolean, intruder: string }} Stretch
 */

const LONGEST_TEXT = 4096
const ESCAPE_ROUNDS = 2
const WHITE = /[\t-\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g
const ZERO_WIDTH = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g
const WIDE = /[\uff01-\uff5e]/g // full-width forms of ! to ~
const TO_ASCII = 0xfee0
const ESCAPES = /(?:%[0-9a-fA-F]{2})+/g
const STRETCH = /([^0-9a-z ]*)([0-9a-z ]*)/g
const JOINERS = "&#?/=" // they end a code inside an address; any other single sign inside one is damage

/**
 * The stretches of a pasted text in order; throws a `LinkError`, for a long text before anything else is looked at.
 * @param {string} text
 * @returns {Stretch[]}
 */
export function stretches(text) {
  if (text.length > 2 * LONGEST_TEXT || [...text].length > LONGEST_TEXT) {
    throw new LinkError("too_long", "This text is longer than 4,096 characters. Paste only the link.")
  }
  const plain = unescaped(text)
  if (/^ *$/.test(plain)) {
    throw new LinkError("empty", 'Nothing was pasted. Paste the whole link, or the code after "r=".')
  }
  return split([...plain.matchAll(STRETCH)].map(([, before = "", run = ""]) => ({ before, run })))
}

/** @param {string} text */
function unescaped(text) {
  let plain = fold(text)
  for (let round = 0; round < ESCAPE_ROUNDS; round += 1) plain = fold(plain.replace(ESCAPES, unescapeRun))
  return plain.replace(/https?:\/\//g, " $&") // where a second link is glued to the first
}

/** @param {string} text */
function fold(text) {
  return text
    .replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - TO_ASCII))
    .replace(WHITE, " ")
    .replace(ZERO_WIDTH, "")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** @param {string} run - `%` and two digits, once or more */
function unescapeRun(run) {
  const bytes = run.slice(1).split("%").map((pair) => Number.parseInt(pair, 16))
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes))
}

/**
 * @param {{ before: string, run: string }[]} pairs
 * @returns {Stretch[]}
 */
function split(pairs) {
  /** @type {Stretch[]} */
  const found = []
  /** @type {boolean} */
  let marked = false
  for (const [place, { before, run }] of pairs.entries()) {
    const { before: after, run: following } = pairs[place + 1] ?? { before: "", run: "" }
    const words = run.split(" ").filter((word) => word !== "")
    /** @type {boolean} */
    const opens = after.startsWith("=") && endsWithR(before, words, marked)
    if (opens) words.push((words.pop() ?? "").slice(0, -1))
    const glued = [...after].length === 1 && !JOINERS.includes(after) && /[^ ]$/.test(run) && /^[^ ]/.test(following)
    const code = foldMisread(words.join(""))
    if (code !== "" || marked) found.push({ code, ends: endsOf(words), marked, intruder: glued ? after : "" })
    marked = opens
  }
  return found
}

/** @param {string[]} words */
function endsOf(words) {
  const ends = new Set()
  let end = 0
  for (const word of words) ends.add((end += word.length))
  ends.delete(0)
  return [...ends]
}

/**
 * Tell whether `r` stands alone, or is glued to a code that was itself marked.
 * @param {string} before
 * @param {string[]} words
 * @param {boolean} marked
 */
function endsWithR(before, words, marked) {
  const last = words.at(-1) ?? ""
  if (last === "r") return words.length > 1 || !/[_-]$/.test(before)
  return last.endsWith("r") && marked && words.length === 1
}

/**
 * Where the first word after a place starts.
 * @param {Stretch} stretch
 * @param {number} at
 */
export function nextWord(stretch, at) {
  return stretch.ends.find((end) => end > at) ?? stretch.code.length
}
