// <pdf-pages>: the pages of a PDF as they look, drawn when they come into view, beside our text.
// A click on a paragraph goes to its page.
import { emphasise, paint } from "../lib/highlights.js";
import { Live } from "../lib/live.js";
import { PageAnnotations } from "../lib/page-annotations.js";
import { News } from "../lib/news.js";
import { lastIndex } from "../lib/lists.js";
import { rangeOf } from "../lib/offsets.js";
import { blank, drawn, opened, pageOf } from "../lib/pages.js";
import { letGo } from "../lib/press-state.js";
import { exchange } from "../lib/renewing.js";

class PdfPages extends HTMLElement {
  async connectedCallback() {
    this.stack = this.querySelector(".page-stack");
    this.bar = this.querySelector(".page-bar");
    this.text = this.querySelector(".paper");
    this.zoom = 1;
    const told = JSON.parse(document.getElementById("told").textContent);
    this.spots = told.spots;
    paint(this.text, told.spots);
    const { matter, revision, since } = this.dataset;
    this.news = new News(document.querySelector("[data-news]"), Number(revision), matter);
    const threads = `/matters/${matter}/revisions/${revision}/threads`;
    const [take, state] = [(given) => this.take(given), (state) => this.news.state(state)];
    this.live = new Live(threads, Number(since), take, state);
    const ways = { say: (words) => this.hint(words), done: () => this.live.ask() };
    this.annotations = new PageAnnotations(this, this.text, told, pageOf, ways);
    document.addEventListener("click", (event) => this.follow(event));
    const waiting = this.querySelector("[data-waiting]");
    waiting.textContent = "正在打开原件…";
    try {
      this.pdf = await opened(this.dataset.engine, this.dataset.file);
    } catch {
      waiting.textContent = "浏览器打不开这份原件，请下载后查看。";
      return;
    }
    waiting.remove();
    await this.lay();
    this.bar.hidden = false;
    const asked = Number(/^#page-(\d+)$/.exec(location.hash)?.[1] ?? 0);
    this.turn(asked || 1, Boolean(asked));
  }

  // One empty sheet a page, as tall as the page, so that the scroll bar tells the truth at once.
  async lay() {
    const first = await this.pdf.getPage(1);
    const size = first.getViewport({ scale: 1 });
    this.sheets = Array.from({ length: this.pdf.numPages }, (_, n) => blank(n + 1, size));
    this.stack.replaceChildren(...this.sheets);
    const near = { root: this.stack, rootMargin: "300px" };
    this.seen = new IntersectionObserver((entries) => this.look(entries), near);
    this.sheets.forEach((sheet) => this.seen.observe(sheet));
    this.stack.addEventListener("scroll", () => this.say(), { passive: true });
    this.bar.addEventListener("click", (event) => this.press(event));
  }

  look(entries) {
    for (const entry of entries) {
      if (entry.isIntersecting && !entry.target.dataset.drawn) this.draw(entry.target);
    }
  }

  async draw(sheet) {
    sheet.dataset.drawn = "yes";
    const page = await this.pdf.getPage(this.sheets.indexOf(sheet) + 1);
    await drawn(this.dataset.engine, page, sheet);
    this.annotations.drawn(sheet, this.sheets.indexOf(sheet) + 1);
    sheet.dataset.read = "yes";
  }

  // What others wrote, or what was just sent: the list and the paint of this page, as it is now.
  async take({ newest }) {
    const answer = await fetch(location.href, { cache: "no-store" });
    const now = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [told, list] = [now.getElementById("told"), now.querySelector(".on-pages")];
    if (!told || !list) throw new Error("not this page");
    await letGo();
    const had = new Set(this.spots.map((one) => one.id));
    exchange(document.querySelector(".on-pages"), list);
    this.spots = JSON.parse(told.textContent).spots;
    paint(this.text, this.spots);
    this.annotations.renew(this.spots);
    this.news.tell(this.spots.filter((one) => !had.has(one.id)), newest);
  }

  hint(words) {
    const place = this.bar.querySelector("[data-hint]");
    if (place.textContent !== words) place.textContent = words;
  }

  // From words on a page that have an annotation: to the same words in our text, and to its thread.
  choose(id) {
    const spot = this.spots.find((one) => String(one.id) === id);
    const range = rangeOf(this.text, spot);
    emphasise("current", range);
    range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
    const list = document.querySelector(".on-pages");
    list.open = true;
    list.querySelector(`[data-thread="${id}"]`)?.focus();
  }

  get at() {
    const middle = this.stack.scrollTop + this.stack.clientHeight / 3;
    return Math.max(lastIndex(this.sheets, (sheet) => sheet.offsetTop <= middle), 0) + 1;
  }

  turn(number, move = true) {
    const sheet = this.sheets?.[Math.min(Math.max(number, 1), this.sheets.length) - 1];
    if (sheet && move) this.stack.scrollTop = sheet.offsetTop - 6;
    this.say();
  }

  say() {
    const place = this.bar.querySelector("[data-page-of]");
    place.textContent = `第${this.at}／${this.sheets.length}页`;
  }

  press(event) {
    const { turn, zoom } = event.target.dataset;
    if (turn) this.turn(this.at + Number(turn));
    if (!zoom) return;
    const number = this.at;
    this.zoom = Math.min(Math.max(this.zoom + Number(zoom) * 0.25, 0.5), 3);
    this.stack.style.setProperty("--zoom", this.zoom);
    for (const sheet of this.sheets) delete sheet.dataset.drawn;
    this.sheets.forEach((sheet) => (this.seen.unobserve(sheet), this.seen.observe(sheet)));
    this.turn(number);
  }

  // The annotation under a click on a page; of words selected there, none.
  threadAt(event) {
    const sheet = event.target.closest(".page-sheet");
    if (!sheet || !document.getSelection().isCollapsed) return undefined;
    return this.annotations.at(this.sheets.indexOf(sheet) + 1, event.clientX, event.clientY)[0];
  }

  follow(event) {
    const id = this.threadAt(event);
    if (id) this.choose(id);
    const link = event.target.closest("[data-page]");
    const words = event.target.closest(".sheet [data-p]");
    const number = link ? Number(link.dataset.page) : pageOf(words?.dataset.p);
    if (!number || !this.sheets || document.getSelection().toString()) return;
    if (link) event.preventDefault();
    this.turn(number);
  }
}

customElements.define("pdf-pages", PdfPages);
