// Set the threads of the margin beside their words where there is room for three panes.
const ROOM = matchMedia("(min-width: 1181px)");
const GAP = 8;

export class Alignment {
  // `spotOf(thread)` gives the range of a thread's words, if they stand on the page.
  constructor(list, sheet, spotOf) {
    Object.assign(this, { list, sheet, spotOf, current: null, asked: false });
    const again = () => this.ask();
    this.watch = new ResizeObserver(again);
    this.watch.observe(sheet);
    ROOM.addEventListener("change", again);
    addEventListener("scroll", again, { passive: true });
    this.renew();
  }

  // After threads came or went.
  renew() {
    for (const thread of this.list.children) this.watch.observe(thread);
    this.ask();
  }

  ask() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.run();
    });
  }

  run() {
    this.list.classList.toggle("aligned", ROOM.matches);
    this.list.parentElement.classList.toggle("beside", ROOM.matches);
    const threads = [...this.list.querySelectorAll(":scope > .thread:not([hidden])")];
    if (!ROOM.matches) {
      this.list.style.height = "";
      return;
    }
    const base = this.list.getBoundingClientRect().top;
    const wanted = threads.map((thread) => Math.max(0, this.top(thread) - base));
    const heights = threads.map((thread) => thread.offsetHeight + GAP);
    const tops = stack(wanted, heights, threads.indexOf(this.current));
    threads.forEach((thread, n) => {
      const top = `${Math.round(tops[n])}px`;
      if (thread.style.top !== top) thread.style.top = top;
    });
    const last = threads.length - 1;
    this.list.style.height = last < 0 ? "" : `${tops[last] + heights[last]}px`;
  }

  // Without words a thread stands below the paper. Far from the window its leaf is
  // near enough, and costs no layout of what is not seen.
  top(thread) {
    const range = this.spotOf(thread);
    const block = range?.startContainer.parentElement?.closest("[data-p]");
    if (!block) return this.sheet.getBoundingClientRect().bottom;
    const leaf = (block.closest(".leaf") ?? block).getBoundingClientRect();
    const near = leaf.bottom > -innerHeight && leaf.top < 2 * innerHeight;
    return near ? range.getBoundingClientRect().top : leaf.top;
  }
}

// Each as near to its words as the one before allows; the current one stands exactly at its words
// and pushes those before it up, as long as there is room for them.
export function stack(wanted, heights, current) {
  const tops = [];
  wanted.forEach((top, n) => tops.push(n ? Math.max(top, tops[n - 1] + heights[n - 1]) : top));
  if (current < 1 || tops[current] === wanted[current]) return tops;
  const pushed = [...tops];
  pushed[current] = wanted[current];
  for (let n = current - 1; n >= 0; n -= 1) pushed[n] = Math.min(pushed[n], pushed[n + 1] - heights[n]);
  if (pushed[0] < 0) return tops;
  for (let n = current + 1; n < pushed.length; n += 1) {
    pushed[n] = Math.max(wanted[n], pushed[n - 1] + heights[n - 1]);
  }
  return pushed;
}
