import assert from "node:assert/strict"
import { describe, it } from "node:test"

import { typed } from "../../../calculator/web/number-text.mjs"

describe("a number as typed", () => {
  const same = (texts, number) => texts.forEach((text) => assert.deepEqual(typed(text), { number }, text))

  it("may have a point or a comma as decimal sign", () => {
    same(["12.5", "12,5", " 12.50 ", "12,50"], 12.5)
    same([".5", "0,5", ",5"], 0.5)
    same(["0.125", "0,125"], 0.125)
  })

  it("may have signs between thousands where they cannot be meant otherwise", () => {
    same(["1200000", "1 200 000", "1\u202f200\u00a0000", "1'200'000", "1,200,000", "1.200.000"], 1_200_000)
    same(["1,200.5", "1.200,5"], 1200.5)
  })

  it("is asked about where it is two numbers in two countries", () => {
    assert.deepEqual(typed("1,200"), { readings: ["1200", "1.2"] })
    assert.deepEqual(typed("1.125"), { readings: ["1125", "1.125"] })
  })

  it("stays text where it is none, for the engine to say so", () => {
    for (const text of ["", "abc", "1e9", "12 months", "--1", "1,2,3", "Infinity", "NaN", "9".repeat(400)]) {
      assert.deepEqual(typed(text), { text })
    }
  })

  it("keeps its sign", () => {
    same(["-5", "−5", "– 5"], -5)
  })
})
