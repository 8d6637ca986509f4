// <submission-form>: files dropped or picked are sent and read one by one, as soon as they are declared
// not secret; the server draws the form with what it found, and this puts it in place. What is typed
// is kept on this machine until it was sent.
import { carried, forgetCarried } from "../lib/carried-files.js";
import { entriesOf, keepEntries, putInPlace, valuesIn } from "../lib/redrawing.js";

class SubmissionForm extends HTMLElement {
  connectedCallback() {
    this.key = `draft:${document.body.dataset.person ?? ""}:${location.pathname}${location.search}`;
    this.queue = [];
    this.addEventListener("change", (event) => this.changed(event));
    this.addEventListener("input", () => this.keep());
    this.addEventListener("submit", (event) => this.sending(event));
    this.addEventListener("click", (event) => this.filling(event));
    for (const name of ["dragenter", "dragover"]) this.addEventListener(name, (event) => this.over(event, true));
    for (const name of ["dragleave", "drop"]) this.addEventListener(name, (event) => this.over(event, false));
    this.addEventListener("drop", (event) => this.take([...event.dataTransfer.files], "file"));
    this.restore();
    carried().then((files) => files.length && this.take(files, "file"));
  }

  get form() {
    return this.querySelector("form");
  }

  get secret() {
    return this.form.querySelector('[name="secret"]:checked')?.value;
  }

  changed({ target }) {
    if (target.type === "file") {
      this.take([...target.files], target.name);
      target.value = "";
    } else if (target.name === "secret") this.answered();
    else if (target.name === "role") this.read();
  }

  over(event, inside) {
    event.preventDefault();
    this.classList.toggle("over", inside);
  }

  take(files, name) {
    this.queue.push(...files.map((file) => [name, file]));
    this.answered();
  }

  answered() {
    if (this.secret === "yes") {
      this.queue = [];
      forgetCarried().catch(() => undefined);
      return this.say("涉密文件不得在本系统存储、处理，请按保密规定线下送审。", true);
    }
    if (!this.queue.length) return undefined;
    if (this.secret !== "no") return this.say(`选择“不涉密”后读取${this.queue.length}份文件。`);
    return this.read();
  }

  // One request at a time; each answer is the form anew, with one file more.
  async read() {
    if (this.reading) return;
    this.reading = true;
    forgetCarried().catch(() => undefined);
    do {
      const [name, file] = this.queue[0] ?? [];
      if (file) this.say(`正在读《${file.name}》…`);
      if (!(await this.ask(name, file))) break;
      this.queue.shift();
    } while (this.queue.length);
    this.reading = false;
    this.keep();
    const waiting = this.waiting;
    this.waiting = null;
    if (waiting && !this.queue.length) this.form.requestSubmit(this.form.querySelector(`[name="do"][value="${waiting}"]`));
  }

  async ask(name, file) {
    try {
      await this.redraw(entriesOf(this.form), name, file);
      return true;
    } catch (fault) {
      const heard = !(fault instanceof TypeError);
      this.say(heard ? fault.message : "网络中断，没有读到文件，请再试一次。", true);
      if (heard) this.queue.shift();
      return false;
    }
  }

  async redraw(typed, name, file) {
    const sent = new FormData();
    for (const [key, value] of typed) sent.append(key, value);
    sent.set("csrf_token", this.form.elements.csrf_token.value);
    sent.set("do", "read");
    if (file) sent.append(name, file);
    const before = valuesIn(this);
    const answer = await fetch(this.form.action, { method: "POST", body: sent });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("submission-form");
    if (!fresh) throw new Error(page.querySelector("main p")?.textContent ?? "没有读到文件，请刷新本页再试。");
    putInPlace(this, fresh, before);
  }

  say(words, fault = false) {
    const place = this.querySelector("[data-said]");
    place.textContent = words;
    place.classList.toggle("fault", fault);
  }

  filling({ target }) {
    const field = target.dataset.fill && this.form.elements[target.dataset.fill];
    if (!field) return;
    field.value = target.textContent;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
    target.closest("p").remove();
  }

  sending(event) {
    const pressed = event.submitter?.value;
    if (pressed === "read" || (!this.reading && !this.queue.length)) return sessionStorage.setItem("sent", this.key);
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.secret === "no") {
      this.waiting = pressed;
      return this.read();
    }
    this.say("请先选择是否涉密。", true);
    return this.form.querySelector('[name="secret"]').focus();
  }

  keep() {
    const at = keepEntries(this.key, this.form);
    if (at) this.querySelector("[data-kept]").textContent = `草稿已存 ${at}`;
  }

  async restore() {
    const stored = JSON.parse(localStorage.getItem(this.key) ?? "null");
    if (!stored || this.querySelector(".faults, [name=held]")) return;
    await this.redraw(stored);
    this.say("已恢复上次没有送出的草稿。");
  }
}

customElements.define("submission-form", SubmissionForm);
