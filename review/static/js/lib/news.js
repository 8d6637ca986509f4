// One line that says what happened meanwhile: new threads, a newer revision, a session that ended.
export class News {
  constructor(line, revision, matter) {
    Object.assign(this, { line, revision, matter, expired: false });
    this.quiet = Object.assign(document.createElement("p"), { className: "vh" });
    this.quiet.setAttribute("role", "status");
    line.after(this.quiet);
  }

  // For screen readers alone.
  whisper(words) {
    this.quiet.textContent = words;
  }

  tell(fresh, newest) {
    if (fresh.length) this.whisper(`有${fresh.length}条新批注`);
    if (newest === this.revision) return;
    const link = Object.assign(document.createElement("a"), { href: `/matters/${this.matter}/revisions/${newest}`, textContent: `第${newest}版` });
    this.show("已有新版文本：", link, "。没有发出的内容会跟过去。");
  }

  state(state) {
    if (state === "expired") {
      const next = encodeURIComponent(location.pathname + location.search);
      const link = Object.assign(document.createElement("a"), { href: `/sign-in?next=${next}`, target: "_blank", textContent: "重新登录" });
      this.show("登录已过期，写下的内容保存着。", link);
    } else if (this.expired) this.line.hidden = true;
    this.expired = state === "expired";
  }

  show(...parts) {
    this.line.replaceChildren(...parts);
    this.line.hidden = false;
  }
}
