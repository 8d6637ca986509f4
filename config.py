"""Every setting of the installation: its name in the environment, its default, what it means."""

from __future__ import annotations

import contextlib
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from typing import Any, NamedTuple

from review import storage
from review.law import factors
from review.storage import PREFIX, Access, Bucket, Place, RemoteFile

ROOT = Path(__file__).resolve().parent
"""The repository; of a wheel, into which this file goes as `review.config`, the package."""


class Setting(NamedTuple):
    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting(
        "REVIEW_MODE", "production", "production（正式）、demo（演示：有演示账号和数据）、test"
    ),
    Setting(
        "REVIEW_HOME",
        "instance",
        "数据库、密钥、检查点所在的目录；相对路径从代码库算起，用 pip 安装的从 ~/.local/share/review 算起",
    ),
    Setting("REVIEW_DATABASE", "", "数据库地址；空为 REVIEW_HOME 下的 SQLite，可为 postgresql://…"),
    Setting("REVIEW_UPLOADS", "uploads", "文件库（按 SHA-256 存放）：目录，或 s3://存储桶/前缀"),
    Setting(
        "REVIEW_KEYS",
        "",
        "会话密钥、签名密钥和签署方的检查点所在：目录，或 s3://存储桶/前缀；空为 REVIEW_HOME。"
        "几台机器须用同一处；能改写数据库的人不应能改写这里",
    ),
    Setting(
        "REVIEW_WITNESS", "", "签署方的检查点另放一处：目录，或 s3://存储桶/前缀；空为 REVIEW_KEYS"
    ),
    Setting("REVIEW_S3_ENDPOINT", "", "S3 服务器的地址，如 https://s3.intranet；空为亚马逊的"),
    Setting("REVIEW_S3_REGION", "us-east-1", "S3 的区域"),
    Setting("REVIEW_S3_KEY", "", "S3 的访问密钥；用了 s3:// 的必填"),
    Setting("REVIEW_S3_SECRET", "", "S3 的访问密码；用了 s3:// 的必填"),
    Setting("REVIEW_HOSTS", "", "允许的主机名，逗号分隔；正式模式必填"),
    Setting("REVIEW_ORIGIN", "legal-review.local", "检查点里的日志名称，启用后不要更改"),
    Setting("REVIEW_OFFICE", "", "文书上的单位名称；正式模式必填，演示模式空则用示例单位"),
    Setting("REVIEW_DOCUMENT_CODE", "", "文书编号的机关代字；正式模式必填，演示模式空则用示例代字"),
    Setting(
        "REVIEW_MAIL",
        "",
        "发信服务器，smtp://、smtps:// 或 smtp+tls://（须STARTTLS），如 smtp://mail.intranet:25；"
        "可含 用户:密码@；空则不发信，演示模式从不发信",
    ),
    Setting("REVIEW_MAIL_FROM", "review@localhost", "发信人地址"),
    Setting(
        "REVIEW_IMAP",
        "",
        "收信服务器，imaps://、imap+tls:// 或 imap://，如 imaps://用户:密码@mail.intranet/INBOX；"
        "律师寄回的 Word 批注稿由此收进，等本人登录确认；空则不收信，演示模式从不收信",
    ),
    Setting(
        "REVIEW_REPLY_TO",
        "",
        "寄回的地址，{} 处写入事项的标记，如 review+{}@office.cn；设了 REVIEW_IMAP 的必填",
    ),
    Setting(
        "REVIEW_MAIL_TEXT",
        "",
        "1 为法律顾问可以让系统把送审文本寄到自己的邮箱；空则邮件中从不含文本。"
        "邮件会经过别人的服务器，寄出的不能收回，涉及敏感内容的不要开启",
    ),
    Setting(
        "REVIEW_LOG",
        "",
        "日志行的格式，写到标准输出：json 每行一条、每个请求一行，text 只写警告；空则正式模式为 json，其余为 text",
    ),
    Setting("REVIEW_METRICS_TOKEN", "", "取 /metrics 须出示的令牌；空则没有这个地址"),
    Setting("REVIEW_KEEP_JOBS", "30", "已完成的后台任务保留的天数"),
    Setting("REVIEW_BACKUP", "", "每天7时备份写入的目录或 s3://存储桶/前缀；空则不自动备份"),
    Setting(
        "REVIEW_SECOND_FACTOR",
        "",
        "登录时须有第二步验证的角色，逗号分隔，如 office,leader；none 为都不要求；"
        "空则正式模式为 office,reviewer,leader,head,administrator，其余模式都不要求",
    ),
    Setting(
        "REVIEW_MOST_UPLOADS",
        "",
        "每人10分钟内可以上传的次数；0 不限；空则正式模式为120，其余模式不限",
    ),
    Setting(
        "REVIEW_MOST_EXPORTS",
        "",
        "每人10分钟内可以导出案卷、台账和材料包的次数；0 不限；空则正式模式为60，其余模式不限",
    ),
    Setting(
        "REVIEW_CLAMD",
        "",
        "检查上传文件的 clamd 的地址，如 unix:///run/clamav/clamd.ctl 或 tcp://127.0.0.1:3310；空则不检查；"
        "设了而连不上的，文件不收",
    ),
    Setting(
        "REVIEW_WEBHOOK_LOCAL",
        "",
        "1 为网络回调可以发往本机和本机链路的地址；空则拒绝，以免被用来探测本机",
    ),
    Setting(
        "REVIEW_DIRECTORY_PLAIN",
        "",
        "1 为单位目录可以用不加密的地址（http、没有 STARTTLS 的 ldap）；空则拒绝，以免密码和票据明文传送",
    ),
    Setting("REVIEW_PROXIES", "0", "前置反向代理的层数；0 表示不信任 X-Forwarded-*"),
    Setting(
        "REVIEW_PROXY_FROM",
        "127.0.0.1,::1",
        "反向代理的地址或网段，逗号分隔；从别处直接来的，X-Forwarded-* 不予采信",
    ),
)


MODES = ("production", "demo", "test")
SAMPLE = {"REVIEW_OFFICE": "北京市西城区城市管理指挥中心", "REVIEW_DOCUMENT_CODE": "西城管指"}
"""Whose letters the demo and the tests write; never those of an office at work."""


def load(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Return the Flask configuration for this environment; refuse, in a sentence, an unsafe one."""
    asked = {row.name: environ.get(row.name) or row.default for row in SETTINGS}
    if fault := _fault(asked):
        raise SystemExit(fault)
    demo = asked["REVIEW_MODE"] == "demo"
    production = asked["REVIEW_MODE"] == "production"
    if not production:
        asked |= {name: asked[name] or sample for name, sample in SAMPLE.items()}
    home = _place(asked["REVIEW_HOME"], environ)
    home.mkdir(parents=True, exist_ok=True)
    access = Access(
        *(asked[f"REVIEW_S3_{part}"] for part in ("ENDPOINT", "REGION", "KEY", "SECRET"))
    )
    keys = _where(asked["REVIEW_KEYS"], environ) if asked["REVIEW_KEYS"] else home
    witness = _where(asked["REVIEW_WITNESS"], environ) if asked["REVIEW_WITNESS"] else keys
    name = "demo" if demo else "review"
    hosts = [host.strip() for host in asked["REVIEW_HOSTS"].split(",") if host.strip()]
    return asked | {
        "DEMO": demo,
        "REVIEW_MOST_UPLOADS": int(asked["REVIEW_MOST_UPLOADS"] or (120 if production else 0)),
        "REVIEW_MOST_EXPORTS": int(asked["REVIEW_MOST_EXPORTS"] or (60 if production else 0)),
        "REVIEW_LOG": asked["REVIEW_LOG"] or ("json" if production else "text"),
        "HOME": home,
        "S3": access,
        "UPLOADS": uploads(asked["REVIEW_UPLOADS"], environ, demo=demo),
        "COOKIE_KEY": _file(keys, "secret.key", access),
        "SECRET_KEY": _secret(_file(keys, "secret.key", access), environ),
        "SQLALCHEMY_DATABASE_URI": asked["REVIEW_DATABASE"] or f"sqlite:///{home / name}.db",
        "SIGNING_KEY": _file(keys, f"{name}.signing.key", access),
        "CHECKPOINTS": _file(witness, f"{name}.checkpoints", access),
        "TRUSTED_HOSTS": hosts or None,
        "MAX_CONTENT_LENGTH": 52 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 2000,
        "SESSION_COOKIE_NAME": "__Host-review" if production else "review",
        "SESSION_COOKIE_SECURE": production,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SECOND_FACTOR_ROLES": factors.roles(asked["REVIEW_SECOND_FACTOR"], production),
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": "zh_Hans_CN",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Shanghai",
    }


def _fault(asked: Mapping[str, str]) -> str:
    """Why the application may not start so, or nothing."""
    production = asked["REVIEW_MODE"] == "production"
    if asked["REVIEW_MODE"] not in MODES:
        return f"REVIEW_MODE 只能是 {'、'.join(MODES)}，现为“{asked['REVIEW_MODE']}”"
    if production and not asked["REVIEW_HOSTS"].strip(" ,"):
        return (
            "正式模式必须设置 REVIEW_HOSTS（本系统的主机名，多个用逗号分隔），"
            "否则伪造主机名的请求会被当真；例如 REVIEW_HOSTS=review.intranet"
        )
    unnamed = [name for name in SAMPLE if not asked[name].strip()]
    if production and unnamed:
        return (
            f"正式模式必须设置 {' 和 '.join(unnamed)}（本单位的名称和文书编号的机关代字），"
            "否则文书上没有单位名称和文号；例如 REVIEW_OFFICE=某某中心 REVIEW_DOCUMENT_CODE=某中心"
        )
    return _of_doors(asked) or _of_figures(asked) or _of_buckets(asked)


def _of_doors(asked: Mapping[str, str]) -> str:
    """What is wrong with who is believed, asked for more, or asked about files."""
    try:
        for word in asked["REVIEW_PROXY_FROM"].split(","):
            ip_network(word.strip())
    except ValueError as fault:
        return f"REVIEW_PROXY_FROM 应为地址或网段，逗号分隔：{fault}"
    if asked["REVIEW_IMAP"] and not asked["REVIEW_IMAP"].startswith(
        ("imaps://", "imap+tls://", "imap://")
    ):
        return "REVIEW_IMAP 应以 imaps://、imap+tls:// 或 imap:// 开头"
    local, marked, domain = asked["REVIEW_REPLY_TO"].partition("{}")
    if asked["REVIEW_IMAP"] and not (marked and "@" in domain and "@" not in local):
        return "设了 REVIEW_IMAP 的，REVIEW_REPLY_TO 须在 @ 之前含 {}，如 review+{}@office.cn"
    if asked["REVIEW_CLAMD"] and not asked["REVIEW_CLAMD"].startswith(("unix:///", "tcp://")):
        return "REVIEW_CLAMD 应为 unix:///路径 或者 tcp://主机:端口"
    try:
        factors.roles(asked["REVIEW_SECOND_FACTOR"], asked["REVIEW_MODE"] == "production")
    except ValueError as fault:
        return f"REVIEW_SECOND_FACTOR 应为角色的名称，逗号分隔，或者 none：{fault}"
    return ""


def _of_figures(asked: Mapping[str, str]) -> str:
    if not asked["REVIEW_PROXIES"].isdecimal():
        return "REVIEW_PROXIES 应为前置反向代理的层数，如 0 或 1"
    if not asked["REVIEW_KEEP_JOBS"].isdecimal():
        return "REVIEW_KEEP_JOBS 应为天数，如 30"
    for name in ("REVIEW_MOST_UPLOADS", "REVIEW_MOST_EXPORTS"):
        if asked[name] and not asked[name].isdecimal():
            return f"{name} 应为次数，如 120；0 为不限"
    if asked["REVIEW_LOG"] not in ("", "json", "text"):
        return f"REVIEW_LOG 只能是 json 或 text，现为“{asked['REVIEW_LOG']}”"
    return ""


def _of_buckets(asked: Mapping[str, str]) -> str:
    """What is missing for the files that are to lie in an S3."""
    names = ("REVIEW_UPLOADS", "REVIEW_KEYS", "REVIEW_WITNESS", "REVIEW_BACKUP")
    remote = [name for name in names if asked[name].startswith(PREFIX)]
    for name in remote:
        if not asked[name].removeprefix(PREFIX).strip("/"):
            return f"{name} 应写明存储桶，如 s3://review/files"
    if remote and not (asked["REVIEW_S3_KEY"] and asked["REVIEW_S3_SECRET"]):
        return f"{remote[0]} 是 s3:// 地址，须设置 REVIEW_S3_KEY 和 REVIEW_S3_SECRET"
    if remote and find_spec("obstore") is None:
        return f"{remote[0]} 是 s3:// 地址，须安装 obstore：pip install '.[s3]'"
    return ""


def uploads(place: str, environ: Mapping[str, str] = os.environ, *, demo: bool) -> Place:
    """The store under a place as REVIEW_UPLOADS names it: the demo's files lie apart."""
    found, own = _where(place, environ), "demo" if demo else "files"
    return found / own if isinstance(found, Path) else f"{found}/{own}"


def _where(place: str, environ: Mapping[str, str]) -> Place:
    return place.rstrip("/") if place.startswith(PREFIX) else _place(place, environ)


def _file(place: Place, name: str, access: Access) -> Path | RemoteFile:
    return place / name if isinstance(place, Path) else RemoteFile(Bucket(place, access), name)


def _place(folder: str, environ: Mapping[str, str]) -> Path:
    """A folder as it was set, from wherever the program is started; never inside a wheel."""
    if not __package__:
        return ROOT / folder
    shared = environ.get("XDG_DATA_HOME", "")  # must be absolute, XDG Base Directory 0.8
    kept = Path(shared) if Path(shared).is_absolute() else Path("~/.local/share")
    return (kept / "review" / folder).expanduser()


def _secret(file: Path | RemoteFile, environ: Mapping[str, str]) -> str:
    """The cookie key: made once, readable by the owner only; of two processes the first one wins."""
    if isinstance(file, RemoteFile):
        return _shared_secret(file, environ)
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=file.parent)  # mode 0600
        with os.fdopen(handle, "w") as sink:
            sink.write(secrets.token_hex(32))
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)
        Path(draft).unlink()
    return file.read_text()


def _shared_secret(file: RemoteFile, environ: Mapping[str, str]) -> str:
    """The same of a bucket, asked in a process of its own: a server forks, obstore survives no fork."""
    asked = subprocess.run(
        [sys.executable, "-m", storage.__name__, str(file.bucket), file.name],
        cwd=Path(storage.__file__).parents[2],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
    )
    if asked.returncode:
        raise SystemExit(f"取不到会话密钥：{asked.stderr.strip()[-500:]}")
    return asked.stdout.strip()
