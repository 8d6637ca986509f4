"""What a case of one matter tells a person: its files by name, its annotations, its events."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from review import clock
from review.extensions import db
from review.law import events as words
from review.models import Annotation, Approval, Clearance, Matter, Opinion, Signing, SigningCopy
from review.models.deciding import BY_TABLE
from review.paper.issuing.case_index import Link, Section
from review.registers import log, personal_signatures
from review.registers.batching import rows
from review.registers.case_file import file_rows, files_of
from review.registers.signed_copies import proof_of


def registered(matter: Matter) -> dict[str, str]:
    """Every file that an event or a row of the matter registered: SHA-256 and what it is."""
    by_digest: dict[str, str] = {}
    for _, event in log.entries(matter):
        sha256 = (event["object"] or {}).get("sha256")
        if sha256:
            name = event["data"].get("name") or event["data"].get("number") or ""
            said = f"第{event['seq']}条 {words.words(event, matter.kind)}"
            by_digest.setdefault(sha256, f"{said} {name}".strip())
    for row in file_rows(matter):
        columns = row["columns"]
        table = BY_TABLE[row["row"].partition("/")[0]]
        for column in files_of(table):
            if column in columns:
                name = columns.get("name") or columns.get("number") or ""
                by_digest.setdefault(columns[column], f"{row['label']} {name}".strip())
    return by_digest


def threads(matter: Matter) -> list[dict[str, Any]]:
    """Every annotation with what was said, answered and settled, the withdrawn ones too."""
    return [_annotation(annotation) for annotation in rows(Annotation, matter)]


def _annotation(annotation: Annotation) -> dict[str, Any]:
    return {
        "id": annotation.id,
        "revision": annotation.revision.number,
        "severity": annotation.severity.label,
        "category": annotation.category.label,
        "state": annotation.state.label,
        "quote": annotation.placements[-1].quote if annotation.placements else "",
        "text": annotation.text,
        "basis": annotation.basis,
        "proposal": annotation.proposal,
        "by": annotation.by.name,
        "at": _at(annotation.made_at),
        "remarks": [_said(each, each.text) for each in annotation.remarks],
        "answers": [
            _said(each, f"{each.reply.label} {each.reason}".strip()) for each in annotation.answers
        ],
        "settled": [_said(each, "了结") for each in annotation.settlements],
        "placements": [
            {"revision": each.revision_id, "place": each.place.label, "quote": each.quote}
            for each in annotation.placements
        ],
    }


def _said(author: Any, text: str) -> dict[str, str]:
    return {"by": author.by.name, "at": _at(author.made_at), "text": text}


def _at(moment: Any) -> str:
    return clock.local(moment).isoformat(timespec="seconds")


def sections(
    matter: Matter, members: Mapping[str, str], descriptions: Mapping[str, str]
) -> list[Section]:
    """The page's sections; `members` names the file of each SHA-256, `made` what was made to read."""
    known = registered(matter)
    listed = [(Link(member, member), known[sha256], sha256) for sha256, member in members.items()]
    lost = [("（已缺失）", said, sha) for sha, said in known.items() if sha not in members]
    return [
        Section("基本信息", ("项目", "内容"), list(_facts(matter))),
        Section("办理结果", ("事项", "内容", "文件"), list(_results(matter, members))),
        Section("登记的文件", ("文件", "来历", "SHA-256"), [*listed, *lost]),
        Section(
            "供阅读的文件",
            ("文件", "内容"),
            [(Link(n, n), said) for n, said in descriptions.items()],
        ),
        Section("批注", ("版本", "程度", "原文", "意见", "答复", "状态"), list(_notes(matter))),
        Section("审查日志", ("序号", "时间", "人", "行为", "内容"), list(_events(matter))),
    ]


def _facts(matter: Matter) -> Iterator[Sequence[str]]:
    yield "送审编号", matter.number
    yield "类型", matter.kind.label
    yield "名称", matter.title
    yield "承办", f"{matter.section.name} {matter.drafter.name}"
    if matter.contract:
        yield "相对方", matter.contract.counterparty
        yield "标的额（元）", f"{matter.contract.amount or ''}"
    yield "状态", matter.status.label


def _results(matter: Matter, members: Mapping[str, str]) -> Iterator[Sequence[str | Link]]:
    def link(sha256: str | None) -> str | Link:
        member = members.get(sha256 or "")
        return Link(member, member) if member else "（没有文件）"

    signed = personal_signatures.by_row(matter)
    for opinion in rows(Opinion, matter):
        said = f"{opinion.number}，{opinion.conclusion.label}，{opinion.by.name}"
        said += personal_signatures.told(signed, opinion)
        yield "审查意见", said, link(opinion.letter)
    for approval in rows(Approval, matter):
        void = f"，已失效：{approval.voided_why}" if approval.voided_at else ""
        said = f"{approval.by.name}同意第{approval.revision.number}版{void}"
        yield "审批", said + personal_signatures.told(signed, approval), "—"
    for clearance in rows(Clearance, matter):
        void = f"，已失效：{clearance.voided_why}" if clearance.voided_at else ""
        said = f"{clearance.number}，第{clearance.revision.number}版{void}"
        said += personal_signatures.told(signed, clearance)
        yield "准予签署", said, link(clearance.sheet)
        copy = db.session.get(SigningCopy, clearance.id)
        if copy:
            yield "签署用文本", copy.why or copy.name, link(copy.sha256)
    for signing in rows(Signing, matter):
        yield "签订", f"{signing.signed_on}，{signing.signatory}，一式{signing.copies}份", "—"
        yield "签署件", f"核对依据：{proof_of(signing).label}", link(signing.sha256)
        for seated in signing.returned.confirmations if signing.returned else ():
            said = f"{seated.by.name}（{seated.seat.label}）：{seated.verdict}。{seated.note}"
            yield "核对签署件", said, "—"


def _notes(matter: Matter) -> Iterator[Sequence[str]]:
    for thread in threads(matter):
        answers = "；".join(f"{said['by']}：{said['text']}" for said in thread["answers"])
        said = f"{thread['text']}　依据：{thread['basis']}" if thread["basis"] else thread["text"]
        yield (
            f"第{thread['revision']}版",
            thread["severity"],
            thread["quote"],
            said,
            answers,
            thread["state"],
        )


def _events(matter: Matter) -> Iterator[Sequence[str]]:
    for entry, event in log.entries(matter):
        name = entry.actor.name if entry.actor else "系统"
        sentence = "；".join(words.details(event))
        at = clock.local(entry.at).strftime("%Y-%m-%d %H:%M")
        yield (
            str(entry.seq),
            at,
            event["data"].get("acting") or name,
            words.words(event, matter.kind),
            sentence,
        )


def annotations_json(matter: Matter) -> bytes:
    """The annotations as JSON in UTF-8, indented for reading."""
    return json.dumps(threads(matter), ensure_ascii=False, indent=1).encode()
