// Drafts of the workbench: kept at once on this machine and soon after on the server, under the key
// of the deed they will become, so that whatever is sent twice is done once.
const PAUSE = 700;

export const newDeed = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export class DraftKeeper {
  // `stored` is what the server keeps for this person: name of form -> {fields, deed, at, conflict}.
  constructor(matter, me, stored, say) {
    Object.assign(this, { matter, me, stored, say, timers: new Map() });
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
  }

  keyOf(form) {
    return `draft:${this.me}:${this.matter}:${form.dataset.keep}`;
  }

  // The names of the forms that have a draft, here or on the server.
  names() {
    const start = `draft:${this.me}:${this.matter}:`;
    const here = Object.keys(localStorage).filter((key) => key.startsWith(start));
    return new Set([...Object.keys(this.stored), ...here.map((key) => key.slice(start.length))]);
  }

  // Put the younger of the two copies into the form; returns it, or null where there is none.
  restore(form) {
    if (form.querySelector(".faults")) return null;
    const local = JSON.parse(localStorage.getItem(this.keyOf(form)) ?? "null");
    const remote = this.stored[form.dataset.keep] ?? null;
    const draft = local && (!remote || local.at > remote.at) ? local : remote;
    if (!draft) return null;
    this.fill(form, draft);
    if (draft === local) this.soon(form, 0);
    return draft;
  }

  fill(form, draft) {
    form.elements.deed.value = draft.deed;
    for (const field of form.elements) {
      const value = draft.fields[field.name];
      if (value !== undefined && KEPT(field)) field.value = value;
    }
  }

  gather(form) {
    const fields = form.dataset.revision ? { revision: form.dataset.revision } : {};
    for (const field of form.elements) if (KEPT(field)) fields[field.name] = field.value;
    return { fields, deed: form.elements.deed.value, at: Date.now() };
  }

  changed(form) {
    localStorage.setItem(this.keyOf(form), JSON.stringify(this.gather(form)));
    this.soon(form, PAUSE);
  }

  soon(form, wait) {
    clearTimeout(this.timers.get(form));
    this.timers.set(form, setTimeout(() => this.save(form), wait));
  }

  flush() {
    for (const form of this.timers.keys()) this.save(form, true);
  }

  async save(form, keepalive = false) {
    clearTimeout(this.timers.get(form));
    this.timers.delete(form);
    const draft = this.gather(form);
    const body = new FormData();
    body.set("csrf_token", form.elements.csrf_token.value);
    body.set("form", form.dataset.keep);
    body.set("deed", draft.deed);
    body.set("fields", JSON.stringify(draft.fields));
    const url = `/matters/${this.matter}/drafts`;
    try {
      const answer = await fetch(url, { method: "POST", body, keepalive, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const { at } = await answer.json();
      if (at === null && form.elements.deed.value === draft.deed) this.forget(form, true);
      else if (at) this.say(form, `草稿已保存 ${at}`);
    } catch {
      this.say(form, "草稿已存在本机，联网后再存到服务器");
    }
  }

  // Sent, by this window or by another: the form is empty and will be another deed.
  forget(form, empty) {
    clearTimeout(this.timers.get(form));
    this.timers.delete(form);
    localStorage.removeItem(this.keyOf(form));
    delete this.stored[form.dataset.keep];
    if (!empty) return;
    form.elements.deed.value = newDeed();
    for (const field of form.elements) if (KEPT(field)) field.value = "";
    this.say(form, "");
  }
}

const LEFT = new Set(["csrf_token", "deed", "seen"]);
const KEPT = (field) => field.name && field.type !== "submit" && field.type !== "button" && !LEFT.has(field.name);
