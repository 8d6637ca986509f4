"""Take files in: read them apart, store them, then let the record follow."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from flask import current_app
from werkzeug.exceptions import NotFound

from review import clock, storage
from review.actions import checking, jobs, log, placements, procedure, search
from review.actions.file_names import clean_name
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.extensions import db
from review.law.kinds import chapter_of
from review.law.permissions import Act
from review.law.vocabulary import MaterialKind, Status, StepName
from review.models import Material, Matter, Person, Revision, StoredFile
from review.models.new_rows import insert_new
from review.paper import html, model
from review.paper.anchoring.carry import Road
from review.paper.comparing import kinship
from review.paper.reading import docx_reader, intake, legacy, readers, sandbox
from review.paper.refusal import Refusal
from review.registers import ocr_progress
from review.registers.facts import (
    annotations_of,
    handed_in,
    latest_revision,
    valid_approval,
    valid_clearance,
)
from review.search.folding import Passage
from review.storage import Storage
from review.words import Words

REPLACEABLE = (Status.DRAFT, Status.RETURNED)
"""Where a new text is no step: nobody has reviewed the old one yet."""


@dataclass(frozen=True)
class Use:
    """What an upload is for: whether its words are needed, and whether they may come later.

    `pictures`: photographs and scans are taken too.
    `spared`: it is kept all the same where nothing can be read in it. `marks`: only a file from
    which comments and tracked changes can be read.
    """

    read: bool = True
    pictures: bool = False
    later: bool = False
    spared: bool = False
    marks: bool = False


WORDS = Use()
TEXT = Use(later=True)
RETURNED = Use(marks=True)
SIGNED_COPY = Use(spared=True)
EVIDENCE = Use(read=False, pictures=True)
UNLIKE = (
    "这份文件与已准予签署的第{number}版几乎没有相同的段落。上传后审批和准予签署即失效；"
    "确实是本事项的新文本的，请勾选确认后再上传"
)
NOT_WORD = "请上传 Word 文件（.docx）：批注和修订只能从中读取"


@dataclass(frozen=True)
class Received:
    """A file that was judged, and read in the sandbox where that was asked; nothing is stored yet.

    `words` is None where they were not asked for, cannot be had, or come later by a conversion.
    """

    name: str
    content: bytes
    sort: intake.Sort | intake.Picture
    words: model.Paper | None = None
    later: bool = False

    @property
    def paper(self) -> model.Paper:
        assert self.words is not None
        return self.words

    @cached_property
    def fingerprint(self) -> str:
        return self.paper.fingerprint

    @cached_property
    def dumped(self) -> bytes:
        """The reading as it is stored."""
        return model.dump(self.paper)

    @cached_property
    def stored(self) -> tuple[str, str]:
        """The hashes of the file and of its reading, which are in the store by now; a sweep takes
        them where no deed names them."""
        return store().put(self.content), store().put(self.dumped)

    @cached_property
    def passages(self) -> list[Passage]:
        return search.of_paper(self.paper)

    @cached_property
    def ways(self) -> dict[int, Road]:
        """By the id of an earlier revision, how its places are found in this text."""
        return {}

    def way_from(self, before: Revision) -> Road:
        if before.id not in self.ways:
            self.ways[before.id] = Road(reading(before), self.paper)
        return self.ways[before.id]

    @cached_property
    def shares(self) -> dict[int, float]:
        """By the id of an earlier revision, how much of its text stands here too (0..1)."""
        return {}

    def share_of(self, before: Revision) -> float:
        if before.id not in self.shares:
            self.shares[before.id] = kinship.share(reading(before), self.paper)
        return self.shares[before.id]


def store() -> Storage:
    return storage.installed(current_app.config)


def submit(name: str, content: bytes, use: Use = WORDS) -> Received:
    """Judge an upload once and read it in one child, as its use asks; Invalid says what is wrong."""
    name = clean_name(name)
    try:
        received = _judged(name, content, use)
    except Refusal as refusal:
        raise Invalid("file", refusal.sentence) from refusal
    if use.marks and received.sort not in readers.MARKED:
        raise Invalid("file", NOT_WORD)
    return received


def _judged(name: str, content: bytes, use: Use) -> Received:
    drawn = intake.picture(content) if use.pictures and len(content) <= intake.FILE_LIMIT else None
    if drawn:
        return Received(name, content, drawn)
    old = content.startswith(intake.COMPOUND)
    if not use.read or (use.later and old and legacy.available()):
        sort = intake.inspect(content, name)
        return Received(name, content, sort, later=use.later and sort in readers.CONVERTED)
    try:
        return Received(name, content, *sandbox.judge(content, name))
    except sandbox.Unread as unread:
        if not use.spared:
            raise
        return Received(name, content, unread.sort)


def keep(content: bytes) -> str:
    """Store bytes and name them in the database, so that no sweep takes them."""
    sha256 = store().put(content)
    _name(sha256, len(content))
    return sha256


def _name(sha256: str, size: int) -> None:
    insert_new(StoredFile, {"sha256": sha256, "size": size})


def reading(revision: Revision) -> model.Paper:
    """The paper as it was read when the revision came in."""
    return model.load(store().get(revision.reading))


class Unlike(Invalid):
    """A text that has hardly a paragraph of the cleared one: asked about before anything falls."""


def make_ready(matter: Matter | None, received: Received) -> None:
    """Do beforehand what needs no lock: nobody waits while two long texts are compared.

    `matter` is None where the file opens one. Nothing is recorded. A deed does the same where this
    was not asked for, or another text came in meanwhile.
    """
    if received.words is None:
        return
    _ = received.stored, received.passages, received.fingerprint
    before = latest_revision(matter) if matter else None
    if matter is None or before is None:
        return
    if valid_clearance(matter):
        received.share_of(before)
    if annotations_of(matter):
        received.way_from(before)


def add_revision(
    matter: Matter, received: Received, *, note: str = "", sure: bool = False, by: Person
) -> Revision:
    """A next revision: in a draft a replacement, later a step that voids approval and clearance.

    `sure`: whoever sends it was asked whether it belongs to this cleared matter.
    """
    with unit_of_work():
        allow_upload(matter, by=by)
        before = latest_revision(matter)
        text_hash, (sha256, read_as) = received.fingerprint, received.stored
        _name(sha256, len(received.content))
        _name(read_as, len(received.dumped))
        if before and before.sha256 == sha256:
            same = Words("与第{number}版的文件完全相同，没有新的内容", number=before.number)
            raise Invalid("file", same)
        if before and not sure:
            _ask_if_unlike(matter, before, received)
        if matter.status not in REPLACEABLE:
            procedure.take(matter, _bringing(matter), by=by, text=text_hash)
            _void(matter, text_hash, by=by)
        revision = Revision(
            matter_id=matter.id,
            number=before.number + 1 if before else 1,
            name=received.name, sha256=sha256, reading=read_as, text_hash=text_hash,
            sort=received.sort, note=note, by_id=by.id,
        )  # fmt: skip
        db.session.add(revision)
        db.session.flush()
        named = {"id": revision.id, "version": revision.number, "sha256": sha256}
        log.append("upload", by=by, matter=matter, object=named, text=text_hash, name=revision.name)
        if ocr_progress.due(revision, received.paper):
            jobs.enqueue(ocr_progress.JOB, ocr_progress.key(revision), revision=revision.id)
        search.index_document(revision, received.passages)
        checking.ask(revision)
        if before:
            placements.carry_all(matter, before, revision, lambda: received.way_from(before), by=by)
        return revision


def _ask_if_unlike(matter: Matter, before: Revision, received: Received) -> None:
    cleared = valid_clearance(matter) is not None
    if cleared and received.share_of(before) < kinship.RELATED:
        raise Unlike("sure", Words(UNLIKE, number=before.number))


def allow_upload(matter: Matter, *, by: Person) -> None:
    """Lock the matter; refuse, in the law's words, whoever may not give it a text now."""
    procedure.hold(matter)
    if matter.status in REPLACEABLE:
        procedure.require(Act.UPLOAD, matter, by=by)
    else:
        procedure.check(matter, _bringing(matter), by=by)


def _bringing(matter: Matter) -> StepName:
    """The step that brings a new text now; refuse where the statute has none."""
    for step in chapter_of(matter.kind, matter.edition).at(matter.status):
        if step.brings_text:
            return step.name
    raise Refused(Words("事项现为“{status}”，不能更换文本", status=matter.status.label))


def _void(matter: Matter, text_hash: str, *, by: Person) -> None:
    why = "上传了新的文本"
    for row in (valid_approval(matter), valid_clearance(matter)):
        if row and row.text_hash != text_hash:
            row.voided_at, row.voided_why = clock.now(), why
            said = {"kind": type(row).__name__.lower(), "why": why}
            log.append("void", by=by, matter=matter, object={"id": row.id}, **said)


def add_material(
    matter: Matter, kind: MaterialKind, name: str, content: bytes, *, by: Person
) -> Material:
    """A material beside the text: Word, PDF, OFD or a picture, by content."""
    received = submit(name, content, EVIDENCE)
    name, sha256 = received.name, hashlib.sha256(content).hexdigest()
    with unit_of_work():
        procedure.require(Act.ATTACH, matter, by=by)
        if any(held.kind is kind and held.sha256 == sha256 for held in handed_in(matter)):
            same = Words("这份文件已经作为“{kind}”提交过，不必再传", kind=kind.label)
            raise Invalid("file", same)
        keep(content)
        material = Material(matter_id=matter.id, kind=kind, name=name, sha256=sha256, by_id=by.id)
        db.session.add(material)
        db.session.flush()
        named = {"id": material.id, "sha256": sha256}
        log.append("attach", by=by, matter=matter, object=named, kind=kind.value, name=name)
        jobs.add("read_material", f"read-material-{material.id}", material=material.id)
        if kind is MaterialKind.AWARD:
            checking.ask_again(matter, f"award-{material.id}")
        return material


def picture(revision: Revision, sha256: str) -> tuple[bytes, str]:
    """The bytes of a picture in the text and their media type; raise NotFound for any other."""
    image = next((one for one in reading(revision).images if one.hash == sha256), None)
    if image is None or image.type not in html.SHOWN:
        raise NotFound
    return docx_reader.picture(store().get(revision.sha256), image), image.type
