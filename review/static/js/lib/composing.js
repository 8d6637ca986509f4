// Writing on words: a button beside the selection, and the form where the eyes are.
import { emphasise } from "./highlights.js";
import { bring } from "./leaf-heights.js";
import { blockOf, rangeOf } from "./offsets.js";
import { propose, withdraw } from "./proposing.js";
import { pieces, write } from "./redline.js";
import { selected } from "./selection.js";
import { Defaults } from "./annotation-defaults.js";

const WIDE = matchMedia("(min-width: 821px)");
const EDGE = 12;

export class Composer {
  // `read()` gives the anchor of what is selected, in the paper or wherever else its words are shown.
  constructor(paper, form, read = () => selected(paper), headings = []) {
    Object.assign(this, { paper, form, read, anchor: null, asked: false });
    this.pick = Object.assign(document.createElement("button"), {
      type: "button", className: "btn primary pick", textContent: "批注", hidden: true,
    });
    document.body.append(this.pick);
    this.pick.addEventListener("pointerdown", (event) => event.preventDefault());
    this.pick.addEventListener("click", () => this.write());
    document.addEventListener("selectionchange", () => this.soon());
    form.addEventListener("input", () => this.preview());
    form.querySelector("[data-close]").addEventListener("click", () => this.close());
    this.defaults = new Defaults(paper, form, headings);
    form.classList.add("floating");
    new ResizeObserver(() => form.hidden || this.place()).observe(form);
    form.hidden = true;
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
    const anchor = this.read();
    this.pick.hidden = !anchor;
    if (!anchor) return;
    this.anchor = anchor;
    const boxes = document.getSelection().getRangeAt(0).getClientRects();
    const box = boxes[boxes.length - 1];
    if (!box) return;
    this.pick.style.left = `${Math.min(box.right, innerWidth - 90) + scrollX}px`;
    this.pick.style.top = `${box.bottom + scrollY + 6}px`;
  }

  // Write on the selected words; what was typed on others moves to these. False without a selection.
  write() {
    this.anchor = this.read();
    if (!this.anchor) return false;
    for (const [name, value] of Object.entries(this.anchor)) this.form.elements[name].value = value;
    this.defaults.fill(this.spot);
    this.open();
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
    this.form.elements.text.focus({ preventScroll: true });
    return true;
  }

  // Beside the words, without moving them: the form floats and the page is not scrolled.
  open() {
    this.form.hidden = false;
    this.pick.hidden = true;
    const range = this.range();
    emphasise("draft", range);
    this.preview();
    this.place();
  }

  // What was begun elsewhere, or before: the words it is about are brought into view.
  resume() {
    this.open();
    const range = this.range();
    if (range) bring(blockOf(range.startContainer), "center");
  }

  place() {
    const box = this.range()?.getBoundingClientRect();
    if (WIDE.matches) {
      const lowest = innerHeight - this.form.offsetHeight - EDGE;
      this.form.style.top = `${Math.max(EDGE, Math.min(box?.top ?? EDGE, lowest))}px`;
      return;
    }
    this.form.style.top = "";
    // A sheet from below would hide the words: only then the page moves.
    const hidden = box ? box.bottom - (innerHeight - this.form.offsetHeight) : 0;
    if (hidden > 0) scrollBy(0, hidden + EDGE);
  }

  get spot() {
    const of = (name) => this.form.elements[name].value;
    if (!of("start_block")) return null;
    return { start_block: of("start_block"), start: Number(of("start")), end_block: of("end_block"), end: Number(of("end")) };
  }

  range() {
    return this.spot && rangeOf(this.paper, this.spot);
  }

  // The proposal against the words, in the form and in the paper, before anything is sent.
  preview() {
    const { quote, proposal } = this.form.elements;
    const place = this.form.querySelector("[data-preview]");
    place.hidden = !proposal.value;
    if (proposal.value) write(place, pieces(quote.value, proposal.value));
    if (!this.form.hidden) propose(this.paper, this.spot, quote.value, proposal.value);
  }

  close() {
    if (this.form.hidden) return;
    this.form.hidden = true;
    emphasise("draft", null);
    withdraw();
    const block = this.range()?.startContainer.parentElement.closest("[data-p]");
    block?.setAttribute("tabindex", block.getAttribute("tabindex") ?? "-1");
    block?.focus({ preventScroll: true });
  }
}
