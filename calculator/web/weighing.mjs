import { button, h } from "./dom.mjs"
import { createValues } from "./values.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").CriteriaReply} CriteriaReply */
/** @typedef {import("./types.mjs").Criterion} Criterion */
/** @typedef {import("./types.mjs").Draft} Draft */
/** @typedef {"none" | "order" | "swings" | "bounds"} Kind */

const KINDS = /** @type {Kind[]} */ (["none", "order", "swings", "bounds"])
const TEXT = WORDS.weighing
const REQUEST = JSON.stringify({ kind: "criteria" })
const SCALE = { type: "number", min: 0, max: 100, step: 1, inputmode: "numeric", class: "msc-points" }

/**
 * @param {HTMLInputElement} input
 * @returns {number | null} whole points as the field has them, or null where it has none
 */
function pointsIn(input) {
  return input.value.trim() !== "" && input.validity.valid ? input.valueAsNumber : null
}

/**
 * Where the reader weighs the criteria: not at all, by an order, by points, by points with bounds; no drag anywhere.
 * @param {{ consult: () => void, draft: () => Draft, use: (choice: Partial<Draft>) => void }} options - consult: something is
 *   wanted from the engine
 */
export function createWeighing({ consult, draft, use }) {
  const body = h("div", {}, h("p", { class: "msc-muted" }, TEXT.wait))
  const element = h("details", { class: "msc-unfold msc-weighing msc-no-print" }, h("summary", {}, TEXT.title), body)
  /** @type {CriteriaReply | null} */
  let known = null
  let filled = ""
  element.addEventListener("toggle", consult)

  /** What of the draft stands in the fields. */
  const choice = () => JSON.stringify([draft().weights, draft().values])

  /** @param {CriteriaReply} reply */
  function fill(reply) {
    known = reply
    filled = choice()
    const weights = draft().weights
    let kind = /** @type {Kind} */ (weights ? Object.keys(weights)[0] : "none")
    let order = weights && "order" in weights ? weights.order : reply.criteria.map(({ id }) => id)
    const fields = h("div", { class: "msc-weights" })
    const trouble = h("p", { class: "msc-paragraph", "data-tone": "warning", role: "alert", hidden: true })

    /** @param {Partial<Draft>} own */
    function keep(own) {
      use(own)
      filled = choice()
    }

    /** @param {string} text */
    function complain(text) {
      trouble.textContent = text
      trouble.hidden = text === ""
    }

    /** @param {Criterion} criterion */
    const swing = (criterion) => h("p", { class: "msc-detail" }, TEXT.swing(criterion.from, criterion.to))
    /** @param {string} id */
    const named = (id) => /** @type {Criterion} */ (reply.criteria.find((criterion) => criterion.id === id))
    /** @param {Criterion} criterion */
    const groupOf = (criterion) => reply.groups.find(({ id }) => id === criterion.group)?.title ?? ""

    /**
     * @param {string} id
     * @param {number} step
     */
    function move(id, step) {
      const place = order.indexOf(id)
      const next = order.filter((other) => other !== id)
      next.splice(Math.min(Math.max(place + step, 0), next.length), 0, id)
      order = next
      show()
      const label = step < 0 ? TEXT.up(named(id).title) : TEXT.down(named(id).title)
      const moved = Array.from(fields.querySelectorAll("button")).find((other) => other.getAttribute("aria-label") === label)
      moved?.focus()
    }

    function orderList() {
      const rows = order.map((id) => {
        const { title } = named(id)
        return h("li", {}, h("strong", {}, title), ` · ${groupOf(named(id))}`, swing(named(id)), h("p", { class: "msc-row" },
          button("↑", () => move(id, -1), { class: "msc-button msc-small", "aria-label": TEXT.up(title) }),
          button("↓", () => move(id, 1), { class: "msc-button msc-small", "aria-label": TEXT.down(title) })))
      })
      return h("ol", { class: "msc-order" }, ...rows)
    }

    /**
     * @param {Criterion} criterion
     * @param {string[]} labels
     */
    function pointFields(criterion, labels) {
      const inputs = labels.map((label, place) => {
        const now = weights && "swings" in weights ? weights.swings[criterion.id] : weights && "bounds" in weights ? weights.bounds[criterion.id]?.[place] : null
        return h("input", { ...SCALE, "aria-label": label, "data-criterion": criterion.id, value: now ?? null })
      })
      return h("li", {}, h("strong", {}, criterion.title), ` · ${groupOf(criterion)}`, swing(criterion), h("p", { class: "msc-row" }, ...inputs))
    }

    function show() {
      complain("")
      if (kind === "none") return fields.replaceChildren()
      if (kind === "order") return fields.replaceChildren(orderList())
      const labels = (/** @type {string} */ title) => (kind === "swings" ? [TEXT.points(title)] : [TEXT.low(title), TEXT.high(title)])
      fields.replaceChildren(h("ul", { class: "msc-plain" }, ...reply.criteria.map((criterion) => pointFields(criterion, labels(criterion.title)))))
    }

    /** @returns {import("./types.mjs").Weights | undefined} undefined where a field is not right, with a word at it */
    function read() {
      if (kind === "none") return null
      if (kind === "order") return { order }
      const inputs = Array.from(fields.querySelectorAll("input"))
      const wrong = inputs.find((input) => pointsIn(input) === null)
      for (const input of inputs) input.setAttribute("aria-invalid", String(pointsIn(input) === null))
      if (wrong) {
        complain(TEXT.range)
        wrong.focus()
        return undefined
      }
      const of = (/** @type {string} */ id) => inputs.filter((input) => input.dataset.criterion === id).map((input) => input.valueAsNumber)
      const pairs = reply.criteria.map(({ id }) => /** @type {const} */ ([id, of(id)]))
      const swapped = pairs.find(([, points]) => points.length === 2 && points[0] > points[1])
      if (swapped || pairs.every(([, points]) => points.every((point) => point === 0))) {
        complain(swapped ? TEXT.swapped : TEXT.zero)
        inputs.find((input) => !swapped || input.dataset.criterion === swapped[0])?.focus()
        return undefined
      }
      if (kind === "swings") return { swings: Object.fromEntries(pairs.map(([id, [points]]) => [id, points])) }
      return { bounds: Object.fromEntries(pairs.map(([id, [low, high]]) => [id, /** @type {[number, number]} */ ([low, high])])) }
    }

    const choices = KINDS.map((name) => {
      const id = `msc-weighing-${name}`
      const input = h("input", { type: "radio", name: "msc-weighing", id, value: name, checked: name === kind })
      input.addEventListener("change", () => {
        kind = name
        show()
      })
      return h("div", { class: "msc-option" }, input, h("label", { for: id }, TEXT[name]))
    })
    const used = h("p", { class: "msc-muted", role: "status" })
    const apply = button(TEXT.use, () => {
      const weighed = read()
      if (weighed === undefined) return
      keep({ weights: weighed })
      used.textContent = TEXT.used
    }, { class: "msc-button msc-primary" })
    body.replaceChildren(
      h("p", {}, TEXT.lead),
      h("fieldset", { class: "msc-question" }, h("legend", {}, TEXT.kind), ...choices),
      fields, trouble, h("p", { class: "msc-row" }, apply), used,
      createValues({ reply, draft, use: keep }))
    show()
  }

  return {
    element,
    /** @param {import("./types.mjs").BridgeReply} reply */
    receive(reply) {
      if (reply.kind === "criteria") fill(reply)
    },
    /** @returns {string | null} what the engine is to be asked */
    wants: () => (element.isConnected && element.open && !known ? REQUEST : null),
    /** The draft may have been replaced: show what it says. */
    follow() {
      if (known && filled !== choice()) fill(known)
    },
  }
}
