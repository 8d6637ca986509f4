// A proposed wording as a redline in the paper itself; what is put in is a label, outside all counts.
import { pointAt, rangeOf } from "./offsets.js";
import { pieces } from "./redline.js";

let shown = [];

// Shows `proposal` on the words of `spot`, whose canonical text is `quote`; nothing for no proposal.
export function propose(paper, spot, quote, proposal) {
  withdraw();
  if (!proposal || !spot?.start_block) return;
  const whole = spot.start_block !== spot.end_block;
  const found = whole ? [{ kind: "gone", text: quote }, { kind: "come", text: proposal }] : pieces(quote, proposal);
  const [gone, come] = [[], []];
  let at = spot.start;
  for (const { kind, text } of found) {
    const length = [...text].length;
    const end = whole ? spot.end : at + length;
    if (kind === "gone") gone.push(rangeOf(paper, { ...spot, start: at, end }));
    if (kind === "come") come.push([whole ? spot.end_block : spot.start_block, at, text]);
    if (kind !== "come") at = end;
  }
  if (globalThis.CSS?.highlights) CSS.highlights.set("annotation-gone", new Highlight(...gone.filter(Boolean)));
  for (const [id, offset, text] of come.reverse()) put(paper, id, offset, text);
}

function put(paper, id, offset, text) {
  const block = document.getElementById(`p-${id}`);
  if (!block) return;
  const made = Object.assign(document.createElement("ins"), { className: "label proposed", textContent: text });
  made.setAttribute("aria-hidden", "true");
  const place = document.createRange();
  place.setStart(...pointAt(block, offset));
  place.insertNode(made);
  shown.push(made);
}

export function withdraw() {
  globalThis.CSS?.highlights?.delete("annotation-gone");
  for (const made of shown) {
    const parent = made.parentElement;
    made.remove();
    parent?.normalize();
  }
  shown = [];
}
