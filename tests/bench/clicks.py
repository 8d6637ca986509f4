"""How many clicks each frequent act takes, counted in a browser while the cast does it.

A click is a press of the mouse or a finger, a choice in a list, a choice of files, or a key that acts;
typing is not counted. Signing in and going to the first page are not counted either.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from logging import WARNING, getLogger
from pathlib import Path

from flask_migrate import upgrade
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from review.demo import office as cast
from review.demo import papers, story
from review.extensions import db
from tests.conftest import configured
from tests.journeys.browser import Visit, opened

COUNTED = """
addEventListener("click", (event) => {
  if (event.isTrusted && event.detail > 0) counted(1);
}, true);
addEventListener("change", (event) => {
  if (event.target.matches("select, input[type=file]")) counted(1);
}, true);
addEventListener("keydown", (event) => {
  const acts = event.ctrlKey && event.key === "Enter" || !event.target.closest("input, textarea, select");
  if (event.isTrusted && acts && event.key.length === 1 || acts && event.key === "Enter") counted(1);
}, true);
"""
PNG = b"\x89PNG\r\n\x1a\n" + bytes(24) + b"IEND\xaeB`\x82"


class Counting(Visit):
    """A window that counts what its person does, from `begin` on."""

    def __init__(self, browser: Browser, site: str, width: int = 1440) -> None:
        super().__init__(browser, site, width, touch=width < 600)
        self.clicks = 0
        self.context.expose_function("counted", self._count)
        self.context.add_init_script(COUNTED)

    def _count(self, clicks: int) -> None:
        self.clicks += clicks

    def begin(self, account: str, path: str = "/") -> None:
        self.become(account)
        self.go(path)
        self.page.wait_for_timeout(200)
        self.clicks = 0


def submit(visit: Counting) -> None:
    visit.begin("zhoumin")
    visit.press("新建送审")
    visit.press("合同")
    files = {
        "办公用房租赁合同.docx": papers.write("lease"),
        "营业执照.png": PNG,
        "主任办公会纪要.docx": story.certificate("纪要"),
    }
    visit.page.set_input_files(
        "#file",
        [
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
            for name, content in files.items()
        ],
    )
    visit.page.check('[name="secret"][value="no"]')
    visit.page.locator(".files select").nth(2).wait_for()
    visit.choose(nature="civil", method="single_source")
    visit.press("送审")
    visit.page.locator(".matter-head .pill", has_text="已送审").wait_for()


def accept_and_assign(visit: Counting) -> None:
    visit.begin("wangfang")
    visit.page.locator(".act-here > summary").first.click()
    visit.page.locator(".act-here[open] .primary").click()
    visit.page.get_by_text("今天已办").wait_for()


def declare(visit: Counting) -> None:
    visit.begin("chenlu")
    visit.page.locator(".act-here > summary").first.click()
    visit.page.locator(".act-here[open] .primary").click()
    visit.page.locator(".matter-head .pill", has_text="审查中").wait_for()


def annotate(visit: Counting) -> None:
    visit.begin("chenlu", "/matters/3/revisions/1")
    visit.page.locator("workbench-paper[data-ready]").wait_for()
    visit.select("违约金")
    visit.clicks = 1  # the selection itself, drawn with the mouse in one go
    visit.page.keyboard.press("a")
    visit.page.keyboard.type("违约金的比例过高。")
    visit.page.keyboard.press("Control+Enter")
    visit.page.locator(".thread", has_text="违约金的比例过高。").wait_for()


def look_at_the_gate(visit: Counting) -> None:
    visit.begin("wangfang")
    visit.page.get_by_role("link", name="准予签署：").first.click()
    visit.page.locator("h1", has_text="签署闸口").or_(
        visit.page.locator(".verdict")
    ).first.wait_for()


def approve(visit: Counting) -> None:
    visit.begin("zhangwei", "/notices")
    visit.page.locator("main .list a").first.click()
    visit.page.wait_for_load_state()
    if "/approval" not in visit.page.url:
        visit.page.locator(".next-acts .primary").click()
        visit.page.wait_for_load_state()
    visit.press("同意签订这一文本")
    visit.page.locator(".matter-head .pill", has_text="待核对").wait_for()


@dataclass(frozen=True)
class Act:
    label: str
    most: int
    before: int
    done: Callable[[Counting], None]
    width: int = 1440


ACTS = (
    Act("送审，附两份材料", 9, 27, submit),
    Act("受理并分办", 2, 6, accept_and_assign),
    Act("声明无利益冲突", 2, 5, declare),
    Act("批注一条（不计打字）", 3, 8, annotate),
    Act("从待办看签署闸口", 1, 2, look_at_the_gate),
    Act("在手机上从消息到同意", 2, 4, approve, 390),
)


def tell() -> None:
    """A matter at each place where somebody begins: submitted, assigned, under review, to be approved
    or cleared."""
    story.submitted("parking", story.PARKING)
    story.assigned("parking", story.PARKING)
    story.reviewing("parking", story.PARKING)
    story.approved("parking", story.PARKING)
    story.proposed("parking", story.PARKING)


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        app = configured(folder, f"sqlite:///{folder / 'review.db'}")
        app.config["DEMO"] = True
        with app.app_context():
            upgrade()
            cast.enrol_all()
            tell()
            db.session.remove()
        getLogger("werkzeug").setLevel(WARNING)
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with opened() as browser:
            table(browser, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
        server.server_close()


def table(browser: Browser, site: str) -> None:
    """One line for each act; fails where one takes more clicks than it may."""
    print(f"{'次数':>4} {'目标':>4} {'以前':>4}  动作", flush=True)
    over = []
    for act in ACTS:
        visit = Counting(browser, site, act.width)
        act.done(visit)
        visit.page.wait_for_timeout(200)
        print(f"{visit.clicks:>6} {act.most:>6} {act.before:>6}  {act.label}", flush=True)
        over += [act.label] if visit.clicks > act.most else []
        visit.close()
    if over:
        raise SystemExit(f"超过目标：{'、'.join(over)}")
