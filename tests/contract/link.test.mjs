// The vectors that the Python codec passes too, and what only a browser has to fear.

import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"

import { decodeLink, encodeLink, LinkError } from "../../calculator/web/link.mjs"

const vectors = JSON.parse(readFileSync(new URL("link_vectors.json", import.meta.url), "utf8"))
const specs = Object.fromEntries(vectors.specs.map((spec) => [spec.versionCode, spec]))

/** Tables without prototype compare like the plain ones of the vectors. */
function plain(value) {
  return JSON.parse(JSON.stringify(value))
}

for (const { name, version_code, answers, weights, values, numbers, link } of vectors.links) {
  test(`writes and reads: ${name}`, () => {
    assert.equal(encodeLink(specs[version_code], answers, weights, values, numbers), link)
    const version = specs[version_code].version
    assert.deepEqual(plain(decodeLink(specs, link)), { version, answers, weights, values, numbers })
  })
}

for (const { name, given, numbers } of vectors.snapped) {
  test(`brings numbers to two digits: ${name}`, () => {
    const spec = specs["00"]
    assert.deepEqual(plain(decodeLink(specs, encodeLink(spec, {}, null, [], given)).numbers), numbers)
  })
}

for (const { name, text, link } of vectors.recovered) {
  test(`recovers: ${name}`, () => {
    assert.deepEqual(plain(decodeLink(specs, text)), plain(decodeLink(specs, link)))
  })
}

for (const { name, text, code, message } of vectors.errors) {
  test(`refuses to read: ${name}`, () => {
    assert.throws(() => decodeLink(specs, text), (error) => {
      assert.ok(error instanceof LinkError)
      assert.deepEqual({ code: error.code, message: error.message }, { code, message })
      return true
    })
  })
}

for (const { name, answers, weights, values, numbers, message } of vectors.refused) {
  test(`refuses to write: ${name}`, () => {
    assert.throws(() => encodeLink(specs["00"], answers, weights, values, numbers), { name: "LinkError", message })
  })
}

for (const junk of ["1", "%25", "r=1", "\u200b", "😀", "r=__proto__ "]) {
  test(`refuses 200,000 characters of ${JSON.stringify(junk)} for their length alone`, () => {
    assert.throws(() => decodeLink(specs, junk.repeat(200_000).slice(0, 200_000)), { code: "too_long" })
  })
}

test("counts characters as the engine does, so that 4,096 emoji are read and one more is too long", () => {
  assert.throws(() => decodeLink(specs, "😀".repeat(4096)), { code: "no_code" })
  assert.throws(() => decodeLink(specs, "😀".repeat(4097)), { code: "too_long" })
  assert.throws(() => decodeLink(specs, "-".repeat(4096)), { code: "no_code" })
  assert.throws(() => decodeLink(specs, "-".repeat(4097)), { code: "too_long" })
})

test("reaches no prototype, whatever the text or the model calls its questions", () => {
  const evil = { ...specs["00"], questions: [{ id: "__proto__", levels: ["polluted"] }, { id: "constructor", levels: ["x"] }] }
  const link = encodeLink(evil, JSON.parse('{"__proto__": "polluted", "constructor": "x"}'))
  const { answers } = decodeLink({ "00": evil }, link)
  assert.equal(Object.getPrototypeOf(answers), null)
  assert.deepEqual(Object.keys(answers), ["__proto__", "constructor"])
  assert.equal("polluted" in {}, false)
  assert.throws(() => decodeLink(specs, "r=1__proto__"), LinkError)
})
