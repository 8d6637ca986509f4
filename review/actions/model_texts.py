"""示范文本: kept by the office; an edition is never changed, only followed or retired."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from review import clock
from review.actions import log, procedure
from review.actions.documents import Received, keep, store, submit
from review.actions.unit_of_work import Invalid, lock, unit_of_work
from review.extensions import db
from review.law.act_requirements import RETIRE
from review.law.permissions import Act, Duty
from review.models import DraftingOrigin, Matter, ModelText, Person
from review.paper import model
from review.paper.issuing import template_fields
from review.paper.issuing.template_fields import Field
from review.paper.reading import intake, readers
from review.paper.refusal import Refusal
from review.registers import model_texts
from review.words import Words


class About(NamedTuple):
    """What the office says of an edition: `owner` answers for it, `basis` is why it must be so."""

    title: str
    edition: str
    owner: str
    basis: str
    source: str = ""


def add(
    about: About, received: Received, *, by: Person, replaces: ModelText | None = None
) -> ModelText:
    """Keep a text to start from and to compare with, or a new edition of `replaces`.

    The same words are kept once, and the edition followed is retired with it.
    """
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_TEMPLATES, by=by)
        text_hash = received.paper.fingerprint
        same = next((text for text in model_texts.current() if text.text_hash == text_hash), None)
        if same:
            raise Invalid(
                "file", Words("与已有的示范文本《{title}》文字完全相同", title=same.title)
            )
        _fields(received.sort, received.content)
        if replaces is not None:
            retire(replaces, by=by)
        model_text = ModelText(
            **about._asdict(),
            name=received.name,
            sha256=keep(received.content),
            reading=keep(model.dump(received.paper)),
            text_hash=text_hash,
            replaces_id=replaces.id if replaces else None,
            by_id=by.id,
        )
        db.session.add(model_text)
        db.session.flush()
        named = {"id": model_text.id, "sha256": model_text.sha256}
        log.append(
            "keep_template", by=by, object=named, name=model_text.title, text=text_hash,
            model_text=model_text.label, owner=about.owner, basis=about.basis,
        )  # fmt: skip
        return model_text


def _fields(sort: str, content: bytes) -> tuple[Field, ...]:
    """What a text leaves to be filled in; only Word texts have fields. Invalid for a wrong one."""
    if sort not in readers.MARKED:
        return ()
    try:
        return template_fields.fields(content)
    except Refusal as refusal:
        raise Invalid("file", refusal.sentence) from refusal


def fields_of(template: ModelText) -> tuple[Field, ...]:
    """What an edition leaves to be filled in."""
    content = store().get(template.sha256)
    return _fields(intake.inspect(content, template.name), content)


def filled(template: ModelText, values: Mapping[tuple[str, str], str]) -> Received:
    """The text with the values in place, read as any upload; nothing is stored."""
    content = template_fields.fill(store().get(template.sha256), values)
    return submit(f"{template.title}.docx", content)


def retire(template: ModelText, *, by: Person) -> None:
    """Offer it no longer; it stays for those who read about it in the log."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_TEMPLATES, by=by)
        lock(template)
        procedure.demand(RETIRE, template.retired_at is not None)
        template.retired_at = clock.now()
        log.append("retire_template", by=by, object={"id": template.id}, name=template.title)


def start(matter: Matter, origin: ModelText | Matter, *, by: Person) -> DraftingOrigin:
    """Keep of a new draft which edition of a 示范文本, or which former contract, it was started from."""
    with unit_of_work():
        procedure.require(Act.EDIT, matter, by=by)
        if isinstance(origin, ModelText):
            row = DraftingOrigin(matter_id=matter.id, template_id=origin.id)
            told = {"model_text": origin.label}
        else:
            procedure.require(Act.READ, origin, by=by)
            row = DraftingOrigin(matter_id=matter.id, former_id=origin.id)
            told = {"former": origin.number}
        db.session.add(row)
        db.session.flush()
        log.append("start_from", by=by, matter=matter, object={"id": origin.id}, **told)
        return row
