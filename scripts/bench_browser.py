"""How long a reader waits in the browser: the built site in Chromium on the slowest answer sets that a search finds.

Every request goes from the page to its worker and back, as a reader's does; each is asked twice, and the quicker time
counts. The limits are those that the page was designed for.
"""

import json
import statistics
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.find_browser import FLAGS, find_chromium
from scripts.serve import make_server
from tests.slow_sets import KINDS, Request, milliseconds, slowest

SITE = Path(__file__).resolve().parents[1] / "site"
TRIED, KEPT = 200, 12
LIMITS = {"assess": 1000, "ledger": 5000, "firm": 5000}
START = 90_000

# Milliseconds of each request in turn, through the page's own client and worker; then of the last step of each series,
# whose requests are sent at once, so that the last of them overtakes the others.
MEASURE = """
async ({ requests, series }) => {
  const host = document.querySelector("msc-calculator")
  const app = new URL(host.dataset.app, location.href).href
  const { files } = JSON.parse(document.getElementById("msc-spec").textContent)
  const { createEngineClient, makeWorker } = await import(app + "engine-client.mjs")
  let replied = () => {}
  const client = createEngineClient({
    files,
    create: () => makeWorker(app + "worker.mjs"),
    onState: () => {},
    onReply: (request) => replied(request),
  })
  const time = (...asked) => new Promise((resolve) => {
    const start = performance.now()
    replied = (request) => request === asked.at(-1) && resolve(performance.now() - start)
    for (const request of asked) client.ask(request)
  })
  await time('{"kind":"questions"}')
  const alone = requests.map(() => Infinity)
  for (const _ of [1, 2]) {
    for (const [place, request] of requests.entries()) alone[place] = Math.min(alone[place], await time(request))
  }
  const overtaking = []
  for (const [before, ...asked] of series) {
    await time(before)
    overtaking.push(await time(...asked))
  }
  return { alone, overtaking }
}
"""


def table(kind: str, here: Sequence[float], there: Sequence[float]) -> list[str]:
    """Return the lines for one kind of request."""
    middle, worst, limit = statistics.median(there), max(there), LIMITS[kind]
    verdict = "kept" if worst <= limit else "NOT KEPT"
    return [
        f"{kind}: the {len(there)} slowest of {TRIED} answer sets",
        f"  CPython  median {statistics.median(here):7.1f} ms  worst {max(here):7.1f} ms",
        f"  browser  median {middle:7.1f} ms  worst {worst:7.1f} ms  limit {limit} ms {verdict}",
        f"  ratio    median {middle / statistics.median(here):7.2f}     worst {worst / max(here):7.2f}",
    ]


def texts(request: Request, kinds: Sequence[str] = KINDS) -> list[str]:
    """Return a set as the requests that a page sends."""
    return [json.dumps({**request, "kind": kind}) for kind in kinds]


def series(sets: Sequence[Request]) -> list[list[str]]:
    """Return a result, then what a page sends when an answer is changed while a section of that result is under way."""
    followed = zip(sets, (*sets[1:], sets[0]), strict=True)
    return [[*texts(one, ["assess", "firm"]), *texts(other, ["assess"])] for one, other in followed]


def measure(page: Page, sets: Sequence[Request]) -> tuple[list[float], list[float]]:
    """Return milliseconds of every request, and of results asked for while a background section runs."""
    given = {"requests": [text for request in sets for text in texts(request)], "series": series(sets)}
    found = page.evaluate(MEASURE, given)
    return found["alone"], found["overtaking"]


def main() -> int:
    """Print the tables."""
    found = slowest(KEPT, TRIED)
    sets = [request for request, _ in found]
    here = [[min(pair) for pair in zip(times, milliseconds(one), strict=True)] for one, times in found]
    with make_server(SITE) as server, sync_playwright() as playwright:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=list(FLAGS))
        page = browser.new_page()
        page.set_default_timeout(START)
        page.goto(f"http://127.0.0.1:{server.server_port}/calculator/")
        there, overtaking = measure(page, sets)
        print(f"Chromium {browser.version}")
        browser.close()
        server.shutdown()
        thread.join()
    for place, kind in enumerate(KINDS):
        print("\n".join(table(kind, [times[place] for times in here], there[place :: len(KINDS)])))
    wait = f"median {statistics.median(overtaking):7.1f} ms  worst {max(overtaking):7.1f} ms"
    print(f"a new result while a section of another is being worked out:\n  browser  {wait}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
