// The way about the workbench by keys: from thread to thread, from clause to clause, to the forms.
import { pull } from "./drawers.js";

const LINE = 80; // where a clause stands that one went to: below the head that stays

export const actsOf = (desk) => ({
  j: () => step(desk, 1),
  k: () => step(desk, -1),
  n: () => clause(desk, 1),
  p: () => clause(desk, -1),
  a: () => annotate(desk),
  r: () => reply(desk),
  s: () => desk.current?.querySelector(".settle")?.focus(),
  "/": () => desk.filter.focus(),
});

export function step(desk, by) {
  const threads = [...desk.list.querySelectorAll(".thread:not([hidden])")];
  const now = threads.indexOf(desk.current);
  const next = now < 0 ? (by > 0 ? 0 : threads.length - 1) : now + by;
  if (threads[next]) desk.show(threads[next]);
}

// The clause before or after the one that stands at the top of the window.
function clause(desk, by) {
  const heads = [...desk.outline.querySelectorAll("[data-entry]")].map((one) => document.getElementById(`p-${one.dataset.entry}`));
  const top = (head) => head.getBoundingClientRect().top;
  const head = by > 0 ? heads.find((one) => top(one) > LINE + 2) : heads.reverse().find((one) => top(one) < LINE - 20);
  if (!head) return;
  desk.walking.stand(head);
  head.scrollIntoView({ block: "start" });
}

// On the selected words, else on the whole paragraph that has the focus.
function annotate({ composer, walking }) {
  if (!composer) return false;
  return composer.write() || (walking.whole() && composer.write());
}

function reply({ current }) {
  const drawer = current?.querySelector(".replying");
  pull(drawer);
  drawer?.querySelector("textarea").focus();
}
