"""扫描件 of an old ledger: files or a zip, matched by name, kept with the records of one batch."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from review.actions import log, procedure
from review.actions.documents import EVIDENCE, keep, submit
from review.actions.file_names import clean_name
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import past_scans as law
from review.law.past_ledgers import LEDGERS
from review.law.permissions import Duty
from review.models import PastBatch, PastScan, Person
from review.registers import past_ledgers as register
from review.words import Words

MOST, LARGEST = 500, 200 * 1024 * 1024  # files of one upload, bytes of them unpacked
UTF8 = 0x800  # the flag of a zip whose names are UTF-8; others are in the code of a Chinese Windows


class Sent(NamedTuple):
    name: str
    content: bytes


def unpacked(files: Sequence[Sent]) -> list[Sent]:
    """The files, those of a zip one by one; raise Invalid for too many, too large or damaged."""
    found: list[Sent] = []
    size = 0
    for file in files:
        try:
            for each in _members(file) if file.name.lower().endswith(".zip") else [file]:
                size += len(each.content)
                if len(found) >= MOST or size > LARGEST:
                    raise Invalid(
                        "file", Words("一次最多{most}份、展开后200 MB，请分几次上传", most=MOST)
                    )
                found.append(each)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
            raise Invalid(
                "file", Words("{file}：压缩包已损坏或者已加密", file=clean_name(file.name))
            ) from error
    if not found:
        raise Invalid("file", "请选择扫描件，或者装着扫描件的 .zip")
    return found


def _members(file: Sent) -> Iterator[Sent]:
    with zipfile.ZipFile(io.BytesIO(file.content)) as packed:
        infos = [info for info in packed.infolist() if not info.is_dir()]
        if sum(info.file_size for info in infos) > LARGEST:
            raise Invalid("file", Words("一次最多{most}份、展开后200 MB，请分几次上传", most=MOST))
        for info in infos:
            with packed.open(info) as member:
                yield Sent(_spelled(info), member.read(info.file_size + 1)[: info.file_size])


def _spelled(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def keep_scans(
    batch: PastBatch, files: Sequence[Sent], *, only_matched: bool, by: Person
) -> law.Matched:
    """Keep the files that have one record each; with any left over only where asked so.

    A file that its record has already is kept once.
    """
    sent = unpacked(files)
    with unit_of_work():
        procedure.require_duty(Duty.IMPORT_PAST, by=by)
        if batch.withdrawal is not None:
            raise Invalid("file", "这一批已经撤回，不再收扫描件")
        matched = law.match([file.name for file in sent], register.rows_of(batch))
        if matched.faults and not only_matched:
            raise Invalid(
                "file",
                Words(
                    "有{faults}份没有对上，没有存入任何一份：{matched}",
                    faults=len(matched.faults),
                    matched=_told(matched),
                ),
            )
        if not matched.pairs:
            raise Invalid("file", Words("没有一份对得上：{matched}", matched=_told(matched)))
        there = register.hashes_of(batch)
        kept = [
            scan for place, record in matched.pairs
            if (scan := _scan(sent[place], record, there, by)) is not None
        ]  # fmt: skip
        if not kept:
            raise Invalid("file", "这些扫描件都已经存过")
        log.append(
            "keep_scans", by=by, object={"id": batch.id}, ledger=LEDGERS[batch.ledger].title,
            scans=len(kept), unmatched=len(matched.faults),
            files=[[scan.record_id, scan.name, scan.sha256] for scan in kept],
        )  # fmt: skip
        return matched


def _told(matched: law.Matched, most: int = 8) -> str:
    lines = [f"{name}（{reason}）" for name, reason in matched.faults[:most]]
    more = len(matched.faults) - most
    return "；".join(lines) + (f"；另有{more}份" if more > 0 else "")


def _scan(file: Sent, record: int, there: set[tuple[int, str]], by: Person) -> PastScan | None:
    try:
        received = submit(file.name, file.content, EVIDENCE)
    except Invalid as fault:
        raise Invalid("file", f"{clean_name(file.name)}：{fault}") from fault
    sha256 = keep(received.content)
    if (record, sha256) in there:
        return None
    scan = PastScan(record_id=record, name=received.name, sha256=sha256, by_id=by.id)
    db.session.add(scan)
    db.session.flush()
    return scan
