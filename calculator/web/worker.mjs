import { PreflightError, fetchChecked, serveOnly } from "./preflight.mjs"

/** @typedef {import("./types.mjs").FromWorker} FromWorker */
/** @typedef {import("./types.mjs").SpecFile} SpecFile */
/** @typedef {{ handle(request: string): string }} Bridge */
/**
 * What we use of Pyodide's public interface.
 * @typedef {{
 *   FS: { writeFile(path: string, data: Uint8Array): void },
 *   pyimport(name: string): any,
 * }} Pyodide
 */

const BASE = new URL(".", import.meta.url).href
const ARCHIVE = "calculator.zip"
/** Everything that Python needs in one archive, engine and model included; the published runtime comes without it. */
const REDUCED = "python.zip"
// The smallest module there is: where policy or browser forbid WebAssembly, this says so at once; Pyodide would hang.
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])

/** @type {Bridge | null} */
let bridge = null

/** @param {FromWorker} message */
const send = (message) => postMessage(message)

/**
 * @param {number | null} id - the request that failed, or null while loading
 * @param {string} code
 * @param {unknown} error
 */
function sendFault(id, code, error) {
  const detail = error instanceof Error ? error.message.slice(0, 2000) : String(error)
  const fault = error instanceof PreflightError ? { code: error.code, file: error.file, detail } : { code, file: "", detail }
  send({ type: "failed", id, error: fault })
}

/**
 * @param {SpecFile[]} files
 * @param {boolean} fresh
 */
async function fetchAll(files, fresh) {
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  let loaded = 0
  /** @param {number} count */
  const onBytes = (count) => {
    loaded += count
    send({ type: "progress", stage: "download", loaded, total })
  }
  onBytes(0)
  const held = await Promise.all(files.map((file) => fetchChecked(BASE, file, { fresh, onBytes })))
  return new Map(files.map((file, index) => [BASE + file.name, /** @type {ArrayBuffer} */ (held[index])]))
}

/**
 * Start Python from the checked files. The list of packages is emptied: nothing can be installed from anywhere.
 * @param {Map<string, ArrayBuffer>} held - the files, by full address
 * @param {() => void} alive - called on the way, for whoever waits
 * @returns {Promise<Pyodide>}
 */
async function startPython(held, alive) {
  const reduced = held.has(BASE + REDUCED)
  const lock = JSON.parse(new TextDecoder().decode(held.get(BASE + (reduced ? "lock.json" : "pyodide-lock.json"))))
  const { loadPyodide } = await import(`${BASE}pyodide.mjs`)
  return loadPyodide({
    indexURL: BASE,
    packageBaseUrl: BASE,
    stdLibURL: BASE + (reduced ? REDUCED : "python_stdlib.zip"),
    lockFileContents: { info: lock.info, packages: {} },
    fsInit: async () => alive(),
  })
}

/**
 * @param {Pyodide} python
 * @param {ArrayBuffer | undefined} archive - the engine, where it is not in the runtime's own archive
 * @param {() => void} alive
 * @returns {Bridge} with the model read, so that the first question costs no more than the next
 */
function importBridge(python, archive, alive) {
  alive()
  if (archive) {
    python.FS.writeFile(`/${ARCHIVE}`, new Uint8Array(archive))
    python.pyimport("sys").path.insert(0, `/${ARCHIVE}`)
  }
  const imported = python.pyimport("calculator.bridge")
  alive()
  imported.handle('{"kind":"questions"}')
  return imported
}

/**
 * @param {SpecFile[]} files
 * @param {boolean} fresh
 */
async function start(files, fresh) {
  let code = "blocked"
  try {
    await WebAssembly.compile(EMPTY_MODULE)
    code = "network"
    const held = await fetchAll(files, fresh)
    code = "start"
    const starting = () => send({ type: "progress", stage: "start", loaded: 0, total: 0 })
    const reading = () => send({ type: "progress", stage: "model", loaded: 0, total: 0 })
    serveOnly(held, globalThis, starting)
    starting()
    const python = await startPython(held, starting)
    bridge = importBridge(python, held.get(BASE + ARCHIVE), reading)
    send({ type: "ready" })
  } catch (error) {
    sendFault(null, code, error)
  }
}

/**
 * @param {number} id
 * @param {string} request - JSON
 */
function answer(id, request) {
  try {
    if (!bridge) throw new Error("asked before the engine was up")
    send({ type: "reply", id, text: bridge.handle(request) })
  } catch (error) {
    sendFault(id, "crashed", error)
  }
}

addEventListener("message", (/** @type {MessageEvent<import("./types.mjs").ToWorker>} */ event) => {
  if (event.data.type === "start") start(event.data.files, event.data.fresh)
  else answer(event.data.id, event.data.request)
})
send({ type: "hello" })
