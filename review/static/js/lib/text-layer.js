// A page's text layer held against the words we read in the file: which letter of the one is which of
// the other. Both come from one file in one order, but the layer knows nothing of paragraphs and has
// running heads and page numbers; what does not match exactly belongs to nothing and is never guessed.
import { lastIndex, lastOf } from "./lists.js";
import { textNodes } from "./offsets.js";

const SURE = 10; // letters that must agree, and stand once in the text, to find the way back
const LEAST = 4;

// The letters under `roots`, spaces left out: their text and where each stands, as what `place` gives
// for a text node and an index in UTF-16 units and in code points.
function letters(nodes, place) {
  const found = { text: [], places: [] };
  for (const node of nodes) {
    let [unit, point] = [0, 0];
    for (const letter of node.data) {
      if (letter.trim()) {
        const folded = letter.normalize("NFKC");
        found.text.push([...folded].length === 1 ? folded : letter);
        found.places.push(place(node, unit, unit + letter.length, point));
      }
      unit += letter.length;
      point += 1;
    }
  }
  return found;
}

// The paragraphs that may stand on a page: those that begin there and the last one before.
export function standing(blocks, page, pageOf) {
  const first = blocks.findIndex((block) => pageOf(block.dataset.p) === page);
  const next = blocks.findIndex((block) => pageOf(block.dataset.p) > page);
  const end = next < 0 ? blocks.length : next;
  return blocks.slice(Math.max(0, (first < 0 ? end : first) - 1), end);
}

export class Layer {
  constructor(words, blocks) {
    this.words = words;
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    this.shown = letters(nodes, (node, from, to) => ({ node, from, to }));
    this.read = { text: [], places: [] };
    for (const block of blocks) {
      let before = 0;
      for (const node of textNodes(block)) {
        const base = before;
        const { text, places } = letters([node], (_, from, to, point) => ({ block: block.dataset.p, offset: base + point }));
        this.read.text.push(...text);
        this.read.places.push(...places);
        before += [...node.data].length;
      }
    }
    this.match = matched(this.shown.text, this.read.text);
  }

  // The letters read that a DOM range covers here, as their numbers; -1 for those that belong to nothing.
  inside(range) {
    if (!this.words.isConnected) return [];
    const within = ({ node, from, to }) => range.comparePoint(node, from) === 0 && range.comparePoint(node, to) === 0;
    return this.match.filter((_, n) => within(this.shown.places[n]));
  }

  // The DOM range of an anchor, as much of it as stands on this page; null where nothing does.
  rangeOf({ start_block, start, end_block, end }) {
    const { places } = this.read;
    const stands = (block) => places.some((place) => place.block === block);
    if (!stands(start_block) && !stands(end_block)) return null;
    const at = (block, offset) => {
      const found = places.findIndex((place) => place.block === block && place.offset >= offset);
      return found < 0 ? lastIndex(places, (place) => place.block === block) + 1 : found;
    };
    const from = stands(start_block) ? at(start_block, start) : 0;
    const to = stands(end_block) ? at(end_block, end) : places.length;
    const here = [...this.match.keys()].filter((n) => this.match[n] >= from && this.match[n] < to);
    if (!here.length) return null;
    const [first, last] = [this.shown.places[here[0]], this.shown.places[lastOf(here)]];
    const range = document.createRange();
    range.setStart(first.node, first.from);
    range.setEnd(last.node, last.to);
    return range;
  }
}

// The anchor of a DOM range over one page or several; null where not every letter of it is known, or
// where something of the text lies between the pages. Running heads stand only where pages meet.
export function anchorOf(layers, range) {
  const parts = layers.map((layer) => ({ layer, at: layer.inside(range) })).filter(({ at }) => at.length);
  parts.slice(1).forEach(({ at }) => at.splice(0, at.findIndex((n) => n >= 0)));
  parts.slice(0, -1).forEach(({ at }) => at.splice(lastIndex(at, (n) => n >= 0) + 1));
  const whole = ({ at }) => at.length && at.every((n, step) => n >= 0 && n === at[0] + step);
  if (!parts.length || !parts.every(whole)) return null;
  const edges = parts.map(({ layer: { read }, at }) => [read.places[at[0]], read.places[lastOf(at)]]);
  const joined = parts.slice(1).every(({ layer: { read }, at }, n) => same(read.places[at[0] - 1], edges[n][1]));
  if (!joined) return null;
  const [first, last] = [edges[0][0], lastOf(edges)[1]];
  return { start_block: first.block, start: first.offset, end_block: last.block, end: last.offset + 1 };
}

const same = (one, other) => one?.block === other.block && one.offset === other.offset;

// For each letter shown the letter read, or -1. While they agree, one after the other; where they do
// not, from the next letters on that agree where we stood, or that stand once in the text further on.
export function matched(shown, read) {
  const [here, there] = [shown.map(one), read.map(one)].map((all) => all.join(""));
  const found = new Array(shown.length).fill(-1);
  let [at, lost] = [0, true];
  for (let n = 0; n < shown.length; n += 1) {
    if (lost || here[n] !== there[at]) {
      const words = here.slice(n, n + SURE);
      const next = there.startsWith(words, at) ? at : once(there, words);
      lost = words.length < LEAST || next < at;
      if (lost) continue;
      at = next;
    }
    found[n] = at;
    at += 1;
  }
  return found;
}

// One unit for every letter, so that places in the joined text count letters: the last one, which is
// all that pdf.js gives of some letters beyond the basic plane.
const one = (letter) => lastOf(letter);

function once(text, words) {
  const first = text.indexOf(words);
  return first === text.lastIndexOf(words) ? first : -1;
}
