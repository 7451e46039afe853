// Every component of the calculator in every state, made by the page's own modules from results that Python worked out.
const app = document.querySelector("msc-calculator").dataset.app
const module = (name) => import(new URL(app + name, document.baseURI).href)
const { h } = await module("dom.mjs")
const { createEnginePanel } = await module("engine-panel.mjs")
const { buildFrame, createResultBar, renderIntro } = await module("frame.mjs")
const { createNotes } = await module("notes.mjs")
const { renderCheck } = await module("check-answers.mjs")
const { addSection, renderResult } = await module("render.mjs")
const { brokenLink, codeForm, viewingBanner } = await module("share.mjs")
const { WORDS } = await module("words.mjs")

const data = await (await fetch("/gallery/data.json")).json()
const host = document.querySelector("msc-calculator")
const spec = JSON.parse(document.querySelector("#msc-spec").textContent)
const nothing = () => {}
const answers = data.answers

function add(title, ...parts) {
  host.append(h("section", { class: "gallery", "data-piece": title }, h("h2", {}, title), ...parts))
}

function result(view, { later = [], open = [] } = {}) {
  const element = renderResult(view, { unfolded: new Map(open.map((id) => [id, true])), actions: null })
  const place = h("div", { class: "msc-outcome" }, h("h2", {}, view.headline), element)
  for (const reply of later) addSection(place, reply, new Map(open.map((id) => [id, true])))
  return place
}

const parts = { lead: document.querySelector("h1 + p")?.textContent ?? "", begin: nothing, startAgain: nothing }
const forms = () => ({ codeForm: codeForm(nothing), fileForm: h("div", {}) })
add("Start", ...renderIntro(spec, {}, { ...parts, ...forms() }).content)
add("Resume", ...renderIntro(spec, answers, { ...parts, ...forms() }).content)

const fieldset = document.querySelector("#q-phase")
const named = (level, state) => {
  const copy = fieldset.cloneNode(true)
  for (const input of copy.querySelectorAll("input")) {
    input.id += state
    input.name += state
    input.checked = input.value === level
  }
  for (const label of copy.querySelectorAll("label")) label.htmlFor += state
  return copy
}
add("Question, not answered", named("", "-none"))
add("Question, answered", named("phase_2", "-known"))
add("Question, not known yet", named("unknown", "-open"))
add("Check answers, half", ...renderCheck(spec, data.half, nothing).content)

const bar = createResultBar(nothing)
bar.show(data.views.hybrid.headline)
add("Result in one line", bar.element)

for (const [title, state] of Object.entries({
  "Engine, fetching": { stage: "download", loaded: 2_000_000, total: 5_000_000 },
  "Engine, starting": { stage: "start", loaded: 0, total: 0 },
  "Engine, working": { stage: "ready", loaded: 0, total: 0 },
})) {
  const panel = createEnginePanel({ retry: nothing, announce: nothing })
  panel.update({ ...state, fault: null })
  add(title, panel.panel, panel.line)
}
for (const code of Object.keys(WORDS.faults)) {
  const panel = createEnginePanel({ retry: nothing, announce: nothing })
  panel.update({ stage: "failed", loaded: 0, total: 0, fault: { code, file: "python.zip", detail: "" } })
  add(`Engine, ${code}`, panel.panel)
}

const place = h("div", { class: "msc-notes" })
const notes = createNotes(place, nothing)
notes.show("plain", WORDS.notes.close)
notes.show("choice", WORDS.startAgain, [{ label: WORDS.back, act: nothing }], true)
add("Notes", place)
add("Viewing a link", viewingBanner({ copy: nothing, leave: nothing, hasOwn: true, isFile: false }))
add("Broken link", ...brokenLink(data.broken, { open: nothing, leave: nothing, hasOwn: false }).content)

add("Result, sections still to come", result(data.views.hybrid))
add("Result, folded", result(data.views.hybrid, { later: data.later }))
add("Result, unfolded", result(data.views.hybrid, { later: data.later, open: ["gates", "alternatives", "why", "change", "ledger"] }))
add("Result, nothing known", result(data.views.no_answers))
add("Result, blocked", result(data.views.late_changes, { open: ["gates", "change"] }))
add("Result, one left", result(data.views.no_maker_found, { open: ["alternatives"] }))
for (const own of host.querySelectorAll(":scope > .msc-static, :scope > form")) own.remove()
for (const wait of host.querySelectorAll(".msc-wait")) wait.style.minHeight = "0" // it keeps room for a whole screen on the page
host.dataset.ready = ""
host.dataset.gallery = "ready"
