// <page-checks>: j and k go from page to page, 1 and 2 say of the page that stands there what it is.
import { listen } from "../lib/keys.js";

class PageChecks extends HTMLElement {
  connectedCallback() {
    this.pages = [...this.querySelectorAll(".page-check")];
    this.at = 0;
    listen({
      j: () => this.go(1),
      k: () => this.go(-1),
      1: () => this.say("1") && this.go(1),
      2: () => this.say("2"),
    });
  }

  go(by) {
    this.at = Math.min(Math.max(this.at + by, 0), this.pages.length - 1);
    this.pages[this.at].scrollIntoView({ block: "start" });
    this.pages[this.at].focus({ preventScroll: true });
  }

  say(key) {
    const choice = this.pages[this.at].querySelector("select");
    if (!choice) return false;
    choice.selectedIndex = Number(key);  // 1 一致, 2 不一致, as the page lists them
    return true;
  }
}

customElements.define("page-checks", PageChecks);
