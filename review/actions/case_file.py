"""Hand a case file over: say so in the log, sign its head, pack what was signed."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from flask import current_app

from review.actions import log, outgoing
from review.actions.documents import store
from review.actions.unit_of_work import Refused, unit_of_work
from review.evidence.case_file import Folder
from review.evidence.checkpoint import Rewritten
from review.models import Matter, Person, Revision
from review.paper.issuing import case_index
from review.paper.reading import page_pictures
from review.registers import case_folder
from review.registers.batching import rows
from review.registers.case_file import file_rows, pack
from review.storage import Damaged, Lost
from review.words import Words

LEAD = (
    "这是从法律审查系统导出的案卷目录，按登记的内容生成。文件原样存放在 files 文件夹；"
    "要核验它们没有改动，请用另行取得的 verify.py 核验整个案卷（zip）。"
)


def export(matter: Matter | None, *, by: Person | None) -> bytes:
    """Return the zip of the matter, or of the whole log; the log tells who took it.

    A log that can no longer be signed is packed up to its newest checkpoint all the same: the
    verifier shows a stranger the damage.
    """
    files, members = _to_read(matter) if matter else ({}, {})
    with unit_of_work():
        digests = [
            {"name": name, "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in members.items()
        ]
        log.append("export", by=by, matter=matter, members=digests)
    try:
        log.sign_head()
    except Rewritten as fault:
        current_app.logger.error("a case is handed over unsigned: %s", fault)
    try:
        return pack(matter, Folder([*file_rows(matter)], {**files, **members}))
    except ValueError as fault:
        raise Refused(
            Words("日志已残缺，不能导出（{fault}）；请保持现场，并通知审计员", fault=fault)
        ) from fault


def _to_read(matter: Matter) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What a person reads in the case of a matter; nothing where its events cannot be read."""
    try:
        return _read(matter)
    except (ValueError, LookupError, TypeError) as fault:
        current_app.logger.error("a case is handed over without its files: %r", fault)
        return {}, {}


def _read(matter: Matter) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The registered files as they are, and what is made of the records to be read; by member."""
    files: dict[str, bytes] = {}
    members: dict[str, str] = {}
    for sha256 in case_folder.registered(matter):
        content = _stored(sha256)
        if content is not None:
            member = f"files/{len(files) + 1:03}{_ending(content)}"
            files[member], members[sha256] = content, member
    made = {"annotations.json": case_folder.annotations_json(matter), **_annotated(matter)}
    descriptions = dict.fromkeys(made, "全部批注、回复、答复和了结")
    descriptions |= {
        name: "这一版文本，批注写成 Word 批注" for name in made if name.endswith(".docx")
    }
    title = f"案卷：{matter.number} {matter.title}"
    sections = case_folder.sections(matter, members, descriptions)
    made["index.html"] = case_index.page(title, LEAD, sections)
    return files, made


def _stored(sha256: str) -> bytes | None:
    """The file, None where it is lost or damaged: the verifier says which one is missing. Where the
    store does not answer nothing is handed over, or a case would be accused of what it has."""
    try:
        return store().get(sha256)
    except (Lost, Damaged) as fault:
        current_app.logger.error("a file is missing from a case: %s", fault)
        return None


def _annotated(matter: Matter) -> dict[str, bytes]:
    """Each revision with its annotations as a Word file, where it is one."""
    files = {}
    for revision in rows(Revision, matter):
        try:
            if outgoing.offered(revision):
                name = f"annotated-{revision.number}.{PurePath(revision.name).suffix[1:] or 'docx'}"
                files[name] = outgoing.composed(revision).docx
        except (Refused, Lost, Damaged) as fault:
            current_app.logger.warning("revision %s is not annotated: %s", revision.number, fault)
    return files


def _ending(content: bytes) -> str:
    """What a file is called at its end, by its first bytes."""
    kind = page_pictures.kind(content)
    if kind:
        return f".{kind}"
    return ".docx" if content.startswith(b"PK") else ".bin"
