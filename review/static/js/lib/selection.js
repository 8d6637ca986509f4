// What a person selected, as an anchor the server understands.
import { blockOf, lengthOf, offsetIn } from "./offsets.js";

// {start_block, start, end_block, end, quote}, or null where nothing of the paper is selected.
export function selected(root) {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const blocks = touched(root, range);
  if (!blocks.length) return null;
  const [first, last] = [blocks[0], blocks.at(-1)];
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
  block.contains(range.startContainer) ? offsetIn(block, range.startContainer, range.startOffset) : 0;

const endIn = (block, range) =>
  block.contains(range.endContainer) ? offsetIn(block, range.endContainer, range.endOffset) : lengthOf(block);

// A triple click ends at the first place of the next paragraph, of which nothing is selected.
function touched(root, range) {
  const blocks = [...root.querySelectorAll("[data-p]")].filter((block) => range.intersectsNode(block));
  while (blocks.length > 1 && endIn(blocks.at(-1), range) === 0) blocks.pop();
  return blocks;
}
