"""A file is whole on the disk before any row can name it, and leaves only when nobody wants it."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from review import clock
from review.actions import documents
from review.actions.sweeping import sweep
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import MaterialKind
from review.models import StoredFile
from review.storage import Damaged, Folder
from tests.told import story

DAY = 24 * 3600


@pytest.fixture
def files(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "files")


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the operating system is asked, in order; every call is really made."""
    asked: list[str] = []

    def watched(owner: Any, name: str, tell: Callable[..., str]) -> None:
        real = getattr(owner, name)

        def call(*given: Any, **named: Any) -> Any:
            asked.append(tell(*given))
            return real(*given, **named)

        monkeypatch.setattr(owner, name, call)

    def synced(handle: int) -> str:
        kind = "directory" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        size = os.fstat(handle).st_size
        return f"fsync {kind}" if kind == "directory" or size else "fsync of an empty file"

    watched(os, "fsync", synced)
    watched(Path, "rename", lambda source, target: f"rename {source.suffix}")
    return asked


def aged(files: Folder, sha256: str, seconds: float) -> None:
    then = clock.now().timestamp() - seconds
    os.utime(files.path(sha256), (then, then))


def test_a_file_is_synced_before_it_is_named_and_its_name_before_anything_else(
    files: Folder, order: list[str]
) -> None:
    files.put("停车协议".encode())
    assert order == ["fsync file", "rename .tmp", "fsync directory", "fsync directory"]


def test_the_row_commits_after_its_file_is_safe(app: Flask, order: list[str]) -> None:
    matter = story.opened("parking", story.PARKING)
    event.listen(db.engine, "commit", lambda connection: order.append("commit"))
    order.clear()
    content = story.certificate("相对人资格证明二")
    documents.add_material(
        matter, MaterialKind.CREDENTIALS, "证.docx", content, by=person("zhoumin")
    )
    last = len(order) - 1 - order[::-1].index("commit")
    assert order.count("commit") == 1
    assert {"fsync file", "rename .tmp", "fsync directory"} <= set(order[:last])
    assert order[last + 1 :] == []


def test_a_file_that_is_there_is_not_written_again_but_its_name_is_synced(
    files: Folder, order: list[str]
) -> None:
    files.put(b"one")
    order.clear()
    files.put(b"one")
    assert order == ["fsync directory", "fsync directory"]


def test_a_damaged_file_is_never_given_out_and_the_same_bytes_put_again_mend_it(
    files: Folder,
) -> None:
    sha256 = files.put(b"whole")
    files.path(sha256).write_bytes(b"whola")
    with pytest.raises(Damaged):
        files.get(sha256)
    assert files.put(b"whole") == sha256
    assert files.get(sha256) == b"whole"


@pytest.mark.parametrize("name", ["../../etc/passwd", "0" * 63, "g" * 64, "", "A" * 64])
def test_a_name_that_is_no_hash_opens_nothing(files: Folder, name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what is refused matters, not the words
        files.get(name)


def test_a_sweep_takes_what_no_row_names_for_a_day_and_nothing_else(app: Flask) -> None:
    story.opened("parking", story.PARKING)
    kept, files = set(db.session.scalars(select(StoredFile.sha256))), documents.store()
    fresh, old = files.put(b"fresh"), files.put(b"old")
    for sha256 in {*kept, old}:
        aged(files, sha256, DAY + 60)
    torn = files.path(old).with_name(".0123456789abcdef.tmp")
    for age in (60, DAY):
        torn.write_bytes(b"half")
        os.utime(torn, (clock.now().timestamp() - age,) * 2)
        sweep()
        assert torn.exists() == (age == 60)
    assert set(files.hashes()) == kept | {fresh}
    assert list(files.aside()) == []
    answer = app.test_cli_runner().invoke(args=["files", "verify"])
    assert (answer.exit_code, f"核对{len(kept)}个文件，0个" in answer.output) == (0, True)


def test_what_a_killed_sweep_set_aside_goes_back_when_a_row_names_it(app: Flask) -> None:
    story.opened("parking", story.PARKING)
    files = documents.store()
    sha256 = db.session.scalars(select(StoredFile.sha256)).first()
    assert sha256
    aged(files, sha256, 2 * DAY)
    files.set_aside(sha256)
    assert app.test_cli_runner().invoke(args=["files", "verify"]).exit_code == 1
    sweep()
    assert hashlib.sha256(files.get(sha256)).hexdigest() == sha256


def test_a_file_put_again_while_it_is_swept_stays(app: Flask) -> None:
    files = documents.store()
    sha256 = files.put(b"again")
    aged(files, sha256, 2 * DAY)
    assert files.put(b"again") == sha256  # the deed under way has not committed its row yet
    assert sweep().files == 0
    aged(files, sha256, 2 * DAY)
    files.set_aside(sha256)
    assert files.put(b"again") == sha256
    sweep()
    assert files.get(sha256) == b"again"
