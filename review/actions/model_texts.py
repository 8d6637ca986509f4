"""示范文本: kept by the office; an edition is never changed, only followed or retired."""

from __future__ import annotations

from review import clock
from review.actions import log, procedure
from review.actions.documents import Received, keep
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.act_requirements import RETIRE
from review.law.permissions import Duty
from review.models import ModelText, Person
from review.paper import model
from review.registers import model_texts


def add(title: str, source: str, received: Received, *, by: Person) -> ModelText:
    """Keep a text to compare with; the same words are kept once."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_TEMPLATES, by=by)
        text_hash = received.paper.fingerprint
        same = next((text for text in model_texts.current() if text.text_hash == text_hash), None)
        if same:
            raise Invalid("file", f"与已有的示范文本《{same.title}》文字完全相同")
        model_text = ModelText(
            title=title,
            source=source,
            name=received.name,
            sha256=keep(received.content),
            reading=keep(model.dump(received.paper)),
            text_hash=text_hash,
            by_id=by.id,
        )
        db.session.add(model_text)
        db.session.flush()
        named = {"id": model_text.id, "sha256": model_text.sha256}
        log.append("keep_template", by=by, object=named, name=model_text.title, text=text_hash)
        return model_text


def retire(template: ModelText, *, by: Person) -> None:
    """Offer it no longer; it stays for those who read about it in the log."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_TEMPLATES, by=by)
        db.session.refresh(template, with_for_update=True)
        procedure.demand(RETIRE, template.retired_at is not None)
        template.retired_at = clock.now()
        log.append("retire_template", by=by, object={"id": template.id}, name=template.title)
