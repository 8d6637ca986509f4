// <passkey-press data-ask="address">: have a passkey made or asked, put its answer into the form, send the form.
// With a button in it the press begins; with a tick in it the form's own button does, while it is ticked.
import { answered } from "../lib/passkeys.js";

class PasskeyPress extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.field = this.querySelector('input[type="hidden"]');
    this.tick = this.querySelector('input[type="checkbox"]');
    if (!this.form || !window.PublicKeyCredential) return;
    this.hidden = false;
    if (this.tick) this.form.addEventListener("submit", (event) => this.hold(event));
    else this.querySelector("button").addEventListener("click", () => this.press());
  }

  // A form sent by a named button (a preview, a draft) decides nothing.
  hold(event) {
    if (!this.tick.checked || this.field.value || event.submitter?.name) return;
    event.preventDefault();
    this.press();
  }

  async press() {
    this.say("");
    const given = await answered(this.dataset.ask, new FormData(this.form)).catch((fault) => ({ fault }));
    if (given.fault) {
      this.say(told(given.fault, this.tick));
      return;
    }
    this.field.value = given.refused ? "" : given.answer;
    if (given.refused && this.tick) this.tick.checked = false; // the page itself says what is wrong
    this.form.requestSubmit();
  }

  say(words) {
    this.querySelector(".fault")?.remove();
    if (!words) return;
    const said = Object.assign(document.createElement("p"), { className: "fault", textContent: words });
    said.setAttribute("role", "alert");
    this.append(said);
  }
}

function told(fault, tick) {
  if (fault.name === "InvalidStateError") return "这台设备已经登记过。";
  const weaker = tick ? "可以再试，或者去掉勾选，记为系统确认。" : "可以再试，或者改用验证码。";
  return fault.name === "NotAllowedError" ? `没有完成：取消了，或者等待过久。${weaker}` : `通行密钥不能使用。${weaker}`;
}

customElements.define("passkey-press", PasskeyPress);
