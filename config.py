"""Every setting of the installation: its name in the environment, its default, what it means."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent


class Setting(NamedTuple):
    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting(
        "REVIEW_MODE", "production", "production（正式）、demo（演示：有演示账号和数据）、test"
    ),
    Setting("REVIEW_HOME", "instance", "数据库、密钥、检查点所在的目录"),
    Setting("REVIEW_DATABASE", "", "数据库地址；空为 REVIEW_HOME 下的 SQLite，可为 postgresql://…"),
    Setting("REVIEW_UPLOADS", "uploads", "文件库目录（按 SHA-256 存放）"),
    Setting("REVIEW_HOSTS", "", "允许的主机名，逗号分隔；正式模式必填"),
    Setting("REVIEW_ORIGIN", "legal-review.local", "检查点里的日志名称，启用后不要更改"),
    Setting("REVIEW_OFFICE", "北京市西城区城市管理指挥中心", "文书上的单位名称"),
    Setting("REVIEW_DOCUMENT_CODE", "西城管指", "文书编号的机关代字"),
    Setting(
        "REVIEW_MAIL",
        "",
        "发信服务器，smtp://、smtps:// 或 smtp+tls://（须STARTTLS），如 smtp://mail.intranet:25；"
        "可含 用户:密码@；空则不发信，演示模式从不发信",
    ),
    Setting("REVIEW_MAIL_FROM", "review@localhost", "发信人地址"),
    Setting("REVIEW_PROXIES", "0", "前置反向代理的层数；0 表示不信任 X-Forwarded-*"),
)


def load(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Return the Flask configuration for this environment; refuse an unsafe production."""
    asked = {row.name: environ.get(row.name) or row.default for row in SETTINGS}
    demo = asked["REVIEW_MODE"] == "demo"
    production = asked["REVIEW_MODE"] == "production"
    home = ROOT / asked["REVIEW_HOME"]
    uploads = ROOT / asked["REVIEW_UPLOADS"]
    home.mkdir(parents=True, exist_ok=True)
    name = "demo" if demo else "review"
    hosts = [host for host in asked["REVIEW_HOSTS"].split(",") if host]
    return asked | {
        "DEMO": demo,
        "HOME": home,
        "UPLOADS": uploads / ("demo" if demo else "files"),
        "SECRET_KEY": _secret(home / "secret.key"),
        "SQLALCHEMY_DATABASE_URI": asked["REVIEW_DATABASE"] or f"sqlite:///{home / name}.db",
        "SIGNING_KEY": home / f"{name}.signing.key",
        "CHECKPOINTS": home / f"{name}.checkpoints",
        "TRUSTED_HOSTS": hosts or (["localhost", "127.0.0.1", "[::1]"] if production else None),
        "MAX_CONTENT_LENGTH": 52 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 2000,
        "SESSION_COOKIE_NAME": "__Host-review" if production else "review",
        "SESSION_COOKIE_SECURE": production,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": "zh_Hans_CN",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Shanghai",
    }


def _secret(file: Path) -> str:
    """The cookie key: made once, readable by the owner only."""
    if not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(handle, "w") as sink:
            sink.write(secrets.token_hex(32))
    return file.read_text()
