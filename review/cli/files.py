"""flask files: is every stored file there and whole, and is there nothing else?"""

from __future__ import annotations

import sys

import click
from flask.cli import AppGroup
from sqlalchemy import select

from review.actions.documents import store
from review.actions.sweeping import sweep as clear
from review.extensions import db
from review.models import StoredFile
from review.storage import Damaged

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
