// A page of many small decisions, driven by keys: a current row, single letters, Ctrl+Enter to send.
import { composing } from "./keys.js";
const typing = (target) => target.closest?.("input:not([type=radio]), textarea, select, [contenteditable]");

export class Rows {
  // `rows` are elements in reading order; `keys` maps a letter to what it does with the current row.
  constructor(root, rows, keys) {
    this.rows = rows;
    this.keys = { j: () => this.step(1), k: () => this.step(-1), ...keys };
    this.current = rows[0];
    root.addEventListener("focusin", (event) => this.mark(rows.find((row) => row.contains(event.target))));
    document.addEventListener("keydown", (event) => this.press(event, root));
    this.mark(rows[0]);
  }

  mark(row) {
    if (!row) return;
    this.current?.classList.remove("current");
    this.current = row;
    row.classList.add("current");
  }

  step(by) {
    const next = this.rows[this.rows.indexOf(this.current) + by];
    if (!next) return;
    this.mark(next);
    next.scrollIntoView({ block: "nearest" });
    (next.querySelector("input:checked") ?? next.querySelector("input"))?.focus({ preventScroll: true });
  }

  press(event, root) {
    if (composing(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      root.querySelector(".sendbar button")?.click();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("keys") === "off" || typing(event.target)) return;
    const act = this.keys[event.key];
    if (!act) return;
    event.preventDefault();
    act(this.current);
  }
}

// Choose the radio button number `n` (from 1) of a row; true where there is one.
export function choose(row, n) {
  const radio = row.querySelectorAll("input[type=radio]")[n - 1];
  if (!radio) return false;
  radio.checked = true;
  radio.focus({ preventScroll: true });
  radio.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}
