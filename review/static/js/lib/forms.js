// The forms of the workbench: drafts kept, sent without leaving the page, Ctrl+Enter and Escape.
import { composing } from "./keys.js";
import { drawerOf, pull, watch } from "./drawers.js";
import { newDeed } from "./draft-keeping.js";
import { Phrases } from "./phrases.js";
import { clear, insert, send, show } from "./sending.js";

export class Forms {
  // `done(form, answer)` after the server took one; `closed(form)` when someone puts it aside.
  constructor(workbench, who, keeper, { done, closed }) {
    Object.assign(this, { workbench, who, keeper, done });
    workbench.addEventListener("submit", (event) => this.submit(event));
    workbench.addEventListener("input", (event) => {
      const form = event.target.closest("form[data-keep]");
      if (form) keeper.changed(form);
    });
    workbench.addEventListener("keydown", (event) => {
      const form = event.target.closest("form");
      if (!form || composing(event)) return;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
      if (event.key === "Escape") closed(form);
    });
    const writing = workbench.querySelector("#annotate");
    this.phrases = writing && new Phrases(writing, who);
    watch(workbench);
    for (const name of keeper.names()) pull(drawerOf(workbench, name));
    this.resume(workbench);
  }

  // Drafts into their forms; a drawer with a draft in it stands open.
  resume(root) {
    for (const form of root.querySelectorAll("form[data-keep]")) {
      const draft = this.keeper.restore(form);
      if (draft?.conflict) insert(form, draft.conflict);
    }
  }

  async submit(event) {
    const { target: form, submitter } = event;
    event.preventDefault();
    if (form.dataset.sending) return;
    if (form.id === "annotate" && submitter?.hasAttribute("formaction")) {
      this.phrases.pressed(submitter);
      return;
    }
    // A button of a thread belongs to a form elsewhere: what went wrong is said by the button.
    const place = submitter && !form.contains(submitter) ? submitter.parentElement : form;
    form.dataset.sending = "yes";
    clear(place);
    try {
      const answer = await send(form, { ...this.who, submitter });
      if (answer.kind === "done") this.taken(form, answer);
      else show(place, answer);
    } finally {
      delete form.dataset.sending;
    }
  }

  taken(form, answer) {
    if (form.dataset.keep) this.keeper.forget(form, true);
    else form.elements.deed.value = newDeed();
    form.querySelector("[data-conflict]")?.replaceChildren();
    const drawer = form.closest("details");
    if (drawer) drawer.open = false;
    this.done(form, answer);
  }
}
