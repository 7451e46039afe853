// The alphabet of a share link (Crockford's base32, lower case) and the check characters at its end.
// The twin of calculator/base32.py, which says why this alphabet and this polynomial.

export const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
export const NOT_USED = "u"
export const CHECK_LENGTH = 4

export const BITS = 5
const GENERATOR = 0x12623b
const WIDTH = 20
const MASK = (1 << WIDTH) - 1
const MISREAD = /** @type {const} */ ({ o: "0", i: "1", l: "1" })

/**
 * Fold the letters that are misread for digits.
 * @param {string} text - lower case
 */
export function foldMisread(text) {
  return text.replace(/[oil]/g, (letter) => MISREAD[/** @type {"o" | "i" | "l"} */ (letter)])
}

/** @param {number} number - 0 to 31 */
export function digit(number) {
  return ALPHABET.charAt(number)
}

/**
 * Write a number in exactly `width` characters, most significant first.
 * @param {number} number
 * @param {number} width
 */
export function pack(number, width) {
  let text = ""
  for (let place = width - 1; place >= 0; place -= 1) text += digit((number >> (BITS * place)) & 31)
  return text
}

/**
 * Return the number that `pack` wrote.
 * @param {string} text - of the alphabet alone
 */
export function unpack(text) {
  let number = 0
  for (const character of text) number = (number << BITS) | ALPHABET.indexOf(character)
  return number
}

/** @param {number} register */
function shift(register) {
  for (let bit = 0; bit < BITS; bit += 1) {
    register <<= 1
    if (register > MASK) register ^= GENERATOR
  }
  return register
}

const TABLE = Array.from({ length: 1 << BITS }, (_, number) => shift(number << (WIDTH - BITS)))

/**
 * Return the four check characters for a text of the alphabet.
 * @param {string} text
 */
export function checkCharacters(text) {
  let register = MASK
  for (const character of text) {
    const place = (register >> (WIDTH - BITS)) ^ ALPHABET.indexOf(character)
    register = ((register << BITS) & MASK) ^ /** @type {number} */ (TABLE[place])
  }
  return pack(register ^ MASK, CHECK_LENGTH)
}

/**
 * Tell whether a text is of the alphabet and ends with its own check characters.
 * @param {string} code
 */
export function isIntact(code) {
  const body = code.slice(0, -CHECK_LENGTH)
  return body !== "" && !code.includes(NOT_USED) && checkCharacters(body) === code.slice(-CHECK_LENGTH)
}
