"""Files go to another store with proof: each read back, counted, logged; the source keeps them all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from review.actions import documents
from review.extensions import db
from review.models import LogEntry, StoredFile
from review.registers.log import verify
from review.storage import Bucket, Folder
from tests.told import story


def moved(app: Flask, *words: str | Path) -> tuple[int, str]:
    db.session.remove()
    answer = app.test_cli_runner().invoke(args=["files", "move", *map(str, words)])
    assert answer.exception is None or isinstance(answer.exception, SystemExit)
    return answer.exit_code, answer.output


def kept(app: Flask, place: Path) -> list[str]:
    """What the installation keeps, put where REVIEW_UPLOADS=place would have it."""
    story.opened("parking", story.PARKING)
    hashes = sorted(db.session.scalars(select(StoredFile.sha256)))
    for sha256 in hashes:
        Folder(place / "files").put(documents.store().get(sha256))
    return hashes


def test_a_move_proves_every_file_goes_on_where_it_broke_off_and_says_what_is_lacking(
    app: Flask, tmp_path: Path
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    hashes = kept(app, old)
    manifest = hashlib.sha256("".join(f"{one}\n" for one in hashes).encode()).hexdigest()
    target = Folder(new / "files")
    target.put(documents.store().get(hashes[0]))  # carried before it broke off
    target.put(documents.store().get(hashes[1]))
    target.path(hashes[1]).write_bytes(b"half")
    code, told = moved(app, old, new)
    assert code == 0, told
    assert f"{len(hashes)}个文件已在" in told
    assert f"新写入{len(hashes) - 1}个" in told
    assert manifest in told
    assert sorted(target.hashes()) == sorted(Folder(old / "files").hashes()) == hashes
    assert all(target.get(sha256) for sha256 in hashes)
    entry = db.session.scalars(select(LogEntry).filter_by(action="move_files")).one()
    assert f'"sha256":"{manifest}"' in entry.body
    assert verify().good

    lost, rotten = Folder(old / "files"), Folder(tmp_path / "third/files")
    lost.path(hashes[0]).unlink()
    lost.path(hashes[1]).write_bytes(b"rotten")
    code, told = moved(app, old, tmp_path / "third")
    assert code == 1
    assert f"{hashes[0]} 有记录，两处都没有" in told
    assert f"{hashes[1]} 与其指纹不符" in told
    assert [*rotten.hashes()].count(hashes[1]) == 0


def test_a_move_that_cannot_be_begun_is_refused_in_a_sentence(app: Flask, tmp_path: Path) -> None:
    kept(app, tmp_path / "old")
    for words, sentence in (
        ((tmp_path / "old", tmp_path / "old"), "两个地址是同一个文件库"),
        ((tmp_path / "none", tmp_path / "new"), "里没有文件，请核对地址"),
        ((tmp_path / "old", "s3://review/files"), "须设置 REVIEW_S3_KEY"),
        ((tmp_path / "old", "/proc/none"), "没有搬迁"),
    ):
        code, told = moved(app, *words)
        assert (code, sentence in told) == (2, True), told
    assert db.session.scalar(select(LogEntry.seq).filter_by(action="move_files")) is None


@pytest.mark.sure
def test_files_go_into_a_bucket_and_back_and_are_the_same(
    app: Flask, bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes = kept(app, tmp_path / "old")
    monkeypatch.setitem(app.config, "S3", bucket.access)
    assert moved(app, tmp_path / "old", bucket.address)[0] == 0
    monkeypatch.setitem(app.config, "UPLOADS", f"{bucket.address}/files")
    assert sorted(documents.store().hashes()) == hashes
    assert app.test_cli_runner().invoke(args=["files", "verify"]).exit_code == 0
    assert moved(app, bucket.address, tmp_path / "back")[0] == 0
    assert sorted(Folder(tmp_path / "back/files").hashes()) == hashes
