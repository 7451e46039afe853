import { h } from "./dom.mjs"
import { createField } from "./number-row.mjs"
import { typed } from "./number-text.mjs"
import { WORDS } from "./words.mjs"

const TEXT = WORDS.numbers

/**
 * What all prices have in common: currency and year.
 * @param {string[]} currencies
 * @param {number} published - the year of the published figures
 */
export function createFrameFields(currencies, published) {
  const wrong = h("p", { class: "msc-number-said", id: "msc-currency-said" })
  const radios = currencies.map((code) => h("input", { type: "radio", name: "msc-currency", id: `msc-currency-${code}`, value: code, "aria-describedby": "msc-currency-said" }))
  const options = radios.map((radio) => h("div", { class: "msc-option" }, radio, h("label", { for: radio.id }, radio.value)))
  const year = createField("msc-number-year", TEXT.year, TEXT.year, "year")
  const choice = h("fieldset", { class: "msc-number-currency", role: "radiogroup" }, h("legend", {}, TEXT.currency), ...options, wrong)
  const element = h("div", { class: "msc-number-frame" }, choice, year.element,
    h("p", { class: "msc-detail" }, TEXT.currencyNote))
  year.input.value = String(published)
  year.input.addEventListener("input", () => year.complain(""))
  for (const radio of radios) radio.addEventListener("change", () => complainCurrency(""))

  /** @param {string} text */
  function complainCurrency(text) {
    wrong.textContent = text
    choice.setAttribute("aria-invalid", String(text !== ""))
  }

  return {
    element,
    /** @param {import("./types.mjs").Numbers} numbers */
    show(numbers) {
      for (const radio of radios) radio.checked = radio.value === numbers?.currency
      year.input.value = String(numbers?.year ?? published)
      year.complain("")
      complainCurrency("")
    },
    /** @returns {{ currency?: string, year?: number | string }} what differs from nothing said */
    read() {
      const currency = radios.find((radio) => radio.checked)?.value
      const is = typed(year.input.value)
      const given = "number" in is ? is.number : "text" in is ? is.text : year.input.value
      return { ...(currency ? { currency } : {}), ...(given === published ? {} : { year: given }) }
    },
    /**
     * @param {string} which
     * @param {string} text
     */
    complain(which, text) {
      if (which === "year") year.complain(text)
      else complainCurrency(text)
    },
  }
}
