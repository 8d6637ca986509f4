// What is typed is kept on this machine until it has been sent; a reload or an expired session
// loses nothing. Password and file fields are never kept, and a draft is its writer's alone.
const KEPT = "textarea, select, input:not([type=hidden]):not([type=password]):not([type=file])";
const keyOf = (name) => `draft:${document.body.dataset.person ?? ""}:${name}`;

export function keepDrafts() {
  for (const form of document.querySelectorAll("form[method=post]:not([data-keep])")) {
    if (writes(form)) keep(form, keyOf(form.dataset.draft ?? addressOf(form)));
  }
}

// A form in which something is written, and no door: what is typed into those is nobody's draft.
const writes = (form) => form.dataset.draft || (form.querySelector(WRITTEN) && !form.querySelector("[type=password]"));
const WRITTEN = "textarea, input[type=text], input:not([type]), input[type=date], input[type=number]";

// What a form of no name is called: where it is sent, and from which page.
const addressOf = (form) => `${location.pathname} ${new URL(form.getAttribute("action") ?? location.href, location.href).pathname}`;

function keep(form, key) {
  const stored = JSON.parse(localStorage.getItem(key) ?? "{}");
  for (const field of form.querySelectorAll(KEPT)) restore(field, stored);
  form.addEventListener("input", () => localStorage.setItem(key, JSON.stringify(gather(form))));
  const forget = () => localStorage.removeItem(key);
  form.addEventListener("sent", forget);
  form.addEventListener("submit", () => sessionStorage.setItem("sent", key));
}

function restore(field, stored) {
  const value = stored[field.name];
  if (value === undefined) return;
  if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
  else if (!field.value) field.value = value;
}

function gather(form) {
  const typed = {};
  for (const field of form.querySelectorAll(KEPT)) {
    if (["radio", "checkbox"].includes(field.type) ? field.checked : field.value) typed[field.name] = field.value;
  }
  return typed;
}

// The page after a form was sent: a page without faults means it was taken.
export function forgetSent() {
  const key = sessionStorage.getItem("sent");
  sessionStorage.removeItem("sent");
  if (key && !document.querySelector(".faults, .fault, [data-refused]")) localStorage.removeItem(key);
}
