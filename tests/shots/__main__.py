"""`manage.py shots [--site URL | --state WORD] [--only WORD] [--readme]`: every page in three widths,
light and dark.

Every page is what the links of the demo lead to, and a few once more as other people see them.
Without `--site` the demo is told into a folder of its own and served; the pictures and the contact
sheet lie in instance/shots. `--state empty` shows the office before its first matter, `--state
overfull` the demo with long names and many matters, each in a folder of its own. With `--readme`
three pictures are written to docs/pictures instead.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.journeys.browser import opened, switch
from tests.shots.office import office
from tests.shots.states import STATES
from tests.shots.walk import Get, Reply, every_page

ROOT = Path(__file__).parents[2]
WIDTHS = {"wide": (1440, 900), "middle": (1024, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
IN_README = (1280, 800)
README = {
    "desk": ("wangfang", "/"),
    "workbench": ("chenlu", "/matters/41/revisions/2"),
    "gate": ("wangfang", "/matters/7/gate"),
}
# Seen once more, as others see it or with more on it; the numbers are those of the demo.
AGAIN = (
    ("wangfang", "/"), ("zhoumin", "/"), ("zhangwei", "/"), ("liuna", "/"), ("wuming", "/"),
    ("zhengqi", "/"), ("lijianguo", "/"), ("zhoumin", "/matters/41"), ("wangfang", "/matters/7"),
    ("wangfang", "/matters/17"), ("chenlu", "/matters/41/revisions/2"),
    ("zhoumin", "/matters/41/compare/1/2"), ("zhangwei", "/matters/6/approval"),
    ("wangfang", "/matters/7/gate"), ("wangfang", "/matters/4/signing"),
    ("wangfang", "/registers/contracts"), ("zhoumin", "/matters/38/decision"),
)  # fmt: skip


class Camera:
    """A browser that keeps one window for each person, width and scheme."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.windows: dict[tuple[str, str, str], Page] = {}

    def window(self, account: str, width: str, scheme: str) -> Page:
        key = (account, width, scheme)
        if key not in self.windows:
            across, down = WIDTHS.get(width, IN_README)
            context = self.browser.new_context(
                viewport={"width": across, "height": down},
                color_scheme="dark" if scheme == "dark" else "light",
                locale="zh-CN",
                has_touch=width == "phone",
            )
            page = context.new_page()
            page.goto(f"{self.site}/sign-in")
            if account:
                switch(page, account)
            self.windows[key] = page
        return self.windows[key]

    def signed_in(self, account: str) -> Get:
        window = self.window(account, "wide", "light")

        def get(path: str) -> Reply:
            answer = window.request.get(self.site + path, max_redirects=0)
            kind = answer.headers.get("content-type", "").partition(";")[0]
            text = answer.text() if kind == "text/html" else ""
            return Reply(answer.status, kind, text, answer.headers.get("location", ""))

        return get

    def take(self, account: str, path: str, width: str, scheme: str, to: Path) -> str:
        """One picture; the answer says what is wrong with the page, "" where nothing is."""
        page = self.window(account, width, scheme)
        answer = page.goto(self.site + path)
        page.screenshot(path=str(to))
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        status = answer.status if answer else 0
        return "" if status == 200 and over <= 0 else f"{status}, {over} px too wide"


def names(camera: Camera, only: str) -> Iterator[tuple[str, str, str]]:
    """The name of the picture, who looks, and at which address."""
    found = every_page(camera.signed_in)
    again = [look for look in AGAIN if camera.signed_in(look[0])(look[1]).status == 200]
    for account, path in dict.fromkeys((*found.values(), *again)):
        name = (re.sub(r"\W+", "-", path).strip("-") or "desk") + f"-{account or 'nobody'}"
        if only in name:
            yield name, account, path


def shoot(browser: Browser, site: str, folder: Path, only: str) -> None:
    """All pictures, and the contact sheet that shows them."""
    folder.mkdir(parents=True, exist_ok=True)
    camera, rows = Camera(browser, site), []
    for name, account, path in names(camera, only):
        cells = []
        for width in WIDTHS:
            for scheme in SCHEMES:
                file = folder / f"{name}-{width}-{scheme}.png"
                fault = camera.take(account, path, width, scheme, file)
                if fault:
                    print(f"{file.name}: {fault}", file=sys.stderr)
                cells.append(f'<img src="{file.name}" alt="{file.name}" title="{file.name}">')
        rows.append(f"<h2>{path} {account}</h2><div>{''.join(cells)}</div>")
    style = (
        "div{display:flex;gap:8px;align-items:flex-start}img{height:420px;border:1px solid #999}"
    )
    sheet = f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(rows)}"
    (folder / "index.html").write_text(sheet, "utf-8")
    print(folder / "index.html")


def picture(browser: Browser, site: str, folder: Path) -> None:
    """Three pictures for the README, each at most 200 kB."""
    folder.mkdir(parents=True, exist_ok=True)
    camera = Camera(browser, site)
    for name, (account, path) in README.items():
        file = folder / f"{name}.png"
        fault = camera.take(account, path, "readme", "light", file)
        size = file.stat().st_size
        print(f"{file.relative_to(ROOT)}: {size // 1000} kB {fault}")
        if fault or size > 200_000:
            raise SystemExit(f"{file.name}: {fault or 'larger than 200 kB'}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="manage.py shots")
    parser.add_argument("--site", default="", help="a demo that is served already")
    parser.add_argument("--state", default="ordinary", choices=STATES)
    parser.add_argument("--only", default="", help="a word that must be in a picture's name")
    parser.add_argument("--readme", action="store_true")
    asked = parser.parse_args()
    with office(asked.site, asked.state) as site, opened() as browser:
        if asked.readme:
            picture(browser, site, ROOT / "docs/pictures")
        else:
            ordinary = asked.state == "ordinary"
            folder = ROOT / "instance" / ("shots" if ordinary else f"shots-{asked.state}")
            shoot(browser, site, folder, asked.only)


if __name__ == "__main__":
    main()
