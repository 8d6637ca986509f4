"""A real browser in the hands of the cast: what a person does on a page, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from tests import moment

QUIET = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
# The first that is there: without a window to draw, the shell takes half the time of the processor.
BROWSERS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
CHROMIUM = next((path for path in BROWSERS if path.exists()), BROWSERS[-1])
# The page asks its machine how old a draft is, and holds it against the server's word.
AHEAD = moment.begin().total_seconds() * 1000
IN_STEP = f"{{ const real = Date.now; Date.now = () => real.call(Date) + {AHEAD}; }}"

SELECT = """([block, from, to]) => {
  const paragraph = document.querySelector(`[data-p="${block}"]`);
  paragraph.scrollIntoView({block: "center"});
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let left = from, right = to, started = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".label")) continue;
    if (!started && left <= node.data.length) { range.setStart(node, left); started = true; }
    if (right <= node.data.length) { range.setEnd(node, right); break; }
    left -= node.data.length; right -= node.data.length;
  }
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""

TOKEN = re.compile(r'name="csrf_token" value="([^"]*)"')


@contextmanager
def opened() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


def switch(page: Page, account: str) -> None:
    """Become another person of the demo, by the switch that stands on every page."""
    if not page.locator(".demo[open]").count():
        page.click(".demo summary")
    page.select_option(".demo select", account)
    page.click(".demo button")


class Visit:
    """One person's window; `become` changes the person by the demo's role switcher."""

    def __init__(
        self,
        browser: Browser,
        site: str,
        width: int = 1280,
        scripts: bool = True,
        touch: bool = False,
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900},
            locale="zh-CN",
            java_script_enabled=scripts,
            has_touch=touch,
        )
        self.context.add_init_script(IN_STEP)
        self.page: Page = self.context.new_page()
        self.site = site
        self.faults: list[str] = []
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    def close(self) -> None:
        self.context.close()
        assert not self.faults, str(self.faults)

    def become(self, account: str) -> None:
        if self.page.url == "about:blank":
            self.enter(account)
            return
        self.go("/sign-in")
        switch(self.page, account)

    def enter(self, account: str) -> None:
        """The same switch in a window that shows nothing yet, without drawing its page."""
        asks = self.context.request
        token = TOKEN.search(asks.get(f"{self.site}/sign-in").text())
        form = {"account": account, "csrf_token": token[1] if token else ""}
        answer = asks.post(f"{self.site}/demo/switch", form=form, max_redirects=0)
        assert answer.status == 303
        self.go("/")

    def become_beside(self, account: str) -> None:
        """Someone else takes over the same browser in another window."""
        beside = self.context.new_page()
        beside.goto(self.site + "/sign-in")
        switch(beside, account)
        beside.close()

    def go(self, path: str) -> None:
        answer = self.page.goto(self.site + path)
        assert answer is not None
        assert answer.status == 200, (path, answer.status)

    def press(self, words: str) -> None:
        """Click the first button or link with exactly these words."""
        name = self.page.get_by_role("button", name=words, exact=True)
        link = self.page.get_by_role("link", name=words, exact=True)
        (name.or_(link)).first.click()
        self.page.wait_for_load_state()

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.fill(f'[name="{name}"]:not([type="hidden"])', value)

    def choose(self, **fields: str) -> None:
        for name, value in fields.items():
            if self.page.locator(f'[type="radio"][name="{name}"]').count():
                self.page.check(f'[name="{name}"][value="{value}"]', force=True)
            else:
                self.page.select_option(f'[name="{name}"]', value)

    def attach(self, name: str, content: bytes) -> None:
        self.page.set_input_files(
            'input[type="file"]',
            {"name": name, "mimeType": "application/octet-stream", "buffer": content},
        )

    def go_through_the_points(self) -> None:
        """Answer the compulsory points one by one, and all the others in one sentence."""
        for row in self.page.locator(".points.each > li").all():
            row.locator('[value="ok"]').check(force=True)
            row.locator('textarea[name^="fact-"]').fill("已逐条核对。")
            row.locator('textarea[name^="note-"]').fill("未发现问题。")
        for row in self.page.locator(".points > li", has_text="选“符合”须写明理由").all():
            row.locator('[value="explain"]').check(force=True)
            row.locator('textarea[name^="note-"]').fill("见同类的“须处理”批注。")
        if self.page.locator('[name="rest"]').count():
            self.choose(rest="ok")
            self.fill(**{"rest-note": "其余条款逐条看过。"})

    def reads(self, words: str) -> None:
        """The page says these words; its own patience is the browser's."""
        try:
            self.page.get_by_text(words).first.wait_for()
        except TimeoutError as fault:
            said = self.page.inner_text("body")
            raise AssertionError(f"{self.page.url} says no “{words}”, but:\n{said}") from fault

    def ask(self) -> None:
        """Ask for what others wrote now, not in four seconds: as a window that is online again."""
        self.page.evaluate("dispatchEvent(new Event('online'))")

    @property
    def status(self) -> str:
        return self.page.inner_text(".matter-head .pill")

    def select(self, word: str) -> None:
        """Select the first occurrence of `word` in the paper, as the mouse would."""
        block = self.page.locator(".paper [data-p]", has_text=word).first
        spoken = block.evaluate(
            "(one) => [...one.childNodes].filter((n) => !n.classList?.contains('label'))"
            ".map((n) => n.textContent).join('')"
        )
        at = _units(spoken[: spoken.index(word)])
        self.page.evaluate(SELECT, [block.get_attribute("data-p"), at, at + _units(word)])


def _units(text: str) -> int:
    """How long a browser holds a text to be: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
