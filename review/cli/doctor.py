"""flask doctor: what of this installation is wrong, and what to do about it."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import click
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from review import clock
from review.actions import backups, mail_server
from review.actions.unit_of_work import Refused
from review.cli import doctor_site, doctor_storage
from review.cli.doctor_findings import Finding, fault, good, notice
from review.evidence.checkpoint import Rewritten
from review.extensions import db
from review.installation import PACKAGE
from review.law.vocabulary import JobState
from review.models import LogEntry, guards
from review.paper.reading import legacy
from review.registers import operation
from review.registers.log import witness
from review.storage import Bucket, Unreachable, installed

Found = Iterator[Finding]
NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "fuse.sshfs",
    "glusterfs",
    "ceph",
    "lustre",
}
SONGTI = {
    "FangSong",
    "仿宋",
    "仿宋_GB2312",
    "SimSun",
    "宋体",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
}
DAILY = timedelta(hours=48)


def database() -> Found:
    newest = set(ScriptDirectory(str(PACKAGE / "migrations")).get_heads())
    with db.engine.connect() as connection:
        here = set(MigrationContext.configure(connection).get_current_heads())
        absent = guards.NAMES - guards.present(connection) if here else set()
    if here != newest:
        yield fault("数据库", "表结构不是本版本的", "执行 flask db upgrade")
    elif absent:
        yield fault(
            "数据库",
            f"缺少{len(absent)}个只增不改的触发器",
            "从备份恢复，或联系开发者；不要自行修改数据库",
        )
    else:
        yield good("数据库", db.engine.dialect.name)


def network_disk() -> Found:
    if db.engine.dialect.name == "sqlite":
        kind = file_system(backups.database_file(), Path("/proc/mounts").read_text("utf-8"))
        if kind in NETWORK:
            yield fault("SQLite", f"数据库文件在网络文件系统（{kind}）上，加锁不可靠，可能损坏",
                        "把 REVIEW_HOME 放到本机磁盘，或改用 PostgreSQL")  # fmt: skip


def file_system(file: Path, mounts: str) -> str:
    """Which kind of file system holds this file, by the lines of /proc/mounts."""
    rows = [line.split()[1:3] for line in mounts.splitlines()]
    above = {str(one) for one in (file, *file.parents)}
    held = [(len(place), kind) for place, kind in rows if place in above]
    return max(held)[1] if held else ""


def settings() -> Found:
    config = current_app.config
    if config["REVIEW_MODE"] != "production":
        yield notice(
            "设置", f"现为 {config['REVIEW_MODE']} 模式", "正式使用时设置 REVIEW_MODE=production"
        )
    if config["REVIEW_MAIL"] and config["REVIEW_MAIL_FROM"].endswith("@localhost"):
        yield fault("设置", "发信人仍是 review@localhost", "设置 REVIEW_MAIL_FROM 为本单位的地址")
    if isinstance(installed(config), Bucket) and isinstance(config["SIGNING_KEY"], Path):
        yield notice(
            "设置", "文件在 S3，密钥和检查点在本机", "几台机器共用的，设置 REVIEW_KEYS 为同一处"
        )
    if not config["REVIEW_BACKUP"]:
        yield notice("设置", "没有设置每天备份", "设置 REVIEW_BACKUP 为另一块磁盘上的目录")


def time() -> Found:
    newest = db.session.scalar(select(LogEntry.at).order_by(LogEntry.seq.desc()).limit(1))
    if newest and newest > clock.now() + timedelta(minutes=1):
        yield fault(
            "时钟",
            f"比日志的最后一条（{newest.isoformat()}）还早",
            "校准时钟：timedatectl set-ntp true",
        )
    elif _said("timedatectl", "show", "--property=NTPSynchronized", "--value") == "no":
        yield notice(
            "时钟", "没有与时间服务器同步", "timedatectl set-ntp true，内网须指定时间服务器"
        )
    else:
        yield good("时钟", clock.local(clock.now()).strftime("%Y-%m-%d %H:%M"))


def _said(*command: str) -> str:
    if not shutil.which(command[0]):
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def office() -> Found:
    if not legacy.available():
        yield notice("LibreOffice", "没有安装：.doc、.wps 不能转换，签署用文本没有 PDF，文本不作排版核对",
                     "apt install libreoffice-writer-nogui")  # fmt: skip
        return
    yield good("LibreOffice", _said("soffice", "--version") or "已安装")
    families = set(_said("fc-list", ":lang=zh", "family").replace("\n", ",").split(","))
    if not families & SONGTI:
        yield notice(
            "字体",
            "没有仿宋或宋体，排版会换用别的字体，页数可能不同",
            "apt install fonts-noto-cjk，或安装单位已有授权的字体",
        )
    else:
        yield good("字体", "、".join(sorted(families & SONGTI)))


def queue() -> Found:
    failed, wait = operation.job_counts()[JobState.FAILED], operation.longest_wait()
    if wait >= operation.LATE:
        minutes = int(wait.total_seconds() // 60)
        yield fault(
            "后台任务",
            f"有任务已等待{minutes}分钟，没有进程处理",
            "启动 flask jobs run（服务 review-worker）",
        )
    elif failed:
        yield notice("后台任务", f"{failed}项未能完成", "系统管理员在“运行状况”页面查看原因并再试")
    else:
        yield good("后台任务", "没有积压")


def keys() -> Found:
    for file in (current_app.config["SIGNING_KEY"], current_app.config["COOKIE_KEY"]):
        if isinstance(file, Path) and file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
            yield fault("密钥", f"{file} 别人也能读", f"chmod 600 {file}")
    try:
        signed = witness().newest()
    except Rewritten as wrong:
        yield fault("检查点", str(wrong), "从备份取回检查点文件，再执行 flask log verify")
        return
    except Unreachable as wrong:
        yield fault(
            "检查点", str(wrong), "核对 REVIEW_KEYS、REVIEW_WITNESS 和 REVIEW_S3_ENDPOINT 等设置"
        )
        return
    if signed is None:
        yield notice(
            "检查点", "日志还没有签署过", "执行 flask log sign，把打印的检查点留存到系统外"
        )
    else:
        yield good("检查点", f"最近一次在第{signed.size}条")


def backup_age() -> Found:
    last = operation.last_backup()
    if last is None:
        yield notice("备份", "还没有备份过", "执行 flask backup 目录 --keys 另一目录")
    elif current_app.config["REVIEW_BACKUP"] and clock.now() - last["at"] > DAILY:
        yield fault("备份", f"最近一次在 {clock.local(last['at']):%Y-%m-%d %H:%M}，已超过两天",
                    "在“运行状况”页面看备份任务的原因，或手工执行 flask backup")  # fmt: skip
    else:
        yield good("备份", f"{clock.local(last['at']):%Y-%m-%d %H:%M}，{last['place']}")


def mail(to: str) -> Found:
    """Hands one mail over, where an address is named; in the demo never."""
    server = operation.mail_server()
    if not server or current_app.config["DEMO"]:
        yield notice("邮件", "不发邮件，通知只在站内", "设置 REVIEW_MAIL 和 REVIEW_MAIL_FROM")
        return
    message = EmailMessage()
    message["From"], message["To"] = current_app.config["REVIEW_MAIL_FROM"], to
    message["Subject"] = "〔法律审查〕测试邮件"
    message.set_content("这是 flask doctor 发出的测试邮件。\n", cte="base64")
    try:
        mail_server.deliver(to, message) if to else mail_server.connected().close()
    except (mail_server.NotSent, Refused, OSError) as wrong:
        yield fault("邮件", f"{server}：{wrong}", "核对 REVIEW_MAIL 的地址、端口、用户和密码")
        return
    yield good(
        "邮件",
        f"{server} 已收下发给 {to} 的测试邮件"
        if to
        else f"{server} 可以连接；用 --mail-to 发一封试试",
    )


CHECKS: tuple[Callable[[], Found], ...] = (
    settings, database, network_disk, doctor_storage.files, doctor_storage.records, time, office, queue, keys,
    backup_age,
)  # fmt: skip


@click.command()
@click.option(
    "--site", default="", help="浏览器里用的网址，核对反向代理，如 https://review.intranet"
)
@click.option("--mail-to", default="", help="发一封测试邮件到这个地址")
@with_appcontext
def doctor(site: str, mail_to: str) -> None:
    """Check the installation; each finding with its remedy; exit 1 where something is wrong."""
    findings = [one for check in CHECKS for one in _careful(check)]
    findings += mail(mail_to)
    findings += doctor_site.check(site) if site else ()
    for finding in findings:
        click.echo(f"{finding.mark}  {finding.name}：{finding.told}")
        if finding.remedy:
            click.echo(f"      → {finding.remedy}")
    wrong = sum(one.mark == "故障" for one in findings)
    click.echo(f"共{len(findings)}项，{wrong}项故障" if wrong else f"共{len(findings)}项，没有故障")
    sys.exit(1 if wrong else 0)


def _careful(check: Callable[[], Found]) -> list[Finding]:
    """A database that does not answer is one finding, not the end of all."""
    try:
        return [*check()]
    except SQLAlchemyError as wrong:
        db.session.rollback()
        said = str(getattr(wrong, "orig", wrong)).strip()[:200]
        return [
            fault("数据库", said, "核对 REVIEW_DATABASE，确认数据库在运行，执行 flask db upgrade")
        ]
