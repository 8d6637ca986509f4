// <paper-desk>: select words, write on them, walk between words and threads.
import { emphasise, paint } from "../lib/highlights.js";
import { selected } from "../lib/selection.js";

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

class PaperDesk extends HTMLElement {
  connectedCallback() {
    this.paper = this.querySelector(".paper");
    this.form = this.querySelector("#annotate");
    const spots = document.getElementById("anchors");
    this.ranges = paint(this.paper, spots ? JSON.parse(spots.textContent) : []);
    this.current = -1;
    this.threads = [...this.querySelectorAll(".thread")];
    this.addEventListener("click", (event) => this.follow(event));
    document.addEventListener("keydown", (event) => this.press(event));
    if (this.form) this.offer();
    const asked = location.hash.startsWith("#annotation-") && document.querySelector(location.hash);
    if (asked) this.show(this.threads.indexOf(asked));
  }

  // A button that stands by the selection; on touch it follows selectionchange.
  offer() {
    this.pick = Object.assign(document.createElement("button"), { type: "button", className: "pick primary", textContent: "批注", hidden: true });
    document.body.append(this.pick);
    this.pick.addEventListener("pointerdown", (event) => event.preventDefault());
    this.pick.addEventListener("click", () => this.write());
    document.addEventListener("selectionchange", () => this.near());
  }

  near() {
    const anchor = selected(this.paper);
    this.pick.hidden = !anchor;
    if (!anchor) return;
    this.anchor = anchor;
    const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
    this.pick.style.setProperty("left", `${Math.min(box.right, innerWidth - 90) + scrollX}px`);
    this.pick.style.setProperty("top", `${box.bottom + scrollY + 6}px`);
  }

  write() {
    if (!this.form || !this.anchor) return;
    for (const [name, value] of Object.entries(this.anchor)) this.form.elements[name].value = value;
    this.form.classList.add("floating");
    this.pick.hidden = true;
    this.form.elements.severity.focus();
  }

  follow(event) {
    const thread = event.target.closest(".thread");
    if (thread && !typing(event.target)) this.show(this.threads.indexOf(thread), false);
  }

  show(index, scrollThread = true) {
    const thread = this.threads[index];
    if (!thread) return;
    this.threads[this.current]?.classList.remove("current");
    this.current = index;
    thread.classList.add("current");
    if (scrollThread) thread.scrollIntoView({ block: "nearest" });
    const range = this.ranges.get(thread.dataset.annotation)?.range;
    emphasise(range);
    range?.startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  press(event) {
    if (typing(event.target)) {
      if (event.key === "Escape") this.form?.classList.remove("floating");
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("keys") === "off") return;
    const act = {
      j: () => this.show(Math.min(this.current + 1, this.threads.length - 1)),
      k: () => this.show(Math.max(this.current - 1, 0)),
      a: () => this.write(),
      r: () => this.open("details textarea"),
      s: () => this.threads[this.current]?.querySelector(".settle")?.focus(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  open(wanted) {
    const field = this.threads[this.current]?.querySelector(wanted);
    if (!field) return;
    field.closest("details").open = true;
    field.focus();
  }
}

customElements.define("paper-desk", PaperDesk);
