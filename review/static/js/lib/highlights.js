// Paint the words that have annotations: CSS Custom Highlights, or <mark> where a browser has none.
import { rangeOf } from "./offsets.js";

const NAMES = ["blocking", "advice", "hint", "current"];

export function paint(root, anchors) {
  const ranges = new Map();
  for (const anchor of anchors) {
    const range = rangeOf(root, anchor);
    if (range) ranges.set(String(anchor.id), { range, severity: anchor.severity });
  }
  if (globalThis.CSS?.highlights) {
    for (const name of NAMES) {
      const own = [...ranges.values()].filter((one) => one.severity === name).map((one) => one.range);
      CSS.highlights.set(`annotation-${name}`, new Highlight(...own));
    }
  } else {
    for (const { range, severity } of ranges.values()) wrap(range, severity);
  }
  return ranges;
}

export function emphasise(range) {
  globalThis.CSS?.highlights?.set("annotation-current", range ? new Highlight(range) : new Highlight());
}

// Old desktops: wrap every text node of the range; offsets are not changed by it.
function wrap(range, severity) {
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const nodes = [];
  if (range.commonAncestorContainer.nodeType === Node.TEXT_NODE) nodes.push(range.commonAncestorContainer);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (range.intersectsNode(node)) nodes.push(node);
  }
  for (const node of nodes) {
    const part = document.createRange();
    part.setStart(node, node === range.startContainer ? range.startOffset : 0);
    part.setEnd(node, node === range.endContainer ? range.endOffset : node.data.length);
    if (part.collapsed) continue;
    const mark = document.createElement("mark");
    mark.className = severity;
    part.surroundContents(mark);
  }
}
