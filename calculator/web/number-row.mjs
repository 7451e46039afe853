import { button, h } from "./dom.mjs"
import { typed } from "./number-text.mjs"
import { pageAddress } from "./render-blocks.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").NumberInput} NumberInput */
/** @typedef {import("./types.mjs").Triple} Triple */
/** @typedef {"low" | "typical" | "high" | "value"} Part */
/** @typedef {number | string | (number | string)[]} Given - as the engine takes it; text that is no number stays text */

const TEXT = WORDS.numbers

/**
 * A field for one number, with a place for what is wrong with it.
 * @param {string} id
 * @param {string} label - the full name, for assistive technology
 * @param {string} word - the short name in sight
 * @param {Part | "year"} part
 */
export function createField(id, label, word, part) {
  const said = h("span", { class: "msc-number-said", id: `${id}-said` })
  const input = h("input", {
    type: "text", inputmode: "decimal", id, class: "msc-points msc-number", "aria-label": label, "aria-describedby": `${id}-said`, autocomplete: "off",
  })
  const element = h("div", { class: "msc-number-field", "data-part": part }, h("label", { for: id }, word), input, said)

  /** @param {string} text */
  function say(text) {
    said.textContent = text
  }

  return {
    element,
    input,
    /** @param {string} text - what is wrong, or nothing */
    complain(text) {
      if (text === "") input.removeAttribute("aria-invalid")
      else input.setAttribute("aria-invalid", "true")
      say(text)
    },
    /**
     * Show what the engine counts where it differs from what was typed.
     * @param {number} number
     */
    count(number) {
      const before = typed(input.value)
      const differs = "number" in before && before.number !== number
      input.value = String(number)
      say(differs ? TEXT.counted(String(number)) : "")
    },
  }
}

/** @param {import("./types.mjs").SourceLink} source */
function sourceItem({ text, href }) {
  const address = pageAddress(href) ?? (href?.startsWith("https://") ? href : null)
  return h("li", {}, address === null ? text : h("a", { href: address, rel: "noreferrer" }, text))
}

/** @param {NumberInput} input */
function behind(input) {
  const currency = input.source_currency ? TEXT.sourceCurrency(input.source_currency) : null
  return h("details", { class: "msc-fold" }, h("summary", {}, TEXT.behind),
    h("p", {}, [input.why, currency].filter(Boolean).join(" ")), h("p", { class: "msc-muted" }, input.solidity_text),
    input.sources.length > 0 ? h("ul", {}, ...input.sources.map(sourceItem)) : null)
}

/** @param {NumberInput} input */
function publishedWords({ values, shape, unit_text, editable_default, without }) {
  if (values === null) return editable_default ? TEXT.byAnswer : without ? TEXT.without(without) : ""
  const [low, typical, high] = values
  return TEXT.published(`${TEXT.range(shape === "triangular" ? [low, typical, high] : [typical, typical, typical])} ${unit_text}`)
}

/**
 * One input: its fields, what is published, and why. Only what is drawn from a range asks for three numbers.
 * @param {NumberInput} input
 * @param {{ onChange: () => void }} options
 */
export function createRow(input, { onChange }) {
  const parts = /** @type {Part[]} */ (input.shape === "triangular" ? ["low", "typical", "high"] : ["value"])
  const fields = new Map(parts.map((part) => {
    const label = TEXT.field(input.label, TEXT.parts[part], input.unit_text)
    return [part, createField(`msc-number-${input.id}-${part}`, label, TEXT.parts[part], part)]
  }))
  const unit = input.money && !input.editable_default ? TEXT.inCurrency(input.unit_text) : input.unit_text
  const reset = button(TEXT.reset, () => back(), { class: "msc-button msc-quiet", "aria-label": TEXT.resetLong(input.label) })
  const element = h("li", { class: "msc-number-row", "data-input": input.id },
    h("p", { class: "msc-number-head" }, h("strong", {}, input.label), " ", h("span", { class: "msc-muted" }, unit)),
    h("div", { class: "msc-number-fields" }, ...Array.from(fields.values(), (field) => field.element), reset),
    h("div", { class: "msc-number-about" }, h("p", { class: "msc-detail" }, publishedWords(input)), behind(input)))
  const published = input.values ? parts.map((part) => String(of(/** @type {Triple} */ (input.values), part))) : parts.map(() => "")
  const texts = () => Array.from(fields.values(), (field) => field.input.value.trim())

  function follow() {
    reset.hidden = !changed()
    element.toggleAttribute("data-changed", changed())
    onChange()
  }

  const changed = () => texts().some((text, place) => text !== published[place])

  /** @param {string[]} shown */
  function write(shown) {
    for (const [place, field] of [...fields.values()].entries()) {
      field.input.value = shown[place]
      field.complain("")
    }
    follow()
  }

  function back() {
    write(published)
    fields.get(parts[0])?.input.focus()
  }

  for (const field of fields.values()) {
    field.input.addEventListener("input", () => {
      field.complain("")
      follow()
    })
  }

  return {
    id: input.id,
    element,
    changed,
    texts,
    write,
    /** @param {Triple | undefined} own - the reader's numbers; without any, the published ones */
    show(own) {
      write(own ? parts.map((part) => String(of(own, part))) : published)
    },
    /** @param {Triple} numbers - as the engine counts them */
    count(numbers) {
      for (const [part, field] of fields) field.count(of(numbers, part))
      follow()
    },
    /** @returns {Given | undefined} what the engine is to check; undefined where a field can be read in two ways and says so */
    read() {
      const found = Array.from(fields.values(), (field) => ({ field, is: typed(field.input.value) }))
      for (const { field, is } of found) {
        if ("readings" in is) field.complain(TEXT.either(field.input.value.trim(), is.readings))
      }
      if (found.some(({ is }) => "readings" in is)) return undefined
      const given = found.map(({ is }) => ("number" in is ? is.number : "text" in is ? is.text : ""))
      const alone = parts.length === 1 ? given[0] : given[0] === "" && given[2] === "" ? given[1] : undefined
      return alone ?? given
    },
    /**
     * @param {string} part - which field, or "" for the row
     * @param {string} text
     */
    complain(part, text) {
      const field = fields.get(/** @type {Part} */ (part)) ?? fields.get("typical") ?? fields.get("value")
      field?.complain(text)
    },
  }
}

/**
 * @param {Triple} triple
 * @param {Part} part
 */
function of([low, typical, high], part) {
  return part === "low" ? low : part === "high" ? high : typical
}
