// <answer-rows>: twenty answers in one rhythm: 1 2 3 choose, Tab goes to the reason, j k walk.
import { Rows, choose } from "../lib/rows.js";

class AnswerRows extends HTMLElement {
  connectedCallback() {
    const rows = [...this.querySelectorAll("[data-row]")].filter((row) => row.querySelector("input[type=radio]"));
    if (!rows.length) return;
    this.rows = new Rows(this, rows, {
      1: (row) => this.reply(row, 1),
      2: (row) => this.reply(row, 2),
      3: (row) => this.reply(row, 3),
    });
    this.addEventListener("input", () => this.count());
    this.count();
  }

  // 采纳 needs no reason, so the next row is what comes next; the others lead to their reason.
  reply(row, n) {
    if (!choose(row, n)) return;
    if (n === 1) this.rows.step(1);
    else row.querySelector("textarea")?.focus();
  }

  count() {
    const left = this.rows.rows.filter((row) => !row.querySelector("input:checked")).length;
    this.querySelector(".count").textContent = left ? `还有${left}条没有选` : "每条都已选";
  }
}

customElements.define("answer-rows", AnswerRows);
