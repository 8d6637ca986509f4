// <letter-preview data-form>: the letter as it will be printed, drawn by the server a moment after the
// form beside it was changed.
const PAUSE = 900;

class LetterPreview extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.dataset.form ?? "");
    this.form?.addEventListener("input", () => this.soon());
    this.form?.addEventListener("change", () => this.soon());
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), PAUSE);
  }

  async draw() {
    const sent = new FormData(this.form);
    sent.set("do", "preview");
    const asked = (this.asked = Symbol("asked"));
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: sent });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("letter-preview .letter");
      if (fresh && asked === this.asked) this.querySelector(".letter").replaceChildren(...[...fresh.childNodes].map((one) => document.importNode(one, true)));
    } catch {
      // The press on 更新预览 says what is wrong; typing goes on.
    }
  }
}

customElements.define("letter-preview", LetterPreview);
