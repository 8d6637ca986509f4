"""flask files: is every stored file there and whole, is there nothing else, and may it lie elsewhere?"""

from __future__ import annotations

import sys

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import select

from review.actions import file_moves
from review.actions.documents import store
from review.actions.sweeping import sweep as clear
from review.actions.unit_of_work import Refused
from review.extensions import db
from review.installation import config
from review.models import StoredFile
from review.storage import PREFIX, Damaged, Storage, at

files = AppGroup("files", help="文件库")


@files.command()
def verify() -> None:
    """Read every file a record names and compare it with its SHA-256; exit 1 where one is wrong."""
    kept, wrong = store(), 0
    hashes = db.session.scalars(select(StoredFile.sha256).order_by(StoredFile.sha256)).all()
    for sha256 in hashes:
        try:
            kept.get(sha256)
        except FileNotFoundError:
            wrong += 1
            click.echo(f"{sha256} 缺失", err=True)
        except Damaged:
            wrong += 1
            click.echo(f"{sha256} 内容与指纹不符", err=True)
    click.echo(f"核对{len(hashes)}个文件，{wrong}个缺失或损坏")
    sys.exit(1 if wrong else 0)


@files.command()
def sweep() -> None:
    """Delete files that no record names and nobody put for 24 hours, and torn writes."""
    swept = clear()
    click.echo(f"清理{swept.files}个无记录的文件、{swept.torn}个未写完的文件")


@files.command()
@click.argument("origin", metavar="FROM")
@click.argument("target", metavar="TO")
def move(origin: str, target: str) -> None:
    """Copy every file from one store to another, named as in REVIEW_UPLOADS, and prove it.

    Exit 1 where a file could not be carried, 2 where the move cannot be begun or a store fails.
    """
    try:
        moved = file_moves.move(_named(origin), _named(target), click.echo)
    except (Refused, OSError) as fault:
        click.echo(f"没有搬迁：{fault}；已写入的留着，再执行一次即继续", err=True)
        sys.exit(2)
    for one in moved.faults:
        click.echo(one, err=True)
    click.echo(
        f"{moved.files}个文件已在 {target}（新写入{moved.new}个），逐个读回核对，共{moved.size}字节\n"
        f"清单指纹 {moved.manifest}\n原处没有删除任何文件；把 REVIEW_UPLOADS 改为 {target} 后重新启动"
    )
    sys.exit(1 if moved.faults else 0)


def _named(place: str) -> Storage:
    access = current_app.config["S3"]
    if place.startswith(PREFIX) and not (access.key and access.secret):
        raise Refused("s3:// 地址须设置 REVIEW_S3_KEY 和 REVIEW_S3_SECRET")
    return at(config.uploads(place, demo=current_app.config["DEMO"]), access)
