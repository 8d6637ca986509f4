// What an annotation begins with: the severity last used, the category that the words or their clause
// speak of, and the words themselves in the proposal for as long as it is being written.
import { composing, enabled, typing } from "./keys.js";

const LAST = "severity";
const USUAL = "advice";
const ARTICLE = /^第.{1,8}条/;

export class Defaults {
  // `headings` are pairs of a category and the words of clauses that speak of it.
  constructor(paper, form, headings) {
    Object.assign(this, { paper, form, headings: headings.map(([category, words]) => [category, new RegExp(words)]) });
    const { severity, quote, proposal } = form.elements;
    severity.addEventListener("change", () => localStorage.setItem(LAST, severity.value));
    proposal.addEventListener("focus", () => {
      if (proposal.value || !quote.value) return;
      proposal.value = quote.value;
      proposal.select();
    });
    // Words that were left as they are propose nothing.
    proposal.addEventListener("blur", () => {
      if (proposal.value === quote.value) this.put(proposal, "");
    });
    document.addEventListener("keydown", (event) => this.weigh(event));
  }

  fill(spot) {
    const { severity, category } = this.form.elements;
    if (!severity.value) severity.value = localStorage.getItem(LAST) || USUAL;
    if (!category.value || category.value === this.guessed) {
      this.guessed = this.guess(spot) ?? "";
      if (this.guessed) category.value = this.guessed;
    }
  }

  // The words first, then their paragraph, then the article above it.
  guess(spot) {
    const block = document.getElementById(`p-${spot?.start_block}`);
    if (!block) return undefined;
    const blocks = [...this.paper.querySelectorAll("[data-p]")];
    const above = blocks.slice(0, blocks.indexOf(block) + 1).reverse().find((one) => ARTICLE.test(one.textContent.trim()));
    for (const words of [this.form.elements.quote.value, block.textContent, above?.textContent ?? ""]) {
      const found = this.headings.find(([, pattern]) => pattern.test(words));
      if (found) return found[0];
    }
    return undefined;
  }

  // 1 2 3 outside fields, Alt+1 2 3 inside them.
  weigh(event) {
    const place = ["Digit1", "Digit2", "Digit3"].indexOf(event.code);
    if (place < 0 || this.form.hidden || composing(event) || event.ctrlKey || event.metaKey) return;
    if (event.altKey ? !this.form.contains(event.target) : typing(event.target) || !enabled()) return;
    event.preventDefault();
    this.put(this.form.elements.severity, [...this.form.elements.severity.options].filter((one) => one.value)[place].value);
  }

  put(field, value) {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
