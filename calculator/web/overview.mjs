import { button, h } from "./dom.mjs"
import { countScreens } from "./progress.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Place} Place */

/** From this width on, the list of sections stands beside the questions; in pixels of the calculator's own box. */
const WIDE = 820

/**
 * Where the reader is and how far they have come: a list beside the questions, folded into one line where there is no room.
 * @param {import("./types.mjs").Spec} spec
 * @param {HTMLElement} host - whose width decides
 * @param {(place: Place) => void} go
 */
export function createOverview(spec, host, go) {
  const bar = h("progress", { "aria-hidden": "true", max: countScreens(spec, {}).total, value: 0 })
  const count = h("span", { class: "msc-count" })
  const list = h("ol", { class: "msc-sections" })
  const summary = h("summary", {}, count, h("span", { class: "msc-fold-word" }, WORDS.sections))
  const fold = h("details", {}, summary, list)
  const element = h("nav", { class: "msc-overview", "aria-label": WORDS.sections }, bar, fold)

  /** @type {{ id: string, place: Place, button: HTMLButtonElement, count: HTMLElement | null }[]} */
  const entries = []
  for (const { id, title } of spec.sections) {
    /** @type {Place} */
    const place = { step: "section", section: id }
    const count = h("span", { class: "msc-section-count" })
    const goto = button(title, () => go(place), { class: "msc-goto" })
    goto.append(" ", count)
    entries.push({ id, place, button: goto, count })
  }
  for (const [step, label] of /** @type {const} */ ([["check", WORDS.check], ["result", WORDS.result]])) {
    entries.push({ id: step, place: { step }, count: null, button: button(label, () => go({ step }), { class: "msc-goto" }) })
  }
  list.append(...entries.map((entry) => h("li", {}, entry.button)))

  function fit() {
    const wide = host.clientWidth >= WIDE
    if (host.dataset.wide !== String(wide)) fold.open = wide
    host.dataset.wide = String(wide)
    summary.tabIndex = wide ? -1 : 0 // nothing to fold where the list always stands open
  }
  fit()
  new ResizeObserver(fit).observe(host)

  return {
    element,
    /**
     * @param {Place} place
     * @param {import("./types.mjs").Answers} answers
     */
    update(place, answers) {
      const { answered, total } = countScreens(spec, answers)
      bar.value = answered
      count.textContent = WORDS.answered(answered, total)
      for (const entry of entries) {
        const here = place.step === entry.place.step && place.section === entry.place.section
        if (here) entry.button.setAttribute("aria-current", "step")
        else entry.button.removeAttribute("aria-current")
        if (!entry.count) continue
        const part = countScreens(spec, answers, entry.id)
        entry.count.textContent = WORDS.ofTotal(part.answered, part.total)
        entry.button.toggleAttribute("data-done", part.answered === part.total)
      }
    },
    /** Fold the list away again after a choice, where it is folded at all. */
    fold() {
      if (host.dataset.wide !== "true") fold.open = false
    },
  }
}
