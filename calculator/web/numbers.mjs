import { button, h } from "./dom.mjs"
import { createFrameFields } from "./number-frame.mjs"
import { createRow } from "./number-row.mjs"
import { requestFor } from "./results.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Draft} Draft */
/** @typedef {import("./types.mjs").InputsReply} InputsReply */
/** @typedef {import("./types.mjs").Numbers} Numbers */
/** @typedef {import("./types.mjs").Problem} Problem */
/** @typedef {import("./types.mjs").Triple} Triple */
/** @typedef {ReturnType<typeof createRow>} Row */

const TEXT = WORDS.numbers
const FIELD = /^numbers\.([^.]+)(?:\.(\w+))?$/

/**
 * Where the reader gives numbers of their own. They are checked by the engine before they are kept: nothing wrong gets into
 * a result, and nothing typed is lost.
 * @param {{
 *   consult: () => void,
 *   draft: () => Draft,
 *   use: (choice: Partial<Draft>) => void,
 *   announce: (text: string) => void,
 *   see: () => void,
 * }} options - consult: something is wanted from the engine; see: go to what the numbers are for
 */
export function createNumbers({ consult, draft, use, announce, see }) {
  const body = h("div", {}, h("p", { class: "msc-muted" }, TEXT.wait))
  const element = h("details", { class: "msc-unfold msc-weighing msc-numbers msc-no-print" }, h("summary", {}, TEXT.title), body)
  const trouble = h("p", { class: "msc-paragraph", "data-tone": "warning", role: "alert", hidden: true })
  const state = h("p", { class: "msc-muted" })
  const toSection = button(TEXT.see, () => see(), { hidden: true })
  /** @type {Map<string, Row>} */
  let rows = new Map()
  /** @type {ReturnType<typeof createFrameFields> | null} */
  let frame = null
  /** The request that gave what is shown, and the one that is to check what was typed. */
  let shown = ""
  /** @type {string | null} */
  let checking = null
  /** @type {Numbers | undefined} the draft's numbers that the fields stand for */
  let filled

  element.addEventListener("toggle", consult)

  /** @param {Draft} current */
  const listRequest = (current) => requestFor({ ...current, weights: null, values: [], numbers: null }, "inputs")

  /** @param {Numbers} numbers */
  function show(numbers) {
    filled = numbers
    for (const [id, row] of rows) row.show(/** @type {Triple | undefined} */ (numbers?.[id]))
    frame?.show(numbers)
    complain("")
    state.textContent = numbers ? TEXT.used : TEXT.none
  }

  /** @param {string} text */
  function complain(text) {
    trouble.textContent = text
    trouble.hidden = text === ""
  }

  /** @param {InputsReply} reply */
  function build(reply) {
    const typedBefore = new Map(Array.from(rows.values()).filter((row) => row.changed()).map((row) => [row.id, row.texts()]))
    rows = new Map()
    frame = createFrameFields(reply.currencies, reply.year)
    const groups = reply.groups.map((group, place) => {
      const count = h("span", { class: "msc-muted msc-number-count" })
      const mine = group.inputs.map((input) => createRow(input, { onChange: () => recount() }))
      const recount = () => {
        const changed = mine.filter((row) => row.changed()).length
        count.textContent = changed > 0 ? TEXT.changed(changed) : ""
      }
      for (const row of mine) rows.set(row.id, row)
      const list = h("ul", { class: "msc-plain" }, ...mine.map((row) => row.element))
      if (place === 0) return h("section", { "aria-label": group.title }, h("h3", {}, group.title), list)
      return h("details", { class: "msc-fold msc-number-group" }, h("summary", {}, group.title, " ", count), list)
    })
    const actions = h("p", { class: "msc-row" }, button(TEXT.use, apply, { class: "msc-button msc-primary" }), button(TEXT.backToOurs, backToOurs), toSection)
    body.replaceChildren(h("p", {}, TEXT.lead), frame.element, ...groups, trouble, actions, state)
    show(draft().numbers)
    for (const [id, texts] of typedBefore) rows.get(id)?.write(texts)
  }

  /** The published numbers count; what stands in the fields is left alone. */
  function useNone() {
    checking = null
    filled = null
    use({ numbers: null })
    state.textContent = TEXT.none
    announce(TEXT.none)
  }

  function backToOurs() {
    useNone()
    show(null)
  }

  function apply() {
    complain("")
    /** @type {Record<string, unknown>} */
    const given = {}
    let readable = true
    for (const [id, row] of rows) {
      if (!row.changed()) continue
      const found = row.read()
      if (found === undefined) readable = false
      else given[id] = found
    }
    if (!readable) return refuse()
    if (Object.keys(given).length === 0) return useNone()
    const framed = /** @type {Numbers} */ ({ ...given, ...frame?.read() })
    checking = requestFor({ ...draft(), weights: null, values: [], numbers: framed }, "inputs")
    consult()
  }

  /** Say that something has to be looked at, and go to the first of it. */
  function refuse() {
    const wrong = Array.from(body.querySelectorAll('[aria-invalid="true"]'))
    complain(TEXT.wrong(wrong.length))
    const fold = wrong[0]?.closest("details")
    if (fold) fold.open = true
    const first = wrong[0] instanceof HTMLInputElement ? wrong[0] : wrong[0]?.querySelector("input")
    first?.focus()
    first?.scrollIntoView({ block: "center" })
  }

  /** @param {Problem[]} problems */
  function point(problems) {
    for (const { field, message } of problems) {
      const [, id = "", part = ""] = FIELD.exec(field) ?? []
      const row = rows.get(id)
      if (row) row.complain(part, message)
      else frame?.complain(id, message)
    }
    refuse()
  }

  /** @param {Numbers} numbers - as counted */
  function take(numbers) {
    use({ numbers })
    filled = numbers
    for (const [id, row] of rows) {
      const own = /** @type {Triple | undefined} */ (numbers?.[id])
      if (own) row.count(own)
      else row.show(undefined)
    }
    frame?.show(numbers)
    state.textContent = numbers ? TEXT.used : TEXT.none
    toSection.hidden = false
    announce(state.textContent)
  }

  return {
    element,
    /** @returns {string | null} what the engine is to be asked */
    wants() {
      if (!element.isConnected || !element.open) return null
      const list = listRequest(draft())
      return checking ?? (list === shown ? null : list)
    },
    /**
     * @param {string} request
     * @param {import("./types.mjs").BridgeReply} reply - to what was wanted
     */
    receive(request, reply) {
      const checked = request === checking
      if (checked) checking = null
      if (reply.kind === "problem" && checked) return point(reply.problems)
      if (reply.kind !== "inputs") return
      if (checked) return take(reply.numbers ?? null)
      shown = request
      build(reply)
    },
    /** The draft may have been replaced: show what it says. */
    follow() {
      if (filled !== undefined && JSON.stringify(filled) !== JSON.stringify(draft().numbers)) show(draft().numbers)
    },
    /** Open the panel and go to its first field. */
    open() {
      element.open = true
      element.querySelector("summary")?.focus()
      element.scrollIntoView({ block: "start" })
    },
  }
}
