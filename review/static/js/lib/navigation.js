// The way about the workbench by keys: from thread to thread, from clause to clause, to the forms.
import { pull } from "./drawers.js";

const LINE = 80; // where a clause stands that one went to: below the head that stays

export const actsOf = (workbench) => ({
  j: () => step(workbench, 1),
  k: () => step(workbench, -1),
  n: () => clause(workbench, 1),
  p: () => clause(workbench, -1),
  a: () => annotate(workbench),
  r: () => reply(workbench),
  f: () => finding(workbench),
  s: () => workbench.current?.querySelector(".settle")?.focus(),
  "/": () => workbench.filter.focus(),
});

export function step(workbench, by) {
  const threads = [...workbench.list.querySelectorAll(".thread:not([hidden])")];
  const now = threads.indexOf(workbench.current);
  const next = now < 0 ? (by > 0 ? 0 : threads.length - 1) : now + by;
  if (threads[next]) workbench.show(threads[next]);
}

// The clause before or after the one that stands at the top of the window.
function clause(workbench, by) {
  const heads = [...workbench.outline.querySelectorAll("[data-entry]")].map((one) => document.getElementById(`p-${one.dataset.entry}`));
  const top = (head) => head.getBoundingClientRect().top;
  const head = by > 0 ? heads.find((one) => top(one) > LINE + 2) : heads.reverse().find((one) => top(one) < LINE - 20);
  if (!head) return;
  workbench.keyboard.stand(head);
  head.scrollIntoView({ block: "start" });
}

// On the selected words, else on the whole paragraph that has the focus.
function annotate({ composer, keyboard }) {
  if (!composer) return false;
  return composer.write() || (keyboard.whole() && composer.write());
}

// From one place the rules found to the next, and round again.
function finding({ list }) {
  const all = list.closest(".margin").querySelector("#findings");
  if (!all) return;
  all.open = true;
  const links = [...all.querySelectorAll(".of-rule[open] .finding > a")];
  links[(links.indexOf(document.activeElement) + 1) % links.length]?.focus();
}

function reply({ current }) {
  const drawer = current?.querySelector(".replying");
  pull(drawer);
  drawer?.querySelector("textarea").focus();
}
