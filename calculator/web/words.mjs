import { PATIENCE } from "./load-status.mjs"
import { FILE_WORDS, NUMBER_WORDS, REFINE_WORDS } from "./words-numbers.mjs"

/** Every word of the interface. Words about the decision come from the model and from Python. */

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1_000_000).toFixed(1)

/** @type {(count: number, one: string, many: string) => string} */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`

export const WORDS = {
  sections: "Sections",
  answered: (/** @type {number} */ done, /** @type {number} */ all) => `${done} of ${all} answered`,
  ofTotal: (/** @type {number} */ done, /** @type {number} */ all) => `${done}/${all}`,
  back: "Back",
  next: (/** @type {string} */ title) => `Next: ${title}`,
  check: "Check your answers",
  result: "Result",
  seeResult: "See the result",
  change: "Change",
  undo: "Undo",
  startAgain: "Start again",

  start: {
    title: (/** @type {number} */ count) => `${count} questions`,
    begin: "Start",
    haveLink: "Open a shared result",
  },
  resume: {
    title: "Welcome back",
    text: (/** @type {number} */ done, /** @type {number} */ all) => `${done} of ${all} questions are answered on this device.`,
    begin: "Continue",
  },

  checking: {
    lead: "Nothing is sent. Change anything you like, now or after you have seen the result.",
    complete: "All questions are answered.",
    openTitle: (/** @type {number} */ count) => `${counted(count, "question is", "questions are")} not answered`,
    openText: "You can go on: what is not answered counts as “I don’t know yet”.",
    none: "Not answered",
    unknown: "I don’t know yet",
  },

  outcome: {
    waiting: "Working out your result",
    waitingShared: "Working out this result",
    none: "No result yet",
    problems: "These answers cannot be scored together",
    more: "Details",
    openAll: "Open all details",
    closeAll: "Close all details",
    changeAnswers: "Change answers",
    print: "Print",
    now: (/** @type {string} */ headline) => `Result now: ${headline}`,
    ready: (/** @type {string} */ headline) => `Result: ${headline}`,
    later: "Working this out …",
    unreadable: "This part of the result cannot be shown here. Reload the page; your answers are kept.",
  },

  weighing: {
    title: "Weigh the criteria yourself",
    lead: "Without weights from you, all weightings count alike. You can give an order, points, or points with bounds, and you can replace a value you disagree with.",
    wait: "Fetching the criteria …",
    kind: "How do you want to weigh?",
    none: "Not at all: all weightings count alike",
    order: "An order: which change would you buy first?",
    swings: "Points: 100 for the change you would buy first, fewer for the others",
    bounds: "Points with bounds: between a lowest and a highest number",
    swing: (/** @type {string} */ from, /** @type {string} */ to) => `From “${from}” to “${to}”`,
    up: (/** @type {string} */ title) => `Move up: ${title}`,
    down: (/** @type {string} */ title) => `Move down: ${title}`,
    points: (/** @type {string} */ title) => `Points for ${title}`,
    low: (/** @type {string} */ title) => `Lowest points for ${title}`,
    high: (/** @type {string} */ title) => `Highest points for ${title}`,
    range: "Give whole points from 0 to 100.",
    swapped: "The lowest number is above the highest. Swap them.",
    zero: "At least one criterion needs points above 0.",
    use: "Use these weights",
    used: "The result now uses your weights.",
    values: "Look up or replace a value",
    value: (/** @type {string} */ name, /** @type {string} */ state) => `${name}: ${state}`,
    plant: " (with a licensed plant running)",
    useValues: "Use these values",
    usedValues: "The result now uses your values. It is not the published model, and says so.",
    backToOurs: "Back to the published values",
    changedNow: (/** @type {number} */ count) => (count === 1 ? "One value differs from the published model." : `${count} values differ from the published model.`),
  },

  numbers: NUMBER_WORDS,
  refine: REFINE_WORDS,
  files: FILE_WORDS,

  share: {
    get: "Get a link to this result",
    label: "Link to this result",
    copy: "Copy link",
    copied: "Link copied.",
    byHand: "This browser does not let the page copy. The link is selected: copy it from the field.",
    about: "The link holds your answers in code, no names and no text. Whoever has it can read them.",
    viewing: "You are looking at a shared result",
    viewingText: "It was worked out from the answers in the link. Your own answers are untouched.",
    copyHere: "Copy to my answers",
    toOwn: "Go to my answers",
    toStart: "Start your own",
    behind: "The answers behind this result",
    copiedHere: "The shared answers are now yours.",
    copiedOver: "The shared answers are now yours. The answers you had before can be brought back.",
    broken: "This link cannot be opened",
    paste: "Paste the link or its code",
    open: "Open",
  },

  notes: {
    cleared: "Your answers were cleared.",
    restored: "Your earlier answers are back.",
    denied: "This browser does not let the page keep your answers. They last until you close or reload it.",
    full: "There is no room left to keep your answers on this device. They last until you close or reload this page.",
    foreign: "Your answers were changed in another tab.",
    useForeign: "Use the answers from the other tab",
    keepMine: "Keep the answers shown here",
    close: "Close this message",
  },

  engine: {
    idle: "The calculator loads when you start.",
    download: (/** @type {number} */ loaded, /** @type {number} */ total) =>
      `Fetching the calculator: ${megabytes(loaded)} of ${megabytes(total)} MB`,
    start: "Starting the calculator",
    model: "Reading the model",
    ready: "The calculator is ready. It runs on this device.",
    failed: "The calculator is not running.",
    name: "Loading the calculator",
    /** Said aloud once per stage while the reader waits; the bytes are for the eye. */
    stages: {
      idle: "",
      download: "Fetching the calculator",
      start: "Starting the calculator",
      model: "Reading the model",
      ready: "Working out the result",
      failed: "",
    },
    retry: "Try again",
    kept: "Your answers are kept. You can go on answering, and the questions and the guide can be read and printed as they are.",
  },

  cases: {
    run: "Run the published cases here",
    waiting: "Running the published cases",
    done: "Run on this device just now",
    same: "Every value is the one in the table above, to the last digit.",
    different: "Something differs from the table above. Please report it, with the name and version of your browser.",
    kept: "The table above stays as it is.",
  },

  /** What went wrong while loading or scoring, by code; `file` names the file concerned. */
  faults: /** @type {Record<string, (file: string) => { title: string, text: string }>} */ ({
    no_wasm: () => ({
      title: "This browser cannot run the calculator",
      text: "It has no WebAssembly, or it is switched off (some lockdown modes do that). Open this page in another browser, or allow WebAssembly for this site.",
    }),
    blocked: () => ({
      title: "The calculator was blocked",
      text: "A security rule of this browser or network forbids WebAssembly on this page. Try another browser or network.",
    }),
    missing: (file) => ({
      title: "Part of the calculator is missing",
      text: `The file ${file} is not on the server. There may be a newer version of this page: reload it.`,
    }),
    changed: (file) => ({
      title: "Part of the calculator arrived damaged",
      text: `The file ${file} is not the one this page was built with. A network filter may have replaced it, or there is a newer version: try again, then reload the page.`,
    }),
    network: (file) => ({
      title: "The connection broke",
      text: `The file ${file} did not arrive. Check the connection and try again.`,
    }),
    stalled: () => ({
      title: "The calculator stopped loading",
      text: `Nothing has arrived or happened for ${PATIENCE.quiet} seconds. The connection may be down, or a filter holds a file back. Try again.`,
    }),
    slow: () => ({
      title: "The calculator is taking too long",
      text: `It is not up after ${PATIENCE.whole} seconds. What has arrived is kept by the browser, so trying again is usually quicker.`,
    }),
    start: () => ({
      title: "The calculator did not start",
      text: "Its files arrived whole, but this browser could not start them. Close other tabs and try again, or use a newer browser.",
    }),
    crashed: () => ({
      title: "The calculator stopped",
      text: "It failed while working out a result; this is a fault of ours. Try again; if it happens once more, please report it with the link to your answers.",
    }),
    no_reply: () => ({
      title: "The calculator does not answer",
      text: `It was asked for a result ${PATIENCE.quiet} seconds ago. The browser may have stopped it to save memory. Try again.`,
    }),
  }),
}
