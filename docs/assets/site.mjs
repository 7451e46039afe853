/** Small cures for faults of the theme that neither a stylesheet nor the build can mend. */

/** Let a region that scrolls sideways take the focus, so that arrow keys can scroll it; no extra tab stop where all fits. */
function watchScrollers() {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth + 1) target.setAttribute("tabindex", "0")
      else target.removeAttribute("tabindex")
    }
  })
  for (const scroller of document.querySelectorAll("[data-scroll]")) observer.observe(scroller)
}

/** The first link of the list that the open menu shows: lists above it lie hidden behind. */
function firstLinkOfMenu() {
  const lists = document.querySelectorAll(".md-sidebar--primary .md-nav__item--active > .md-nav:not(.md-nav--secondary)")
  const list = Array.from(lists).at(-1) ?? document.querySelector(".md-nav--primary")
  const links = /** @type {HTMLElement[]} */ (Array.from(list?.querySelectorAll(":scope > .md-nav__list > .md-nav__item > a.md-nav__link") ?? []))
  return links.find((link) => link.checkVisibility()) ?? null
}

/**
 * The theme opens menu and search with labels, which no keyboard reaches: put a button in front that does the same.
 * @param {string} toggle - id of the check box that the label belongs to
 * @param {string} name - what the button opens
 * @param {() => HTMLElement | null} first - where the focus goes once it is open
 */
function buttonForLabel(toggle, name, first) {
  const box = document.getElementById(toggle)
  const label = document.querySelector(`label.md-header__button[for="${toggle}"]`)
  if (!(box instanceof HTMLInputElement) || !(label instanceof HTMLLabelElement)) return
  const button = document.createElement("button")
  button.type = "button"
  button.className = `md-header__button md-icon header-button header-button${toggle.replaceAll("_", "-")}`
  button.setAttribute("aria-label", name)
  button.append(...label.cloneNode(true).childNodes)
  label.before(button)
  label.hidden = true

  const tell = () => button.setAttribute("aria-expanded", String(box.checked))
  button.addEventListener("click", () => {
    label.click()
    if (box.checked) first()?.focus()
  })
  box.addEventListener("change", tell)
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return
    label.click()
    button.focus()
  })
  tell()
}

watchScrollers()
buttonForLabel("__drawer", "Menu", firstLinkOfMenu)
buttonForLabel("__search", "Search", () => document.querySelector(".md-search__input"))
