// A proposed wording against the words that stand there, as the writer types it: what stays, goes, comes.
import { lastOf } from "./lists.js";

const MOST = 1_000_000;

// [{kind: "kept" | "gone" | "come", text}], in order; code points, never half a letter.
export function pieces(oldText, newText) {
  const [before, after] = [[...oldText], [...newText]];
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const rest = Math.min(before.length, after.length) - head;
  while (tail < rest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const found = [];
  push(found, "kept", before.slice(0, head));
  middle(found, before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  push(found, "kept", before.slice(before.length - tail));
  return found;
}

function push(found, kind, letters) {
  if (!letters.length) return;
  const last = lastOf(found);
  if (last?.kind === kind) last.text += letters.join("");
  else found.push({ kind, text: letters.join("") });
}

// The longest common part where both are small; else all of it goes and all of it comes.
function middle(found, before, after) {
  if (!before.length || !after.length || before.length * after.length > MOST) {
    push(found, "gone", before);
    push(found, "come", after);
    return;
  }
  const width = after.length + 1;
  const table = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = before[i] === after[j]
        ? table[(i + 1) * width + j + 1] + 1
        : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  walk(found, before, after, table, width);
}

// Single letters that happen to recur make no redline anyone can read: runs of two or more are kept.
function walk(found, before, after, table, width) {
  let [i, j] = [0, 0];
  let [gone, come] = [[], []];
  const flush = () => {
    push(found, "gone", gone);
    push(found, "come", come);
    [gone, come] = [[], []];
  };
  while (i < before.length || j < after.length) {
    let run = 0;
    while (i + run < before.length && j + run < after.length && before[i + run] === after[j + run]) run += 1;
    if (run > 1) {
      flush();
      push(found, "kept", before.slice(i, i + run));
      [i, j] = [i + run, j + run];
    } else if (j >= after.length || (i < before.length && table[(i + 1) * width + j] >= table[i * width + j + 1])) {
      gone.push(before[i]);
      i += 1;
    } else {
      come.push(after[j]);
      j += 1;
    }
  }
  flush();
}

// Written into an element, as text only.
export function write(place, found) {
  place.replaceChildren(
    ...found.map(({ kind, text }) => {
      if (kind === "kept") return document.createTextNode(text);
      return Object.assign(document.createElement(kind === "gone" ? "del" : "ins"), { textContent: text });
    }),
  );
}
