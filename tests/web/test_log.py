"""审查日志: the page says when the whole log was verified, and has it verified on demand."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from review.extensions import db
from review.jobs import worker
from review.models import guards
from tests.registers.test_matter_proof import ATTACKS, attack
from tests.told import story


def test_the_whole_log_is_verified_on_demand_and_the_page_says_when(
    app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    story.assigned("parking", story.PARKING)
    client = client_of("wangfang")
    assert "全部日志尚未核验过" in client.get("/log").text
    assert client.post("/log/verification").status_code == 303
    assert "正在核验全部日志" in client.get("/log").text
    worker.run_all()
    page = client.get("/log").text
    assert "上次核验于" in page
    assert "条为止无误" in page


def test_the_gate_is_shut_and_says_so_whatever_was_changed_in_the_database(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    """One change upon another: the page bears them all, and is never green again."""
    with bare_app.app_context():
        id = story.approved("parking", story.PARKING).id
    office = client_of("wangfang")
    assert "不可签署" not in office.get(f"/matters/{id}/gate").text
    for name, (statement, _) in ATTACKS.items():
        with bare_app.app_context():
            assert attack(statement), name
        page = office.get(f"/matters/{id}/gate")
        assert (page.status_code, "不可签署" in page.text) == (200, True), name
        log = office.get(f"/matters/{id}/log")
        assert (log.status_code, "日志核验发现" in log.text) == (200, True), name


def test_a_fault_of_the_whole_log_stands_on_the_page(
    app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    story.opined("parking", story.PARKING)
    db.session.rollback()
    with db.engine.begin() as connection:
        guards.take_down(connection)
        connection.execute(text("UPDATE opinion SET conclusion = 'signable'"))
    client = client_of("wangfang")
    client.post("/log/verification")
    worker.run_all()
    assert "上次核验发现不符" in client.get("/log").text
