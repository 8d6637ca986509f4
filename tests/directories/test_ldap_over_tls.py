"""LDAP over TLS against slapd: ldaps:// and StartTLS, and no password for a certificate that does not hold."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from review.extensions import db
from review.models import Directory
from tests.directories import coming, slapd
from tests.directories.certificates import LONG_AGO, UNTIL, Authority
from tests.directories.test_ldap import ready, shown

pytestmark = [
    pytest.mark.sure,
    # ldap3 asks pyasn1 and ssl by names that are going away, and leaves the socket of a host of
    # another name to the garbage collector; nothing of ours can mend that
    pytest.mark.filterwarnings("ignore:.*is deprecated. Please use:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ssl.match_hostname:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:unclosed <ssl.SSLSocket:ResourceWarning"),
    pytest.mark.skipif(not shutil.which("slapd"), reason="没有 slapd：apt install slapd"),
]
RIGHT = "Yue-at-the-directory"
SCHEMES = ("ldaps", "ldap")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "slapd").mkdir()
    return tmp_path / "slapd"


def trusted(monkeypatch: pytest.MonkeyPatch, authority: Authority) -> None:
    """As where the administrator put the office's authority among those of the machine."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))


def by_name(address: str) -> str:
    return address.replace("127.0.0.1", "localhost")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_over_tls_the_password_of_the_directory_lets_in(
    bare_app: Flask, folder: Path, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    authority = Authority(folder, "office")
    trusted(monkeypatch, authority)
    with slapd.Slapd(folder, authority.slapd_settings("localhost"), scheme) as address:
        id = ready(bare_app, by_name(address))
        bare_app.config["REVIEW_DIRECTORY_PLAIN"] = ""
        shown(bare_app, id, "sunyue", RIGHT)
        coming.link(bare_app, "sunyue")
        answer = shown(bare_app, id, "sunyue", RIGHT)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")
        assert "账号或密码不对" in shown(bare_app, id, "sunyue", "wrong").text


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("signer", "host", "until"),
    [
        ("stranger", "localhost", UNTIL),
        ("office", "elsewhere.example", UNTIL),
        ("office", "localhost", LONG_AGO),
    ],
    ids=["signed by nobody we trust", "of another host", "run out"],
)
def test_a_certificate_that_does_not_hold_is_refused_in_words(
    bare_app: Flask, folder: Path, monkeypatch: pytest.MonkeyPatch, scheme: str, signer: str,
    host: str, until: datetime,
) -> None:  # fmt: skip
    office = Authority(folder, "office")
    trusted(monkeypatch, office)
    by = office if signer == "office" else Authority(folder, signer)
    with slapd.Slapd(folder, by.slapd_settings(host, until), scheme) as address:
        id = ready(bare_app, by_name(address))
        bare_app.config["REVIEW_DIRECTORY_PLAIN"] = ""
        answer = shown(bare_app, id, "sunyue", RIGHT)
    assert answer.status_code == 503
    assert "无法核实对方就是单位目录（证书核对不过），没有发出密码" in answer.text
    with bare_app.app_context():
        fault = db.session.get_one(Directory, id).fault
    assert fault.endswith(
        "：证书核对不过，没有发出密码：须由本机信任的机构签发，未过期，并写有这个主机名"
    )
