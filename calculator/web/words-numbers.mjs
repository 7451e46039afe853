/** Words of the place where a reader gives numbers, of the finer simulation, and of answers in a file. */

/** @type {(count: number, one: string, many: string) => string} */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`

/** @param {number} number */
export const grouped = (number) => number.toLocaleString("en-GB")

export const NUMBER_WORDS = {
  title: "Months and money: give your own numbers",
  lead: "Times and costs rest on published figures and on our judgement. Replace what you know better. If you have one figure only, fill in “typical” alone.",
  wait: "Fetching the numbers …",
  currency: "Currency",
  currencyNote: "Nothing is converted. Costs that you leave as published are counted as they stand.",
  year: "Year of the prices",
  parts: { low: "Low", typical: "Typical", high: "High", value: "Value" },
  field: (/** @type {string} */ label, /** @type {string} */ part, /** @type {string} */ unit) => `${label}: ${part.toLowerCase()}, in ${unit}`,
  published: (/** @type {string} */ range) => `Published: ${range}`,
  range: (/** @type {number[]} */ [low, typical, high]) =>
    low === high ? grouped(typical) : `${grouped(low)} to ${grouped(high)}, typically ${grouped(typical)}`,
  byAnswer: "Published: depends on a question that is still open",
  without: (/** @type {string} */ text) => `If it stays empty: ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
  inCurrency: (/** @type {string} */ unit) => `${unit}, in your currency`,
  counted: (/** @type {string} */ shown) => `counted as ${shown}`,
  reset: "Reset",
  resetLong: (/** @type {string} */ label) => `Reset to the published numbers: ${label}`,
  behind: "Reason and source",
  sourceCurrency: (/** @type {string} */ code) => `The public figure behind it is in ${code}.`,
  changed: (/** @type {number} */ count) => `${count} changed`,
  either: (/** @type {string} */ text, /** @type {string[]} */ [one, other]) => `“${text}” can be read in two ways. Write ${one} or ${other}.`,
  wrong: (/** @type {number} */ count) => `${counted(count, "number needs", "numbers need")} another look. Nothing was changed so far.`,
  use: "Use these numbers",
  used: "The result now uses your numbers.",
  none: "The result uses the published numbers.",
  backToOurs: "Back to the published numbers",
  open: "Give your own numbers",
  see: "See months and money",
}

export const REFINE_WORDS = {
  start: (/** @type {number} */ points) => `Refine with ${grouped(points)} points`,
  running: "Refining the simulation",
  step: (/** @type {number} */ done, /** @type {number} */ all) => `Refining: part ${done} of ${all}`,
  cancel: "Cancel",
  cancelled: "Refining was cancelled. The figures are those from before.",
  done: (/** @type {number} */ points) => `The figures now rest on ${grouped(points)} points.`,
}

export const FILE_WORDS = {
  save: "Save as file",
  saved: "The file was saved.",
  open: "Open a file",
  choose: "Choose a file that was saved here",
  viewing: "You are looking at a result from a file",
  viewingText: "It was worked out from the answers in the file. Your own answers are untouched.",
  linkOff: (/** @type {string[]} */ reasons) => `A link has no room for this: ${reasons.join(" and ")}. Save it as a file instead.`,
  values: (/** @type {number} */ count, /** @type {number} */ most) => `${count} changed values, where it carries ${most}`,
  numbers: (/** @type {number} */ count, /** @type {number} */ most) => `${count} numbers of your own, where it carries ${most}`,
  tooLarge: "This file is larger than 64 KiB, so it was not saved by this page. Nothing was opened.",
  notJson: "This file cannot be read: it is damaged, or it was not saved by this page. Nothing was opened.",
  notOurs: "This file holds something else than answers saved by this page. Nothing was opened.",
  version: (/** @type {string} */ version, /** @type {string} */ here) =>
    `This file belongs to model version “${version}”; this page has “${here}”. Nothing was opened.`,
  wrong: (/** @type {string} */ what) => `Nothing was opened, because something in this file cannot be right. ${what}`,
  missing: (/** @type {string} */ name) => `${name}: it is missing.`,
  unknownEntry: (/** @type {string} */ name) => `${name}: there is no such entry.`,
}
