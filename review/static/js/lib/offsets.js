// Places in the canonical text: code points inside a [data-p] block, labels outside the count.
// JavaScript counts UTF-16 units, the server counts code points; this file is the only bridge.

export const codePoints = (text) => [...text].length;

const outside = (node) => node.parentElement.closest(".label");

// The text nodes and the left-out marks of a block, in order.
function* pieces(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!outside(node)) yield [node, codePoints(node.data)];
    } else if (node.dataset?.skip) {
      yield [node, Number(node.dataset.skip)];
    }
  }
}

export const textNodes = (block) =>
  [...pieces(block)].map(([node]) => node).filter((node) => node.nodeType === Node.TEXT_NODE);

// The length of a block in the canonical text, left-out marks counted, labels not.
export const lengthOf = (block) => [...pieces(block)].reduce((total, [, length]) => total + length, 0);

// The offset, in code points, of a DOM boundary point inside `block`.
export function offsetIn(block, container, position) {
  const edge = document.createRange();
  edge.setStart(container, position);
  let total = 0;
  for (const [node, length] of pieces(block)) {
    if (node === container) return total + codePoints(node.data.slice(0, position));
    const piece = document.createRange();
    piece.selectNode(node);
    if (edge.compareBoundaryPoints(Range.START_TO_END, piece) <= 0) return total;
    total += length;
  }
  return total;
}

// The DOM boundary point at code point `offset` of `block`.
export function pointAt(block, offset) {
  let left = offset;
  let last = [block, 0];
  for (const [node, length] of pieces(block)) {
    if (node.nodeType !== Node.TEXT_NODE) {
      left = Math.max(0, left - length);
      continue;
    }
    last = [node, node.data.length];
    if (left <= length) return [node, [...node.data].slice(0, left).join("").length];
    left -= length;
  }
  return last;
}

export const blockOf = (node) =>
  (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[data-p]");

// A DOM range for an anchor {start_block, start, end_block, end}, or null where it is not here.
export function rangeOf(root, anchor) {
  const find = (id) => id && (document.getElementById(`p-${id}`) ?? root.querySelector(`[data-p="${CSS.escape(id)}"]`));
  const [first, last] = [find(anchor.start_block), find(anchor.end_block)];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(...pointAt(first, anchor.start));
  range.setEnd(...pointAt(last, anchor.end));
  return range;
}
