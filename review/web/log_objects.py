"""What each entry of the log speaks of: which annotation, which paper, to whom; with its link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from review.extensions import db
from review.models import Annotation, LogEntry, Material, Matter, Opinion, Person, Revision
from review.registers.batching import rows
from review.registers.recent_events import OF_ONE
from review.words import Words

ENTRIES = Sequence[tuple[LogEntry, Mapping[str, Any]]]
OF_ANNOTATION = OF_ONE | {"point"}
# Events of one revision: its object is the row, its version the number.
OF_REVISION = frozenset(
    {"upload", "convert", "carry", "recognise", "explain_blank", "print_text", "pass_difference"}
)
OF_PAIR = frozenset({"open_changes", "compare"})
OF_MATERIAL = frozenset({"attach", "withdraw_material"})
LONGEST = 24


@dataclass(frozen=True)
class Named:
    """`href` is "" where there is no page of it."""

    words: str
    href: str = ""


class Objects:
    """The objects of one matter's entries, asked for once."""

    def __init__(self, matter: Matter, entries: ENTRIES) -> None:
        self.matter = matter
        self.notes = {annotation.id: annotation for annotation in rows(Annotation, matter)}
        self.revisions = rows(Revision, matter)
        self.numbers = {revision.number for revision in self.revisions}
        self.texts = {revision.text_hash: revision.number for revision in self.revisions}
        self.materials = {material.id: material for material in rows(Material, matter)}
        self.opinions = {opinion.id: opinion for opinion in rows(Opinion, matter)}
        counsel = {event["data"].get("counsel") for _, event in entries} - {None}
        self.people = {person_id: db.session.get(Person, person_id) for person_id in counsel}

    def of(self, event: Mapping[str, Any]) -> list[Named]:
        """Everything the entry names, most often one thing."""
        action, named = event["action"], event.get("object") or {}
        number, version = named.get("id"), named.get("version")
        if action in OF_ANNOTATION and number in self.notes:
            return [self._note(self.notes[number])]
        if action in OF_PAIR:
            return self._pair(event["data"])
        if action in OF_REVISION and version in self.numbers:
            return [
                Named(
                    Words("第{version}版", version=version),
                    self._page("documents.read", number=version),
                )
            ]
        if action in OF_MATERIAL and number in self.materials:
            material = self.materials[number]
            page = self._page("documents.material_file", material=material.id)
            return [Named(f"{material.kind.label}：{material.name}", page)]
        if action == "opinion" and number in self.opinions:
            page = self._page("opinions.show", opinion=number)
            return [Named(self.opinions[number].number, page)]
        return self._step(event["data"]) if action == "step" else []

    def _note(self, note: Annotation) -> Named:
        spot = note.placements[-1]
        quote = note.placements[0].quote.replace("\n", " ")
        short = quote if len(quote) <= LONGEST else f"{quote[:LONGEST]}……"
        where = f"{spot.clause} " if spot.clause else ""
        number = self.revisions[-1].number if self.revisions else 1
        page = self._page("documents.read", number=number, _anchor=f"a-{note.id}")
        return Named(Words("批注 {where}“{short}”", where=where, short=short), page)

    def _pair(self, data: Mapping[str, Any]) -> list[Named]:
        old, new = self.texts.get(str(data.get("old"))), self.texts.get(str(data.get("new")))
        if old is None or new is None:
            return []
        return [
            Named(
                Words("第{old}版→第{new}版", old=old, new=new),
                self._page("comparisons.show", old=old, new=new),
            )
        ]

    def _step(self, data: Mapping[str, Any]) -> list[Named]:
        names = []
        version = data.get("version") or self.texts.get(str(data.get("text")))
        if version in self.numbers:
            names.append(
                Named(
                    Words("第{version}版", version=version),
                    self._page("documents.read", number=version),
                )
            )
        person = self.people.get(data.get("counsel") or 0)
        if person:
            names.append(
                Named(Words("交给{belongs} {person}", belongs=person.belongs, person=person.name))
            )
        return names

    def _page(self, endpoint: str, **more: Any) -> str:
        return url_for(endpoint, id=self.matter.id, **more)
