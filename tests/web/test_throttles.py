"""Uploads and exports are counted, and uploaded files shown to the scanner that is set."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import Client

from review import clock
from review.demo import story as papers
from review.extensions import db
from review.models import LogEntry, Material, StoredFile
from review.web.proxy import NamedProxies
from review.web.throttles import EXPORTS
from tests.told import story
from tests.web.scanner import KNOWN, Opened

ClientOf = Callable[[str], FlaskClient]


def sent(client: FlaskClient, id: int, body: bytes, name: str = "证.docx") -> Any:
    file = (io.BytesIO(body), name)
    return client.post(f"/matters/{id}/materials", data={"kind": "credentials", "file": file})


def kept(app: Flask) -> tuple[int, ...]:
    with app.app_context():
        kinds = (Material, StoredFile)
        return tuple(len(db.session.scalars(db.select(kind)).all()) for kind in kinds)


def logged(app: Flask, action: str) -> list[LogEntry]:
    with app.app_context():
        return list(db.session.scalars(db.select(LogEntry).filter_by(action=action)))


def test_uploads_and_exports_are_counted_by_person_and_the_next_waits(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    bare_app.config["REVIEW_MOST_UPLOADS"] = bare_app.config["REVIEW_MOST_EXPORTS"] = 2
    drafter, body = client_of("zhoumin"), papers.certificate("第三份")
    for title in ("第一份", "第二份"):
        assert sent(drafter, id, papers.certificate(title)).status_code == 303
    before = kept(bare_app)
    for _ in range(3):
        late = sent(drafter, id, body)
        assert (late.status_code, late.headers["Retry-After"]) == (429, "600")
    assert "10分钟内上传超过2次" in late.text
    assert kept(bare_app) == before
    assert len(logged(bare_app, "throttled")) == 1
    office = client_of("wangfang")
    assert [office.post("/log/case").status_code for _ in range(3)] == [200, 200, 429]
    with clock.stopped(clock.now() + timedelta(minutes=11)):
        assert sent(drafter, id, body).status_code == 303


def test_a_file_the_scanner_knows_is_refused_and_nothing_is_kept(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    drafter, before = client_of("zhoumin"), kept(bare_app)
    with tempfile.TemporaryDirectory() as folder, Opened(Path(folder) / "clamd") as address:
        bare_app.config["REVIEW_CLAMD"] = address
        known = sent(drafter, id, papers.certificate("甲") + KNOWN)
        assert (known.status_code, "”含有恶意程序（Eicar-Test" in known.text) == (409, True)
        assert kept(bare_app) == before
        assert len(logged(bare_app, "malware_refused")) == 1
        assert sent(drafter, id, papers.certificate("乙")).status_code == 303
    unasked = sent(drafter, id, papers.certificate("丙"))
    assert (unasked.status_code, "没有经过恶意程序检查" in unasked.text) == (409, True)


def test_every_export_that_is_counted_is_an_address(app: Flask) -> None:
    assert set(app.view_functions) >= EXPORTS


def test_a_forwarded_scheme_is_believed_behind_a_named_proxy_alone() -> None:
    def echo(environ: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [])
        return [f"{environ['wsgi.url_scheme']} {environ['REMOTE_ADDR']}".encode()]

    client = Client(NamedProxies(echo, 1, "127.0.0.1, 10.1.0.0/16"))
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.9.9.9"}
    for peer, heard in (
        ("127.0.0.1", "https 10.9.9.9"),
        ("10.1.7.7", "https 10.9.9.9"),
        ("10.2.0.1", "http 10.2.0.1"),
        ("::1", "http ::1"),
    ):
        answer = client.get("/", headers=told, environ_overrides={"REMOTE_ADDR": peer})
        assert answer.text == heard


def test_the_cookie_is_bound_to_this_host_and_kept_from_scripts(
    bare_app: Flask,
) -> None:
    answer = bare_app.test_client().get("/sign-in")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Domain" not in cookie
