"""An installation that would be unsafe does not start, and says in a sentence what is missing."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

import config
from review.law.vocabulary import Role


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({}, "正式模式必须设置 REVIEW_HOSTS"),
        ({"REVIEW_HOSTS": " , "}, "正式模式必须设置 REVIEW_HOSTS"),
        ({"REVIEW_HOSTS": "a"}, "正式模式必须设置 REVIEW_OFFICE 和 REVIEW_DOCUMENT_CODE"),
        (
            {"REVIEW_HOSTS": "a", "REVIEW_OFFICE": "某中心", "REVIEW_DOCUMENT_CODE": " "},
            "正式模式必须设置 REVIEW_DOCUMENT_CODE",
        ),
        ({"REVIEW_MODE": "prod", "REVIEW_HOSTS": "a"}, "REVIEW_MODE 只能是"),
        ({"REVIEW_MODE": "demo", "REVIEW_PROXIES": "yes"}, "REVIEW_PROXIES 应为"),
        ({"REVIEW_MODE": "demo", "REVIEW_PROXY_FROM": "nginx"}, "REVIEW_PROXY_FROM 应为地址"),
        ({"REVIEW_MODE": "demo", "REVIEW_MOST_UPLOADS": "many"}, "REVIEW_MOST_UPLOADS 应为次数"),
        ({"REVIEW_MODE": "demo", "REVIEW_CLAMD": "clamd"}, "REVIEW_CLAMD 应为"),
        ({"REVIEW_MODE": "demo", "REVIEW_IMAP": "pop3://mail"}, "REVIEW_IMAP 应以"),
        ({"REVIEW_MODE": "demo", "REVIEW_IMAP": "imaps://mail"}, "REVIEW_REPLY_TO 须在"),
        ({"REVIEW_MODE": "demo", "REVIEW_KEEP_JOBS": "long"}, "REVIEW_KEEP_JOBS 应为天数"),
        ({"REVIEW_MODE": "demo", "REVIEW_SECOND_FACTOR": "boss"}, "REVIEW_SECOND_FACTOR 应为角色"),
        ({"REVIEW_MODE": "demo", "REVIEW_LOG": "xml"}, "REVIEW_LOG 只能是 json 或 text"),
    ],
)
def test_an_unsafe_environment_is_refused_in_words(
    tmp_path: Path, environ: dict[str, str], sentence: str
) -> None:
    with pytest.raises(SystemExit, match=sentence):
        config.load({"REVIEW_HOME": str(tmp_path), **environ})
    assert list(tmp_path.iterdir()) == []


def test_production_answers_to_its_names_only_and_sends_its_cookie_over_https_only(
    tmp_path: Path,
) -> None:
    named = {"REVIEW_OFFICE": "某中心", "REVIEW_DOCUMENT_CODE": "某"}
    hosts = {"REVIEW_HOSTS": "review.intranet, 10.0.0.5"}
    found = config.load({"REVIEW_HOME": str(tmp_path), **hosts, **named})
    assert found["TRUSTED_HOSTS"] == ["review.intranet", "10.0.0.5"]
    assert found["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert found["SESSION_COOKIE_SECURE"]
    assert found["SESSION_COOKIE_HTTPONLY"]
    assert not found["DEMO"]
    assert Role.LEADER in found["SECOND_FACTOR_ROLES"]
    off = config.load(
        {"REVIEW_HOME": str(tmp_path), "REVIEW_SECOND_FACTOR": "none", **hosts, **named}
    )
    assert off["SECOND_FACTOR_ROLES"] == frozenset()
    assert (found["REVIEW_OFFICE"], found["REVIEW_DOCUMENT_CODE"]) == ("某中心", "某")


def test_only_the_demo_and_the_tests_write_in_the_name_of_the_sample_office(tmp_path: Path) -> None:
    demo = config.load({"REVIEW_HOME": str(tmp_path), "REVIEW_MODE": "demo"})
    assert demo["REVIEW_OFFICE"] == "北京市西城区城市管理指挥中心"
    assert demo["REVIEW_DOCUMENT_CODE"] == "西城管指"
    assert demo["SECOND_FACTOR_ROLES"] == frozenset()


def test_the_cookie_key_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    environ = {"REVIEW_HOME": str(tmp_path), "REVIEW_MODE": "test"}
    keys = {config.load(environ)["SECRET_KEY"] for _ in range(3)}
    assert len(keys) == 1
    assert len(keys.pop()) == 64
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret.key"]
