"""The engine in the reader's browser says the same as on the command line, to the byte."""

from calculator.bridge import handle
from tests.answer_sets import money_requests, random_requests, scenario_requests
from tests.e2e.pages import CalculatorPage

SETS = 200
ABOUT_MONEY = 24

ASK_ALL = """
async (requests) => {
  const host = document.querySelector("msc-calculator")
  const app = new URL(host.dataset.app, location.href).href
  const { files: [files] } = JSON.parse(document.getElementById("msc-spec").textContent)
  const { makeWorker } = await import(app + "engine-client.mjs")
  const worker = makeWorker(app + "worker.mjs")
  const replies = []
  return await new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }) => {
      if (data.type === "hello") worker.postMessage({ type: "start", files, fresh: false })
      else if (data.type === "failed") reject(new Error(JSON.stringify(data.error)))
      else if (data.type === "ready" || data.type === "reply") {
        if (data.type === "reply") replies.push(data.text)
        if (replies.length === requests.length) resolve(replies)
        else worker.postMessage({ type: "ask", id: replies.length, request: requests[replies.length] })
      }
    })
  })
}
"""


def test_two_hundred_answer_sets_give_the_same_bytes_in_the_browser(calculator: CalculatorPage):
    requests = scenario_requests()
    requests += random_requests(SETS - len(requests), "two hundred answer sets 1")
    assert len(set(requests)) == SETS
    there = calculator.page.evaluate(ASK_ALL, requests)
    different = [request for request, text in zip(requests, there, strict=True) if handle(request) != text]
    assert different == []


def test_time_and_money_give_the_same_bytes_in_the_browser(calculator: CalculatorPage):
    requests = money_requests(ABOUT_MONEY, "time and money 1")
    there = calculator.page.evaluate(ASK_ALL, requests)
    different = [request for request, text in zip(requests, there, strict=True) if handle(request) != text]
    assert different == []
    assert not any('"kind":"problem"' in text for text in there)
