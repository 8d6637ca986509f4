"""Every deed of the administrator stands in the log: the addresses are those of the site, none is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from review import clock
from review.actions import factors, jobs
from review.actions.directory_arrivals import arrive
from review.actions.unit_of_work import Refused, unit_of_work
from review.demo.office import person
from review.directories.identity import Identity
from review.extensions import db
from review.law.permissions import DUTIES, Duty
from review.law.vocabulary import Role
from review.models import Directory, LogEntry, Person

ClientOf = Callable[[str], FlaskClient]
ELSEWHERE = {
    "restoration.confirm": "tests/actions/test_restoration.py, which has a log that was lost"
}
POST = {"name": "新人", "role": "auditor"}


def deeds(app: Flask, admin: FlaskClient) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(endpoint, address, form), each after what it needs was made ready."""
    yield "people.enrol", "/people/new", POST | {"account": "xinren"}
    id = _number(app, select(Person.id).filter_by(account="xinren"))
    at = f"/people/{id}"
    yield "people.amend", at, POST | {"name": "新名"}
    yield "people.link", f"{at}/link", {}
    yield "people.unlock", f"{at}/unlocking", {}
    with app.app_context():
        leader = person("zhangwei").id
        code = pyotp.TOTP(factors.begin(person("zhangwei"))).at(clock.now())
        factors.confirm(person("zhangwei"), code)
    yield "people.reset_factor", f"/people/{leader}/factor-reset", {}
    yield "people.disable", f"{at}/disabling", {}
    yield "people.enable", f"{at}/enabling", {}
    yield from _of_directories(app)
    webhook = {"name": "群", "form": "webhook", "address": "https://hook.example/"}
    yield "webhooks.make", "/webhooks", webhook
    yield "webhooks.end", "/webhooks/1/end", {}
    with app.app_context():
        with unit_of_work():
            job = jobs.enqueue("mail", "mail-1", notice=1)
        jobs.fail(job, "服务器拒收")
        number = job.id
    yield "operation.retry", f"/operation/jobs/{number}/retry", {}
    starter = admin.get("/settings/letters/contract/starter.docx").data
    letter = {"file": (BytesIO(starter), "起始.docx"), "note": "试用"}
    yield "letter_templates.add", "/settings/letters/contract", letter
    yield "letter_templates.reset", "/settings/letters/contract/reset", {}


def _of_directories(app: Flask) -> Iterator[tuple[str, str, dict[str, Any]]]:
    setting = {"name": "统一登录", "form": "cas", "address": "https://sso.intranet/cas"}
    yield "directories.set_up", "/directories", setting
    group = {"group": "保障科", "role": "auditor"}
    yield "directories.map_group", "/directories/1/groups", group
    with app.app_context():
        row, came = (
            db.session.get_one(Directory, 1),
            Identity("1", "wuming", "吴明", "", ("保障科",)),
        )
        with pytest.raises(Refused, match="还没有对应到本系统的账号"):
            arrive(row, came, "")
    yield "directories.link", "/directories/1/people/1", {"account": "wuming"}
    yield "directories.unlink", "/directories/1/people/1/end", {}
    yield "directories.unmap", "/directories/1/groups/1/end", {}
    yield "directories.end", "/directories/1/end", {}


def _number(app: Flask, query: Any) -> int:
    with app.app_context():
        return int(db.session.scalar(query) or 0)


def of_the_administrator(app: Flask) -> set[str]:
    """Every address that changes something and is open to the administrator by a duty."""
    return {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        for access in [getattr(app.view_functions[rule.endpoint], "access", None)]
        if "POST" in (rule.methods or ()) and isinstance(access, Duty)
        if Role.ADMINISTRATOR in DUTIES[access]
    }


def test_each_leaves_an_event_of_the_administrator(bare_app: Flask, client_of: ClientOf) -> None:
    admin, done, silent = client_of("zhengqi"), set(), []
    own = _number(bare_app, select(Person.id).filter_by(account="zhengqi"))
    events = (
        select(func.count())
        .select_from(LogEntry)
        .where(LogEntry.body.contains(f'"actor":{{"id":{own},'))
    )
    for endpoint, address, form in deeds(bare_app, admin):
        before = _number(bare_app, events)
        answer = admin.post(address, data=form)
        assert answer.status_code in (200, 303), (endpoint, answer.status_code, answer.text)
        done.add(endpoint)
        if _number(bare_app, events) == before:
            silent.append(endpoint)
    assert silent == []
    assert done | set(ELSEWHERE) == of_the_administrator(bare_app)
