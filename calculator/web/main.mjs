import { MscCalculator } from "./element.mjs"

customElements.define("msc-calculator", MscCalculator)
