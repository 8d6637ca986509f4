"""What every answer carries, also the refusals: a shut policy, no sniffing, no caching, one host."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.web.headers import FIXED, POLICY
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


def shut(answer: object) -> None:
    headers = answer.headers  # type: ignore[attr-defined]
    policy = headers["Content-Security-Policy"]
    assert policy == POLICY or policy.startswith("sandbox")
    for name, value in FIXED.items():
        assert headers[name] == value
    assert headers["Cache-Control"] == "no-store"
    assert "Server" not in headers


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in POLICY.split(";"))
    assert rules["default-src"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_every_page_that_can_be_asked_for_without_an_argument_is_dressed(
    bare_app: Flask, client_of: ClientOf
) -> None:
    clients = [bare_app.test_client(), *map(client_of, ("zhoumin", "wuming", "zhengqi"))]
    asked = [
        rule.rule
        for rule in bare_app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.arguments
    ]
    assert len(asked) > 5
    for client in clients:
        for path in asked:
            shut(client.get(path))


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/matters/1", 404),
        ("GET", "/enrol/nothing", 409),
        ("DELETE", "/sign-in", 405),
        ("POST", "/sign-in", 422),
        ("GET", "/matters/1/revisions/1/file", 404),
    ],
)
def test_refusals_are_dressed_too(client_of: ClientOf, method: str, path: str, status: int) -> None:
    answer = client_of("zhengqi").open(path, method=method)
    assert answer.status_code == status
    shut(answer)


def test_a_fault_of_ours_is_dressed_numbered_and_tells_nothing(
    bare_app: Flask, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of("zhoumin")

    def broken() -> str:
        raise RuntimeError("SELECT password FROM person")

    broken.access = "open"  # type: ignore[attr-defined]
    monkeypatch.setitem(bare_app.view_functions, "desk.show", broken)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "编号" in answer.text
    assert "password" not in answer.text
    shut(answer)


def test_over_https_the_browser_is_told_to_stay_there(bare_app: Flask) -> None:
    client = bare_app.test_client()
    over_tls = client.get("/sign-in", base_url="https://localhost")
    assert over_tls.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert "Strict-Transport-Security" not in client.get("/sign-in").headers


def test_another_host_name_is_refused_and_never_repeated(bare_app: Flask) -> None:
    bare_app.config["TRUSTED_HOSTS"] = ["review.intranet"]
    client = bare_app.test_client()
    assert client.get("/sign-in", base_url="http://review.intranet").status_code == 200
    answer = client.get("/sign-in", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.text
    forwarded = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    answer = client.get("/", base_url="http://review.intranet", headers=forwarded)
    assert answer.headers["Location"].startswith("/sign-in")


def test_what_is_downloaded_runs_nothing(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        id = story.submitted("parking", story.PARKING).id
    for path in ("revisions/1/file", "materials/1/file"):
        answer = client_of("zhoumin").get(f"/matters/{id}/{path}")
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        shut(answer)
