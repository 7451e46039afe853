/**
 * Shapes shared by the page modules. Nothing here runs; `tsc` reads it.
 *
 * What the page knows about the questionnaire (generated into the page from the model):
 * @typedef {{ id: string, label: string }} SpecLevel
 * @typedef {{ id: string, section: string, screen: number, ask: string, levels: SpecLevel[] }} SpecQuestion
 * @typedef {{ id: string, title: string }} SpecSection
 * @typedef {{ name: string, bytes: number, sha256: string }} SpecFile
 * @typedef {{
 *   model_version: string, version_code: string, questions: SpecQuestion[], sections: SpecSection[],
 *   criteria: string[], alternatives?: string[], numbers?: LinkNumber[], currencies?: string[], files: SpecFile[][],
 * }} Spec
 * @typedef {import("./link-spec.mjs").LinkNumber} LinkNumber
 *
 * What the reader says, question id to level id or "unknown"; a question that is missing was not answered:
 * @typedef {Record<string, string>} Answers
 * @typedef {{ order: string[] } | { swings: Record<string, number> } | { bounds: Record<string, [number, number]> }} WeightChoice
 * @typedef {WeightChoice | null} Weights
 * @typedef {{ criterion: string, level: number, alternative: string, value: number }} ValueChange
 *
 * The reader's own numbers: input id to low, typical and high in its unit, beside "currency" and "year"; null without any.
 * @typedef {Record<string, [number, number, number] | string | number>} NumberTable
 * @typedef {NumberTable | null} Numbers
 * @typedef {{ answers: Answers, weights: Weights, values: ValueChange[], numbers: Numbers }} Draft
 *
 * What the engine answers: a tree of blocks whose words were decided in Python.
 * @typedef {{ type: "paragraph", text: string, tone: "normal" | "note" | "warning" | "heading" }} ParagraphBlock
 * @typedef {{ text: string, lines: string[], detail: string | null, href: string | null }} Item
 * @typedef {{ type: "list", ordered: boolean, items: Item[] }} ListBlock
 * @typedef {{ text: string, strike: boolean }} Cell
 * @typedef {{ label: string, align: "left" | "right" }} Column
 * @typedef {{ type: "table", caption: string, columns: Column[], rows: Cell[][] }} TableBlock
 * @typedef {{
 *   id: string, name: string, share: number, share_text: string,
 *   role: "leader" | "possible" | "excluded" | "behind", role_text: string, lines: string[],
 * }} Card
 * @typedef {{ type: "alternatives", cards: Card[] }} AlternativesBlock
 * @typedef {{ reason: string, action: string | null, time: string | null }} Finding
 * @typedef {{
 *   alternative: string, name: string, state: "pass" | "conditional" | "fail" | "unknown", state_text: string, findings: Finding[],
 * }} GateRow
 * @typedef {{ id: string, number: string, title: string, question: string, rows: GateRow[] }} Gate
 * @typedef {{ type: "gates", gates: Gate[] }} GatesBlock
 * @typedef {{ type: "states", columns: string[], rows: { label: string, cells: { state: string, text: string }[] }[] }} StatesBlock
 * @typedef {{ tag: string, attrs: Record<string, string>, children: (SvgElement | string)[] }} SvgElement
 * @typedef {{ type: "chart", title: string, description: string, svg: SvgElement }} ChartBlock
 * @typedef {{ type: "row", blocks: Block[] }} RowBlock
 * @typedef {{ type: "details", summary: string, blocks: Block[] }} DetailsBlock
 * @typedef {ParagraphBlock | ListBlock | TableBlock | AlternativesBlock | GatesBlock | StatesBlock | ChartBlock | RowBlock | DetailsBlock} Block
 * @typedef {{ id: string, title: string, lead: string, glance: Block[], blocks: Block[] }} ResultSection
 * @typedef {"ledger" | "money" | "firm"} LaterKind - sections that are asked for once the result stands
 * @typedef {{ kind: LaterKind, before: string, title: string, lead: string }} Later
 * @typedef {{
 *   format: 1, verdict: string, leader: string | null, notice?: string | null, headline: string, sentence: string, sections: ResultSection[], later: Later[],
 *   facts: Record<string, unknown>, about: { model_version: string, seed: string, method: string },
 * }} ResultView
 * @typedef {{ field: string, code: string, message: string }} Problem
 * @typedef {{ kind: "assessed", view: ResultView } | { kind: "problem", problems: Problem[] }} Outcome
 * @typedef {{ level: number, plant: boolean, state: string, why: string, value: Record<string, number> }} CriterionLevel
 * @typedef {{
 *   id: string, number: string, title: string, group: string, from: string, to: string, reason: string, levels: CriterionLevel[],
 * }} Criterion
 * @typedef {{
 *   kind: "criteria", groups: { id: string, title: string }[], alternatives: { id: string, name: string }[], criteria: Criterion[],
 * }} CriteriaReply
 * @typedef {{ kind: LaterKind, section: ResultSection, points?: number }} LaterReply
 *
 * Numbers that the reader may replace; values are low, typical and high, or null where there is nothing published:
 * @typedef {[number, number, number]} Triple
 * @typedef {{ text: string, href: string | null }} SourceLink
 * @typedef {{
 *   id: string, label: string, unit: string, unit_text: string, shape: "triangular" | "chance" | "fixed", values: Triple | null,
 *   money: boolean, editable_default: boolean, source_currency: string | null, why: string, without: string | null, solidity_text: string,
 *   sources: SourceLink[],
 * }} NumberInput
 * @typedef {{ id: string, title: string, inputs: NumberInput[] }} NumberGroup
 * @typedef {{
 *   kind: "inputs", currencies: string[], year: number, groups: NumberGroup[], numbers?: Numbers,
 * }} InputsReply
 * @typedef {{ kind: "money_part", part: number, of: number }} MoneyPartReply
 * @typedef {Outcome | LaterReply | CriteriaReply | InputsReply | MoneyPartReply} BridgeReply
 *
 * What crosses the worker's border:
 * @typedef {{ type: "start", files: SpecFile[], fresh: boolean } | { type: "ask", id: number, request: string }} ToWorker
 * @typedef {"download" | "start" | "model"} LoadStage
 * @typedef {{ code: string, file: string, detail: string }} LoadFault
 * @typedef {(
 *   { type: "hello" } | { type: "progress", stage: LoadStage, loaded: number, total: number } | { type: "ready" }
 *   | { type: "reply", id: number, text: string } | { type: "failed", id: number | null, error: LoadFault }
 * )} FromWorker
 *
 * What the page shows about the engine:
 * @typedef {{ stage: "idle" | LoadStage | "ready" | "failed", loaded: number, total: number, fault: LoadFault | null }} EngineState
 *
 * Where the reader is; kept in `history.state`, so that the browser's Back button works at every step:
 * @typedef {{
 *   step: "intro" | "section" | "check" | "result" | "link", section?: string, question?: string, focus?: string, draft?: Draft,
 * }} Place - draft: what a file said that is being looked at
 */

export {}
