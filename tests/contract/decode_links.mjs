// Reads {"specs", "contents", "texts"} as JSON and writes what the page's codec makes of them, for comparison.

import { readFileSync } from "node:fs"

import { decodeLink, encodeLink, LinkError } from "../../calculator/web/link.mjs"

const { specs, contents, texts } = JSON.parse(readFileSync(0, "utf8"))
const spec = Object.values(specs)[0]

/** @param {string} text */
function read(text) {
  try {
    return decodeLink(specs, text)
  } catch (error) {
    if (!(error instanceof LinkError)) throw error
    return { code: error.code, message: error.message }
  }
}

const links = contents.map((content) => encodeLink(spec, ...content))
process.stdout.write(JSON.stringify({ links, results: texts.map(read) }))
