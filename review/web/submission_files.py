"""The files of a submission: sent at once, each with its guessed kind; what was read stays with the page.

The page holds each file as a sealed word with its hash, so that nothing is sent twice; a file that no
deed names is swept in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.datastructures import FileStorage

from review.actions import documents
from review.actions.file_names import clean_name
from review.actions.unit_of_work import Invalid
from review.checks import catalogue, particulars
from review.checks.finding import Weight
from review.checks.material_kinds import Guess, guess
from review.law.materials import Wanted
from review.law.vocabulary import Kind, MaterialKind
from review.paper.clause_paths import paths
from review.paper.model import Paper
from review.registers import check_record
from review.web.access import person
from review.words import Words

TEXT = "text"
MOST, MOST_FINDINGS = 30, 12


@dataclass(frozen=True)
class File:
    """One file of the page; `role` is TEXT, a material's kind, or "" where it is not handed in."""

    name: str
    sha256: str
    role: str
    said: str

    @property
    def seal(self) -> str:
        return str(_seal().dumps([person().id, self.name, self.sha256, self.role, self.said]))

    @property
    def content(self) -> bytes:
        return documents.store().get(self.sha256)


@dataclass(frozen=True)
class Said:
    """What the text says: values offered by field, and what the rules found, (weight, clause, words, advice)."""

    offers: dict[str, list[str]]
    findings: list[list[str]]

    @property
    def seal(self) -> str:
        return str(_seal().dumps([self.offers, self.findings]))


@dataclass
class Files:
    """All files of the page; `faults` say which could not be taken, and why."""

    wanted: Sequence[Wanted]
    files: list[File]
    said: Said
    faults: list[str]

    @property
    def text(self) -> File | None:
        return next((file for file in self.files if file.role == TEXT), None)

    @property
    def materials(self) -> list[File]:
        return [file for file in self.files if file.role not in ("", TEXT)]

    @property
    def missing(self) -> list[Wanted]:
        """Required materials that are not among them."""
        there = {file.role for file in self.files}
        return [
            wanted for wanted in self.wanted if wanted.required and wanted.kind.value not in there
        ]

    @property
    def lacking(self) -> list[Wanted]:
        there = {file.role for file in self.files}
        return [
            wanted
            for wanted in self.wanted
            if wanted.kind.value not in there and wanted.kind is not MaterialKind.OTHER
        ]

    @property
    def short(self) -> int:
        """How many papers are still asked for, the text among them."""
        return len(self.missing) + (self.text is None)


def _seal() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="files of a submission")


def held(kind: Kind, wanted: Sequence[Wanted], *, open: bool) -> Files:
    """What the page held and what was sent now; new files are read only where `open` (not secret)."""
    files = Files(wanted, [*_sealed()], _said(), [])
    if sum(file.role == TEXT for file in files.files) > 1:
        files.faults.append("送审文本只能有一份，请改选其余文件的种类。")
    if not open:
        return files
    for upload, role in _uploads(wanted):
        if len(files.files) >= MOST:
            files.faults.append(
                Words("一次最多提交{most}份文件，请先保存草稿，其余的在事项页上传。", most=MOST)
            )
            break
        try:
            _take(files, kind, upload.filename or "", upload.read(), role)
        except Invalid as fault:
            files.faults.append(f"{clean_name(upload.filename or '')}：{fault}")
    return files


def _sealed() -> Iterator[File]:
    roles = request.form.getlist("role")
    for place, word in enumerate(request.form.getlist("held")[:MOST]):
        try:
            owner, name, sha256, role, said = _seal().loads(word)
        except (BadSignature, ValueError):
            continue
        chosen = roles[place] if place < len(roles) else role
        known = {TEXT, "", *(material_kind.value for material_kind in MaterialKind)}
        if owner == person().id and sha256 in documents.store():
            yield File(name, sha256, chosen if chosen in known else role, said)


def _said() -> Said:
    try:
        return Said(*_seal().loads(request.form.get("said", "")))
    except (BadSignature, TypeError):
        return Said({}, [])


def _uploads(wanted: Iterable[Wanted]) -> Iterator[tuple[FileStorage, str]]:
    """Each file sent now, with the kind under which it was picked, "" where none was named."""
    for name, role in [
        ("file", ""),
        *((f"file-{one.kind.value}", one.kind.value) for one in wanted),
    ]:
        yield from ((one, role) for one in request.files.getlist(name) if one.filename)


def _take(files: Files, kind: Kind, name: str, content: bytes, role: str) -> None:
    """Judge one file, say what it is, read it where it is the text, and hold it."""
    kinds = [wanted.kind for wanted in files.wanted]
    known = guess(name, kinds)
    if role:
        known = Guess(MaterialKind(role), "您选的种类")
    if known is None or known.kind is None:
        received = _read(name, content, known is not None and files.text is None)
        if known is None and received.words is not None:
            opening = "".join(paragraph.text for paragraph in received.words.paragraphs())[:400]
            known = guess("", kinds, opening)
        is_text = received.words is not None or received.later
        if is_text and files.text is None and (known is None or known.kind is None):
            hold_text(files, kind, received)
            return
    documents.submit(name, content, documents.EVIDENCE)
    chosen = known.kind if known and known.kind else MaterialKind.OTHER
    why = known.why if known and known.kind else "没有认出种类，请核对"
    _hold(files, name, content, chosen.value, why)


def _read(name: str, content: bytes, must: bool) -> documents.Received:
    """The file with its words; one that need not be the text may have none."""
    try:
        return documents.submit(name, content, documents.TEXT)
    except Invalid:
        if must:
            raise
        return documents.submit(name, content, documents.EVIDENCE)


def hold_text(files: Files, kind: Kind, received: documents.Received) -> None:
    """Hold a file that was read as the text of the page, with what it says of itself."""
    if received.words is None:
        told = "旧版文件，保存后转换为 .docx"
    else:
        words = sum(len(paragraph.text) for paragraph in received.words.paragraphs())
        told = (
            Words("已读出{words}字", words=words)
            if words
            else "没有读到文字：可能是扫描件，不能在线批注"
        )
        files.said = _ask(kind, received.words)
    _hold(files, received.name, received.content, TEXT, told)


def _hold(files: Files, name: str, content: bytes, role: str, said: str) -> None:
    sha256 = documents.store().put(content)
    if any(file.sha256 == sha256 and file.role == role for file in files.files):
        return
    files.files.append(File(clean_name(name), sha256, role, said))


def _ask(kind: Kind, paper: Paper) -> Said:
    """What a text says of itself, and what the rules find in it before it is sent."""
    facts = particulars.of(paper)
    offers: dict[str, list[str]] = {"title": [facts.title] if facts.title else []}
    if kind is Kind.CONTRACT:
        ours = current_app.config["REVIEW_OFFICE"]
        theirs = [party for party in facts.parties if party.name != ours]
        offers["counterparty"] = [party.name for party in theirs]
        offers["credit_code"] = [party.code for party in theirs if party.code]
        offers["amount"] = [f"{facts.total:.2f}"] if facts.total is not None else []
    asked = check_record.before_any_matter(kind)
    lines, clauses = list(paper.paragraphs("all")), paths(paper)
    order = list(Weight)
    gravest = sorted(catalogue.check(paper, asked), key=lambda one: order.index(one.severity))
    findings = [
        [
            finding.severity.value,
            clauses.get(lines[finding.place].id, ""),
            finding.quote[:80],
            finding.advice,
        ]
        for finding in gravest[:MOST_FINDINGS]
    ]
    return Said(offers, findings)


def fill(form: Any, said: Said) -> None:
    """Put what the text says into the fields that are empty; a person looks it over."""
    for name, values in said.offers.items():
        field = getattr(form, name, None)
        if (
            values
            and field is not None
            and not (field.data or (field.raw_data and field.raw_data[0]))
        ):
            field.process_formdata(values[:1])
            field.raw_data = values[:1]
