// What a person selected, as an anchor the server understands.
import { blockOf, offsetIn } from "./offsets.js";

// {start_block, start, end_block, end, quote}, or null where nothing of the paper is selected.
export function selected(root) {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const blocks = [...root.querySelectorAll("[data-p]")].filter((block) => range.intersectsNode(block));
  const first = root.contains(range.startContainer) ? blockOf(range.startContainer) ?? blocks[0] : blocks[0];
  const last = root.contains(range.endContainer) ? blockOf(range.endContainer) ?? blocks.at(-1) : blocks.at(-1);
  if (!first || !last) return null;
  const start = first.contains(range.startContainer) ? offsetIn(first, range.startContainer, range.startOffset) : 0;
  const end = last.contains(range.endContainer) ? offsetIn(last, range.endContainer, range.endOffset) : Infinity;
  const text = [...last.textContent].length;
  const anchor = {
    start_block: first.dataset.p,
    start,
    end_block: last.dataset.p,
    end: end === Infinity ? text : end,
    quote: selection.toString(),
  };
  return first === last && anchor.start >= anchor.end ? null : anchor;
}
