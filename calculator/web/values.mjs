import { button, h } from "./dom.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Criterion} Criterion */
/** @typedef {import("./types.mjs").ValueChange} ValueChange */

const TEXT = WORDS.weighing

/**
 * Every value with its reason; the reader may replace some for this session.
 * @param {{
 *   reply: import("./types.mjs").CriteriaReply,
 *   draft: () => import("./types.mjs").Draft,
 *   use: (choice: Partial<import("./types.mjs").Draft>) => void,
 * }} options
 */
export function createValues({ reply, draft, use }) {
  const trouble = h("p", { class: "msc-paragraph", "data-tone": "warning", role: "alert", hidden: true })
  const state = h("p", { class: "msc-muted", role: "status" })
  /** @type {{ input: HTMLInputElement, published: number, change: Omit<ValueChange, "value"> }[]} */
  const fields = []

  /**
   * @param {Criterion} criterion
   * @param {import("./types.mjs").CriterionLevel} level
   */
  function row(criterion, level) {
    const cells = reply.alternatives.map(({ id, name }) => {
      const published = level.value[id] ?? 0
      const label = TEXT.value(name, level.state)
      const input = h("input", { type: "number", min: 0, max: 100, step: 1, inputmode: "numeric", class: "msc-points", "aria-label": label })
      fields.push({ input, published, change: { criterion: criterion.id, level: level.level, alternative: id } })
      return h("td", {}, input)
    })
    const words = h("th", { scope: "row" }, level.state, level.plant ? TEXT.plant : "", h("p", { class: "msc-detail" }, level.why))
    return h("tr", {}, words, ...cells)
  }

  /** @param {Criterion} criterion */
  function table(criterion) {
    const heads = reply.alternatives.map(({ name }) => h("th", { scope: "col" }, name))
    const caption = h("caption", {}, criterion.reason)
    const grid = h("table", { class: "msc-table" }, caption, h("thead", {}, h("tr", {}, h("td", {}), ...heads)),
      h("tbody", {}, ...criterion.levels.map((level) => row(criterion, level))))
    const scroll = h("div", { class: "msc-scroll", role: "region", tabindex: 0, "aria-label": criterion.title }, grid)
    return h("details", { class: "msc-fold" }, h("summary", {}, `${criterion.number} ${criterion.title}`), scroll)
  }

  const tables = reply.criteria.map(table)

  function fill() {
    const changed = draft().values
    for (const { input, published, change } of fields) {
      const own = changed.find((other) => other.criterion === change.criterion && other.level === change.level && other.alternative === change.alternative)
      input.value = String(own?.value ?? published)
    }
    state.textContent = changed.length > 0 ? TEXT.changedNow(changed.length) : ""
  }

  function apply() {
    const wrong = fields.find(({ input }) => input.value.trim() === "" || !input.validity.valid)
    const changes = fields.filter(({ input, published }) => input.valueAsNumber !== published)
    const problem = wrong ? TEXT.range : ""
    trouble.textContent = problem
    trouble.hidden = problem === ""
    if (problem !== "") return wrong?.input.focus()
    use({ values: changes.map(({ input, change }) => ({ ...change, value: input.valueAsNumber })) })
    state.textContent = changes.length > 0 ? TEXT.usedValues : ""
  }

  function back() {
    use({ values: [] })
    fill()
  }

  fill()
  return h("section", { class: "msc-values" }, h("h3", {}, TEXT.values), ...tables, trouble,
    h("p", { class: "msc-row" }, button(TEXT.useValues, apply), button(TEXT.backToOurs, back)), state)
}
