"""Keep what a person typed and did not send yet: private, and gone once it was sent."""

from __future__ import annotations

import re

from sqlalchemy import delete, select

from review import clock
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.vocabulary import Category, Severity
from review.models import Deed, Draft, Matter, Person, Phrase
from review.words import Words

FORMS = re.compile(r"annotate|(remark|reopen|answer)-\d{1,10}")
LONGEST = 20_000
MOST_PHRASES = 100


def keep(
    matter: Matter, form: str, deed: str, fields: dict[str, str], *, by: Person
) -> Draft | None:
    """Keep the fields of one form; None where that form was sent already, by whatever way."""
    if not FORMS.fullmatch(form) or sum(map(len, fields.values())) > LONGEST:
        raise Invalid("form", "草稿过长，没有保存到服务器；本机的草稿仍在")
    with unit_of_work():
        if db.session.scalar(select(Deed.key).filter_by(key=deed)):
            return None
        draft = of(matter, form, by)
        if draft is None:
            draft = Draft(person_id=by.id, matter_id=matter.id, form=form)
            db.session.add(draft)
        draft.deed, draft.fields, draft.saved_at = deed[:64], fields, clock.now()
        return draft


def of(matter: Matter, form: str, person: Person) -> Draft | None:
    query = select(Draft).filter_by(person_id=person.id, matter_id=matter.id, form=form)
    return db.session.scalars(query).first()


def discard(matter: Matter, form: str, *, by: Person) -> None:
    with unit_of_work():
        draft = of(matter, form, by)
        if draft:
            db.session.delete(draft)


def sent(deed: str, *, by: Person) -> None:
    """The deed is done, in the same transaction: its draft is no more."""
    db.session.execute(delete(Draft).where(Draft.person_id == by.id, Draft.deed == deed))


def save_phrase(
    severity: Severity, category: Category, text: str, basis: str, proposal: str, *, by: Person
) -> Phrase:
    """Keep what is in the form as one of this person's 常用意见."""
    with unit_of_work():
        mine = db.session.scalars(select(Phrase).filter_by(person_id=by.id)).all()
        if any(kept.text == text for kept in mine):
            raise Invalid("text", "常用意见里已有同样的内容")
        if len(mine) >= MOST_PHRASES:
            raise Invalid(
                "text",
                Words("常用意见最多{most_phrases}条，请先删去不用的", most_phrases=MOST_PHRASES),
            )
        phrase = Phrase(
            person_id=by.id,
            severity=severity,
            category=category,
            text=text,
            basis=basis,
            proposal=proposal,
        )
        db.session.add(phrase)
        db.session.flush()
        return phrase


def delete_phrase(phrase: Phrase, *, by: Person) -> None:
    if phrase.person_id != by.id:
        raise Invalid("phrase", "只能删除自己的常用意见")
    with unit_of_work():
        stored = db.session.get(Phrase, phrase.id)
        if stored:
            db.session.delete(stored)
