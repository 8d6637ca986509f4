"""flask backup and flask restore: a copy of everything, and everything back from it."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask.cli import with_appcontext

from review.actions import backup_restoring, backups, restoration
from review.actions.backups import BackupFault
from review.actions.unit_of_work import Refused
from review.evidence.checkpoint import Rewritten

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("place", metavar="DIR|s3://…")
@click.option("--keys", type=FOLDER, help="另存密钥的目录，须与备份分开保管")
@with_appcontext
def backup(place: str, keys: Path | None) -> None:
    """Write a snapshot to a folder or a bucket while the server runs; exit 1 where a file could not be copied."""
    try:
        made = backups.make(place, keys)
    except (BackupFault, Rewritten, OSError) as fault:
        raise click.ClickException(str(fault)) from fault
    for one in made.faults:
        click.echo(one, err=True)
    click.echo(f"备份已写入 {made.folder}：{made.files}个文件，其中新增{made.new}个")
    if not keys:
        click.echo("备份里没有密钥：请另用 --keys 目录 备份一次，与备份分开保管。", err=True)
    sys.exit(1 if made.faults else 0)


@click.command()
@click.argument("place", metavar="DIR|s3://…")
@click.option("--snapshot", default="", help="哪一份，即备份目录下的文件夹名；不指定则为最近一份")
@click.option("--keys", type=FOLDER, help="密钥所在的目录；密钥还在原处时不需要")
@click.option("--reason", default="", help="签署方的记录比备份新时，写明为什么从较早的备份恢复")
@with_appcontext
def restore(place: str, snapshot: str, keys: Path | None, reason: str) -> None:
    """Put the newest snapshot back, where there is no database, and verify what stands."""
    try:
        done = backup_restoring.restore(place, snapshot, keys)
        click.echo(
            f"已从 {done.snapshot} 恢复：日志{done.entries}条，{done.files}个文件，逐个核对无误"
        )
        if done.lost and reason:
            click.echo(restoration.prepare(reason).sentence)
            click.echo("签署闸口仍然关闭：请系统管理员和办公室各一人登录，在“日志—恢复”页面确认。")
            return
    except (BackupFault, Refused, Rewritten, OSError) as fault:
        raise click.ClickException(str(fault)) from fault
    for one in done.faults:
        click.echo(one, err=True)
    if done.lost:
        click.echo("签署方的记录比这份备份新：请执行 flask log resume --reason 理由", err=True)
    sys.exit(1 if done.faults else 0)
