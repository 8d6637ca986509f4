"""`flask doctor --site` names the nginx line that is wrong, on a real nginx; the sample is right."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.serving import make_server

from review.cli import doctor_site
from review.cli.doctor_findings import Finding
from tests.house.sources import ROOT

SAMPLE = ROOT / "deploy/nginx.conf"
HOST = (
    "    proxy_set_header Host $http_host;\n        proxy_set_header X-Forwarded-Host $http_host;\n"
)
AROUND = """pid {folder}/pid; error_log {folder}/error.log; daemon off; worker_processes 1;
events {{}}
http {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{server} }}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def behind(
    bare_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], list[Finding]]]:
    """What the doctor finds where the program stands behind an nginx with this server block."""
    if not shutil.which("nginx"):
        pytest.skip("nginx 没有安装：apt install nginx-light")
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
                   "-addext", "subjectAltName=DNS:localhost", "-keyout", "tls.key", "-out", "tls.crt"]  # fmt: skip
    subprocess.run(certificate, cwd=tmp_path, check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "tls.crt"))
    monkeypatch.setitem(bare_app.config, "REVIEW_PROXIES", "1")
    monkeypatch.setitem(bare_app.config, "TRUSTED_HOSTS", ["localhost"])
    wrapped: Any = ProxyFix(bare_app.wsgi_app, x_for=1, x_proto=1, x_host=1)
    server = make_server("127.0.0.1", 0, wrapped, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    started: list[subprocess.Popen[bytes]] = []

    def asked(block: str) -> list[Finding]:
        port = free_port()
        block = block.replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
        block = block.replace("/etc/review", str(tmp_path))
        block = block.replace("127.0.0.1:8000", f"127.0.0.1:{server.server_port}")
        file = tmp_path / "nginx.conf"
        file.write_text(AROUND.format(folder=tmp_path, server=block), "utf-8")
        started.append(subprocess.Popen(["nginx", "-c", file, "-e", tmp_path / "error.log"]))
        for _ in range(100):
            with socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            threading.Event().wait(0.05)
        with bare_app.app_context():
            return [*doctor_site.check(f"https://localhost:{port}")]

    yield asked
    for one in started:
        one.terminate()
        one.wait()
    server.shutdown()
    server.server_close()


def test_the_sample_hands_on_all_that_is_needed(behind: Callable[[str], list[Finding]]) -> None:
    found = behind(SAMPLE.read_text("utf-8"))
    assert [one.mark for one in found] == ["正常"], found


@pytest.mark.parametrize(
    ("line", "instead", "told", "remedy"),
    [
        (HOST, "    proxy_set_header Host $host;\n", "端口丢失", "proxy_set_header Host $http_host;"),
        (HOST, "", "没有转发浏览器用的主机名", "proxy_set_header Host $http_host;"),
        ("proxy_set_header X-Forwarded-Proto $scheme;", "", "本系统以为是 http", "X-Forwarded-Proto $scheme;"),
        ("proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;", "", "自己编造", "X-Forwarded-For"),
        ("client_max_body_size 52m;", "", "不收 50 MB", "client_max_body_size 52m;"),
    ],
)  # fmt: skip
def test_each_line_that_is_wrong_is_named(
    behind: Callable[[str], list[Finding]], line: str, instead: str, told: str, remedy: str
) -> None:
    sample = SAMPLE.read_text("utf-8")
    assert line in sample
    wrong = [one for one in behind(sample.replace(line, instead)) if one.mark == "故障"]
    assert any(told in one.told and remedy in one.remedy for one in wrong), wrong


def test_a_site_that_is_not_there_or_shows_another_certificate(
    bare_app: Flask, behind: Callable[[str], list[Finding]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with bare_app.app_context():
        assert [one.told for one in doctor_site.check("review.intranet")] == [
            "review.intranet 不是网址"
        ]
        (gone,) = doctor_site.check(f"http://127.0.0.1:{free_port()}")
    assert "连不上" in gone.told
    monkeypatch.delenv("SSL_CERT_FILE")
    (untrusted,) = behind(SAMPLE.read_text("utf-8"))
    assert untrusted.name == "证书"
