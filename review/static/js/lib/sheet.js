// On a phone the margin is a sheet at the bottom: shut, one thread, or the whole list.
const PHONE = matchMedia("(max-width: 820px)");

export class Sheet {
  constructor(margin, step) {
    this.margin = margin;
    margin.dataset.sheet = "shut";
    margin.addEventListener("click", (event) => {
      const act = event.target.closest("[data-sheet-act]")?.dataset.sheetAct;
      if (act === "list") this.turn(margin.dataset.sheet === "list" ? "shut" : "list");
      if (act === "shut") this.turn("shut");
      if (act === "next") step(1);
      if (act === "previous") step(-1);
    });
  }

  get phone() {
    return PHONE.matches;
  }

  turn(state) {
    this.margin.dataset.sheet = state;
    const list = this.margin.querySelector('[data-sheet-act="list"]');
    list?.setAttribute("aria-expanded", String(state === "list"));
  }
}
