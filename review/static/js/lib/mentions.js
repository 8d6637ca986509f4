// @ in a text offers those who may read the matter, and nobody else; any other name stays words.
import { composing } from "./keys.js";
const ASKED = /@([^\s@]{0,20})$/;
const MOST = 8;

export class Mentions {
  constructor(root, people) {
    Object.assign(this, { people, field: null, chosen: 0 });
    this.list = Object.assign(document.createElement("ul"), { className: "mention", id: "mention", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "可以提到的人");
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.take(option.textContent);
    });
    root.addEventListener("input", (event) => this.look(event.target));
    root.addEventListener("keydown", (event) => this.press(event));
    root.addEventListener("focusout", () => this.shut());
  }

  look(field) {
    if (field.tagName !== "TEXTAREA" || !["text", "reason"].includes(field.name)) return;
    const asked = ASKED.exec(field.value.slice(0, field.selectionStart))?.[1];
    const found = asked === undefined ? [] : this.people.filter((one) => one.includes(asked)).slice(0, MOST);
    if (!found.length) {
      this.shut();
      return;
    }
    Object.assign(this, { field, chosen: 0, found });
    field.after(this.list);
    this.list.hidden = false;
    this.draw();
  }

  draw() {
    this.list.replaceChildren(
      ...this.found.map((name, n) => {
        const option = Object.assign(document.createElement("li"), { textContent: name, id: `mention-${n}` });
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", String(n === this.chosen));
        return option;
      }),
    );
    this.field.setAttribute("aria-controls", "mention");
    this.field.setAttribute("aria-activedescendant", `mention-${this.chosen}`);
  }

  press(event) {
    if (composing(event)) return;
    if (this.list.hidden || event.target !== this.field || event.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      this.chosen = (this.chosen + by + this.found.length) % this.found.length;
      this.draw();
    } else if ((event.key === "Enter" && !event.ctrlKey) || event.key === "Tab") this.take(this.found[this.chosen]);
    else if (event.key === "Escape") this.shut();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  take(name) {
    const { field } = this;
    const before = field.value.slice(0, field.selectionStart).replace(ASKED, `@${name} `);
    field.value = before + field.value.slice(field.selectionStart);
    field.setSelectionRange(before.length, before.length);
    this.shut();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  shut() {
    this.list.hidden = true;
    this.field?.removeAttribute("aria-activedescendant");
    this.field?.removeAttribute("aria-controls");
  }
}
