// See what others write without a reload: ask every few seconds, and not while nobody looks.
const EVERY = 4000;
const SLOWEST = 60000;

export class Live {
  // `take` is given what changed; `said` is told when asking fails or works again.
  constructor(address, since, take, said) {
    Object.assign(this, { address, since, take, said, etag: null, wait: EVERY, timer: 0 });
    document.addEventListener("visibilitychange", () => (document.hidden ? this.rest() : this.ask()));
    addEventListener("online", () => this.ask());
    this.next();
  }

  rest() {
    clearTimeout(this.timer);
  }

  next() {
    this.rest();
    if (!document.hidden) this.timer = setTimeout(() => this.ask(), this.wait);
  }

  async ask() {
    this.rest();
    const headers = { Accept: "application/json" };
    if (this.etag) headers["If-None-Match"] = this.etag;
    try {
      const answer = await fetch(`${this.address}?since=${this.since}`, { headers, cache: "no-store" });
      if (answer.status === 401) this.said("expired");
      if (!answer.ok && answer.status !== 304) throw new Error(String(answer.status));
      this.wait = EVERY;
      this.said("");
      if (answer.status !== 304) {
        const told = await answer.json();
        await this.take(told);
        // Only what was taken is not asked for again.
        this.etag = answer.headers.get("ETag");
        this.since = told.since;
      }
    } catch {
      this.wait = Math.min(this.wait * 2, SLOWEST);
    }
    this.next();
  }
}
