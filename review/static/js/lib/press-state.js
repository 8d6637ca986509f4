// Between pressing and letting go nothing may move or be drawn anew: the click would be lost.
const CLICK = 50; // ms after letting go within which a finger's click comes

let held = null; // resolved once the press is over
let free = null;
let timer = 0;

function press(event) {
  if (event.type === "keydown" && !(event.key === " " && event.target.matches?.("button, summary"))) return;
  clearTimeout(timer);
  held ??= new Promise((resolve) => { free = resolve; });
}

function release() {
  if (!held) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    held = null;
    free();
  }, CLICK);
}

for (const begin of ["pointerdown", "keydown"]) addEventListener(begin, press, true);
for (const end of ["pointerup", "pointercancel", "keyup"]) addEventListener(end, release, true);
addEventListener("blur", release); // of the window alone: a press takes the focus from somewhere

// Resolves when nothing is pressed; at once, if nothing is.
export const letGo = () => Promise.resolve(held);

// What moves by itself under a still pointer, as leaves that take their real height make a thread do,
// would lose the click too: letting go then falls on something else. The press counts all the same.
const STILL = 4; // px
let pressed = null;

addEventListener("pointerdown", ({ button, target, clientX, clientY }) => {
  pressed = button === 0 && { on: target.closest?.("button, summary"), at: [clientX, clientY] };
}, true);

addEventListener("click", (event) => {
  const { on, at } = pressed || {};
  pressed = null;
  if (!event.detail || !on?.isConnected || on.contains(event.target)) return;
  if (Math.hypot(event.clientX - at[0], event.clientY - at[1]) < STILL) on.click();
}, true);
