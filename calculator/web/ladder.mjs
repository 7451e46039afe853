// The ladder of numbers: two digits that count, so that a link carries exactly what the calculator uses.
// The twin of calculator/ladder.py.

const FINE = 100
const RUNG = 90
const WHOLE = 1e15 // every whole number up to here has its own double, and is written without an exponent

/** What two characters of a share link hold. */
export const LAST_CODE = 1023

/**
 * A number in smallest steps, halves up; `scale` steps make one of the unit.
 * @param {number} value - finite, zero or more
 * @param {number} scale
 */
export function stepsOf(value, scale) {
  return Number.isInteger(value) ? value * scale : Math.floor(value * scale + 0.5)
}

/** @param {number} steps */
function power(steps) {
  return 10 ** Math.max(0, String(steps).length - 2)
}

/**
 * The place on the ladder that comes nearest to a number of steps, halves up; beyond the last one where a link has no room.
 * @param {number} steps
 */
export function nearestCode(steps) {
  if (steps >= WHOLE) return LAST_CODE + 1
  const by = power(steps)
  const snapped = by > 1 ? Math.floor((steps + by / 2) / by) * by : steps
  const now = power(snapped)
  return now === 1 ? snapped : FINE + RUNG * (String(now).length - 2) + snapped / now - 10
}

/**
 * The number of steps at a place on the ladder.
 * @param {number} code
 */
export function stepsAt(code) {
  if (code < FINE) return code
  return (((code - FINE) % RUNG) + 10) * 10 ** (Math.floor((code - FINE) / RUNG) + 1)
}
