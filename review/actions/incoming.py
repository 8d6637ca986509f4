"""批注稿: counsel's Word file come back; what is new in it becomes annotations in one deed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from review.actions import documents, log, notices, procedure
from review.actions.annotations import Note, enter, of, reopen, settle
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.extensions import db
from review.law.permissions import Act
from review.law.vocabulary import Category, Place, Severity
from review.models import (
    Annotation,
    Matter,
    Person,
    Remark,
    ReturnedFile,
    Revision,
    TakenIn,
)
from review.paper import model
from review.paper.anchoring import carry
from review.paper.exchange import incoming
from review.paper.exchange.incoming import Flag, Fresh, Incoming, Reply, Said
from review.paper.exchange.provenance import origin
from review.paper.plain_text import legible
from review.paper.refusal import Refusal
from review.registers import word_threads as register
from review.registers.batching import rows
from review.registers.facts import latest_revision
from review.words import Listed, Words

CHANGED = "建议按修订修改。"
"""What an annotation says that counsel made as a tracked change alone."""


@dataclass(frozen=True)
class Brought:
    """What a file brings, on the words of the newest revision."""

    found: Incoming
    base: Revision
    newest: Revision

    @property
    def empty(self) -> bool:
        return not (self.found.fresh or self.found.replies or self.found.flags)


@dataclass(frozen=True)
class Choice:
    """What counsel takes of it: by token, a new annotation with its severity and category."""

    notes: Mapping[str, tuple[Severity, Category]]
    replies: frozenset[str]
    flags: frozenset[str]


def token(item: Fresh | Reply | Flag) -> str:
    """A short name for a line of the page, the same as long as the file brings it."""
    if isinstance(item, Fresh):
        return item.marks[0][:16]
    if isinstance(item, Reply):
        return item.said.mark[:16]
    return f"flag-{register.annotation_id(item.key)}"


@dataclass(frozen=True)
class Arrived:
    """A returned file that was judged and read before any lock; `said` is what it says it was
    made of."""

    received: documents.Received
    said: str


def arrived(name: str, content: bytes) -> Arrived:
    """Read the file; Invalid says what is wrong with it."""
    received = documents.submit(name, content, documents.RETURNED)
    try:
        return Arrived(received, origin(content))
    except Refusal as refusal:
        raise Invalid("file", refusal.sentence) from refusal


def receive(matter: Matter, arrived: Arrived, *, by: Person) -> ReturnedFile:
    """Keep the file; the same file again is the one kept before."""
    received = arrived.received
    with unit_of_work():
        procedure.require(Act.TAKE_IN, matter, by=by)
        revision = _revision(matter, arrived.said)
        sha256 = documents.keep(received.content)
        query = select(ReturnedFile).filter_by(matter_id=matter.id, sha256=sha256)
        known = db.session.scalars(query).first()
        if known:
            return known
        returned_file = ReturnedFile(
            matter_id=matter.id,
            revision_id=revision.id,
            name=received.name,
            sha256=sha256,
            reading=documents.keep(received.dumped),
            by_id=by.id,
        )
        db.session.add(returned_file)
        db.session.flush()
        named = {"id": returned_file.id, "version": revision.number, "sha256": sha256}
        log.append("receive_returned", by=by, matter=matter, object=named, name=returned_file.name)
        return returned_file


def mark_of(revision: Revision) -> str:
    """What a file says it was made of."""
    return f"{revision.matter.number} 第{revision.number}版 {revision.sha256}"


def _revision(matter: Matter, said: str) -> Revision:
    """The version the file says it is of, else the newest; one of another matter is refused."""
    for revision in rows(Revision, matter):
        if said == mark_of(revision):
            return revision
    if said:
        raise Invalid(
            "file",
            Words("这份文件是从“{said}”导出的，不属于本事项现有的版本", said=legible(said)[:60]),
        )
    newest = latest_revision(matter)
    assert newest is not None  # nobody takes anything in before there is a text to review
    return newest


def brought(returned: ReturnedFile) -> Brought:
    """What the file brings that the matter has not, each on the newest revision."""
    matter, base = returned.matter, returned.revision
    newest = latest_revision(matter)
    assert newest is not None
    paper = documents.reading(base)
    threads = register.threads(matter, base, paper, all_=True)
    seen = {row.mark: f"annotation/{row.annotation_id}" for row in rows(TakenIn, matter)}
    theirs = model.load(documents.store().get(returned.reading))
    found = incoming.incoming(paper, theirs, threads, seen)
    if newest.id != base.id:
        found = _carried(found, base, newest)
    return Brought(found, base, newest)


def _carried(found: Incoming, base: Revision, newest: Revision) -> Incoming:
    anchors = [each.anchor for each in found.fresh if each.anchor]
    before, after = documents.reading(base), documents.reading(newest)
    moved = iter(carry.carry(before, after, anchors))

    def now(each: Fresh) -> Fresh:
        carried = next(moved) if each.anchor else None
        return (
            each._replace(anchor=carried.anchor, state=carried.state, why=carried.why)
            if carried
            else each
        )

    return found._replace(fresh=tuple(map(now, found.fresh)))


def take_in(returned: ReturnedFile, seen: int, choice: Choice, *, by: Person) -> dict[str, int]:
    """Take in what was chosen, all or nothing; `seen` is the newest version the page showed."""
    with unit_of_work():
        matter = returned.matter
        procedure.require(Act.TAKE_IN, matter, by=by)
        now = brought(returned)
        if now.newest.number != seen:
            raise Refused(
                Words("现在已是第{number}版，请重新核对后再导入", number=now.newest.number)
            )
        taking = _Taking(returned, now.newest, by)
        for fresh in now.found.fresh:
            if token(fresh) in choice.notes:
                taking.annotation(fresh, *choice.notes[token(fresh)])
        for reply in now.found.replies:
            if token(reply) in choice.replies:
                taking.reply(reply)
        for flag in now.found.flags:
            if token(flag) in choice.flags:
                taking.flag(flag)
        if not any(taking.tally.values()):
            raise Refused("没有选中要导入的内容")
        taking.tell(len(now.found.differences))
        return taking.tally


class _Taking:
    """One file being taken in: each thing is written, logged, and its mark kept."""

    def __init__(self, returned: ReturnedFile, newest: Revision, by: Person) -> None:
        self._returned, self._newest, self._by = returned, newest, by
        self._matter = returned.matter
        self.tally = {"annotations": 0, "unplaced": 0, "replies": 0, "settled": 0}

    def annotation(self, fresh: Fresh, severity: Severity, category: Category) -> None:
        text = self._signed(fresh.author, legible(fresh.text) or CHANGED)
        note = Note(severity, category, text, proposal=legible(fresh.proposal))
        annotation = enter(
            self._matter, self._newest, fresh.anchor, note, by=self._by,
            place=Place.GUESSED if fresh.state == "guessed" else Place.MADE,
            quote=fresh.quote, why="" if fresh.state == "same" else fresh.why,
        )  # fmt: skip
        for mark in fresh.marks:
            self._keep(annotation, Said(fresh.author, fresh.date, fresh.text, mark))
        for said in fresh.replies:
            self._say(annotation, said, said.text)
        if fresh.resolved:
            settle(annotation, by=self._by)
        self.tally["annotations"] += 1
        self.tally["unplaced"] += fresh.anchor is None

    def reply(self, reply: Reply) -> None:
        annotation = self._thread(reply.key)
        procedure.require(Act.REMARK, self._matter, by=self._by)
        text = f"（在 Word 中改写）{reply.said.text}" if reply.reworded else reply.said.text
        self._say(annotation, reply.said, text)
        self.tally["replies"] += 1

    def flag(self, flag: Flag) -> None:
        annotation = self._thread(flag.key)
        if flag.resolved:
            settle(annotation, by=self._by)
        else:
            reopen(annotation, "在 Word 批注稿中重新打开", by=self._by)
        self.tally["settled"] += 1

    def tell(self, differences: int) -> None:
        """One event and one notice for the whole file."""
        details = {
            "annotations": "批注{n}条",
            "unplaced": "其中未能定位{n}条",
            "replies": "回复{n}条",
            "settled": "了结或重开{n}条",
        }
        note = Listed("、", [Words(details[key], n=n) for key, n in self.tally.items() if n])
        if differences:
            left = Words("不能导入的改动{differences}处，没有采入", differences=differences)
            note = Listed("；", (note, left))
        named = {"id": self._returned.id, "sha256": self._returned.sha256}
        log.append(
            "take_in", by=self._by, matter=self._matter, object=named, note=note, **self.tally
        )
        words = Words("《{title}》导入了 Word 批注稿：{note}", title=self._matter.title, note=note)
        notices.tell(("counsel", "drafter"), self._matter, words, by=self._by)

    def _thread(self, key: str) -> Annotation:
        annotation = of(self._matter, register.annotation_id(key))
        if annotation is None:
            raise Refused("要回复的批注已经不在了，请重新核对后再导入")
        return annotation

    def _say(self, annotation: Annotation, said: Said, text: str) -> None:
        remark = Remark(by_id=self._by.id, text=self._signed(said.author, legible(text)))
        annotation.remarks.append(remark)
        db.session.flush()
        log.annotation("remark", annotation, by=self._by, text=remark.text)
        self._keep(annotation, said, remark)

    def _signed(self, author: str, text: str) -> str:
        """Another's words are taken in as such: the name Word shows is no proof of who wrote."""
        name = legible(author)[:60]
        return text if name in ("", self._by.name) else f"〔Word 署名：{name}〕{text}"

    def _keep(self, annotation: Annotation, said: Said, remark: Remark | None = None) -> None:
        row = TakenIn(
            matter_id=self._matter.id,
            returned_id=self._returned.id,
            annotation_id=annotation.id,
            remark_id=remark.id if remark else None,
            mark=said.mark,
            author=legible(said.author)[:200],
            dated=legible(said.date)[:40],
        )
        db.session.add(row)
        db.session.flush()
