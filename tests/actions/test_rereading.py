"""A text that an older rule read is read once more."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select, text

from review.actions import documents, rereading
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.models import Rereading, guards
from review.registers.facts import latest_revision
from review.registers.rereading import told
from tests.paper.documents import docx, p, t
from tests.told import story


def read_by_the_older_rule(alike: str = "") -> None:
    """All texts as an older rule would have stored them, of one fingerprint where it is given."""
    older = "substr(:alike, 4)" if alike else "substr(text_hash, 4)"
    db.session.rollback()
    with db.engine.begin() as connection:
        guards.take_down(connection)
        said = {"alike": alike} if alike else {}
        connection.execute(text(f"UPDATE revision SET text_hash = {older}"), said)
        guards.set_up(connection)


def test_each_text_is_read_again_once(app: Flask) -> None:
    matter = story.submitted("parking", story.PARKING)
    read_by_the_older_rule()
    assert rereading.reread() == 1
    again = db.session.scalars(select(Rereading)).one()
    assert again.text_hash.startswith("s2:")
    assert again.revision.matter_id == matter.id
    assert rereading.reread() == 0


def test_a_text_of_the_older_rule_says_what_it_did_not_see_until_it_is_read_again(
    app: Flask,
) -> None:
    matter = story.submitted("parking", story.PARKING)
    assert told(matter, latest_revision(matter)) == []
    read_by_the_older_rule()
    (said,) = told(matter, latest_revision(matter))
    assert said.startswith("第1版的指纹按旧规则计算，只核对文字")
    rereading.reread()
    assert told(matter, latest_revision(matter)) == []


def test_texts_that_the_older_rule_took_for_one_are_named_at_the_gate(app: Flask) -> None:
    matter = story.opined("parking", story.PARKING)
    first = latest_revision(matter)
    assert first is not None
    struck = docx(p(t("停车场租赁合同", "<w:strike/>")))
    with unit_of_work():
        documents.add_revision(matter, documents.submit("停车.docx", struck), by=matter.drafter)
    read_by_the_older_rule(first.text_hash)
    rereading.reread()
    (said,) = told(matter, latest_revision(matter))
    older = f"按旧规则，第{first.number}版与第{first.number + 1}版是同一文本；按现行规则不是"
    assert said.startswith(older)
