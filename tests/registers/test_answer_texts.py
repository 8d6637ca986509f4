"""An answer 采纳 is held against both texts: nothing that was kept of them, or moved by hand, answers it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text

from review.actions import annotations, documents, opinions, placements
from review.actions.annotations import Note
from review.demo.checked import checklist
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Category, Conclusion, Reply, Severity
from review.models import Annotation, Matter, Revision, guards
from review.registers.facts import annotations_of, facts, latest_revision
from review.registers.matter_proof import prove
from tests.paper.documents import docx, p, t
from tests.told import story

FEES = "第二条 服务费用按季度支付，甲方收到发票后六十日内付清。"
CLAUSES = (
    "第一条 甲方委托乙方提供停车管理服务，服务期限为一年。",
    FEES,
    "第三条 争议提交北京仲裁委员会仲裁，甲方收到发票后三十日内付清尾款。",
)
PAID, ASKED = "甲方收到发票后六十日内付清", "甲方收到发票后三十日内付清"
DISPUTES = "提交北京仲裁委员会仲裁"


def newest(matter: Matter) -> Revision:
    revision = latest_revision(matter)
    assert revision is not None
    return revision


def give(matter: Matter, *clauses: str) -> None:
    content = docx("".join(p(t(words)) for words in ("停车秩序委托管理协议", *clauses)))
    documents.add_revision(
        matter, documents.submit("文本.docx", content), sure=True, by=person("zhoumin")
    )


def span(matter: Matter, quote: str) -> placements.Span:
    return placements.locate(documents.reading(newest(matter)), quote)


@pytest.fixture
def matter(app: Flask) -> Matter:
    """Two things said of three clauses, and an opinion that asks for changes."""
    matter = story.reviewing("parking", story.PARKING)
    give(matter, *CLAUSES)
    for quote, proposal in ((PAID, ASKED), (DISPUTES, "")):
        note = Note(Severity.BLOCKING, Category.OTHER, f"关于{quote}", "", proposal)
        paper = documents.reading(newest(matter))
        annotations.annotate(
            matter, newest(matter), paper, span(matter, quote), note, by=person("chenlu")
        )
    draft = opinions.Draft(Conclusion.REVISE, "修改后可以签订。", checklist(matter))
    opinions.issue(matter, newest(matter), draft, by=person("chenlu"))
    return matter


def belied(matter: Matter, *notes: Annotation) -> int:
    for note in notes:
        annotations.answer(note, Reply.ADOPTED, "", by=person("zhoumin"))
    return facts(matter).contradicted


def test_what_the_newest_text_says_bears_an_answer_out(matter: Matter) -> None:
    changed = CLAUSES[2].replace(DISPUTES, "向人民法院起诉")
    give(matter, CLAUSES[0], FEES.replace("六十", "三十"), changed)
    assert belied(matter, *annotations_of(matter)) == 0


def test_a_kept_reading_of_the_texts_that_was_changed_answers_nothing_and_is_named(
    matter: Matter,
) -> None:
    give(matter, *CLAUSES, "第四条 另行约定。")
    assert belied(matter, *annotations_of(matter)) == 2
    db.session.rollback()
    with db.engine.begin() as connection:
        guards.take_down(connection)
        connection.execute(text("UPDATE placement SET adoption = 'full', quote = '别的话'"))
    db.session.expire_all()
    assert facts(matter).contradicted == 2
    assert any(fault.startswith("批注位置（") for fault in prove(matter).faults)


@pytest.mark.parametrize("number", [0, 1], ids=["proposed wording", "no wording"])
def test_words_said_to_be_gone_that_still_stand_are_no_change(matter: Matter, number: int) -> None:
    give(matter, *CLAUSES, "第四条 另行约定。")
    note = annotations_of(matter)[number]
    placements.drop(note, newest(matter), "已经删去", by=person("zhoumin"))
    assert belied(matter, note) == 1


@pytest.mark.parametrize("number", [0, 1], ids=["proposed wording", "no wording"])
def test_an_annotation_moved_by_hand_onto_words_that_stood_before_proves_no_change(
    matter: Matter, number: int
) -> None:
    note, other = annotations_of(matter)[number], "甲方收到发票后三十日内付清尾款"
    place = (newest(matter), documents.reading(newest(matter)), span(matter, other))
    placements.place(note, *place, by=person("zhoumin"))
    assert belied(matter, note) == 1
    give(matter, *CLAUSES, "第四条 另行约定。")
    assert facts(matter).contradicted == 1


def test_words_that_were_struck_and_said_to_be_gone_are_a_change(matter: Matter) -> None:
    give(matter, *CLAUSES[:2])
    note = annotations_of(matter)[1]
    placements.drop(note, newest(matter), "已经删去", by=person("zhoumin"))
    assert belied(matter, note) == 0


def test_a_guess_confirmed_by_hand_on_words_that_came_in_is_a_change(matter: Matter) -> None:
    instead = "因本合同发生的争议，任何一方可以向有管辖权的人民法院起诉"
    give(matter, *CLAUSES[:2], f"第三条 {instead}。")
    note = annotations_of(matter)[1]
    place = (newest(matter), documents.reading(newest(matter)), span(matter, instead))
    placements.place(note, *place, by=person("zhoumin"))
    assert belied(matter, note) == 0


def test_a_text_that_cannot_be_read_bears_nothing_out(matter: Matter) -> None:
    changed = CLAUSES[2].replace(DISPUTES, "向人民法院起诉")
    give(matter, CLAUSES[0], FEES.replace("六十", "三十"), changed)
    documents.store().path(newest(matter).reading).unlink()
    assert belied(matter, *annotations_of(matter)) == 2
