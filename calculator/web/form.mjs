import { knownAnswers } from "./progress.mjs"

/** @typedef {import("./types.mjs").Answers} Answers */

/**
 * The form that the build wrote into the page is the state: it is read from here and filled from here, nothing else holds answers.
 * @param {HTMLFormElement} form
 * @param {import("./types.mjs").Spec} spec
 * @param {(question: string) => void} onChange
 */
export function createForm(form, spec, onChange) {
  const sections = new Map(
    Array.from(form.querySelectorAll("section[data-section]"), (element) => {
      const section = /** @type {HTMLElement} */ (element)
      return [section.dataset.section ?? "", section]
    }),
  )
  /** @param {string} question */
  const inputs = (question) => /** @type {HTMLInputElement[]} */ (Array.from(form.querySelectorAll(`input[name="${CSS.escape(question)}"]`)))

  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement) onChange(event.target.name)
  })

  return {
    /** @returns {Answers} */
    read() {
      return knownAnswers(spec, Object.fromEntries(new FormData(form)))
    },
    /** @param {Answers} answers */
    fill(answers) {
      for (const { id } of spec.questions) {
        for (const input of inputs(id)) input.checked = answers[id] === input.value
      }
    },
    /** @param {string | null} shown - the one section to show, or none */
    show(shown) {
      form.hidden = shown === null
      for (const [id, section] of sections) section.hidden = id !== shown
    },
    /** @param {string} section */
    heading(section) {
      return /** @type {HTMLElement | null} */ (sections.get(section)?.querySelector("h2") ?? null)
    },
    /**
     * Where focus goes when a question is opened: the answer given, or the first one.
     * @param {string} question
     */
    field(question) {
      const all = inputs(question)
      return all.find((input) => input.checked) ?? all[0] ?? null
    },
  }
}
