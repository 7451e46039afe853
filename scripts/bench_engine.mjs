// Milliseconds that the engine under Pyodide in Node takes for each request of a JSON file, one a line.
import { readFileSync, writeFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

const [runtime, engine, requests, out] = process.argv.slice(2)
const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`).href)
const python = await loadPyodide({ indexURL: `${runtime}/` })
python.FS.writeFile("/engine.zip", readFileSync(engine))
const handle = python.runPython("import sys; sys.path.insert(0, '/engine.zip'); from calculator.bridge import handle; handle")
handle(JSON.stringify({ kind: "questions" }))
const times = JSON.parse(readFileSync(requests, "utf8")).map((request) => {
  const start = performance.now()
  handle(request)
  return performance.now() - start
})
writeFileSync(out, times.join("\n"))
