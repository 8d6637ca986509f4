// <paper-desk>: the outline, the paper and the margin, and the way between words and threads.
import { Alignment } from "../lib/alignment.js";
import { Composer } from "../lib/composing.js";
import { Filter } from "../lib/filtering.js";
import { at, emphasise, paint } from "../lib/highlights.js";
import { listen, typing } from "../lib/keys.js";
import { Sheet } from "../lib/sheet.js";

const NARROW = matchMedia("(max-width: 1180px)");

class PaperDesk extends HTMLElement {
  connectedCallback() {
    this.paper = this.querySelector(".paper");
    this.list = this.querySelector(".threads");
    this.outline = this.querySelector(".outline");
    this.spots = JSON.parse(document.getElementById("anchors")?.textContent ?? "[]");
    this.current = null;
    this.dataset.ready = "";
    this.painted = paint(this.paper, this.spots);
    this.sheet = new Sheet(this.querySelector(".margin"), (by) => this.step(by));
    this.alignment = new Alignment(this.list, this.querySelector(".sheet"), (thread) => this.rangeOf(thread));
    this.filter = new Filter(this.querySelector(".shows"), () => this.list.querySelectorAll(".thread"), () => this.alignment.ask());
    const form = this.querySelector("#annotate");
    this.composer = form && new Composer(this.paper, form);
    this.addEventListener("click", (event) => this.follow(event));
    // A thread that moved between pressing and letting go would lose the click.
    this.list.addEventListener("focusin", (event) => {
      if (!event.target.closest(":active")) this.choose(event.target.closest(".thread"));
    });
    addEventListener("hashchange", () => this.arrive());
    if (NARROW.matches) this.outline.open = false;
    listen(this.acts());
    this.arrive();
  }

  acts() {
    return {
      j: () => this.step(1),
      k: () => this.step(-1),
      n: () => this.clause(1),
      p: () => this.clause(-1),
      a: () => this.composer?.write() ?? false,
      r: () => this.reply(),
      s: () => this.current?.querySelector(".settle")?.focus(),
      "/": () => this.filter.focus(),
    };
  }

  get threads() {
    return [...this.list.querySelectorAll(".thread:not([hidden])")];
  }

  rangeOf(thread) {
    return this.painted.get(thread?.dataset.annotation)?.range;
  }

  // A link to a clause or to a thread: the browser goes to the one, we go to the other.
  arrive() {
    const thread = location.hash.startsWith("#a-") && document.getElementById(location.hash.slice(1));
    if (!thread) return;
    if (thread.hidden) this.filter.choose("all");
    this.show(thread);
  }

  follow(event) {
    if (event.target.closest(".outline a") && NARROW.matches) this.outline.open = false;
    const thread = event.target.closest(".thread");
    if (thread && !typing(event.target) && !event.target.closest("a, button, summary")) this.show(thread, false);
    if (!event.target.closest(".paper") || !document.getSelection().isCollapsed) return;
    const id = at(this.painted, event.clientX, event.clientY).find((one) => !document.getElementById(`a-${one}`).hidden);
    if (id) this.choose(document.getElementById(`a-${id}`), true);
  }

  // Go to a thread and bring its words into view; with `seek` also the thread itself.
  show(thread, seek = true) {
    this.choose(thread, seek);
    const block = this.rangeOf(thread)?.startContainer.parentElement.closest("[data-p]");
    block?.scrollIntoView({ block: "center" });
    if (seek) thread.focus({ preventScroll: Boolean(block) });
  }

  choose(thread, seek = false) {
    if (!thread || (thread === this.current && !seek)) return;
    this.current?.classList.remove("current");
    this.current = thread;
    this.alignment.current = thread;
    thread.classList.add("current");
    emphasise("current", this.rangeOf(thread));
    this.alignment.run();
    if (!seek) return;
    if (this.sheet.phone) this.sheet.turn("one");
    const away = this.list.classList.contains("aligned");
    if (!away) thread.scrollIntoView({ block: "nearest" });
  }

  step(by) {
    const { threads } = this;
    if (!threads.length) return;
    const now = threads.indexOf(this.current);
    const next = now < 0 ? (by > 0 ? 0 : threads.length - 1) : Math.min(Math.max(now + by, 0), threads.length - 1);
    this.show(threads[next]);
  }

  // The clause before or after the one that stands at the top of the window.
  clause(by) {
    const heads = [...this.outline.querySelectorAll("[data-entry]")].map((one) => document.getElementById(`p-${one.dataset.entry}`));
    const tops = heads.map((head) => head.getBoundingClientRect().top);
    const line = 80;
    const next = by > 0 ? tops.findIndex((top) => top > line + 2) : tops.findLastIndex((top) => top < line - 12);
    const head = heads[next];
    if (!head) return;
    head.scrollIntoView({ block: "start" });
    head.focus({ preventScroll: true });
  }

  reply() {
    const field = this.current?.querySelector(".replying textarea");
    if (!field) return;
    field.closest("details").open = true;
    field.focus();
  }
}

customElements.define("paper-desk", PaperDesk);
