"""The package for a filing authority: 备案报告, 起草说明 and the pieces, numbered, in one ZIP."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flask import current_app

from review import clock
from review.actions.documents import store
from review.actions.unit_of_work import Refused
from review.law import filing_package as law
from review.law.vocabulary import Receiver
from review.models import Filing, Issue, Matter, Publication
from review.paper.issuing import letters
from review.paper.issuing.gbt9704 import OfficialPage
from review.registers.batching import last, rows
from review.registers.facts import facts, latest_opinion, valid_approval
from review.registers.filings import Ready, ready

# What a file system or an unpacking program would trip over.
_AWKWARD = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
MOST = 80


def package(matter: Matter, receiver: Receiver) -> bytes:
    """Raise Refused before the preconditions hold, or while a required piece is missing."""
    report = filing_report(matter, receiver)
    pieces = ready(matter, receiver)
    lacking = "、".join(one.piece.label for one in pieces if one.lacking)
    if lacking:
        raise Refused(f"备案材料还缺：{lacking}")
    files = _numbered(matter, pieces, report)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name, content in (("00 目录.docx", _contents(matter, receiver, files)), *files):
            packed.writestr(ZipInfo(name, clock.local(clock.now()).timetuple()[:6]), content)
    return made.getvalue()


def _numbered(matter: Matter, pieces: list[Ready], report: bytes) -> list[tuple[str, bytes]]:
    """Each file under the number of its piece: 01 备案报告.docx, 05-2 其他参考资料 照片.pdf."""
    files: list[tuple[str, bytes]] = []
    written = {"report": report, "note": drafting_note(matter)}
    there = [one for one in pieces if one.there]
    for place, one in enumerate(there, 1):
        if not one.files:
            files.append((f"{place:02} {one.piece.label}.docx", written[one.piece.key]))
        for part, file in enumerate(one.files, 1):
            tail = f"-{part}" if len(one.files) > 1 else ""
            name = _AWKWARD.sub("_", file.name)[-MOST:]
            if not name.startswith(one.piece.label):
                name = f"{one.piece.label} {name}"
            files.append((f"{place:02}{tail} {name}", store().get(file.sha256)))
    return files


def filing_report(matter: Matter, receiver: Receiver) -> bytes:
    """备案报告, with the number of the filing once it has been registered."""
    ruling = law.may_report(facts(matter))
    if not ruling:
        raise Refused(ruling.reason)
    issued, published = last(Issue, matter), last(Publication, matter)
    assert issued is not None
    assert published is not None
    filed = next((f for f in rows(Filing, matter) if f.receiver is receiver), None)
    approval = valid_approval(matter)
    code = current_app.config["REVIEW_DOCUMENT_CODE"]
    number = filed.number if filed else f"{code}备〔{clock.today().year}〕　号"
    office = current_app.config["REVIEW_OFFICE"]
    annexes = [one.piece.label for one in ready(matter, receiver) if one.there][1:]
    return letters.filing_report(
        letters.Filing(
            letters.Letter(number, receiver.label, (office,), clock.today()),
            matter.title,
            issued.number,
            published.published_on,
            published.effective_on,
            approval.by.name if approval else "",
            tuple(annexes),
        )
    )


def drafting_note(matter: Matter) -> bytes:
    """起草说明 as a skeleton: what the records know is written, the rest is to be filled in."""
    opinion, published = latest_opinion(matter), last(Publication, matter)
    sections = {}
    if opinion:
        sections["合法性审核意见"] = (
            f"经{opinion.by.belongs}审核，结论为“{opinion.conclusion.label}”"
            f"（{opinion.number}）。{opinion.text}"
        )
    if published and published.soon_reason:
        sections["主要内容和拟确立的主要制度"] = (
            f"本文件公布至施行不足三十日，理由是：{published.soon_reason}"
        )
    office = current_app.config["REVIEW_OFFICE"]
    return letters.drafting_note(matter.title, sections, (office,), clock.today())


def _contents(matter: Matter, receiver: Receiver, files: list[tuple[str, bytes]]) -> bytes:
    page = OfficialPage(f"《{matter.title}》\n备案材料目录")
    page.centred(f"报送{receiver.label}")
    page.blank()
    rows = [(str(place), name.partition(" ")[2]) for place, (name, _) in enumerate(files, 1)]
    page.table(("序号", "材料"), rows, (16, 140))
    page.note(f"依据：{law.basis(receiver)}。{law.COPIES[receiver]}。")
    return page.content()
