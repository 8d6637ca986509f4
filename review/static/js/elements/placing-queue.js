// <placing-queue>: give displaced annotations their place: a number takes an offer, words selected
// in the new text and p put it there, x says that the words are gone.
import { Rows, choose } from "../lib/rows.js";
import { rangeOf } from "../lib/offsets.js";
import { selected } from "../lib/selection.js";

class PlacingQueue extends HTMLElement {
  connectedCallback() {
    this.paper = this.querySelector(".paper");
    const rows = [...this.querySelectorAll("[data-case]")];
    this.rows = new Rows(this, rows, {
      1: (row) => this.take(row, 1),
      2: (row) => this.take(row, 2),
      3: (row) => this.take(row, 3),
      p: (row) => this.here(row),
      x: (row) => this.gone(row),
    });
    this.addEventListener("input", (event) => this.chosen(event));
    this.addEventListener("focusin", (event) => this.point(event.target.closest("[data-case]")));
    this.offer();
    this.count();
    if (location.hash.startsWith("#case-")) this.rows.mark(document.querySelector(location.hash));
    this.point(this.rows.current);
  }

  take(row, n) {
    if (row.querySelectorAll(".offer").length < n || !choose(row, n)) return;
    this.point(row);
    this.rows.step(1);
  }

  radio(row, value) {
    const found = row.querySelector(`input[type=radio][value="${value}"]`);
    if (!found) return;
    found.checked = true;
    found.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // What is selected in the new text becomes the place of the current row.
  here(row) {
    const anchor = selected(this.paper);
    if (!anchor) return;
    const id = row.dataset.case;
    row.querySelector(`[name="own-${id}"]`).value = [anchor.start_block, anchor.start, anchor.end_block, anchor.end].join(":");
    row.querySelector(`[name="quote-${id}"]`).value = anchor.quote;
    this.radio(row, "own");
    this.pick.hidden = true;
  }

  gone(row) {
    this.radio(row, "gone");
    row.querySelector(`[name="reason-${row.dataset.case}"]`).focus();
  }

  offer() {
    this.pick = Object.assign(document.createElement("button"), { type: "button", className: "btn primary pick", textContent: "放在这里", hidden: true });
    document.body.append(this.pick);
    this.pick.addEventListener("pointerdown", (event) => event.preventDefault());
    this.pick.addEventListener("click", () => this.here(this.rows.current));
    document.addEventListener("selectionchange", () => {
      this.pick.hidden = !selected(this.paper);
      if (this.pick.hidden) return;
      const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
      this.pick.style.setProperty("left", `${Math.min(box.right, innerWidth - 110) + scrollX}px`);
      this.pick.style.setProperty("top", `${box.bottom + scrollY + 6}px`);
    });
  }

  // Typing a quote by hand makes it count, and no longer the place that was selected before.
  chosen(event) {
    const row = event.target.closest("[data-case]");
    if (row && event.target.name?.startsWith("quote-")) {
      row.querySelector(`[name="own-${row.dataset.case}"]`).value = "";
      this.tick(row, "own");
    }
    if (row && event.target.name?.startsWith("reason-")) this.tick(row, "gone");
    this.count();
    this.point(row);
  }

  tick(row, value) {
    row.querySelector(`input[type=radio][value="${value}"]`).checked = true;
  }

  count() {
    const rows = this.rows.rows;
    const done = rows.filter((row) => row.querySelector("input[type=radio]:checked")).length;
    const words = this.querySelector(".sendbar .count");
    if (words) words.textContent = `已选${done}／${rows.length}`;
  }

  // Show in the new text where the current choice, or the first offer, would put the words.
  point(row) {
    if (!row || !globalThis.CSS?.highlights) return;
    const value = row.querySelector("input[type=radio]:checked, .offer input")?.value ?? "";
    const [start_block, start, end_block, end] = value.split(":");
    const range = end && rangeOf(this.paper, { start_block, start: Number(start), end_block, end: Number(end) });
    CSS.highlights.set("annotation-current", new Highlight(...(range ? [range] : [])));
    if (range && row !== this.shown) this.scrollTo(range);
    this.shown = row;
  }

  // Only the text moves: the page with the choices stays where the eyes are.
  scrollTo(range) {
    const sheet = this.querySelector(".sheet");
    const [inside, box] = [range.getBoundingClientRect(), sheet.getBoundingClientRect()];
    sheet.scrollTop += inside.top - box.top - sheet.clientHeight / 3;
  }
}

customElements.define("placing-queue", PlacingQueue);
