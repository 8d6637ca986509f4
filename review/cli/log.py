"""flask log: can the review log be trusted, and can a stranger check it?"""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy import select

from review.actions import case_file, key_rotation, restoration
from review.actions.log import sign_head
from review.actions.unit_of_work import Refused
from review.evidence.checkpoint import Checkpoint, Rewritten
from review.extensions import db
from review.models import Matter
from review.registers.log import verify as recompute
from review.registers.log import witness
from review.storage import Unreachable

log = AppGroup("log", help="审查日志")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@log.command()
@click.option("--known", type=FILE, multiple=True, help="外部留存的检查点文件，可给多份")
def verify(known: tuple[Path, ...]) -> None:
    """Recompute the log, its checkpoints and every status; exit 1 where something does not fit."""
    verdict = recompute([note for file in known for note in _notes(file)])
    for fault in verdict.faults:
        click.echo(fault, err=True)
    for sentence in verdict.restored:
        click.echo(sentence)
    outcome = "核验无误" if verdict.good else f"发现{len(verdict.faults)}处不符"
    click.echo(f"审查日志{outcome}：共{verdict.size}条，根 {verdict.root}")
    sys.exit(0 if verdict.good else 1)


def _notes(file: Path) -> list[Checkpoint]:
    """Checkpoints as mail programs leave them: with or without a mark, with LF or CRLF."""
    try:
        text = file.read_text("utf-8-sig").replace("\r\n", "\n").lstrip("\n")
        return Checkpoint.parse_all(text)
    except ValueError as fault:
        raise click.ClickException(f"{file}：{fault}") from fault


@log.command()
def sign() -> None:
    """Sign the head now and print the newest checkpoint, to be kept outside."""
    try:
        sign_head()
    except Rewritten as fault:
        raise click.ClickException(str(fault)) from fault
    signed = witness().checkpoints()
    click.echo(signed[-1].note if signed else "", nl=False)


@log.command()
def key() -> None:
    """Print the public key; record it on paper when the system is put into use."""
    click.echo(witness().signer.public.dump())


@log.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--matter", "number", default="", help="送审编号；不给则导出全部日志")
def export(file: Path, number: str) -> None:
    """Write the case file of the whole log, or of one matter, for review/evidence/verify.py."""
    matter = None
    if number:
        matter = db.session.scalars(select(Matter).filter_by(number=number)).first()
        if matter is None:
            raise click.ClickException(f"没有编号为{number}的事项")
    try:
        file.write_bytes(case_file.export(matter, by=None))
    except (Refused, Unreachable) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"案卷已写入 {file}；核验：python3 verify.py {file}")


@log.command()
@click.option("--reason", required=True, help="为什么从较早的副本恢复")
def resume(reason: str) -> None:
    """Prepare a restoration; the gate opens once an administrator and the office have confirmed."""
    try:
        prepared = restoration.prepare(reason)
    except (Refused, Rewritten) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(prepared.sentence)
    click.echo("签署闸口仍然关闭：请系统管理员和办公室各一人登录，在“日志—恢复”页面确认。")


@log.command()
@click.option("--reason", required=True, help="为什么更换签名密钥")
def rotate(reason: str) -> None:
    """Change the signing key; the old key and the new one both sign for it."""
    try:
        rotation = key_rotation.rotate(reason)
    except (Refused, Rewritten) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"签名密钥已更换，自日志第{rotation.checkpoint.size}条起以新钥为准；旧私钥已删除。")
    click.echo(f"旧公钥：{rotation.old.dump()}")
    click.echo(f"新公钥（请打印留存）：{rotation.new.dump()}")
