"""运行状况: what waits, runs and failed, how full the store is, when the last copies were made."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from flask import current_app
from sqlalchemy import func, select, text

from review import clock
from review.extensions import db
from review.law.vocabulary import JobState
from review.models import Checkpoint, Job, LogEntry, LogHead, SignIn, StoredFile
from review.registers.people import open_links
from review.storage import installed

JOBS = {
    "convert": "转换旧版文件",
    "read_material": "读取送审材料",
    "file_words": "为长文本建立查找索引",
    "recognise": "识别扫描件",
    "print_text": "排版核对",
    "print_signing_copy": "签署用文本排版",
    "recognise_signed": "识别签署件",
    "check": "检查文本",
    "mail": "发送邮件",
    "digest": "发送每天汇总的邮件",
    "webhook": "发送网络回调",
    "matter_link": "邮寄单个事项的链接",
    "fetch_mail": "收取律师寄回的邮件",
    "mail_text": "邮寄送审文本",
    "link": "邮寄重设密码的链接",
    "remind": "提醒期限",
    "expiries": "提醒有效期",
    "cleanups": "核对有效文件引用的法律",
    "annual": "年度发文目录",
    "sweep": "清理文件库",
    "reread": "重新读取",
    "print_texts": "补做排版核对",
    "plans": "更新数据库统计",
    "verify_log": "核验日志",
    "sign": "签署检查点",
    "purge": "清理已完成的任务",
    "backup": "备份",
}
"""What each kind of job is called."""
FAILED_SHOWN = 50
LATE = timedelta(minutes=10)
"""A job that waits so long past its time has no worker."""


@dataclass(frozen=True)
class Store:
    """`size` is what the records name, in bytes; `free` and `disk` are of the disk that holds the
    folder, None where `place` is a bucket."""

    place: str
    files: int
    size: int
    free: int | None
    disk: int | None
    database: int


class Overview(NamedTuple):
    """What an administrator's first page says; each line leads to the page that does something."""

    failed: int
    late: bool
    backup: datetime | None
    checkpoint: datetime | None
    mail: str
    waiting: int
    """People who have a link and no password yet."""


def overview() -> Overview:
    backup, checkpoint = last_backup(), last_checkpoint()
    return Overview(
        failed=job_counts()[JobState.FAILED],
        late=longest_wait() >= LATE,
        backup=backup["at"] if backup else None,
        checkpoint=checkpoint.made_at if checkpoint else None,
        mail=mail_server(),
        waiting=len(open_links()),
    )


def job_counts() -> dict[JobState, int]:
    found = db.session.execute(select(Job.state, func.count()).group_by(Job.state))
    return dict.fromkeys(JobState, 0) | {row[0]: row[1] for row in found}


def failed_jobs() -> Sequence[Job]:
    """Those that ended without success, the last first."""
    query = select(Job).where(Job.state == JobState.FAILED).order_by(Job.done_at.desc(), Job.id)
    return db.session.scalars(query.limit(FAILED_SHOWN)).all()


def longest_wait() -> timedelta:
    """How long the job that has waited longest has been due."""
    first = select(func.min(Job.due_at)).where(Job.state == JobState.QUEUED)
    due = db.session.scalar(first)
    return max(clock.now() - due, timedelta(0)) if due else timedelta(0)


def store() -> Store:
    count, size = db.session.execute(
        select(func.count(), func.coalesce(func.sum(StoredFile.size), 0))
    ).one()
    files = installed(current_app.config)
    free, total = files.room() or (None, None)
    return Store(str(files), count, int(size), free, total, _database_size())


def _database_size() -> int:
    if db.engine.dialect.name == "postgresql":
        return int(db.session.scalar(text("SELECT pg_database_size(current_database())")))
    pages = db.session.scalar(text("PRAGMA page_count"))
    return int(pages) * int(db.session.scalar(text("PRAGMA page_size")))


def last_backup() -> Mapping[str, Any] | None:
    """What the newest backup's event tells, with `at`; None where none was ever made."""
    query = select(LogEntry).where(LogEntry.action == "backup").order_by(LogEntry.seq.desc())
    entry = db.session.scalars(query.limit(1)).first()
    return {**json.loads(entry.body)["data"], "at": entry.at} if entry else None


def last_checkpoint() -> Checkpoint | None:
    return db.session.scalars(select(Checkpoint).order_by(Checkpoint.id.desc()).limit(1)).first()


def log_size() -> int:
    return db.session.scalar(select(LogHead.size).where(LogHead.id == 1)) or 0


def sessions(idle: timedelta, whole: timedelta) -> int:
    """How many sessions may still go on."""
    now = clock.now()
    query = select(func.count()).select_from(SignIn).where(
        SignIn.ended_at.is_(None), SignIn.seen_at > now - idle, SignIn.began_at > now - whole
    )  # fmt: skip
    return db.session.scalar(query) or 0


def mail_server() -> str:
    """Where mail is handed over, without the password; "" where none is sent."""
    where = urlsplit(current_app.config["REVIEW_MAIL"])
    return (
        f"{where.scheme}://{where.hostname}:{where.port or ''}".rstrip(":") if where.scheme else ""
    )


def last_mail() -> datetime | None:
    """When the last mail was handed over."""
    return db.session.scalar(
        select(func.max(Job.done_at)).where(Job.kind == "mail", Job.state == JobState.DONE)
    )
