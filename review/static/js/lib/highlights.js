// Paint the words that have annotations: CSS Custom Highlights, or <mark> where a browser has none.
import { rangeOf } from "./offsets.js";

const NAMES = ["blocking", "advice", "hint", "settled"];
const registry = () => globalThis.CSS?.highlights;

// Paints every spot anew; returns a Map from its id to {range, spot} for those that stand here.
export function paint(root, spots) {
  if (!registry()) unwrap(root);
  const found = new Map();
  for (const spot of spots) {
    const range = rangeOf(root, spot);
    if (range && !range.collapsed) found.set(String(spot.id), { range, spot });
  }
  if (!registry()) {
    for (const [id, { range, spot }] of found) wrap(range, nameOf(spot), id);
    return found;
  }
  for (const name of NAMES) {
    const own = [...found.values()].filter(({ spot }) => nameOf(spot) === name);
    registry().set(`annotation-${name}`, new Highlight(...own.map(({ range }) => range)));
  }
  return found;
}

// The same words a second time, where they stand in a page's text layer; kept with the others until
// `paint` or `unpaint`. Returns the range.
export function paintToo(range, spot) {
  if (registry()) registry().get(`annotation-${nameOf(spot)}`)?.add(range);
  else wrap(range, nameOf(spot), String(spot.id));
  return range;
}

export function unpaint(root, ranges) {
  if (!registry()) unwrap(root);
  for (const name of NAMES) for (const range of ranges) registry()?.get(`annotation-${name}`)?.delete(range);
}

const nameOf = (spot) => (spot.state === "settled" ? "settled" : spot.severity);

// One range above the others: what is current, or what is being written about.
export function emphasise(name, range) {
  if (registry()) {
    const highlight = range ? new Highlight(range) : new Highlight();
    highlight.priority = 1;
    registry().set(`annotation-${name}`, highlight);
    return;
  }
  document.querySelectorAll(`mark.${name}`).forEach((mark) => mark.classList.remove(name));
  if (!range) return;
  document.querySelectorAll("mark[data-annotation]").forEach((mark) => {
    if (range.intersectsNode(mark)) mark.classList.add(name);
  });
}

// The ids of the annotations on the words at a point of the window, the shortest first.
export function at(painted, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  const place = caret ? [caret.offsetNode, caret.offset] : startOf(document.caretRangeFromPoint?.(x, y));
  if (!place) return [];
  const size = ({ range }) => range.toString().length;
  return [...painted]
    .filter(([, { range }]) => range.isPointInRange(...place))
    .sort(([, one], [, two]) => size(one) - size(two))
    .map(([id]) => id);
}

const startOf = (range) => (range ? [range.startContainer, range.startOffset] : null);

// Old desktops: wrap every text node of the range; offsets are not changed by it.
function wrap(range, name, id) {
  for (const node of textNodes(range)) {
    const part = document.createRange();
    part.setStart(node, node === range.startContainer ? range.startOffset : 0);
    part.setEnd(node, node === range.endContainer ? range.endOffset : node.data.length);
    if (part.collapsed) continue;
    const mark = document.createElement("mark");
    mark.className = name;
    mark.dataset.annotation = id;
    part.surroundContents(mark);
  }
}

function textNodes(range) {
  const root = range.commonAncestorContainer;
  if (root.nodeType === Node.TEXT_NODE) return [root];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (range.intersectsNode(node) && !node.parentElement.closest(".label")) nodes.push(node);
  }
  return nodes;
}

function unwrap(root) {
  for (const mark of root.querySelectorAll("mark[data-annotation]")) {
    const parent = mark.parentElement;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}
