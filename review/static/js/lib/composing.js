// Writing on words: a button beside the selection, and the form where the eyes are.
import { emphasise } from "./highlights.js";
import { rangeOf } from "./offsets.js";
import { selected } from "./selection.js";

const WIDE = matchMedia("(min-width: 821px)");
const EDGE = 12;

export class Composer {
  constructor(paper, form) {
    Object.assign(this, { paper, form, anchor: null, asked: false });
    this.pick = Object.assign(document.createElement("button"), {
      type: "button", className: "pick primary", textContent: "批注", hidden: true,
    });
    document.body.append(this.pick);
    this.pick.addEventListener("pointerdown", (event) => event.preventDefault());
    this.pick.addEventListener("click", () => this.write());
    document.addEventListener("selectionchange", () => this.soon());
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    form.querySelector("[data-close]")?.addEventListener("click", () => this.close());
    form.classList.add("floating");
    form.hidden = !form.querySelector(".faults");
    if (!form.hidden) this.open();
  }

  // Touch moves a selection many times a second; once a frame is enough.
  soon() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.near();
    });
  }

  near() {
    const anchor = selected(this.paper);
    this.pick.hidden = !anchor;
    if (!anchor) return;
    this.anchor = anchor;
    const boxes = document.getSelection().getRangeAt(0).getClientRects();
    const box = boxes[boxes.length - 1];
    if (!box) return;
    this.pick.style.left = `${Math.min(box.right, innerWidth - 90) + scrollX}px`;
    this.pick.style.top = `${box.bottom + scrollY + 6}px`;
  }

  // Write on the selected words; returns false where nothing is selected.
  write() {
    if (!this.anchor || !selected(this.paper)) return false;
    for (const [name, value] of Object.entries(this.anchor)) this.form.elements[name].value = value;
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
    this.open();
    const first = this.form.elements.severity;
    (first.value ? this.form.elements.text : first).focus({ preventScroll: true });
    return true;
  }

  // Beside the words, without moving them: the form floats and the page is not scrolled.
  open() {
    this.form.hidden = false;
    this.pick.hidden = true;
    const range = this.range();
    emphasise("draft", range);
    if (!WIDE.matches) {
      this.form.style.top = "";
      return;
    }
    const height = this.form.offsetHeight;
    const wanted = range ? range.getBoundingClientRect().top : EDGE;
    const lowest = innerHeight - height - EDGE;
    this.form.style.top = `${Math.max(EDGE, Math.min(wanted, lowest))}px`;
  }

  range() {
    const of = (name) => this.form.elements[name].value;
    if (!of("start_block")) return null;
    const [start, end] = [Number(of("start")), Number(of("end"))];
    return rangeOf(this.paper, { start_block: of("start_block"), start, end_block: of("end_block"), end });
  }

  close() {
    this.form.hidden = true;
    emphasise("draft", null);
    const block = this.range()?.startContainer.parentElement.closest("[data-p]");
    block?.focus({ preventScroll: true });
  }
}
