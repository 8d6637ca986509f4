// <file-drop>: drop a file anywhere on it; the form's sending shows how far it is.
class FileDrop extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input[type="file"]');
    if (!this.input) return;
    this.words = Object.assign(document.createElement("span"), { className: "drop-words" });
    this.words.setAttribute("aria-hidden", "true");
    this.input.after(this.words);
    this.classList.add("ready");
    for (const name of ["change", "emptied"]) this.input.addEventListener(name, () => this.name());
    this.name();
    for (const name of ["dragenter", "dragover"]) this.addEventListener(name, (event) => this.over(event, true));
    for (const name of ["dragleave", "drop"]) this.addEventListener(name, (event) => this.over(event, false));
    this.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      this.input.files = event.dataTransfer.files;
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    this.closest("form")?.addEventListener("submit", (event) => this.send(event));
  }

  // The browser's own words for an empty file field follow its language, not the page's.
  name() {
    const file = this.input.files[0];
    this.words.textContent = file ? `${file.name}（${size(file.size)}）` : "把文件拖到这里，或点此选择";
  }

  over(event, inside) {
    event.preventDefault();
    this.classList.toggle("over", inside);
  }

  // fetch has no upload progress; XMLHttpRequest has. What comes back is shown as the page it is.
  send(event) {
    const form = event.target;
    if (!this.input.files.length) return;
    event.preventDefault();
    const bar = this.querySelector("progress") ?? document.createElement("progress");
    bar.setAttribute("aria-label", "上传进度");
    this.append(bar);
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (step) => {
      if (step.lengthComputable) [bar.max, bar.value] = [step.total, step.loaded];
    });
    request.addEventListener("load", () => this.arrived(request, form));
    request.addEventListener("error", () => this.failed(bar, form));
    request.open("POST", form.action);
    request.send(new FormData(form));
  }

  arrived(request, form) {
    if (request.status < 400) {
      form.dispatchEvent(new CustomEvent("sent", { bubbles: true }));
      location.assign(request.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    document.querySelector("main").replaceWith(page.querySelector("main"));
    document.querySelector(".faults, h1")?.scrollIntoView();
  }

  failed(bar, form) {
    bar.remove();
    const said = Object.assign(document.createElement("p"), { className: "fault", textContent: "网络中断，没有上传成功，请再试一次。" });
    said.setAttribute("role", "alert");
    this.append(said);
    form.querySelectorAll("button").forEach((button) => { button.disabled = false; });
  }
}

function size(bytes) {
  return bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

customElements.define("file-drop", FileDrop);
