// <change-walk>: n and p, or two buttons, go from change to change; where one is, is said.
import { composing } from "../lib/keys.js";
class ChangeWalk extends HTMLElement {
  connectedCallback() {
    const shown = (one) => one.getClientRects().length > 0;
    this.changes = [...this.querySelectorAll('[id^="change-"]')].filter(shown);
    if (!this.changes.length) return;
    this.at = -1;
    this.querySelector(".steps").hidden = false;
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-step]");
      if (button) this.step(Number(button.dataset.step));
    });
    document.addEventListener("keydown", (event) => this.press(event));
    this.begin();
  }

  // The page opens at the first difference, unless its address names a place or it was scrolled back to.
  begin() {
    if (location.hash || window.scrollY > 0) this.say();
    else this.step(1);
  }

  press(event) {
    if (composing(event)) return;
    if (event.target.closest?.("input:not([type=checkbox]), textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (localStorage.getItem("keys") === "off") return;
    const by = { n: 1, p: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.step(by);
  }

  step(by) {
    this.changes[this.at]?.classList.remove("current");
    this.at = Math.min(Math.max(this.at + by, 0), this.changes.length - 1);
    const change = this.changes[this.at];
    change.classList.add("current");
    change.scrollIntoView({ block: "center" });
    this.say();
  }

  say() {
    this.querySelector(".count").textContent = `${this.at + 1}／${this.changes.length}处`;
  }
}

customElements.define("change-walk", ChangeWalk);
