// 常用意见 and 条款库 in the form: put one in; save what is filled in as a phrase, throw one away.
import { composing } from "./keys.js";
import { send, show } from "./sending.js";

export class Phrases {
  constructor(form, who) {
    Object.assign(this, { form, who, list: form.querySelector("[data-phrases]") });
    form.addEventListener("click", (event) => {
      const link = event.target.closest("[data-phrase]");
      if (!link) return;
      event.preventDefault();
      this.take(link.dataset.phrase);
    });
    form.addEventListener("keydown", (event) => {
      if (event.code !== "KeyK" || !event.altKey || event.ctrlKey || event.metaKey || composing(event)) return;
      if (this.browse()) event.preventDefault();
    });
  }

  // To the clauses of the category the annotation has, round by round; False where there are none.
  browse() {
    const all = this.form.querySelector("[data-clauses]");
    if (!all) return false;
    all.open = true;
    const category = this.form.elements.category.value;
    const own = [...all.querySelectorAll(`[data-category="${category}"] a`)];
    const links = own.length ? own : [...all.querySelectorAll("a")];
    links[(links.indexOf(document.activeElement) + 1) % links.length].focus();
    return true;
  }

  // Whether a press of one of the phrases' buttons was meant, and not the form.
  async pressed(submitter) {
    const answer = await send(this.form, { ...this.who, submitter });
    if (answer.kind !== "done") show(this.form, answer);
    else if ("forget" in submitter.dataset) submitter.closest("li").remove();
    else this.add(answer);
  }

  async take(address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return;
    for (const [name, value] of Object.entries(await answer.json())) this.form.elements[name].value = value;
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
    this.form.elements.proposal.focus({ preventScroll: true });
  }

  add({ id, text }) {
    const save = this.form.querySelector("[data-save]").getAttribute("formaction");
    const entry = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: `?phrase=${id}#annotate`, textContent: [...text].slice(0, 40).join("") });
    link.dataset.phrase = `${save}/${id}`;
    const drop = Object.assign(document.createElement("button"), { className: "btn quiet small", textContent: "删除" });
    drop.setAttribute("formaction", `${save}/${id}/deletion`);
    drop.setAttribute("aria-label", `删除常用意见：${[...text].slice(0, 20).join("")}`);
    drop.dataset.forget = "";
    entry.append(link, " ", drop);
    this.list.append(entry);
  }
}
