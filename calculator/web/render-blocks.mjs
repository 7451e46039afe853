import { h } from "./dom.mjs"
import { drawSvg } from "./svg.mjs"
import { WORDS } from "./words.mjs"

/** @typedef {import("./types.mjs").Block} Block */
/** @typedef {import("./types.mjs").Item} Item */

/** The app folder lies two levels below the site's root, wherever that is. */
const ROOT = new URL("../../", import.meta.url).href
const PAGE = /^[a-z0-9][a-z0-9/_-]*(#[a-z0-9_-]+)?$/i

/**
 * @param {string | null} href - relative to the site's root
 * @returns {string | null} the address, or nothing where this is no page of the site
 */
export function pageAddress(href) {
  return href && PAGE.test(href) ? ROOT + href : null
}

/** @param {Item} item */
function renderItem(item) {
  const address = pageAddress(item.href)
  const text = address ? h("a", { href: address }, item.text) : item.text
  const lines = item.lines.map((line) => h("p", { class: "msc-line" }, line))
  return h("li", {}, text, ...lines, item.detail ? h("p", { class: "msc-detail" }, item.detail) : null)
}

/** @param {import("./types.mjs").TableBlock} block */
function renderTable({ caption, columns, rows }) {
  const side = (/** @type {number} */ index) => (columns[index]?.align === "right" ? "msc-right" : null)
  const head = columns.map((column, index) => h("th", { scope: "col", class: side(index) }, column.label))
  const body = rows.map((row) => {
    const cells = row.map((cell, index) => {
      const content = cell.strike ? h("s", {}, cell.text) : cell.text
      return index === 0 ? h("th", { scope: "row", class: side(0) }, content) : h("td", { class: side(index) }, content)
    })
    return h("tr", {}, ...cells)
  })
  const table = h("table", { class: "msc-table" }, h("caption", {}, caption), h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...body))
  return h("div", { class: "msc-scroll", role: "region", tabindex: 0, "aria-label": caption }, table)
}

/** @param {import("./types.mjs").Card} card */
function renderCard(card) {
  const fill = h("span", { class: "msc-share-fill" })
  fill.style.setProperty("--share", String(card.share))
  const name = card.role === "excluded" ? h("s", {}, card.name) : card.name
  return h("li", { class: "msc-card", "data-alternative": card.id, "data-role": card.role },
    h("p", { class: "msc-card-head" }, h("strong", {}, name), h("span", { class: "msc-share-text" }, card.share_text)),
    h("div", { class: "msc-share", "aria-hidden": "true" }, fill),
    h("p", { class: "msc-role" }, card.role_text),
    ...card.lines.map((line) => h("p", { class: "msc-detail" }, line)))
}

/** @param {import("./types.mjs").StatesBlock} block */
function renderStates({ columns, rows }) {
  const body = rows.map(({ label, cells }) => h("tr", {}, h("th", { scope: "row" }, label),
    ...cells.map(({ state, text }) => h("td", { "data-state": state }, h("span", { class: "msc-state" }, text)))))
  return h("table", { class: "msc-states" }, h("thead", {}, h("tr", {}, h("td", {}), ...columns.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...body))
}

/** @param {import("./types.mjs").Finding} finding */
function renderFinding(finding) {
  return h("li", {}, finding.reason,
    finding.action ? h("p", { class: "msc-action" }, finding.action) : null,
    finding.time ? h("p", { class: "msc-time" }, finding.time) : null)
}

/** @param {import("./types.mjs").Gate} gate */
function renderGate(gate) {
  const rows = gate.rows.map((row) =>
    h("li", { class: "msc-gate-row", "data-state": row.state },
      h("p", { class: "msc-gate-head" }, h("strong", {}, row.name), " ", h("span", { class: "msc-state" }, row.state_text)),
      row.findings.length > 0 ? h("ul", {}, ...row.findings.map(renderFinding)) : null))
  return h("section", { class: "msc-gate" },
    h("h4", {}, h("span", { class: "msc-gate-number" }, gate.number), " ", gate.title),
    h("p", { class: "msc-muted" }, gate.question), h("ul", { class: "msc-gate-rows" }, ...rows))
}

/** @param {import("./types.mjs").ChartBlock} block */
function renderChart({ title, description, svg }) {
  const drawing = drawSvg(svg)
  drawing?.setAttribute("role", "img")
  drawing?.setAttribute("aria-label", title)
  return h("figure", { class: "msc-chart" }, h("figcaption", {}, h("strong", {}, title), " ", description), drawing)
}

/**
 * One block of a result as elements. The words come from the block, the shape from its type, nothing from anywhere else.
 * @param {Block} block
 * @returns {HTMLElement}
 */
export function renderBlock(block) {
  switch (block.type) {
    case "row":
      return h("div", { class: "msc-charts" }, ...block.blocks.map(renderBlock))
    case "paragraph":
      if (block.tone === "heading") return h("h4", {}, block.text)
      return h("p", { class: "msc-paragraph", "data-tone": block.tone }, block.text)
    case "list":
      return h(block.ordered ? "ol" : "ul", { class: "msc-list" }, ...block.items.map(renderItem))
    case "table":
      return renderTable(block)
    case "alternatives":
      return h("ul", { class: "msc-cards" }, ...block.cards.map(renderCard))
    case "states":
      return renderStates(block)
    case "gates":
      return h("div", { class: "msc-gates" }, ...block.gates.map(renderGate))
    case "chart":
      return renderChart(block)
    case "details":
      return h("details", { class: "msc-fold" }, h("summary", {}, block.summary), ...block.blocks.map(renderBlock))
    default:
      return h("p", { class: "msc-paragraph", "data-tone": "warning" }, WORDS.outcome.unreadable)
  }
}
