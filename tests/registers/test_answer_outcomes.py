"""意见采纳情况表 and what is put before the leader."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from review.actions import annotations, matters, signing
from review.actions.unit_of_work import Invalid
from review.demo.office import person
from review.law.vocabulary import Reply, Severity, Status
from review.models import Matter
from review.registers.answer_outcomes import adoption, disagreements
from review.registers.facts import annotations_of, latest_revision
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
REASON = "相对方不同意改动，且金额较小"


def _overruled() -> Matter:
    """One 须处理 remark declined and confirmed, the rest adopted; now before the leader."""
    matter = story.opined("parking", story.PARKING)
    for place, note in enumerate(annotations_of(matter)):
        reply = Reply.DECLINED if place == 0 else Reply.ADOPTED
        reason = REASON if place == 0 else ""
        annotations.answer(note, reply, reason, by=person("zhoumin"))
        if place:
            annotations.settle(note, by=person("chenlu"))
    annotations.confirm(annotations_of(matter)[0], by=person("lijianguo"))
    matters.step(matter, "propose", by=person("zhoumin"))
    return matter


def test_each_remark_stands_with_its_words_its_answer_and_who_confirmed(app: Flask) -> None:
    matter = _overruled()
    rows = adoption(matter)
    assert len(rows) == len(annotations_of(matter)) > 2
    assert rows[0].reply == "不采纳"
    assert rows[0].reason == f"{REASON}（李建国确认）"
    assert all(row.quote and row.note.text for row in rows)


def test_a_declined_blocking_remark_is_the_leaders_to_decide_and_asks_for_a_reason(
    app: Flask,
) -> None:
    matter, leader = _overruled(), person("zhangwei")
    [one] = disagreements(matter)
    assert one.note.severity is Severity.BLOCKING
    assert one.stands == one.quote
    revision = latest_revision(matter)
    assert revision is not None
    with pytest.raises(Invalid, match="须写明理由"):
        signing.approve(matter, revision, "  ", by=leader)
    signing.approve(matter, revision, "风险可控，同意科室意见", by=leader)
    assert matter.status is Status.APPROVED


def test_what_counsel_settled_is_no_disagreement(app: Flask) -> None:
    assert disagreements(story.proposed("parking", story.PARKING)) == []


def test_the_leader_sees_both_texts_and_the_table_leaves_as_letter_and_sheet(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = _overruled()
        id, said = matter.id, annotations_of(matter)[0].text
    client = client_of("zhangwei")
    page = client.get(f"/matters/{id}/approval").get_data(as_text=True)
    assert page.index("须由您裁定的分歧") < page.rindex(said) < page.rindex(REASON)
    letter = Document(BytesIO(client.get(f"/matters/{id}/adoption.docx").data))
    cells = [cell.text for row in letter.tables[0].rows for cell in row.cells]
    assert said in cells
    book = load_workbook(BytesIO(client.get(f"/matters/{id}/adoption.xlsx").data))
    assert said in [cell.value for row in book.active.iter_rows() for cell in row]
    assert client.get(f"/matters/{id}/adoption").status_code == 200


def test_the_table_is_shut_to_who_may_not_read_the_text(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = story.assigned("parking", story.PARKING).id
    for path in ("", ".docx", ".xlsx"):
        assert client_of("sunyue").get(f"/matters/{id}/adoption{path}").status_code == 404
        assert client_of("chenlu").get(f"/matters/{id}/adoption{path}").status_code == 409
