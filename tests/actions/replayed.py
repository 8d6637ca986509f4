"""What a matter's events alone say of the text that was let through: the tests' own reading of them."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from review.actions import documents
from review.checks.blanks import left_open
from review.checks.text import Asked, Text
from review.extensions import db
from review.models import LogEntry, Matter

PASSING = {"signable", "revise", "lawful", "amend"}


@dataclass
class Note:
    severity: str
    quote: str
    file: str
    pointed: str = ""
    replies: list[str] = field(default_factory=list)
    confirmed: bool = False
    settled: bool = False
    withdrawn: bool = False


@dataclass
class Replayed:
    """The state that replaying the events gives; nothing is read from any other table.

    `then` are the notes and materials as they stood when the text was let through: what comes after
    shuts the step that follows, and takes nothing from that one.
    """

    text: str = ""
    file: str = ""
    opinion: dict[str, Any] = field(default_factory=dict)
    notes: dict[int, Note] = field(default_factory=dict)
    opened: set[tuple[int, str, str]] = field(default_factory=set)
    compared: set[tuple[str, str]] = field(default_factory=set)
    approved: str = ""
    passed: str = ""
    explained: Counter[str] = field(default_factory=Counter)
    materials: dict[int, str] = field(default_factory=dict)
    let_through: str = ""
    then: tuple[list[Note], set[str]] = field(default_factory=lambda: ([], set()))

    def take(self, event: dict[str, Any]) -> None:
        action, data, named = event["action"], event["data"], event.get("object") or {}
        deed = getattr(self, f"_{action}", None)
        if deed:
            deed(event, data, named)

    def _upload(self, event: Any, data: Any, named: Any) -> None:
        self.text, self.file = data["text"], named["sha256"]

    def _opinion(self, event: Any, data: Any, named: Any) -> None:
        self.opinion = data

    def _annotate(self, event: Any, data: Any, named: Any) -> None:
        self.notes[named["id"]] = Note(data["severity"], data["quote"], self.file)

    def _point(self, event: Any, data: Any, named: Any) -> None:
        self.notes[named["id"]].pointed = self.text

    def _answer(self, event: Any, data: Any, named: Any) -> None:
        note = self.notes[named["id"]]
        note.replies.append(data["reply"])
        note.confirmed = False

    def _confirm(self, event: Any, data: Any, named: Any) -> None:
        self.notes[named["id"]].confirmed = True

    def _settle(self, event: Any, data: Any, named: Any) -> None:
        self.notes[named["id"]].settled = True

    def _reopen(self, event: Any, data: Any, named: Any) -> None:
        self.notes[named["id"]].settled = False

    def _withdraw_annotation(self, event: Any, data: Any, named: Any) -> None:
        self.notes[named["id"]].withdrawn = True

    def _open_changes(self, event: Any, data: Any, named: Any) -> None:
        self.opened.add((event["actor"]["id"], data["old"], data["new"]))

    def _compare(self, event: Any, data: Any, named: Any) -> None:
        assert (event["actor"]["id"], data["old"], data["new"]) in self.opened
        self.compared.add((data["old"], data["new"]))

    def _explain_blank(self, event: Any, data: Any, named: Any) -> None:
        assert data["reason"]
        self.explained[data["words"]] += 1

    def _attach(self, event: Any, data: Any, named: Any) -> None:
        self.materials[named["id"]] = data["kind"]

    def _withdraw_material(self, event: Any, data: Any, named: Any) -> None:
        del self.materials[named["id"]]

    def _void(self, event: Any, data: Any, named: Any) -> None:
        if data["kind"] == "approval":
            self.approved = ""
        self.let_through = ""

    def _step(self, event: Any, data: Any, named: Any) -> None:
        step = data["step"]
        if step in ("approve", "sign_off"):
            self.approved = data["text"]
        if step in ("pass_meeting", "pass_in_principle"):
            self.passed = self.text
        if step in ("clear", "sign_off"):
            self.let_through = data["text"]
            self.then = deepcopy([*self.notes.values()]), {*self.materials.values()}
        elif data["to"] not in ("cleared", "signed_off"):
            self.let_through = ""


def replayed(matter: Matter) -> Replayed:
    found = Replayed()
    query = select(LogEntry.body).where(LogEntry.matter_id == matter.id).order_by(LogEntry.seq)
    for body in db.session.scalars(query):
        found.take(json.loads(body))
    return found


def earned(matter: Matter, required: frozenset[str]) -> None:
    """Every condition of what was let through is true of exactly these bytes, by the events alone."""
    found = replayed(matter)
    text = found.let_through
    assert text
    assert text == found.text
    assert text == found.approved
    reviewed = found.opinion["text"]
    assert found.opinion["conclusion"] in PASSING
    assert reviewed == text or (reviewed, text) in found.compared
    assert not found.passed or found.passed == text or (found.passed, text) in found.compared
    notes, handed_in = found.then
    assert required <= handed_in
    counting = [one for one in notes if not one.withdrawn]
    for note in counting:
        last = note.replies[-1] if note.replies else ""
        assert note.settled or last
        if note.severity == "blocking" and not note.settled:
            assert last == "declined"
            assert note.confirmed
        if last == "adopted" and not note.settled and note.pointed != text:
            assert _reworded(note, found.file)
    content = documents.store().get(found.file)
    received = documents.submit("核对.docx", content)
    assert received.paper.fingerprint == text
    blanks = Counter(one.quote for one in left_open(Text(received.paper, Asked(matter.kind))))
    assert not blanks - found.explained


def _reworded(note: Note, file: str) -> bool:
    """Whether the paragraphs that held the words annotated do not all stand in the file any more."""
    old, new = (_paragraphs(digest) for digest in (note.file, file))
    held = [words for words in old if note.quote in words]
    return bool(held) and any(words not in new for words in held)


def _paragraphs(digest: str) -> list[str]:
    received = documents.submit("核对.docx", documents.store().get(digest))
    return [paragraph.text for paragraph in received.paper.paragraphs("all")]
