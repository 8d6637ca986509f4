// <first-hint>: shown once to a person in this browser, until it is put away.
class FirstHint extends HTMLElement {
  connectedCallback() {
    const seen = `hint-${this.dataset.name}-${document.body.dataset.person}`;
    if (localStorage.getItem(seen)) return;
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => {
      localStorage.setItem(seen, "yes");
      this.hidden = true;
    });
  }
}

customElements.define("first-hint", FirstHint);
