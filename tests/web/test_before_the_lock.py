"""What takes its time is done before a page takes the lock: letters are laid out and files are read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import letter_templates
from review.demo.drafts import BOARDS
from review.extensions import db, writing
from review.law.report_text import BLOCKS
from review.law.vocabulary import Status
from review.models import Matter
from review.paper.reading import sandbox
from review.registers import year_report as register
from tests.told import normative, story

ClientOf = Callable[[str], FlaskClient]


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What was laid out or read, and whether the lock was held meanwhile."""
    seen: list[tuple[str, bool]] = []

    def watch(module: Any, name: str) -> None:
        real = getattr(module, name)

        def watched(*args: Any, **kwargs: Any) -> Any:
            seen.append((name, writing.get()))
            return real(*args, **kwargs)

        monkeypatch.setattr(module, name, watched)

    watch(letter_templates, "lay")
    watch(sandbox, "ask")
    return seen


def test_an_opinion_is_laid_out_before(
    bare_app: Flask, client_of: ClientOf, inside: list[tuple[str, bool]]
) -> None:
    with bare_app.app_context():
        id = story.reviewing("parking", story.PARKING).id
    inside.clear()
    form = {"revision": "1", "conclusion": "revise", "text": "修改后可以签订。", "rest": "ok"}
    form |= {
        "rest-note": "其余逐条看过。",
        "check-contract-price": "problem",
        "note-contract-price": "大小写不一致",
    }
    assert client_of("chenlu").post(f"/matters/{id}/opinions", data=form).status_code == 303
    assert inside == [("lay", False)]


def test_the_organs_own_opinion_too(
    bare_app: Flask, client_of: ClientOf, inside: list[tuple[str, bool]]
) -> None:
    with bare_app.app_context():
        id = normative.carry(BOARDS, normative.opine, normative.NORMATIVE).id
    inside.clear()
    form = {"revision": "1", "followed": "adopted", "conclusion": "lawful", "text": "合法。"}
    answer = client_of("linhua").post(f"/matters/{id}/legal-review", data=form)
    assert answer.status_code == 303
    assert inside == [("lay", False)]


def test_a_signing_copy_is_made_and_read_before(
    bare_app: Flask, client_of: ClientOf, inside: list[tuple[str, bool]]
) -> None:
    with bare_app.app_context():
        id = story.approved("hotline", story.HOTLINE).id
    inside.clear()
    answer = client_of("wangfang").post(f"/matters/{id}/clearance", data={"revision": "1"})
    assert answer.status_code == 303
    with bare_app.app_context():
        matter = db.session.get_one(Matter, id)
        assert matter.status is Status.CLEARED
    assert [one for one in inside if one[0] == "ask"] == [("ask", False)] * 2


def test_the_year_is_counted_before_its_report_is_frozen(
    bare_app: Flask, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[bool] = []
    figures = register.figures
    monkeypatch.setattr(
        register, "figures", lambda year: counted.append(writing.get()) or figures(year)
    )
    with clock.stopped(datetime(2027, 1, 20, 2, tzinfo=UTC)):
        office, here = client_of("wangfang"), "/reports/2026"
        office.post(here, data={"receivers": "区委、区政府", "copies": ""})
        for key, block in BLOCKS.items():
            words = {"heading": block.heading, "text": "正常。"}
            office.post(f"{here}/blocks/{key}", data=words)
        assert office.post(f"{here}/steps/draft").status_code == 303
        counted.clear()
        assert office.post(f"{here}/steps/freeze").status_code == 303
    assert counted == [False, False]  # for what the law asks, and for what is frozen
