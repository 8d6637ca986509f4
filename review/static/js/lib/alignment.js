// Set the threads of the margin beside their words where there is room for three panes. Scrolling
// reads no layout: where the words stand in their leaf is measured once, when the leaf comes near.
import { lastOf } from "./lists.js";
import { letGo } from "./press-state.js";
import { stack } from "./margin-positions.js";

const ROOM = matchMedia("(min-width: 1181px)");
const GAP = 8;
const NEAR = 2; // screens above and below the window within which a thread stands exactly

export class Alignment {
  // `spotOf(thread)` gives the range of a thread's words, if they stand on the page.
  constructor(list, sheet, spotOf) {
    Object.assign(this, { list, sheet, spotOf, current: null, asked: 0, width: 0 });
    this.heights = new Map(); // thread -> px
    this.homes = new Map(); // thread -> the leaf its words stand on
    this.inner = new Map(); // leaf -> Map of thread -> px below the top of the leaf, once measured
    this.leaves = new Map(); // leaf -> [top, bottom] in the list, when last looked
    this.places = new Map(); // thread -> px in the list where it belongs
    this.watch = new ResizeObserver((entries) => this.resized(entries));
    this.watch.observe(sheet);
    ROOM.addEventListener("change", () => this.ask());
    addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.renew();
  }

  // After threads came or went.
  renew() {
    this.inner.clear();
    this.homes.clear();
    for (const thread of this.list.querySelectorAll(":scope > .thread")) {
      this.watch.observe(thread);
      const block = this.spotOf(thread)?.startContainer.parentElement?.closest("[data-p]");
      if (!block) continue;
      this.homes.set(thread, block.closest(".leaf") ?? this.sheet);
      this.watch.observe(this.homes.get(thread));
    }
    this.ask();
  }

  // What has another size now stands elsewhere, with all that is in it.
  resized(entries) {
    for (const { target, borderBoxSize } of entries) {
      if (target.matches(".thread")) this.heights.set(target, Math.ceil(borderBoxSize[0].blockSize) + GAP);
      else this.inner.delete(target);
    }
    if (this.width !== this.sheet.clientWidth) this.inner.clear();
    this.width = this.sheet.clientWidth;
    this.ask();
  }

  ask() {
    this.asked ||= requestAnimationFrame(() => letGo().then(() => this.run()));
  }

  scrolled() {
    if (!ROOM.matches || this.asked) return;
    this.above = scrollY - this.base;
    const fresh = [...this.leaves].some(([leaf, [top, bottom]]) => !this.inner.has(leaf) && this.near(top, bottom));
    if (fresh) this.ask();
    else this.asked = requestAnimationFrame(() => this.put());
  }

  // Asked hundreds of times between two writes: to read `scrollY` each time would lay out each time.
  near(top, bottom = top) {
    return bottom > this.above - NEAR * this.tall && top < this.above + (NEAR + 1) * this.tall;
  }

  run() {
    cancelAnimationFrame(this.asked);
    this.asked = 0;
    this.list.classList.toggle("aligned", ROOM.matches);
    this.list.parentElement.classList.toggle("beside", ROOM.matches);
    if (!ROOM.matches) {
      this.list.style.height = "";
      return;
    }
    const threads = [...this.list.querySelectorAll(":scope > .thread:not([hidden])")];
    const wanted = this.wanted(threads);
    const heights = threads.map((thread) => this.heights.get(thread) ?? thread.offsetHeight + GAP);
    const tops = stack(wanted, heights, threads.indexOf(this.current));
    this.places = new Map(threads.map((thread, n) => [thread, Math.round(tops[n])]));
    this.put();
    const end = threads.length ? `${lastOf(tops) + lastOf(heights)}px` : "";
    if (this.list.style.height !== end) this.list.style.height = end;
  }

  // Where each would stand if it were alone. Without words a thread stands below the paper; far
  // from the window its leaf is near enough.
  wanted(threads) {
    const zero = this.list.getBoundingClientRect().top;
    Object.assign(this, { base: zero + scrollY, above: -zero, tall: innerHeight });
    const below = this.sheet.getBoundingClientRect().bottom - zero;
    const under = new Map();
    for (const thread of threads) {
      const leaf = this.homes.get(thread);
      if (!under.has(leaf)) under.set(leaf, []);
      under.get(leaf).push(thread);
    }
    this.leaves.clear();
    under.delete(undefined);
    for (const [leaf, those] of under) {
      const box = leaf.getBoundingClientRect();
      this.leaves.set(leaf, [box.top - zero, box.bottom - zero]);
      if (!this.inner.has(leaf) && this.near(...this.leaves.get(leaf))) this.measure(leaf, box.top, those);
    }
    return threads.map((thread) => {
      const leaf = this.homes.get(thread);
      return leaf ? Math.max(0, this.leaves.get(leaf)[0] + (this.inner.get(leaf)?.get(thread) ?? 0)) : below;
    });
  }

  measure(leaf, top, threads) {
    this.inner.set(leaf, new Map(threads.map((thread) => [thread, this.spotOf(thread).getBoundingClientRect().top - top])));
  }

  // Move what is near and stands wrong; what is far is moved when it comes near.
  put() {
    this.asked = 0;
    const centre = this.places.get(this.current);
    for (const [thread, place] of this.places) {
      const now = thread.style.top;
      if (now === `${place}px`) continue;
      const seen = this.near(place) || this.near(Number.parseInt(now, 10)) || Math.abs(place - centre) < this.tall;
      if (!now || seen) thread.style.top = `${place}px`;
    }
  }
}
