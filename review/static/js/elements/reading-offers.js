// <reading-offers src>: as soon as a text is chosen and declared not secret, it is read, and what it
// says of itself is offered beside the fields; nothing is filled in unless a person asks for it.
class ReadingOffers extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.file = this.querySelector('input[type="file"]');
    if (!this.form || !this.file) return;
    this.said = Object.assign(document.createElement("p"), { className: "help" });
    this.said.setAttribute("role", "status");
    this.file.closest(".field").append(this.said);
    this.form.addEventListener("change", (event) => {
      if (event.target === this.file || event.target.name === "secret") this.look();
    });
  }

  get secret() {
    return this.form.querySelector('[name="secret"]:checked')?.value;
  }

  async look() {
    if (this.secret === "yes") {
      this.file.value = "";
      this.file.dispatchEvent(new Event("emptied"));
      return this.say("涉密文件不得在本系统存储、处理，请按保密规定线下送审。");
    }
    if (!this.file.files.length) return this.say("");
    if (this.secret !== "no") return this.say("选择“不涉密”后，系统读出文本并核对格式。");
    const chosen = this.file.files[0];
    this.say("正在读文本…");
    const sent = new FormData();
    sent.set("csrf_token", this.form.elements.csrf_token?.value ?? "");
    sent.set("secret", "no");
    sent.set("file", chosen);
    try {
      const answer = await fetch(this.getAttribute("src"), { method: "POST", body: sent });
      const told = await answer.json();
      if (this.file.files[0] === chosen) this.tell(told);
    } catch {
      this.say("");
    }
  }

  say(words, fault = false) {
    this.said.textContent = words;
    this.said.className = fault ? "fault" : "help";
  }

  tell({ read, refused, offers }) {
    this.querySelectorAll(".offers").forEach((one) => one.remove());
    this.say(refused ?? `${read}。`, Boolean(refused));
    for (const [name, values] of Object.entries(offers ?? {})) {
      const field = this.form.elements[name];
      const fresh = [...new Set(values)].filter((value) => value && value !== field?.value);
      if (field && fresh.length) field.closest(".field").append(this.offered(field, fresh));
    }
  }

  offered(field, values) {
    const line = Object.assign(document.createElement("p"), { className: "offers", textContent: "文本中写的：" });
    for (const value of values) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "btn quiet small", textContent: value });
      button.setAttribute("aria-label", `填入${value}`);
      button.addEventListener("click", () => {
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.focus();
        line.remove();
      });
      line.append(button);
    }
    return line;
  }
}

customElements.define("reading-offers", ReadingOffers);
