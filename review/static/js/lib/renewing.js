// Put threads drawn anew into the margin, and keep every reply that is being written in the old ones.
import { drawerOf, pull } from "./drawers.js";

export function renew(list, told) {
  const fresh = [];
  for (const { id, html } of told.threads) {
    const holder = document.createElement("template");
    holder.innerHTML = html.trim();
    const thread = holder.content.firstElementChild;
    const old = document.getElementById(`a-${id}`);
    if (old) replace(old, thread);
    else {
      list.append(thread);
      fresh.push(thread);
    }
  }
  const wanted = new Set(told.order.map((id) => `a-${id}`));
  for (const thread of list.querySelectorAll(".thread")) if (!wanted.has(thread.id)) thread.remove();
  if (told.order.length) list.querySelector(".empty")?.remove();
  told.order.forEach((id, n) => {
    const thread = document.getElementById(`a-${id}`);
    const there = list.querySelectorAll(":scope > .thread")[n];
    if (thread && thread !== there) list.insertBefore(thread, there);
  });
  return fresh;
}

function replace(old, thread) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const caret = focused?.selectionStart;
  for (const form of old.querySelectorAll("form[data-keep]")) {
    const text = form.querySelector("textarea");
    const drawer = drawerOf(thread, form.dataset.keep);
    if (!drawer || !(text?.value || text === focused)) continue;
    pull(drawer);
    drawer.querySelector("form").replaceWith(form);
  }
  thread.hidden = old.hidden;
  const again = focused?.id;
  old.replaceWith(thread);
  if (!again) {
    if (focused) thread.focus({ preventScroll: true });
    return;
  }
  const field = document.getElementById(again);
  field?.focus({ preventScroll: true });
  if (caret !== undefined && caret !== null) field?.setSelectionRange?.(caret, caret);
}

// The list of a PDF's threads as it is now: as open, as far scrolled, and the keyboard where it was.
export function exchange(old, list) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const { scrollTop } = old.querySelector("ul");
  list.open = old.open;
  old.replaceWith(list);
  list.querySelector("ul").scrollTop = scrollTop;
  if (focused) (list.querySelector(`[data-thread="${focused.dataset.thread}"]`) ?? list.querySelector("summary")).focus({ preventScroll: true });
}

// The sums of the page: settled, and for each entry of the outline.
export function count(told) {
  const sum = document.querySelector("[data-sum]");
  if (sum) sum.textContent = `${told.settled}/${told.order.length}`;
  const bar = document.querySelector("progress.settled");
  if (bar) [bar.max, bar.value] = [told.order.length || 1, told.settled];
  for (const entry of document.querySelectorAll("[data-entry]")) {
    const [every, pending] = told.tally[entry.dataset.entry] ?? [0, 0];
    entry.querySelector(".tally")?.remove();
    if (every) entry.querySelector("a").append(badge(every, pending));
  }
}

function badge(every, pending) {
  const made = document.createElement("b");
  made.className = pending ? "tally open" : "tally";
  made.title = `批注${every}条，待处理${pending}条`;
  const words = Object.assign(document.createElement("span"), { className: "vh", textContent: `批注${every}条，待处理` });
  made.append(words, pending ? String(pending) : "✓");
  return made;
}
