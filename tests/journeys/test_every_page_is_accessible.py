"""Every page of the product, found by following its links, passes axe (WCAG 2.2 AA), light and dark."""

from __future__ import annotations

import re
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.exceptions import HTTPException
from werkzeug.serving import make_server

from review import create_app
from review.demo.office import PASSWORD, tell
from review.extensions import db
from tests.conftest import configured
from tests.journeys.browser import switch
from tests.sure import sampled

# Who looks, in this order: whoever comes to a page first is the one it is tested for.
LOOKING = (
    "chenlu", "zhoumin", "wangfang", "linhua", "zhangwei", "gaoyuan", "liuna", "lijianguo", "wuming",
    "zhengqi",
)  # fmt: skip
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LINK = re.compile(r'href="(/[^"#]*)')
# From a matter other links lead on in every status; of other pages a few are enough.
MOST = {"matters.show": 320, "filings.show": 40, "documents.read": 6, "performance.show": 120,
        "registers.show": 12}  # fmt: skip
ALWAYS = {"/", "/matters"}
# Pages no link leads to before something was done, and what stands around them.
BY_HAND = {"session.enter": "/sign-in", "session.forgotten": "/sign-in/forgotten", "nowhere": "/nowhere",
           "demo.parts": "/demo/parts"}  # fmt: skip


def endpoints() -> list[str]:
    """Every address a browser can open, with the refusal that stands for all of them."""
    rules = create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://"}).url_map.iter_rules()
    return sorted({one.endpoint for one in rules if "GET" in (one.methods or ())} | {"nowhere"})


# What is no page: files, answers to scripts, doors that only a link from outside opens, addresses that
# only lead on to a page (an annotation of the queue), what is asked of those who have a second
# factor, and the addresses of programs.
NO_PAGES = {
    "acts.formal_text", "acts.outside_paper", "clause_library.show", "placements.show", "reports.all",
    "letter_templates.example", "letter_templates.file", "letter_templates.starter",
    "comparisons.picture", "assets.script", "assets.sheet", "answer_outcomes.letter",
    "annual.reported", "answer_outcomes.sheet", "conversions.original",
    "health.alive", "health.ready", "layout.picture", "metrics.show", "proxy.seen",
    "documents.image", "documents.material_file", "documents.revision_file", "filings.file",
    "filings.note", "filings.package", "filings.report", "incoming.word", "lists.sheet", "log.verify_alone",
    "imports.handed_back", "imports.sheet", "small_registers.sheet", "reports.paper", "reports.sent",
    "margin.keys", "margin.threads", "opinions.letter", "opinions.supplement_notice",
    "performance.file", "phrases.show", "registers.annual", "registers.compilation",
    "registers.sheet", "session.enrol", "signed_copies.picture",
    "sign_gate.sheet", "signings.copy", "signings.file", "signings.returned_file", "static",
    "statistics.sheet", "model_texts.file", "past_scans.file",
    "factors.ask", "factors.second", "calendar_feeds.read", "matter_links.opened",
    "programs.described", "api_matters.annotations_of", "api_matters.every",
    "api_matters.gate", "api_matters.letter", "api_matters.one", "api_matters.opinions_of",
    "api_matters.proof", "api_registers.every", "api_registers.rows", "api_revisions.every",
    "api_revisions.file",
}  # fmt: skip


@pytest.fixture(scope="module")
def office(
    migrated: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """The whole demo, told once."""
    folder = tmp_path_factory.mktemp("demo")
    app = configured(folder, migrated(folder))
    app.config["DEMO"] = True
    with app.app_context():
        tell()
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def site(office: Flask) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = make_server("127.0.0.1", port, office, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def found(office: Flask) -> dict[str, tuple[str, str]]:
    """For each page who comes to it by its links, and at which address."""
    places = {name: ("", path) for name, path in BY_HAND.items()}
    times: Counter[str] = Counter()
    for account in LOOKING:
        for name, path in walked(office, account, times):
            places.setdefault(name, (account, path))
    return places


def walked(app: Flask, account: str, times: Counter[str]) -> Iterator[tuple[str, str]]:
    """Follow the links of one person; `times` says how often each kind of page was opened."""
    client = app.test_client()
    client.post("/sign-in", data={"account": account, "password": PASSWORD})
    ahead, met = ["/", "/matters"], {"/", "/matters"}
    routes = app.url_map.bind("localhost")
    while ahead:
        path = ahead.pop(0)
        try:
            name, _ = routes.match(path.partition("?")[0])
        except HTTPException:
            continue
        if name in NO_PAGES or (path not in ALWAYS and times[name] >= MOST.get(name, 2)):
            continue
        times[name] += 1
        answer = client.get(path)
        assert answer.status_code < 500, (account, path)
        if answer.status_code in (302, 303):
            ahead.append(answer.headers["Location"])
            yield name, path
        if answer.status_code != 200 or answer.mimetype != "text/html":
            continue
        yield name, path
        for link in dict.fromkeys(LINK.findall(answer.text)):
            plain = link.replace("&amp;", "&")
            if plain not in met:
                met.add(plain)
                ahead.append(plain)


@pytest.fixture(scope="module")
def window(browser: Browser, site: str) -> Iterator[Callable[[str], Page]]:
    """One window for each person, kept over the pages."""
    windows: dict[str, Page] = {}

    def of(account: str) -> Page:
        if account not in windows:
            page = browser.new_context(locale="zh-CN").new_page()
            if account:
                page.goto(f"{site}/sign-in")
                switch(page, account)
            windows[account] = page
        return windows[account]

    yield of
    for page in windows.values():
        page.context.close()


@pytest.mark.parametrize("name", sampled(sorted(set(endpoints()) - NO_PAGES), 8))
def test_a_page_has_no_fault_axe_knows_of_in_light_and_dark(
    name: str, site: str, found: dict[str, tuple[str, str]], window: Callable[[str], Page]
) -> None:
    assert name in found, f"no link of the demo leads to {name}"
    account, path = found[name]
    page = window(account)
    page.emulate_media(color_scheme="light")
    page.goto(site + path)
    faults = seen(page, {"runOnly": {"type": "tag", "values": TAGS}})
    page.emulate_media(color_scheme="dark")
    faults += seen(page, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    assert faults == [], (account, path)


def seen(page: Page, options: dict[str, Any]) -> list[str]:
    """One line for each fault: the rule, and the first element it was found on."""
    answer = Axe().run(page, options=options).response
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])})"
        for one in answer["violations"]
    ]
