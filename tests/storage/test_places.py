"""A folder and a bucket keep files alike: written once, checked whenever read, swept when forgotten.

The bucket is moto's, or any real S3 that REVIEW_TEST_S3 names (a radosgw, say).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import obstore
import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import storage
from review.actions import documents, signing_copies
from review.registers.facts import latest_revision
from review.storage import Access, Bucket, Damaged, Folder, Lost, RemoteFile, Storage, Unreachable
from tests import buckets
from tests.told import story

LONG_AGO, ONE_DAY = 0.0, 4e9  # seconds of the epoch: before and after every clock
LARGE = bytes(range(256)) * (8 << 12)  # 8 MiB


@pytest.fixture(params=["folder", pytest.param("bucket", marks=pytest.mark.sure)])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    if request.param == "folder":
        return Folder(tmp_path / "files")
    found: Bucket = request.getfixturevalue("bucket")
    return found


def hurt(files: Storage, sha256: str, content: bytes) -> None:
    """Other bytes under the same name, as a broken disk or a stranger would leave them."""
    if isinstance(files, Folder):
        files.path(sha256).write_bytes(content)
    elif isinstance(files, Bucket):
        obstore.put(files.client, f"{sha256[:2]}/{sha256}", content)


def test_a_bucket_keeps_a_file_once_and_gives_out_no_other_bytes(
    bucket: Bucket, tmp_path: Path
) -> None:
    sha256 = bucket.put("停车协议".encode())
    assert sha256 == hashlib.sha256("停车协议".encode()).hexdigest()
    assert (sha256 in bucket, "0" * 64 in bucket) == (True, False)
    bucket.put("停车协议".encode())
    assert [*bucket.hashes()] == [sha256]
    assert bucket.get(sha256).decode() == "停车协议"
    hurt(bucket, sha256, "停车合同".encode())
    for read in (bucket.get, lambda asked: bucket.copy_to(asked, tmp_path / "copy")):
        with pytest.raises(Damaged, match="与其指纹不符"):
            read(sha256)
    assert [*tmp_path.iterdir()] == []
    assert bucket.put("停车协议".encode()) == sha256
    assert bucket.get(sha256).decode() == "停车协议"


def test_a_large_file_goes_in_and_out_by_its_path(files: Storage, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(LARGE)
    sha256 = files.put_file(tmp_path / "in")
    files.copy_to(sha256, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == LARGE
    hurt(files, sha256, LARGE[:-1])
    with pytest.raises(Damaged):
        files.copy_to(sha256, tmp_path / "again")
    assert not (tmp_path / "again").exists()
    files.put_file(tmp_path / "in")
    assert files.get(sha256) == LARGE


def test_what_is_not_there_is_lost_and_what_is_no_hash_opens_nothing(
    files: Storage, tmp_path: Path
) -> None:
    with pytest.raises(Lost, match="请系统管理员从备份取回"):
        files.get("0" * 64)
    with pytest.raises(Lost):
        files.copy_to("0" * 64, tmp_path / "copy")
    for name in ("../../etc/passwd", "g" * 64, ""):
        with pytest.raises(ValueError):  # noqa: PT011 - what is refused matters, not the words
            files.get(name)
    files.trial()
    files.ready()
    assert [*files.hashes()] == []


def test_a_sweep_takes_what_nobody_names_or_puts_and_spares_what_is_named_meanwhile(
    files: Storage,
) -> None:
    named, forgotten = files.put(b"named"), files.put(b"forgotten")
    assert files.sweep(lambda sha256: False, LONG_AGO) == 0
    assert files.sweep(lambda sha256: sha256 == named, ONE_DAY) == 1
    assert files.get(named) == b"named"
    with pytest.raises(Lost):
        files.get(forgotten)


class Killed(Exception):
    """The sweep ends here."""


@pytest.mark.sure
def test_what_a_killed_sweep_set_aside_in_a_bucket_is_read_all_the_same_and_goes_back_when_named(
    bucket: Bucket,
) -> None:
    sha256 = bucket.put(b"meanwhile")
    asked: list[str] = []

    def named(one: str) -> bool:
        asked.append(one)
        if len(asked) > 1:
            raise Killed
        return False

    with pytest.raises(Killed):
        bucket.sweep(named, ONE_DAY)
    assert [*bucket.hashes()] == []
    assert (sha256 in bucket, bucket.get(sha256)) == (True, b"meanwhile")
    assert bucket.sweep(lambda sha256: True, LONG_AGO) == 0  # a deed named it since
    assert [*bucket.hashes()] == [sha256]


def test_a_store_that_does_not_answer_is_said_to_be_out_of_reach_and_no_file_to_be_lost(
    s3: storage.Access, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("review.storage.bucket.RETRY", {"max_retries": 0})
    closed = Bucket("s3://review-test/x", replace(s3, endpoint="http://127.0.0.1:9"))
    absent = Bucket("s3://no-such-bucket/x", s3)
    for bucket in (closed, absent):
        for act in (bucket.ready, bucket.trial, partial(bucket.get, "0" * 64),
                    partial(bucket.put, b"x"), RemoteFile(bucket, "key").exists):  # fmt: skip
            with pytest.raises(Unreachable, match="没有"):
                act()
    monkeypatch.setitem(app.config, "UPLOADS", closed.address)
    monkeypatch.setitem(app.config, "S3", closed.access)
    ready = app.test_client().get("/readyz")
    assert (ready.status_code, 'storage":false' in ready.text) == (503, True)
    code, told = _doctor(app)
    assert (code, "没有正常回应" in told, "REVIEW_S3_ENDPOINT" in told) == (1, True, True)


def _doctor(app: Flask) -> tuple[int, str]:
    answer = app.test_cli_runner().invoke(args=["doctor"], catch_exceptions=False)
    return answer.exit_code, answer.output


def test_a_file_that_is_not_what_was_filed_is_refused_in_a_sentence_and_a_silent_store_too(
    app: Flask, client_of: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture, tmp_path: Path,
) -> None:  # fmt: skip
    matter = story.submitted("parking", story.PARKING)
    revision = latest_revision(matter)
    assert revision
    number = matter.number
    address, sha256 = f"/matters/{matter.id}/revisions/{revision.number}/file", revision.sha256
    files = documents.store()
    client = client_of("wangfang")
    assert client.get(address).status_code == 200
    hurt(files, sha256, b"other")
    refused = client.get(address)
    assert (refused.status_code, "与登记的指纹不符" in refused.text) == (500, True)
    assert sha256 in caplog.text
    assert b"other" not in refused.data
    monkeypatch.setitem(app.config, "UPLOADS", "s3://review-test/x")
    monkeypatch.setitem(app.config, "S3", storage.Access("http://127.0.0.1:9", key="k", secret="s"))
    monkeypatch.setattr("review.storage.bucket.RETRY", {"max_retries": 0})
    silent = client.get(address)
    assert (silent.status_code, "暂时连接不上文件库" in silent.text) == (503, True)
    with pytest.raises(Unreachable):  # never kept as why a clearance has no signing copy
        signing_copies.hindrance(revision)
    case, one = tmp_path / "case.zip", ("--matter", number)
    exported = app.test_cli_runner().invoke(args=["log", "export", str(case), *one])
    assert exported.exit_code == 1
    assert "没有正常回应" in exported.output
    assert not case.exists()
    page = client_of("zhengqi").get("/operation")
    assert (page.status_code, "；在 s3://review-test/x" in page.text) == (200, True)


def test_a_store_that_compares_tags_without_their_quotation_marks_is_written_and_guarded(
    moto: Access,
) -> None:
    with buckets.literal(moto) as access:
        key = RemoteFile(buckets.fresh(access), "secret.key")
        assert key.create(b"first")
        with key.held() as one, key.held() as other:
            one.write(5, b" and more")
            with pytest.raises(Unreachable, match="刚被另一台机器改写"):
                other.write(5, b" and other")
        assert key.read_text() == "first and more"


def test_of_two_who_make_a_key_the_first_one_wins_and_of_two_writers_one_is_told(
    bucket: Bucket,
) -> None:
    key = RemoteFile(bucket, "secret.key")
    assert not key.exists()
    assert [key.create(b"first"), key.create(b"second")] == [True, False]
    assert key.read_text() == "first"
    assert key.end(3) == (b"rst", 2)
    with key.held() as one, key.held() as other:
        one.write(5, b" and more")
        with pytest.raises(Unreachable, match="刚被另一台机器改写"):
            other.write(5, b" and other")
    assert key.read_text() == "first and more"
    key.replace(key.with_name("old.key"))
    assert (key.exists(), key.with_name("old.key").exists()) == (False, True)
