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
    for (const block of leaf.querySelectorAll("[data-p]")) lines += Math.max(1, Math.ceil(block.textContent.length / across));
    leaf.style.containIntrinsicBlockSize = `auto ${Math.round(lines * line)}px`;
  }
}
