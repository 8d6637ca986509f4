// What every page gets; each thing is an enhancement of a page that works without it.
import "./elements/answer-rows.js";
import "./elements/bulk-bar.js";
import "./elements/change-walk.js";
import "./elements/file-drop.js";
import "./elements/first-hint.js";
import "./elements/layout-pages.js";
import "./elements/letter-preview.js";
import "./elements/matter-drop.js";
import "./elements/workbench-paper.js";
import "./elements/page-checks.js";
import "./elements/passkey-press.js";
import "./elements/pdf-pages.js";
import "./elements/placing-queue.js";
import "./elements/review-points.js";
import "./elements/submission-form.js";
import { forgetSent, keepDrafts } from "./lib/drafts.js";

document.documentElement.classList.add("scripted");
forgetSent();
keepDrafts();

// A second click on a form already on its way does nothing; the server would not count it either.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]") || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "k") {
    event.preventDefault();
    document.querySelector("[data-quick]")?.focus();
  }
});

// On a page without keys of its own ? opens the help.
document.addEventListener("keydown", (event) => {
  if (event.key !== "?" || event.isComposing || event.target.closest?.("input, textarea, select") || document.getElementById("keys")) return;
  if (localStorage.getItem("keys") !== "off") document.querySelector("[data-help]")?.click();
});

// The server never sees the part after #: carry it over the sign-in by hand.
if (location.hash) {
  for (const next of document.querySelectorAll('.bare input[name="next"]')) {
    if (next.value && !next.value.includes("#")) next.value += location.hash;
  }
}

// Where a row of tabs or steps is wider than the page, the one that counts now is seen.
for (const here of document.querySelectorAll(".tabs [aria-current], .stepper [aria-current]")) {
  const row = here.parentElement;
  row.scrollLeft += here.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - here.offsetWidth) / 2;
}

document.querySelector(".faults")?.focus();
