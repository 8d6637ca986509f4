// Which threads the margin shows: the same four choices the server knows, kept in the address.
const SHOWN = {
  all: () => true,
  open: (thread) => thread.dataset.state === "open",
  blocking: (thread) => thread.dataset.state === "open" && thread.dataset.severity === "blocking",
  mine: (thread) => "mine" in thread.dataset,
};

export class Filter {
  constructor(nav, threads, changed) {
    Object.assign(this, { nav, threads, changed });
    nav.addEventListener("click", (event) => {
      const link = event.target.closest("[data-show]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.choose(link.dataset.show);
    });
  }

  get chosen() {
    return this.nav.querySelector("[aria-current]")?.dataset.show ?? "all";
  }

  choose(show) {
    for (const link of this.nav.querySelectorAll("[data-show]")) {
      if (link.dataset.show === show) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const address = new URL(location.href);
    address.searchParams.set("show", show);
    history.replaceState(history.state, "", address);
    this.apply();
  }

  apply() {
    for (const thread of this.threads()) thread.hidden = !SHOWN[this.chosen](thread);
    this.changed();
  }

  focus() {
    this.nav.querySelector("[aria-current]")?.focus();
  }
}
