// <layout-pages>: j and k, or the arrow keys to the sides, go from page to page; where one is, is marked.
import { composing } from "../lib/keys.js";
class LayoutPages extends HTMLElement {
  connectedCallback() {
    this.pages = [...this.querySelectorAll(".layout-pages > li")];
    this.links = [...this.querySelectorAll(".page-bar a")];
    document.addEventListener("keydown", (event) => this.press(event));
    const middle = new IntersectionObserver((seen) => this.see(seen), { rootMargin: "-45% 0px -45% 0px" });
    for (const page of this.pages) middle.observe(page);
  }

  see(seen) {
    const entered = seen.filter((one) => one.isIntersecting);
    if (entered.length) this.mark(this.pages.indexOf(entered[entered.length - 1].target));
  }

  mark(at) {
    if (this.at !== undefined) this.links[this.at].removeAttribute("aria-current");
    this.at = at;
    this.links[at].setAttribute("aria-current", "true");
  }

  press(event) {
    if (composing(event) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target.closest?.("input, textarea, select")) return;
    const letters = localStorage.getItem("keys") !== "off" ? { j: 1, k: -1 } : {};
    const by = { ArrowRight: 1, ArrowLeft: -1, ...letters }[event.key];
    if (!by) return;
    event.preventDefault();
    const at = Math.min(Math.max((this.at ?? 0) + by, 0), this.pages.length - 1);
    this.pages[at].scrollIntoView();
    this.pages[at].focus({ preventScroll: true });
    this.mark(at);
  }
}

customElements.define("layout-pages", LayoutPages);
