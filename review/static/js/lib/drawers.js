// The forms of a thread lie folded in a <noscript> until their drawer is opened: a browser looks every
// form of a page over for what it could fill in, and five hundred threads have a thousand of them.
export const drawerOf = (root, name) => root.querySelector(`[data-drawer="${CSS.escape(name)}"]`);

// Make the form of a drawer; nothing where it is made already.
export function unfold(drawer) {
  const folded = drawer?.querySelector(":scope > noscript");
  if (!folded) return;
  const holder = document.createElement("template");
  // Parsed with the page it is text; parsed by a script, as a thread drawn anew is, it is elements.
  if (folded.firstElementChild) holder.content.append(...folded.childNodes);
  else holder.innerHTML = folded.textContent;
  const key = document.querySelector('.top input[name="csrf_token"]')?.value;
  for (const field of holder.content.querySelectorAll('input[name="csrf_token"]')) field.value = key ?? field.value;
  folded.replaceWith(holder.content);
}

export function pull(drawer) {
  if (!drawer) return;
  unfold(drawer);
  drawer.open = true;
}

// `toggle` does not bubble; on its way down it passes here.
export const watch = (root) => root.addEventListener("toggle", (event) => unfold(event.target), true);
