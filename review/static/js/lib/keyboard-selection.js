// Reading and selecting by keyboard: from paragraph to paragraph, and inside one from word to word.
import { composing } from "./keys.js";
import { blockOf } from "./offsets.js";
import { lastOf } from "./lists.js";

export class KeyboardSelection {
  constructor(paper, say) {
    Object.assign(this, { paper, say, words: null });
    this.blocks = [...paper.querySelectorAll("[data-p]")].filter((one) => one.textContent.trim());
    this.blocks[0]?.setAttribute("tabindex", "0");
    paper.addEventListener("keydown", (event) => this.press(event));
    paper.addEventListener("pointerdown", () => (this.words = null));
    paper.addEventListener("focusin", (event) => {
      if (event.target !== this.words?.home) this.words = null;
    });
  }

  // The one paragraph that Tab leads to is the one last stood on.
  stand(block) {
    if (!block) return;
    this.paper.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
    block.setAttribute("tabindex", "0");
    block.focus({ preventScroll: true });
    block.scrollIntoView({ block: "nearest" });
  }

  press(event) {
    if (composing(event)) return;
    const block = event.target;
    if (!block.matches?.("[data-p]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const done = this.words ? this.inside(event) : this.between(event, block);
    if (done) event.preventDefault();
  }

  between(event, block) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) this.stand(this.blocks[this.blocks.indexOf(block) + by]);
    else if (event.key === "Enter") this.enter(block);
    else return false;
    return true;
  }

  enter(block) {
    const first = segments(block)[0];
    if (!first) return;
    this.words = { home: block, anchor: { block, n: 0 }, focus: { block, n: 0 } };
    this.select();
  }

  // Without words chosen, the whole paragraph that has the focus; false where none has.
  whole() {
    const block = document.activeElement;
    if (!block?.matches("[data-p]") || !this.paper.contains(block)) return false;
    this.words = { home: block, anchor: { block, n: 0 }, focus: { block, n: segments(block).length - 1 } };
    this.select();
    return true;
  }

  inside(event) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      this.words = null;
      getSelection().removeAllRanges();
      return true;
    }
    if (!by) return false;
    const far = event.key === "ArrowDown" || event.key === "ArrowUp";
    const next = far ? this.other(this.words.focus, by) : this.beside(this.words.focus, by);
    if (!next) return true;
    this.words.focus = next;
    if (!event.shiftKey) this.words.anchor = next;
    this.select();
    return true;
  }

  beside({ block, n }, by) {
    if (segments(block)[n + by]) return { block, n: n + by };
    const next = this.blocks[this.blocks.indexOf(block) + by];
    return next && { block: next, n: by > 0 ? 0 : segments(next).length - 1 };
  }

  other({ block, n }, by) {
    const next = this.blocks[this.blocks.indexOf(block) + by];
    return next && { block: next, n: Math.min(n, segments(next).length - 1) };
  }

  select() {
    const { anchor, focus } = this.words;
    const [one, two] = [segments(anchor.block)[anchor.n], segments(focus.block)[focus.n]];
    const order = this.blocks.indexOf(anchor.block) - this.blocks.indexOf(focus.block) || anchor.n - focus.n;
    const [from, to] = order <= 0 ? [one.start, two.end] : [one.end, two.start];
    getSelection().setBaseAndExtent(...from, ...to);
    blockOf(to[0])?.scrollIntoView({ block: "nearest" });
    this.say(`选中：${getSelection().toString()}`);
  }
}

// The words of a paragraph, each from a DOM place to a DOM place; labels are none of them.
function segments(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest(".label, .object")) nodes.push(node);
  }
  const text = nodes.map((node) => node.data).join("");
  return cut(text).map(([from, to]) => ({ start: placeIn(nodes, from), end: placeIn(nodes, to) }));
}

function cut(text) {
  const found = globalThis.Intl?.Segmenter
    ? [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map(({ segment, index }) => [segment, index])
    : [...text.matchAll(/[A-Za-z0-9.,]+|./gsu)].map((one) => [one[0], one.index]);
  return found.filter(([word]) => word.trim()).map(([word, index]) => [index, index + word.length]);
}

function placeIn(nodes, index) {
  let left = index;
  for (const node of nodes) {
    if (left <= node.data.length) return [node, left];
    left -= node.data.length;
  }
  return [lastOf(nodes), lastOf(nodes).data.length];
}
