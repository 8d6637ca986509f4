// <bulk-bar>: the acts on several matters of 待办; it says how many are ticked and hides where none is.
// An act stands where what is ticked fits it; files may be had of every matter.
class BulkBar extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.said = this.querySelector("output");
    document.addEventListener("change", (event) => {
      if (event.target.form === this.form) this.count();
    });
    addEventListener("pageshow", () => this.count());
    this.count();
  }

  count() {
    const ticked = [...this.form.elements].filter((one) => one.checked).map((one) => one.dataset.fits);
    const matters = ticked.filter((one) => one !== "urge");
    const fitting = { files: matters.length > 0, urge: ticked.includes("urge") };
    for (const act of this.querySelectorAll("[data-of]")) {
      const of = act.dataset.of;
      act.hidden = !(fitting[of] ?? (matters.length > 0 && matters.every((one) => one === of)));
    }
    this.hidden = !ticked.length;
    this.said.textContent = `已选${ticked.length}件`;
  }
}

customElements.define("bulk-bar", BulkBar);
