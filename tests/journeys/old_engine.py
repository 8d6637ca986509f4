"""Pages in the engine of Qt 5.15, which is Chromium 87: run by the system's Python, which has PyQt5.

`old_engine.py SITE ACCOUNT WIDTH PATH…` signs in by the demo's switch, opens each page, writes an
annotation where a page has a paper, and prints one JSON list of what it saw.
"""

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = "--no-sandbox --disable-gpu --single-process"

from PyQt5.QtCore import QEventLoop, QTimer, QUrl
from PyQt5.QtWebEngineWidgets import QWebEnginePage, QWebEngineView
from PyQt5.QtWidgets import QApplication

PATIENCE = 3000  # milliseconds for an answer
BECOME = """(() => {
  document.querySelector(".demo select").value = %s;
  document.querySelector(".demo button").click();
})()"""
SEEN = """JSON.stringify({
  scripted: document.documentElement.classList.contains("scripted"),
  undefined: [...document.querySelectorAll("*")].map((one) => one.localName)
    .filter((name) => name.includes("-") && !customElements.get(name)),
  rounded: [...document.querySelectorAll(".panel")].every((one) => getComputedStyle(one).borderTopLeftRadius !== "0px"),
  wide: document.documentElement.scrollWidth - innerWidth,
})"""
SELECT = """(() => {
  const words = [...document.querySelectorAll(".paper [data-p]")].find((one) => one.textContent.length > 12);
  if (!words || !document.querySelector("#annotate")) return false;
  getSelection().selectAllChildren(words);
  return true;
})()"""
PICK = 'document.querySelector(".pick:not([hidden])").click()'
WRITE = """(() => {
  const form = document.querySelector("#annotate");
  form.elements.text.value = "旧内核写的。";
  form.elements.category.value = form.elements.category.value || "wording";
  form.requestSubmit ? form.requestSubmit() : form.querySelector(".primary").click();
})()"""
WRITTEN = '[...document.querySelectorAll(".thread")].some((one) => one.textContent.includes("旧内核写的。"))'


said = []


class Page(QWebEnginePage):
    def javaScriptConsoleMessage(self, level, message, line, source):
        if level == QWebEnginePage.ErrorMessageLevel:
            said.append(f"{message} ({source}:{line})")


class Window:
    def __init__(self, width):
        self.view = QWebEngineView()
        self.view.setPage(Page(self.view))
        self.view.resize(width, 900)
        self.view.show()

    def wait(self, milliseconds):
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec_()

    def ask(self, code):
        """The answer, or None: a page that is being left answers nothing."""
        answers, loop = [], QEventLoop()
        QTimer.singleShot(PATIENCE, loop.quit)
        self.view.page().runJavaScript(code, lambda answer: (answers.append(answer), loop.quit()))
        loop.exec_()
        return answers[0] if answers else None

    def until(self, code, times=100):
        """Whether it came true while we waited."""
        for _ in range(times):
            if self.ask(code):
                return True
            self.wait(200)
        return False

    def open(self, address):
        self.view.load(QUrl(address))
        self.until(f"location.href === {json.dumps(address)} && document.readyState === 'complete'")


def main(site, account, width, *paths):
    application = QApplication(sys.argv[:1])  # noqa: F841
    window = Window(int(width))
    window.open(f"{site}/sign-in")
    window.ask(BECOME % json.dumps(account))
    window.until("!location.pathname.startsWith('/sign-in') && document.readyState === 'complete'")
    seen = [window.ask("navigator.userAgent")]
    for path in paths:
        window.open(site + path)
        found = json.loads(window.ask(SEEN)) | {"path": path}
        if window.ask(SELECT):
            window.until("!document.querySelector('.pick').hidden")
            window.ask(PICK)
            window.ask(WRITE)
            found["written"] = window.until(WRITTEN)
        seen.append(found | {"said": said[:]})
        said.clear()
    print(json.dumps(seen, ensure_ascii=False), flush=True)
    os._exit(0)  # in one process the engine does not always come to its end


if __name__ == "__main__":
    main(*sys.argv[1:])
