"""Whether the proxy in front hands on what the program needs: which nginx line is wrong."""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult, urlsplit

from flask import current_app
from itsdangerous import URLSafeTimedSerializer

from review.cli.doctor_findings import Finding, fault, good

TIMEOUT = 20  # seconds
CLAIMED = "203.0.113.9"  # RFC 5737: nobody's address
LARGEST = 51 * 1024 * 1024  # a form with a file of 50 MB
NAME = "反向代理"


def check(site: str) -> Iterator[Finding]:
    """Ask the site as a browser would, and compare what was sent with what arrived."""
    where = urlsplit(site)
    if where.scheme not in ("http", "https") or not where.hostname:
        yield fault(NAME, f"{site} 不是网址", "写成 --site https://review.intranet")
        return
    try:
        status, body = _ask(where, b"")
    except ssl.SSLCertVerificationError as wrong:
        yield fault(
            "证书", wrong.verify_message, "把签发证书的机构加入操作系统的信任列表，或更换证书"
        )
        return
    except (OSError, http.client.HTTPException) as wrong:
        yield fault(NAME, f"连不上 {site}：{wrong}", "检查代理和本系统是否在运行、端口是否放行")
        return
    if status == 400 and "主机名不是本系统的" in body:
        yield fault(NAME, "代理没有转发浏览器用的主机名，或 REVIEW_HOSTS 里没有它",
                    f"nginx 写 proxy_set_header Host $http_host; 并在 REVIEW_HOSTS 中写 {where.hostname}")  # fmt: skip
        return
    if status != 200:
        yield fault(NAME, f"{site} 的 /healthz/seen 返回 {status}",
                    "确认该网址指向本系统，且 doctor 与服务使用同一个 REVIEW_HOME")  # fmt: skip
        return
    yield from _judged(where, json.loads(body))
    yield from _large(where)


def _ask(where: SplitResult, body: bytes) -> tuple[int, str]:
    kind = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
    connection = kind(str(where.hostname), where.port, timeout=TIMEOUT)
    pass_ = URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="doctor").dumps("")
    headers = {"Host": where.netloc, "X-Forwarded-For": CLAIMED, "X-Review-Doctor": str(pass_)}
    try:
        connection.request("GET", "/healthz/seen", body or None, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")
    finally:
        connection.close()


def _judged(where: SplitResult, seen: dict[str, Any]) -> Iterator[Finding]:
    findings = []
    if seen["host"] != where.netloc:
        told = f"浏览器访问 {where.netloc}，本系统收到的是 {seen['host']}"
        if seen["host"] == where.hostname:
            told += "：端口丢失，所有表单都会被当作来源不符而拒绝"
        findings.append(
            fault(NAME, told, "nginx 写 proxy_set_header Host $http_host;（不要写 $host）")
        )
    hops = int(current_app.config["REVIEW_PROXIES"])
    if seen["scheme"] != where.scheme:
        remedy = (
            "nginx 写 proxy_set_header X-Forwarded-Proto $scheme; 代理在另一台机器上的，把它的地址写进 REVIEW_PROXY_FROM" if hops
            else "设置 REVIEW_PROXIES=1（代理的层数），并在 nginx 写 proxy_set_header X-Forwarded-Proto $scheme;"
        )  # fmt: skip
        told = f"浏览器用 {where.scheme}，本系统以为是 {seen['scheme']}，登录凭据不会送回"
        findings.append(fault(NAME, told, remedy))
    if hops and seen["address"] == CLAIMED:
        findings.append(fault(NAME, "来访地址可以由来访者自己编造，登录限制形同虚设",
            "nginx 写 proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;"))  # fmt: skip
    yield from findings or [good(NAME, f"主机名、协议和来访地址（{seen['address']}）转发正确")]


def _large(where: SplitResult) -> Iterator[Finding]:
    try:
        status, _ = _ask(where, bytes(LARGEST))
    except (OSError, http.client.HTTPException):
        status = 413  # nginx hangs up on what is too large
    if status == 413:
        yield fault(NAME, "代理不收 50 MB 的文件", "nginx 写 client_max_body_size 52m;")
