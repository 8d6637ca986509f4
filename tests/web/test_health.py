"""A balancer and a monitor learn without an account how the system stands, and nothing else."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from review import clock, logs
from review.actions import jobs
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.registers import operation

ClientOf = Callable[[str], FlaskClient]


def test_a_ready_system_says_so_and_a_database_of_another_version_does_not(
    bare_app: Flask,
) -> None:
    client = bare_app.test_client()
    assert client.get("/healthz").json == {"status": "ok"}
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json) == (
        200, {"status": "ok", "database": True, "storage": True, "jobs": True},
    )  # fmt: skip
    with bare_app.app_context():
        db.session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        db.session.commit()
    old = client.get("/readyz")
    assert (old.status_code, old.json["database"], old.json["status"]) == (503, False, "unready")
    assert client.get("/healthz").status_code == 200


def test_jobs_that_nobody_takes_make_it_unready(bare_app: Flask) -> None:
    with bare_app.app_context(), unit_of_work():
        jobs.enqueue("remind", "remind:x")
    with clock.stopped(clock.now() + operation.LATE + timedelta(seconds=1)):
        answer = bare_app.test_client().get("/readyz")
    assert (answer.status_code, answer.json["jobs"]) == (503, False)


def test_metrics_are_shown_for_the_token_alone(
    bare_app: Flask, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of("zhengqi")
    assert client.get("/metrics").status_code == 404
    monkeypatch.setitem(bare_app.config, "REVIEW_METRICS_TOKEN", "s3cret")
    refused = client.get("/metrics")
    assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 401
    told = client.get("/metrics", headers={"Authorization": "Bearer s3cret"}).text
    assert 'review_requests_total{endpoint="session.sign_in",method="POST",status="303"}' in told
    assert 'review_jobs{state="failed"} 0.0' in told
    assert "review_sessions 1.0" in told
    assert "review_disk_free_bytes" in told


def test_an_answer_a_log_line_and_a_fault_share_the_id_of_the_request(
    bare_app: Flask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    level = root.level
    logs.begin("json")
    try:
        monkeypatch.setattr(operation, "longest_wait", lambda: 1 / 0)
        broken = bare_app.test_client().get("/readyz", headers={"X-Request-Id": "from-outside"})
        bare_app.test_client().get("/enrol/one-time-secret?q=停车")
    finally:
        root.setLevel(level)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    number = broken.headers["X-Request-Id"]
    assert number != "from-outside"  # no proxy is trusted
    assert f"编号：{number}" in broken.text
    fault, request, enrol = lines
    assert fault["request"] == request["request"] == number
    assert "ZeroDivisionError" in fault["exception"]
    assert (request["route"], request["status"], request["level"]) == ("/readyz", 500, "info")
    assert enrol["route"] == "/enrol/<token>"
    assert "secret" not in str(enrol)
    assert "停车" not in str(enrol)


def test_a_trusted_proxy_gives_the_id(bare_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bare_app.config, "REVIEW_PROXIES", "1")
    client = bare_app.test_client()
    assert client.get("/healthz", headers={"X-Request-Id": "ab12-cd34"}).headers[
        "X-Request-Id"] == "ab12-cd34"  # fmt: skip
    bad = client.get("/healthz", headers={"X-Request-Id": "a b\u00e9"})
    assert len(bad.headers["X-Request-Id"]) == 16
