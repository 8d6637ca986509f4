"""`flask doctor` tells a store that writes although the condition of a write does not hold."""

from __future__ import annotations

import pytest
from flask import Flask

from review.storage import Access, Bucket, RemoteFile
from tests import buckets


def doctor(app: Flask) -> list[str]:
    """The findings, each with its remedy in one line."""
    answer = app.test_cli_runner().invoke(args=["doctor"], catch_exceptions=False)
    return answer.output.replace("\n      →", " →").splitlines()


def placed(app: Flask, place: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, keys and the signer's record in one bucket, two of them at one place."""
    monkeypatch.setitem(app.config, "S3", place.access)
    monkeypatch.setitem(app.config, "UPLOADS", f"{place}/files")
    keys = Bucket(f"{place}/keys", place.access)
    for name, kept in (("SIGNING_KEY", "signing.key"), ("CHECKPOINTS", "checkpoints")):
        monkeypatch.setitem(app.config, name, RemoteFile(keys, kept))


def test_a_store_that_keeps_to_conditions_is_fit_and_nothing_of_the_trial_stays(
    app: Flask, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed(app, bucket, monkeypatch)
    told = doctor(app)
    assert f"正常  文件库：{bucket}/files 可以读写，不覆盖已有的文件" in told
    fit = f"正常  REVIEW_KEYS：{bucket}/keys 可以读写，不覆盖别的机器刚写的内容"
    assert [line for line in told if "REVIEW_KEYS：" in line or "REVIEW_WITNESS" in line] == [fit]
    assert not [key for key, _ in bucket.objects() if "trial" in key]
    elsewhere = RemoteFile(Bucket(f"{bucket}/witness", bucket.access), "checkpoints")
    monkeypatch.setitem(app.config, "CHECKPOINTS", elsewhere)
    told = [line.partition("：")[0] for line in doctor(app) if f"：{bucket}" in line]
    assert told == ["正常  文件库", "正常  REVIEW_WITNESS", "正常  REVIEW_KEYS"]


@pytest.mark.parametrize(
    ("header", "told", "names"),
    [
        (
            "if-none-match",
            "文件已经存在，仍被覆盖（不理会 If-None-Match）",
            ["文件库", "REVIEW_KEYS"],
        ),
        ("if-match", "内容已被改写，仍按旧的标签写入（不理会 If-Match）", ["REVIEW_KEYS"]),
    ],
)
def test_a_store_that_ignores_a_condition_is_a_fault_with_its_remedy(
    header: str, told: str, names: list[str],
    app: Flask, moto: Access, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    bucket = buckets.fresh(moto)
    with buckets.deaf(moto, header) as access:
        placed(app, Bucket(bucket.address, access), monkeypatch)
        found = [line for line in doctor(app) if told in line]
    assert [line.partition("：")[0] for line in found] == [f"故障  {name}" for name in names]
    assert all("→ 升级或换用支持条件写入（If-None-Match、If-Match）的 S3" in line for line in found)
    assert not [key for key, _ in bucket.objects() if "trial" in key]
