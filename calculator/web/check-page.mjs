import { MscCheck } from "./check.mjs"

customElements.define("msc-check", MscCheck)
