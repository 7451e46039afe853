/** @typedef {import("./types.mjs").SpecFile} SpecFile */

/** A file of the calculator that did not arrive as the page was built with; `code` is a key of the page's words. */
export class PreflightError extends Error {
  /**
   * @param {"missing" | "changed" | "network"} code
   * @param {string} file
   */
  constructor(code, file) {
    super(`${file}: ${code}`)
    this.name = "PreflightError"
    this.code = code
    this.file = file
  }
}

/**
 * @param {ReadableStream<Uint8Array> | null} stream
 * @param {(count: number) => void} onBytes
 * @returns {Promise<ArrayBuffer>}
 */
async function readAll(stream, onBytes) {
  /** @type {BlobPart[]} */
  const parts = []
  const reader = stream?.getReader()
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    parts.push(/** @type {Uint8Array<ArrayBuffer>} */ (step.value))
    onBytes(step.value.byteLength)
  }
  return new Blob(parts).arrayBuffer()
}

/**
 * Where the page is not served securely there is no digest to compute, and a hash would prove nothing: then the size must do.
 * @param {ArrayBuffer} bytes
 * @param {SpecFile} file
 */
async function isWhole(bytes, file) {
  if (bytes.byteLength !== file.bytes) return false
  if (!globalThis.crypto?.subtle) return true
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === file.sha256
}

/**
 * Fetch one file of the calculator and check it against the size and SHA-256 that the page was built with.
 * @param {string} base - address of the app folder, with a slash at its end
 * @param {SpecFile} file
 * @param {{ fresh: boolean, onBytes: (count: number) => void }} options - fresh: pass by the browser's cache
 * @returns {Promise<ArrayBuffer>}
 * @throws {PreflightError} the file is missing, changed, or did not arrive
 */
export async function fetchChecked(base, file, { fresh, onBytes }) {
  /** @type {ArrayBuffer} */
  let bytes
  try {
    const response = await fetch(new URL(file.name, base), { cache: fresh ? "reload" : "default" })
    if (!response.ok) throw new PreflightError("missing", file.name)
    bytes = await readAll(response.body, onBytes)
  } catch (error) {
    throw error instanceof PreflightError ? error : new PreflightError("network", file.name)
  }
  if (!(await isWhole(bytes, file))) throw new PreflightError("changed", file.name)
  return bytes
}

/**
 * From here on nothing is fetched twice and nothing else is fetched at all: files that were checked are handed out, other
 * requests of the Python side are refused. The type is ours: WebAssembly that a host serves under another would not start.
 * @param {Map<string, ArrayBuffer>} files - by full address
 * @param {{ fetch: typeof fetch }} scope
 * @param {() => void} onServe - a sign of life on the way up
 */
export function serveOnly(files, scope, onServe) {
  scope.fetch = async (input) => {
    onServe()
    const bytes = files.get(new URL(input instanceof Request ? input.url : input).href)
    if (!bytes) throw new TypeError("Only the calculator's own files can be read.")
    return new Response(bytes, { headers: { "Content-Type": "application/wasm" } })
  }
}
