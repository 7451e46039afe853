/**
 * Numbers as people type them, with a point or a comma as decimal sign, and with or without signs between thousands.
 * @typedef {{ number: number } | { text: string } | { readings: [string, string] }} Typed - a number; a text that is none, as
 *   it stands; or a text that is two different numbers in two countries
 */

const BETWEEN = /[\s'’_]/g
const MINUS = /^[−–]/
const PLAIN = /^-?(\d+\.?\d*|\.\d+)$/
const THOUSANDS_BY_COMMA = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/
const THOUSANDS_BY_POINT = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/
const EITHER = /^-?[1-9]\d{0,2}[.,]\d{3}$/
const COMMA = /^-?\d*,\d+$/

/**
 * @param {string} text - what stands in a field
 * @returns {Typed}
 */
export function typed(text) {
  const tight = text.trim().replace(BETWEEN, "").replace(MINUS, "-")
  if (EITHER.test(tight)) return { readings: [tight.replace(/[.,]/, ""), tight.replace(",", ".").replace(/\.?0+$/, "")] }
  if (THOUSANDS_BY_COMMA.test(tight)) return made(tight.replaceAll(",", ""), text)
  if (THOUSANDS_BY_POINT.test(tight)) return made(tight.replaceAll(".", "").replace(",", "."), text)
  if (COMMA.test(tight)) return made(tight.replace(",", "."), text)
  return PLAIN.test(tight) ? made(tight, text) : { text: text.trim() }
}

/**
 * @param {string} plain
 * @param {string} text
 * @returns {Typed}
 */
function made(plain, text) {
  const number = Number(plain)
  return Number.isFinite(number) ? { number } : { text: text.trim() }
}
