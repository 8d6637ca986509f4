"""文书模板: kept by the office, tried before it is kept, and filled when a letter is written."""

from __future__ import annotations

import json
from typing import Any

from review.actions import log, procedure
from review.actions.documents import Received, keep, store
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.extensions import db
from review.law.act_requirements import RESET_LETTER
from review.law.permissions import Duty
from review.models import LetterTemplate, Person
from review.paper.issuing import letter_fields
from review.paper.issuing.letter_layouts import EXAMPLES, lay
from review.paper.reading import sandbox
from review.paper.refusal import Refusal
from review.registers import letter_templates as register
from review.words import Words


def add(letter: str, received: Received, note: str, *, by: Person) -> LetterTemplate:
    """Keep a version that was tried on the example; from now on the letter is written by it."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_LETTERS, by=by)
        if received.sort != "docx":
            raise Invalid("file", "文书模板须是 Word（.docx）文件")
        try:
            filled(EXAMPLES[letter], received.content)
        except Refusal as refusal:
            raise Invalid("file", refusal.sentence) from refusal
        version = LetterTemplate(
            letter=letter, name=received.name, sha256=keep(received.content), note=note.strip(),
            by_id=by.id,
        )  # fmt: skip
        return _record("keep_letter_template", version, by)


def reset(letter: str, *, by: Person) -> LetterTemplate:
    """The built-in layout is in force again; the versions stay."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_LETTERS, by=by)
        procedure.demand(RESET_LETTER, register.in_force(letter) is not None)
        return _record("reset_letter_template", LetterTemplate(letter=letter, by_id=by.id), by)


def _record(action: str, version: LetterTemplate, by: Person) -> LetterTemplate:
    db.session.add(version)
    db.session.flush()
    named = {"id": version.id, "sha256": version.sha256}
    log.append(action, by=by, object=named, letter=version.letter, name=version.name)
    return version


def printed(key: str, letter: Any) -> bytes:
    """The letter laid out by the template in force, or by the built-in layout."""
    template = register.in_force(key)
    if template is None or template.sha256 is None:
        return lay(letter)
    try:
        return filled(letter, store().get(template.sha256))
    except Refusal as refusal:
        told = Words(
            "按文书模板套不出这份文书（{sentence}），可以由办公室恢复内置格式",
            sentence=refusal.sentence,
        )
        raise Refused(told) from refusal


def made_with(key: str) -> dict[str, str]:
    """What an event says of the layout of a letter it tells of: nothing where it is the built-in one."""
    template = register.in_force(key)
    return {"template": template.sha256} if template and template.sha256 else {}


def filled(letter: Any, template: bytes) -> bytes:
    """The letter in that template, in a child; Refusal where the template will not do."""
    fields = letter_fields.values(letter)
    example = letter_fields.columns(_example_of(letter))
    asked = [fields, list(letter_fields.kept(fields)), sorted(example)]
    return sandbox.ask("letter", [json.dumps(asked)], template)


def _example_of(letter: Any) -> letter_fields.Values:
    """The lists of a real letter may be empty: which columns they have, the example tells."""
    kind = type(letter)
    return letter_fields.values(next(one for one in EXAMPLES.values() if type(one) is kind))
