// <workbench-paper>: the outline, the paper and the margin, and the way between words and threads.
import { Alignment } from "../lib/alignment.js";
import { CitationBox } from "../lib/citation-box.js";
import { Composer } from "../lib/composing.js";
import { Filter } from "../lib/filtering.js";
import { Forms } from "../lib/forms.js";
import { actsOf, step } from "../lib/navigation.js";
import { at, emphasise, paint } from "../lib/highlights.js";
import { DraftKeeper } from "../lib/draft-keeping.js";
import { listen, typing } from "../lib/keys.js";
import { bring, estimate } from "../lib/leaf-heights.js";
import { Live } from "../lib/live.js";
import { Mentions } from "../lib/mentions.js";
import { News } from "../lib/news.js";
import { blockOf } from "../lib/offsets.js";
import { letGo } from "../lib/press-state.js";
import { propose } from "../lib/proposing.js";
import { count, renew } from "../lib/renewing.js";
import { Sheet } from "../lib/sheet.js";
import { KeyboardSelection } from "../lib/keyboard-selection.js";

const NARROW = matchMedia("(max-width: 1180px)");

class WorkbenchPaper extends HTMLElement {
  connectedCallback() {
    const { spots, drafts, people, me, headings } = JSON.parse(document.getElementById("told").textContent);
    const { matter, revision, since } = this.dataset;
    this.paper = this.querySelector(".paper");
    this.list = this.querySelector(".threads");
    this.outline = this.querySelector(".outline");
    this.spots = new Map(spots.map((one) => [String(one.id), one]));
    estimate(this.paper);
    this.painted = paint(this.paper, spots);
    this.current = null;
    this.dataset.ready = "";
    this.news = new News(document.querySelector("[data-news]"), Number(revision), matter);
    this.sheet = new Sheet(this.querySelector(".margin"), (by) => step(this, by));
    this.alignment = new Alignment(this.list, this.querySelector(".sheet"), (thread) => this.rangeOf(thread));
    this.filter = new Filter(this.querySelector(".shows"), () => this.list.querySelectorAll(".thread"), () => this.alignment.ask());
    this.keyboard = new KeyboardSelection(this.paper, (words) => this.news.whisper(words));
    const form = this.querySelector("#annotate");
    this.composer = form && new Composer(this.paper, form, undefined, headings);
    const given = form?.querySelector(".faults, .conflict") || new URLSearchParams(location.search).has("phrase");
    const say = (one, words) => one.querySelector("[data-saved]")?.replaceChildren(words);
    const keeper = new DraftKeeper(matter, me, drafts, say);
    this.forms = new Forms(this, { matter, me }, keeper, { done: (one, answer) => this.taken(one, answer), closed: (one) => one === form && this.composer.close() });
    new Mentions(this, people);
    new CitationBox(this.paper);
    this.live = new Live(`/matters/${matter}/revisions/${revision}/threads`, Number(since), (told) => this.take(told), (state) => this.news.state(state));
    this.addEventListener("click", (event) => this.follow(event));
    // A thread that moved between pressing and letting go would lose the click.
    this.list.addEventListener("focusin", (event) => {
      if (!event.target.closest(":active")) this.choose(event.target.closest(".thread"));
    });
    addEventListener("hashchange", () => this.arrive());
    // Until the page has loaded a browser goes to the place of the link by itself, again and again.
    addEventListener("load", () => this.arrive());
    if (NARROW.matches) this.outline.open = false;
    listen(actsOf(this));
    if (form && (given || form.elements.text.value || form.elements.proposal.value)) this.composer.resume();
    this.arrive();
  }

  rangeOf(thread) {
    return this.painted.get(thread?.dataset.annotation)?.range;
  }

  // A link to a clause or to a thread.
  arrive() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && this.paper.contains(target)) bring(target, "start");
    const thread = target?.matches?.(".thread") && target;
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
    const range = this.rangeOf(thread);
    const block = range && blockOf(range.startContainer);
    if (block) bring(block, "center");
    if (seek) thread.focus({ preventScroll: Boolean(block) });
  }

  choose(thread, seek = false) {
    if (!thread || (thread === this.current && !seek)) return;
    this.current?.classList.remove("current");
    this.current = thread;
    this.alignment.current = thread;
    thread.classList.add("current");
    const spot = this.spots.get(thread.dataset.annotation);
    if (!this.composer || this.composer.form.hidden) propose(this.paper, spot, spot?.quote, spot?.proposal);
    emphasise("current", this.rangeOf(thread));
    this.alignment.run();
    if (!seek) return;
    if (this.sheet.phone) this.sheet.turn("one");
    if (!this.list.classList.contains("aligned")) thread.scrollIntoView({ block: "nearest" });
  }

  async taken(form, answer) {
    if (form === this.composer?.form) this.composer.close();
    await this.live.ask();
    const made = document.getElementById(new URL(answer.location, location.href).hash.slice(1));
    if (made) this.show(made, form === this.composer?.form);
  }

  // What others wrote, or what was just sent.
  async take(told) {
    await letGo();
    const fresh = renew(this.list, told);
    for (const { id, spot } of told.threads) this.spots.set(String(id), spot);
    for (const id of this.spots.keys()) if (!told.order.includes(Number(id))) this.spots.delete(id);
    this.painted = paint(this.paper, [...this.spots.values()]);
    count(told);
    const again = this.current && document.getElementById(this.current.id);
    this.current = null;
    this.filter.apply();
    this.alignment.renew();
    if (again) this.choose(again);
    this.news.tell(fresh, told.newest);
  }
}

customElements.define("workbench-paper", WorkbenchPaper);
