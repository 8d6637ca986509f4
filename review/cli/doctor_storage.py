"""Whether the places of files, keys and the signer's record can be written, and keep what is written there."""

from __future__ import annotations

from collections.abc import Iterator

from flask import current_app

from review.cli.doctor_findings import Finding, fault, good
from review.registers import operation
from review.storage import RemoteFile, Unconditional, Unreachable, installed

TIGHT = 2 << 30  # bytes
CONDITIONS = (
    "升级或换用支持条件写入（If-None-Match、If-Match）的 S3；中间有代理的，让它转发这两个请求头"
)


def files() -> Iterator[Finding]:
    place = installed(current_app.config)
    try:
        place.trial()
    except Unreachable as wrong:
        yield _unfit("文件库", wrong, "REVIEW_UPLOADS")
        return
    except OSError as wrong:
        yield fault(
            "文件库", f"{place} 不能写入：{wrong.strerror}", "把目录的所有者改为运行本系统的用户"
        )
        return
    free = operation.store().free
    if free is None:
        yield good("文件库", f"{place} 可以读写，不覆盖已有的文件")
    elif free < TIGHT:
        yield fault(
            "文件库", f"磁盘只剩 {free >> 20} MiB", "清理磁盘，或把 REVIEW_UPLOADS 移到更大的磁盘"
        )
    else:
        yield good("文件库", f"{place}，磁盘还有 {free >> 30} GiB")


def records() -> Iterator[Finding]:
    """Keys are made once and the signer's record goes on: several machines write there."""
    config, places = current_app.config, {}
    for setting, name in (("REVIEW_WITNESS", "CHECKPOINTS"), ("REVIEW_KEYS", "SIGNING_KEY")):
        if isinstance(config[name], RemoteFile):
            places[config[name].bucket] = (setting, config[name])
    for place, (setting, file) in places.items():
        try:
            place.trial()
            file.trial()
        except Unreachable as wrong:
            yield _unfit(setting, wrong, setting)
        else:
            yield good(setting, f"{place} 可以读写，不覆盖别的机器刚写的内容")


def _unfit(name: str, wrong: Unreachable, setting: str) -> Finding:
    if isinstance(wrong, Unconditional):
        return fault(name, str(wrong), CONDITIONS)
    return fault(
        name,
        str(wrong),
        f"核对 {setting} 和 REVIEW_S3_ENDPOINT 等设置，以及存储桶的权限；服务器须支持条件写入",
    )
