// Answer every request of a JSON file with the engine under Pyodide in Node: one SHA-256 a line, in order.
import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

const [runtime, engine, requests, out] = process.argv.slice(2)
const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`).href)
const python = await loadPyodide({ indexURL: `${runtime}/` })
python.FS.writeFile("/engine.zip", readFileSync(engine))
const handle = python.runPython("import sys; sys.path.insert(0, '/engine.zip'); from calculator.bridge import handle; handle")
const sums = JSON.parse(readFileSync(requests, "utf8")).map((request) => createHash("sha256").update(handle(request)).digest("hex"))
writeFileSync(out, sums.join("\n"))
