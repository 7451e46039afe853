import assert from "node:assert/strict"
import { beforeEach, describe, it } from "node:test"

import { createEngineClient } from "../../../calculator/web/engine-client.mjs"

const QUIET = { start() {}, progress() {}, stop() {} }

/** A worker's end of the line, held by the test: what it was asked, and a way to answer. */
function heldWorker() {
  const asked = []
  const listeners = { message: () => {}, error: () => {} }
  return {
    asked,
    addEventListener: (name, listen) => void (listeners[name] = listen),
    postMessage: (message) => void (message.type === "ask" && asked.push(message)),
    terminate: () => void asked.push("stopped"),
    say: (data) => listeners.message({ data }),
    answer: (text = "{}") => listeners.message({ data: { type: "reply", id: asked.at(-1).id, text } }),
  }
}

describe("the engine's client", () => {
  let worker, replies, states, client
  const requests = () => worker.asked.map(({ request }) => request)

  beforeEach(() => {
    worker = heldWorker()
    replies = []
    states = []
    client = createEngineClient({
      files: [],
      create: () => worker,
      onState: ({ stage }) => states.push(stage),
      onReply: (request) => replies.push(request),
      watchdogs: () => QUIET,
    })
  })

  it("asks what was asked last, once the engine is up", () => {
    client.ask("one")
    client.ask("two")
    assert.deepEqual(requests(), [])
    worker.say({ type: "ready" })
    assert.deepEqual(requests(), ["two"])
  })

  it("gives the worker one question at a time, and of those that waited only the newest", () => {
    client.ask("slow")
    worker.say({ type: "ready" })
    for (const request of ["first", "second", "third"]) client.ask(request)
    assert.deepEqual(requests(), ["slow"])
    worker.answer()
    assert.deepEqual(requests(), ["slow", "third"])
    worker.answer()
    assert.deepEqual(replies, ["third"])
  })

  it("hands on no reply to a question that was forgotten, and is free for the next", () => {
    client.ask("old")
    worker.say({ type: "ready" })
    client.forget()
    worker.answer()
    client.ask("new")
    worker.answer()
    assert.deepEqual(replies, ["new"])
  })

  it("goes on with the newest question when an overtaken one fails", () => {
    client.ask("old")
    worker.say({ type: "ready" })
    client.ask("new")
    worker.say({ type: "failed", id: 1, error: { code: "crashed", file: "", detail: "" } })
    assert.deepEqual(requests(), ["old", "new"])
    assert.equal(states.at(-1), "ready")
  })

  it("asks the question under way again after a new start", () => {
    client.ask("one")
    worker.say({ type: "ready" })
    worker.say({ type: "failed", id: 1, error: { code: "crashed", file: "", detail: "" } })
    assert.equal(states.at(-1), "failed")
    client.retry()
    worker.say({ type: "ready" })
    assert.deepEqual(requests().filter(Boolean), ["one", "one"])
  })
})
