// <review-points>: what is said of a point is asked once it has a result, or words already.
class ReviewPoints extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", () => this.fold());
    requestAnimationFrame(() => this.fold()); // after a kept draft was put back
  }

  fold() {
    for (const row of this.querySelectorAll("li")) {
      const told = [...row.querySelectorAll("textarea")].some((area) => area.value.trim());
      row.classList.toggle("untold", !told && !row.querySelector(":checked") && !row.matches(".wrong"));
    }
  }
}

customElements.define("review-points", ReviewPoints);
