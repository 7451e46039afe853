import assert from "node:assert/strict"
import { describe, it } from "node:test"

import { EMPTY, createStore } from "../../../calculator/web/store.mjs"
import { FileError, fileText, readFileText } from "../../../calculator/web/files.mjs"
import { createLinks } from "../../../calculator/web/links.mjs"
import { requestFor } from "../../../calculator/web/results.mjs"

const SPEC = {
  model_version: "draft",
  version_code: "00",
  questions: [{ id: "phase", section: "programme", screen: 1, ask: "Phase?", levels: [{ id: "early", label: "Early" }] }],
  sections: [{ id: "programme", title: "Programme" }],
  criteria: ["speed", "money"],
  alternatives: ["in_house", "cdmo"],
  numbers: Array.from({ length: 20 }, (_, place) => ({ id: `input_${place}`, scale: 10 })),
  currencies: ["EUR", "USD"],
  files: [],
}
const DRAFT = {
  answers: { phase: "early" },
  weights: { order: ["money", "speed"] },
  values: [{ criterion: "speed", level: 2, alternative: "cdmo", value: 40 }],
  numbers: { input_0: [1, 2.5, 4], currency: "EUR", year: 2026 },
}
const file = (change = {}) => JSON.stringify({ format: "msc-scale-decision", version: "draft", ...DRAFT, ...change })
const numbersOf = (count) => Object.fromEntries([...Array.from({ length: count }, (_, place) => [`input_${place}`, [1, 1, 1]]), ["year", 2026]])
const valuesOf = (count) => Array.from({ length: count }, (_, place) =>
  ({ criterion: SPEC.criteria[place % 2], level: Math.floor(place / 4), alternative: SPEC.alternatives[Math.floor(place / 2) % 2], value: 1 }))

describe("a file", () => {
  it("says what was saved", () => {
    assert.deepEqual(readFileText(SPEC, fileText(SPEC, DRAFT)), DRAFT)
    assert.deepEqual(readFileText(SPEC, fileText(SPEC, EMPTY)), EMPTY)
  })

  it("carries more than a link has room for", () => {
    const draft = { ...DRAFT, values: valuesOf(16), numbers: numbersOf(20) }
    assert.deepEqual(readFileText(SPEC, fileText(SPEC, draft)), draft)
  })

  const refused = {
    "no JSON": ["{", /damaged/],
    "a number that is none": [file().replace("2.5", "NaN"), /damaged/],
    "a list": ["[]", /something else/],
    "another format": [file({ format: "other" }), /something else/],
    "another version": [file({ version: "2031.1" }), /“2031\.1”.*“draft”/],
    "an entry that does not exist": [file({ more: 1 }), /more: there is no such entry/],
    "no answers": [file({ answers: undefined }), /answers: it is missing/],
    "answers as a list": [file({ answers: [] }), /answers/],
    "a question that does not exist": [file({ answers: { nothing: "early" } }), /answers\.nothing/],
    "an answer that does not exist": [file({ answers: { phase: "late" } }), /answers\.phase/],
    "an answer that is no text": [file({ answers: { phase: true } }), /answers\.phase/],
    "half of the weights": [file({ weights: { order: ["money"] } }), /weights\.order/],
    "weights that are true": [file({ weights: true }), /weights/],
    "a value that is true": [file({ values: [{ ...DRAFT.values[0], value: true }] }), /values\.speed/],
    "a value beyond the scale": [file({ values: [{ ...DRAFT.values[0], value: 101 }] }), /values\.speed/],
    "a value with something beside it": [file({ values: [{ ...DRAFT.values[0], note: "" }] }), /values/],
    "a value changed twice": [file({ values: [DRAFT.values[0], DRAFT.values[0]] }), /each value once/],
    "values that are an object": [file({ values: {} }), /values/],
    "numbers without an input": [file({ numbers: { year: 2026 } }), /numbers/],
    "an input that does not exist": [file({ numbers: { other: [1, 2, 3], year: 2026 } }), /numbers/],
    "a number that is true": [file({ numbers: { input_0: [true, 2, 3], year: 2026 } }), /numbers\.input_0/],
    "a number without end": [file().replace("2.5", "1e999"), /numbers\.input_0/],
    "low above typical": [file({ numbers: { input_0: [3, 2, 4], year: 2026 } }), /numbers\.input_0/],
    "a currency that does not exist": [file({ numbers: { ...DRAFT.numbers, currency: "GBP" } }), /currency/],
    "more than 64 KiB": [file().padEnd(64 * 1024 + 1), /larger than 64 KiB/],
  }
  for (const [name, [text, message]] of Object.entries(refused)) {
    it(`is refused as a whole, with the reason: ${name}`, () => {
      assert.throws(() => readFileText(SPEC, text), (error) => error instanceof FileError && message.test(error.message) && /Nothing was opened/.test(error.message))
    })
  }

  it("reaches no prototype", () => {
    assert.throws(() => readFileText(SPEC, file().replace('"phase"', '"__proto__"')), FileError)
    assert.equal("phase" in {}, false)
  })
})

describe("a link", () => {
  const links = createLinks(SPEC)

  it("carries changed values and numbers, and gives them back", () => {
    const { answers, weights, values, numbers } = links.read(links.write(DRAFT))
    assert.deepEqual(JSON.parse(JSON.stringify({ answers, weights, values, numbers })), DRAFT)
  })

  it("says why it has no room", () => {
    assert.equal(links.obstacle({ ...DRAFT, values: valuesOf(12), numbers: numbersOf(16) }), "")
    assert.match(links.obstacle({ ...DRAFT, values: valuesOf(13) }), /13 changed values, where it carries 12/)
    assert.match(links.obstacle({ ...DRAFT, numbers: numbersOf(17) }), /17 numbers of your own, where it carries 16/)
  })
})

describe("the choice of one's own on this device", () => {
  /** A store over a device that holds this already. */
  const storeOver = (held) => {
    const items = new Map([["msc-scale-decision.draft", JSON.stringify(held)]])
    const storage = { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) }
    return createStore({ storage, spec: SPEC, onTrouble() {}, onForeign() {} })
  }

  it("comes back whole", () => {
    const { answers, weights, values, numbers } = storeOver({ ...DRAFT, stamp: "1", seen: true }).load()
    assert.deepEqual({ answers, weights, values, numbers }, DRAFT)
  })

  it("is empty where an earlier visit knew nothing of it", () => {
    const { answers, values, numbers } = storeOver({ answers: DRAFT.answers, stamp: "1" }).load()
    assert.deepEqual({ answers, values, numbers }, { answers: DRAFT.answers, values: [], numbers: null })
  })

  it("loses what is no longer known, and only that", () => {
    const spoiled = { ...DRAFT.numbers, gone: [1, 2, 3], input_1: [3, 2, 1], input_2: [true, 2, 3] }
    const values = [...DRAFT.values, { criterion: "gone", level: 0, alternative: "cdmo", value: 1 }, null, "text"]
    const loaded = storeOver({ ...DRAFT, weights: { order: ["gone"] }, values, numbers: spoiled, stamp: "1" }).load()
    assert.deepEqual(loaded.numbers, DRAFT.numbers)
    assert.deepEqual(loaded.values, DRAFT.values)
    assert.equal(loaded.weights, null)
  })

  it("is cleared with the answers and brought back with them", () => {
    const store = storeOver({ ...DRAFT, stamp: "1" })
    store.load()
    store.replace(EMPTY)
    assert.equal(store.draft().numbers, null)
    store.undo()
    assert.deepEqual(store.draft().numbers, DRAFT.numbers)
  })
})

describe("a request", () => {
  it("has numbers only where they count, so that nothing else is worked out again", () => {
    const other = { ...DRAFT, numbers: null }
    assert.equal(requestFor(DRAFT), requestFor(other))
    assert.notEqual(requestFor(DRAFT, "money"), requestFor(other, "money"))
  })
})
