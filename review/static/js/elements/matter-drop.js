// <matter-drop>: files dropped on the desk open a new matter with them. <carried-files>: says on the way
// there that they wait.
import { carried, carry } from "../lib/carried-files.js";

class MatterDrop extends HTMLElement {
  connectedCallback() {
    carried(); // forgets what is too old, or was dropped by somebody else on this machine
    for (const name of ["dragenter", "dragover"]) this.addEventListener(name, (event) => this.over(event, true));
    for (const name of ["dragleave", "drop"]) this.addEventListener(name, (event) => this.over(event, false));
    this.addEventListener("drop", (event) => this.open([...event.dataTransfer.files]));
  }

  over(event, inside) {
    event.preventDefault();
    this.classList.toggle("over", inside);
  }

  async open(files) {
    if (!files.length) return;
    await carry(files).catch(() => undefined);
    location.assign(this.querySelector("a").href);
  }
}

class CarriedFiles extends HTMLElement {
  async connectedCallback() {
    const files = await carried();
    if (!files.length) return;
    const names = files.map((file) => `《${file.name}》`).join("");
    this.textContent = `${names}已经放下，还没有上传：选好种类，声明不涉密以后再读。`;
  }
}

customElements.define("matter-drop", MatterDrop);
customElements.define("carried-files", CarriedFiles);
