import assert from "node:assert/strict"
import { describe, it } from "node:test"

import { linkIn } from "../../../calculator/web/journey.mjs"
import { createWatchdog } from "../../../calculator/web/load-status.mjs"
import { countScreens, knownAnswers, openQuestions, sameAnswers } from "../../../calculator/web/progress.mjs"
import { createResults, requestFor } from "../../../calculator/web/results.mjs"
import { createStore } from "../../../calculator/web/store.mjs"

const SPEC = {
  model_version: "draft",
  version_code: "00",
  questions: [
    { id: "phase", section: "programme", screen: 1, ask: "Phase?", levels: [{ id: "early", label: "Early" }, { id: "late", label: "Late" }] },
    { id: "fit_wash", section: "process", screen: 2, ask: "Wash?", levels: [{ id: "own", label: "Own" }] },
    { id: "fit_fill", section: "process", screen: 2, ask: "Fill?", levels: [{ id: "own", label: "Own" }] },
  ],
  sections: [{ id: "programme", title: "Programme" }, { id: "process", title: "Process" }],
  criteria: [],
  files: [],
}

/** A clock that a test turns by hand, in milliseconds. */
function handClock() {
  let now = 0
  let last = 0
  const due = new Map()
  return {
    setTimeout(act, ms) {
      last += 1
      due.set(last, { at: now + ms, act })
      return last
    },
    clearTimeout: (timer) => void due.delete(timer),
    turn(ms) {
      now += ms
      for (const [timer, { at, act }] of [...due]) {
        if (at <= now && due.delete(timer)) act()
      }
    },
  }
}

/** Storage as a browser has it, in memory; `write` stands for another tab. */
function memory() {
  const items = new Map()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    rewrite: (change) => items.forEach((value, key) => items.set(key, JSON.stringify({ ...JSON.parse(value), ...change }))),
    spoil: (text) => items.forEach((_, key) => items.set(key, text)),
  }
}

describe("a watchdog", () => {
  const patience = { quiet: 20, whole: 90 }

  it("barks after twenty seconds of silence", () => {
    const [barks, clock] = [[], handClock()]
    createWatchdog((code) => barks.push(code), { clock, patience }).start()
    clock.turn(19_999)
    assert.deepEqual(barks, [])
    clock.turn(1)
    assert.deepEqual(barks, ["stalled"])
  })

  it("keeps still while there is progress, but not for ever", () => {
    const [barks, clock] = [[], handClock()]
    const dog = createWatchdog((code) => barks.push(code), { clock, patience })
    dog.start()
    for (let step = 0; step < 8; step += 1) {
      clock.turn(11_000)
      dog.progress()
    }
    assert.deepEqual(barks, [])
    clock.turn(2_000)
    assert.deepEqual(barks, ["slow"])
  })

  it("barks no more when it is told to stop", () => {
    const [barks, clock] = [[], handClock()]
    const dog = createWatchdog((code) => barks.push(code), { clock, patience })
    dog.start()
    dog.stop()
    clock.turn(200_000)
    assert.deepEqual(barks, [])
  })
})

describe("a link in an address", () => {
  const at = (hash, search = "", pathname = "/calculator/") => linkIn({ hash, search, pathname })

  it("is found as fragment, as query and as path", () => {
    assert.equal(at("#r=1002"), "#r=1002")
    assert.equal(at("", "?r=1002"), "?r=1002")
    assert.equal(at("", "?utm_source=mail&r=1002"), "?utm_source=mail&r=1002")
    assert.equal(at("", "", "/calculator/r=1002"), "/calculator/r=1002")
  })

  it("is found however it was escaped", () => {
    for (const hash of ["#%72=1", "#r%3D1", "#r%253D1", "#%20r%E2%80%8B=1", "#R=1"]) assert.equal(at(hash), hash)
  })

  it("is not found in an ordinary fragment", () => {
    for (const hash of ["", "#q-people", "#section-process-title", "#your=1", "#%", "#year=2026"]) assert.equal(at(hash), null)
  })
})

describe("answers from outside", () => {
  it("are kept when this questionnaire asks them, and dropped otherwise", () => {
    const raw = JSON.parse('{"phase": "late", "fit_wash": "unknown", "fit_fill": "gone", "other": "x", "__proto__": {"phase": "early"}}')
    assert.deepEqual(knownAnswers(SPEC, raw), { phase: "late", fit_wash: "unknown" })
  })

  it("may be anything at all", () => {
    for (const raw of [null, undefined, 1, "text", [], { phase: 1 }, { phase: ["late"] }]) assert.deepEqual(knownAnswers(SPEC, raw), {})
  })
})

describe("progress", () => {
  it("counts a screen when all of its questions are answered", () => {
    assert.deepEqual(countScreens(SPEC, { fit_wash: "own" }), { answered: 0, total: 2 })
    assert.deepEqual(countScreens(SPEC, { fit_wash: "own", fit_fill: "unknown" }), { answered: 1, total: 2 })
    assert.deepEqual(countScreens(SPEC, { phase: "late" }, "programme"), { answered: 1, total: 1 })
  })

  it("names the questions that are open", () => {
    assert.deepEqual(openQuestions(SPEC, { fit_wash: "own" }).map(({ id }) => id), ["phase", "fit_fill"])
  })

  it("compares answers whatever their order", () => {
    assert.equal(sameAnswers({ a: "1", b: "2" }, { b: "2", a: "1" }), true)
    assert.equal(sameAnswers({ a: "1" }, { a: "1", b: "2" }), false)
  })
})

describe("the draft on this device", () => {
  const make = (storage, foreign = []) =>
    createStore({ storage, spec: SPEC, onTrouble: (trouble) => foreign.push(trouble), onForeign: (theirs) => foreign.push(theirs.answers) })

  it("comes back", () => {
    const storage = memory()
    make(storage).keep({ phase: "late" })
    assert.deepEqual(make(storage).load().answers, { phase: "late" })
  })

  it("is never written over what another tab has written", () => {
    const [storage, foreign] = [memory(), []]
    const store = make(storage, foreign)
    store.keep({ phase: "late" })
    storage.rewrite({ stamp: "another tab", answers: { phase: "early" } })
    store.keep({ phase: "unknown" })
    assert.deepEqual(foreign, [{ phase: "early" }])
    assert.deepEqual(make(storage).load().answers, { phase: "early" })
    store.settle(false)
    assert.deepEqual(make(storage).load().answers, { phase: "unknown" })
  })

  it("can be replaced and brought back", () => {
    const store = make(memory())
    store.keep({ phase: "late" })
    store.replace({ answers: {}, weights: null, values: [] })
    assert.deepEqual(store.draft().answers, {})
    store.undo()
    assert.deepEqual(store.draft().answers, { phase: "late" })
  })

  it("is empty where it cannot be read", () => {
    for (const text of ["", "{", "null", '"text"', '{"stamp": 1}', "x".repeat(50_000)]) {
      const storage = memory()
      make(storage).keep({ phase: "late" })
      storage.spoil(text)
      assert.deepEqual(make(storage).load().answers, {})
    }
  })

  it("says so where there is no storage", () => {
    const told = []
    make(null, told).keep({ phase: "late" })
    assert.deepEqual(told, ["denied"])
  })
})

describe("results", () => {
  const draft = (answers) => ({ answers, weights: null, values: [] })

  it("are asked for once for the same answers, whatever their order", () => {
    const asked = []
    const results = createResults({ ask: (request) => asked.push(request), forget() {}, clock: handClock() })
    results.want(draft({ phase: "late", fit_wash: "own" }))
    results.add(asked[0], { kind: "problem", problems: [] })
    results.want(draft({ fit_wash: "own", phase: "late" }))
    assert.equal(asked.length, 1)
    assert.deepEqual(results.of(draft({ phase: "late", fit_wash: "own" })), { kind: "problem", problems: [] })
  })

  it("wait for a pause in a run of changes", () => {
    const [asked, clock] = [[], handClock()]
    const results = createResults({ ask: (request) => asked.push(request), forget() {}, clock })
    results.want(draft({ phase: "early" }), { soon: true })
    clock.turn(100)
    results.want(draft({ phase: "late" }), { soon: true })
    clock.turn(1_000)
    assert.deepEqual(asked, [requestFor(draft({ phase: "late" }))])
  })
})
