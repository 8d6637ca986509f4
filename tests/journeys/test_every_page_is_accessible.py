"""Every page of the product, found by following its links, passes axe (WCAG 2.2 AA), light and dark."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from sqlalchemy import select
from werkzeug.serving import make_server

from review.demo.office import PASSWORD, tell
from review.extensions import db
from review.law.vocabulary import Kind, Status
from review.models import Matter, MatterEdition
from tests.conftest import configured
from tests.journeys.accessibility import faults
from tests.journeys.browser import switch
from tests.shots.walk import NO_PAGES, Get, Reply, endpoints, every_page


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
        _begun_by_an_older_edition()
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


def _begun_by_an_older_edition() -> None:
    """No open matter of the demo goes by an older edition; the page of the way over wants one."""
    query = select(Matter).where(
        Matter.kind == Kind.CONSULTATION, Matter.status == Status.REVIEWING
    )
    matter = db.session.scalars(query).first()
    assert matter is not None
    db.session.add(MatterEdition(matter_id=matter.id, edition=1, by_id=matter.drafter_id))
    db.session.commit()


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
    def signed_in(account: str) -> Get:
        client = office.test_client()
        client.post("/sign-in", data={"account": account, "password": PASSWORD})

        def get(path: str) -> Reply:
            answer = client.get(path)
            text = answer.text if answer.mimetype == "text/html" else ""
            return Reply(
                answer.status_code, answer.mimetype, text, answer.headers.get("Location", "")
            )

        return get

    return every_page(signed_in)


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


@pytest.mark.sure
@pytest.mark.parametrize("name", sorted(set(endpoints()) - NO_PAGES))
def test_a_page_has_no_fault_axe_knows_of_in_light_and_dark(
    name: str, site: str, found: dict[str, tuple[str, str]], window: Callable[[str], Page]
) -> None:
    assert name in found, f"no link of the demo leads to {name}"
    account, path = found[name]
    assert faults(window(account), site + path) == [], (account, path)
