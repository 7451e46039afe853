// Make one archive of all the Python that a result needs: the modules that are really imported, compiled by the runtime
// that will load them. Usage: node scripts/reduce_runtime.mjs RUNTIME ENGINE.zip REQUESTS.json OUT.zip
import { readFileSync, writeFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

const [runtime, engine, requests, out] = process.argv.slice(2)

async function start() {
  const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`).href)
  const lock = JSON.parse(readFileSync(`${runtime}/pyodide-lock.json`, "utf8"))
  const python = await loadPyodide({ indexURL: `${runtime}/`, lockFileContents: { info: lock.info, packages: {} } })
  python.FS.writeFile("/engine.zip", readFileSync(engine))
  return python
}

// What is imported is found by doing what the page does, a crash with its traceback included.
const python = await start()
const handle = python.runPython("import sys; sys.path.insert(0, '/engine.zip'); from calculator.bridge import handle; handle")
for (const request of JSON.parse(readFileSync(requests, "utf8"))) handle(request)
try {
  python.runPython("raise RuntimeError('traced on purpose')")
} catch {
  // The traceback was built; that is all it was for.
}

// Written into an archive without dates, in a fixed order, not packed: the server packs better, and nothing is unpacked twice.
const archive = python.runPython(`
import sys

LIBRARY = next(path for path in sys.path if path.endswith('.zip') and path.startswith('/lib/'))
FILES = {getattr(module, '__file__', None) or '' for module in list(sys.modules.values())}  # before anything else is imported
import importlib.util, io, marshal, zipfile

HEADER = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, 'little') + bytes(8)  # byte-code that is not checked against a source


def compiled(source, name):
    return HEADER + marshal.dumps(compile(source, name, 'exec', dont_inherit=True, optimize=2))


TRACED = {file.removeprefix(LIBRARY + '/') for file in FILES if file.startswith(LIBRARY)}


def gather():
    found = {}
    with zipfile.ZipFile(LIBRARY) as library:
        for name in TRACED:
            found[name + 'c'] = compiled(library.read(name), name)
    with zipfile.ZipFile('/engine.zip') as package:
        for name in package.namelist():
            content = package.read(name)
            found[name + 'c' if name.endswith('.py') else name] = compiled(content, name) if name.endswith('.py') else content
    return found


def packed(found):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, 'w', zipfile.ZIP_STORED) as archive:
        for name in sorted(found):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, found[name])
    return buffer.getvalue()


packed(gather())
`)
writeFileSync(out, archive.toJs())
process.exit(0)
