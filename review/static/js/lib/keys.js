// The keys of the page: single letters that can be switched off, and the sheet that lists them.
// While an input method composes, every key is its own: Escape and Enter too. Safari ends the
// composition before the key, and tells by its code alone.
export const composing = (event) => event.isComposing || event.keyCode === 229;
export const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

const STORED = "keys";
export const enabled = () => localStorage.getItem(STORED) !== "off";

// `acts` maps a key to what it does; a key whose act returns false is left to the browser.
export function listen(acts) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || composing(event) || event.defaultPrevented) return;
    if (typing(event.target) || document.querySelector("dialog[open]") || !enabled()) return;
    const act = acts[event.key];
    if (act && act(event) !== false) event.preventDefault();
  });
  const sheet = document.getElementById("keys");
  if (!sheet) return;
  acts["?"] = () => sheet.showModal();
  const box = sheet.querySelector("[data-keys]");
  box.checked = enabled();
  box.addEventListener("change", () => localStorage.setItem(STORED, box.checked ? "on" : "off"));
  for (const opener of document.querySelectorAll("[data-open-keys]")) opener.addEventListener("click", acts["?"]);
}
