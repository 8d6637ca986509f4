// What a cited statute comes to, beside its words: on hover and on focus; Escape puts the box away, and
// the pointer may go into it (WCAG 2.2, 1.4.13). The words are those of the list, so without a script
// nothing is missing.
const PATIENCE = 250; // ms for the pointer to reach the box
const GAP = 4; // px between the words and the box

export class CitationBox {
  constructor(paper) {
    this.box = document.createElement("div");
    this.box.className = "citation-box";
    this.box.setAttribute("role", "tooltip");
    this.box.hidden = true;
    document.body.append(this.box);
    paper.addEventListener("pointerover", (event) => this.enter(event.target.closest(".reference")));
    paper.addEventListener("pointerout", (event) => event.target.closest(".reference") && this.leave());
    paper.addEventListener("focusin", (event) => this.enter(event.target.closest(".reference")));
    paper.addEventListener("focusout", (event) => event.target.closest(".reference") && this.shut());
    paper.addEventListener("click", (event) => {
      const words = event.target.closest("a.reference");
      if (!words || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.enter(words);
    });
    this.box.addEventListener("pointerenter", () => clearTimeout(this.going));
    this.box.addEventListener("pointerleave", () => this.leave());
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.box.hidden) return;
      this.shut();
      event.preventDefault();
    });
  }

  enter(words) {
    if (!words) return;
    clearTimeout(this.going);
    if (words === this.words && !this.box.hidden) return;
    const told = words.dataset.described.split(" ").map((id) => document.getElementById(id));
    this.words = words;
    this.box.replaceChildren(...told.filter(Boolean).map((one) => this.line(one)));
    this.box.hidden = false;
    this.place();
  }

  line(one) {
    const line = document.createElement("p");
    line.append(...[...one.childNodes].map((node) => node.cloneNode(true)));
    return line;
  }

  // Below the words, above them where there is no room; never beyond the window.
  place() {
    const { left, top, bottom } = this.words.getClientRects()[0] ?? this.words.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const above = bottom + GAP + height > innerHeight && top - GAP - height > 0;
    this.box.style.left = `${Math.max(GAP, Math.min(left, document.documentElement.clientWidth - width - GAP)) + scrollX}px`;
    this.box.style.top = `${(above ? top - GAP - height : bottom + GAP) + scrollY}px`;
  }

  // The pointer went away: not at once, it may be on its way into the box.
  leave() {
    clearTimeout(this.going);
    this.going = setTimeout(() => document.activeElement !== this.words && this.shut(), PATIENCE);
  }

  shut() {
    clearTimeout(this.going);
    this.box.hidden = true;
  }
}
