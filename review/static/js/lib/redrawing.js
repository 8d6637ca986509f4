// A form that the server drew anew takes the place of the old one: what was typed while the answer was
// on its way stays, and so do the cursor and what was unfolded.
const TYPED = "input:not([type=file]):not([name=csrf_token]):not([name=deed]):not([name=held]), select, textarea";
const valueOf = (one) => (one.type === "radio" || one.type === "checkbox" ? one.checked : one.value);

export const valuesIn = (place) => new Map([...place.querySelectorAll(TYPED)].map((one) => [one, valueOf(one)]));

export function putInPlace(place, fresh, before) {
  const later = [...before].filter(([one, value]) => valueOf(one) !== value).map(([one]) => one);
  const at = document.activeElement?.id;
  const open = [...place.querySelectorAll("details[open] input")].map((one) => one.id);
  place.replaceChildren(...[...fresh.childNodes].map((one) => document.importNode(one, true)));
  for (const one of later) typeAgain(place, one);
  for (const id of open) document.getElementById(id)?.closest("details")?.setAttribute("open", "");
  if (at) document.getElementById(at)?.focus({ preventScroll: true });
}

function typeAgain(place, one) {
  const named = [...place.querySelectorAll(`[name="${one.name}"]`)];
  const same = one.type === "radio" ? named.find((other) => other.value === one.value) : document.getElementById(one.id);
  if (!same) return;
  if (one.type === "radio" || one.type === "checkbox") same.checked = one.checked;
  else same.value = one.value;
}

// What the form would send, without its files and keys.
export const entriesOf = (form) =>
  [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrf_token" && name !== "deed");

// What the page itself says in hidden fields: nobody typed it.
const GIVEN = ["classification", "said", "template", "like"];

// Keep that on this machine; returns the time, or "" where nothing was typed yet.
export function keepEntries(key, form) {
  const kept = entriesOf(form);
  if (kept.every(([name, value]) => !value || GIVEN.includes(name))) return "";
  localStorage.setItem(key, JSON.stringify(kept));
  return new Date().toTimeString().slice(0, 5);
}
