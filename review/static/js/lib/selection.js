// What a person selected, as an anchor the server understands.
import { lastOf } from "./lists.js";
import { lengthOf, offsetIn, textNodes } from "./offsets.js";

// {start_block, start, end_block, end, quote}, or null where nothing of the paper is selected.
export function selected(root) {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const blocks = touched(root, range);
  if (!blocks.length) return null;
  const [first, last] = [blocks[0], lastOf(blocks)];
  const anchor = {
    start_block: first.dataset.p,
    start: startIn(first, range),
    end_block: last.dataset.p,
    end: endIn(last, range),
    quote: selection.toString().trimEnd(),
  };
  return first === last && anchor.start >= anchor.end ? null : anchor;
}

const startIn = (block, range) =>
  block.contains(range.startContainer) ? offsetIn(block, ...toWords(block, range.startContainer, range.startOffset, 1)) : 0;

const endIn = (block, range) =>
  block.contains(range.endContainer) ? offsetIn(block, ...toWords(block, range.endContainer, range.endOffset, -1)) : lengthOf(block);

// A browser may put the edge of a selection on either side of text this view leaves out; what was
// not seen was not selected, so the edge belongs to the words that were.
function toWords(block, node, position, by) {
  const edge = by > 0 ? node.data?.length : 0;
  if (node.nodeType !== Node.TEXT_NODE || position !== edge) return [node, position];
  const texts = textNodes(block);
  const next = texts[texts.indexOf(node) + by];
  return next ? [next, by > 0 ? 0 : next.data.length] : [node, position];
}

// A triple click ends at the first place of the next paragraph, of which nothing is selected.
function touched(root, range) {
  const blocks = [...root.querySelectorAll("[data-p]")].filter((block) => range.intersectsNode(block));
  while (blocks.length > 1 && endIn(lastOf(blocks), range) === 0) blocks.pop();
  return blocks;
}
