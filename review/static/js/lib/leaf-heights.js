// How tall the leaves of a long paper will be, before anything of them is laid out: guessed from their
// letters, so that the scroll bar tells the truth and little moves when a leaf comes into sight.
export function estimate(paper) {
  const leaves = paper.querySelectorAll(".leaf");
  if (!leaves.length) return;
  const style = getComputedStyle(paper);
  const [size, line] = [Number.parseFloat(style.fontSize), Number.parseFloat(style.lineHeight)];
  const width = paper.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
  const across = Math.max(1, Math.floor(width / size));
  for (const leaf of leaves) {
    let lines = 0;
    for (const block of leaf.querySelectorAll("[data-p]")) lines += Math.max(1, Math.ceil(wide(block.textContent) / across));
    leaf.style.containIntrinsicBlockSize = `auto ${Math.round(lines * line)}px`;
  }
}

// In full-width letters: Latin ones and digits are half as wide.
const wide = (text) => text.length - (text.match(/[\x20-\x7e]/g)?.length ?? 0) / 2;

// Bring a block into view and keep it there: leaves near it take their real height in the frames that
// follow, and whoever goes up or down by that is not asked to search.
export function bring(block, place, frames = 4) {
  block.scrollIntoView({ block: place });
  const meant = block.getBoundingClientRect().top;
  const again = (left) => {
    if (Math.abs(block.getBoundingClientRect().top - meant) > 1) block.scrollIntoView({ block: place });
    if (left) requestAnimationFrame(() => again(left - 1));
  };
  requestAnimationFrame(() => again(frames));
}
