"""The letters that leave the house, as the records fill them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from flask import Flask

from review import clock
from review.actions import documents, letters, matters, opinions
from review.actions.terms import ConsultationTerms
from review.actions.unit_of_work import Invalid
from review.demo import legal_review
from review.demo.drafts import BOARDS
from review.demo.office import person
from review.law.vocabulary import Conclusion, Receiver, Status, Subject
from review.models import Clearance, Matter, Opinion, SupplementNotice
from review.registers.batching import rows
from review.registers.facts import latest_opinion, latest_revision
from review.registers.log import verify
from tests.told import consultations as told
from tests.told import normative, story


def read(sha256: str) -> str:
    body = Document(BytesIO(documents.store().get(sha256))).element.body
    return "\n".join(paragraph.text for paragraph in body.xpath(".//w:p"))


def _opinion(matter: Matter) -> bytes:
    made = latest_opinion(matter)
    assert made is not None
    return documents.store().get(made.letter)


def _decided_upon() -> bytes:
    matter = told.opined(told.PARKING_PLAN, Conclusion.LAWFUL)
    legal_review.follow(matter)
    return _opinion(matter)


def _filed(key: str) -> bytes:
    matter = normative.carry(BOARDS, normative.publish, normative.NORMATIVE)
    return letters.write(key, matter, Receiver.DISTRICT if key == "filing_report" else None)


WRITTEN: dict[str, Callable[[], bytes]] = {
    "contract": lambda: _opinion(story.opined("parking", story.PARKING)),
    "legality": lambda: _opinion(
        normative.carry(BOARDS, normative.review_legally, normative.NORMATIVE)
    ),
    "counsel_advice": lambda: _opinion(
        normative.carry(BOARDS, normative.opine, normative.NORMATIVE)
    ),
    "decision_review": _decided_upon,
    "advice": lambda: _opinion(told.opined(told.ROBOT, Conclusion.EXPLORATORY)),
    "supplement": lambda: documents.store().get(
        rows(SupplementNotice, story.returned("parking", story.PARKING))[0].sha256
    ),
    "clearance": lambda: documents.store().get(
        rows(Clearance, story.cleared("parking", story.PARKING))[0].sheet
    ),
    "adoption": lambda: letters.write("adoption", story.proposed("parking", story.PARKING)),
    "filing_report": lambda: _filed("filing_report"),
    "drafting_note": lambda: _filed("drafting_note"),
}


def test_every_letter_is_a_whole_row() -> None:
    assert set(WRITTEN) == set(letters.LETTERS)
    assert all(key == row.key and row.title for key, row in letters.LETTERS.items())
    # Counsel answers a question and advises the organ by the same kind of letter.
    assert len({row.title for row in letters.LETTERS.values()}) == len(letters.LETTERS) - 1
    assert {row.key for row in letters.LETTERS.values() if not row.series} == {
        "adoption", "drafting_note",
    }  # fmt: skip


@pytest.mark.parametrize("key", letters.LETTERS)
def test_every_letter_bears_the_title_of_its_row(app: Flask, key: str) -> None:
    body = Document(BytesIO(WRITTEN[key]())).element.body
    said = "".join("".join(one.text for one in body.xpath(".//w:p")).split())
    assert letters.LETTERS[key].title in said


def test_a_drafting_note_tells_what_is_on_record(app: Flask) -> None:
    said = Document(BytesIO(_filed("drafting_note"))).element.body.xpath(".//w:p")
    note = "\n".join(paragraph.text for paragraph in said)
    for words in (
        "完成公平竞争审查，结论为“",
        "集体审议，结果为“",
        "公开征求意见。收到意见",
        "合法性审核意见",
    ):
        assert words in note


def test_sending_back_writes_a_numbered_notice_of_what_is_missing(app: Flask) -> None:
    matter = story.returned("parking", story.PARKING)
    [notice] = rows(SupplementNotice, matter)
    assert notice.number.endswith(f"补〔{clock.today().year}〕1号")
    assert [one["what"] for one in notice.lacking] == ["相对人资格证明", "批准或采购依据"]
    assert notice.due_on > clock.today()
    letter = read(notice.sha256)
    for words in ("补正通知书", notice.reason, "相对人资格证明", f"{notice.due_on.day}日以前补正"):
        assert words in letter
    assert verify().faults == ()


def test_a_second_return_is_a_second_notice_and_no_notice_is_written_for_nothing(
    app: Flask,
) -> None:
    matter = story.returned("parking", story.PARKING)
    submitted = story.submitted("parking", story.PARKING, complete=False)
    with pytest.raises(Invalid, match="理由"):
        matters.step(submitted, "send_back", by=person("wangfang"), reason=" ")
    matters.step(matter, "resubmit", by=person("zhoumin"))
    matters.step(matter, "send_back", by=person("wangfang"), reason="仍缺采购依据")
    numbers = [one.number[-3:] for one in rows(SupplementNotice, matter)]
    assert numbers == ["〕1号", "〕2号"]


def test_a_question_is_answered_by_a_legal_opinion_with_its_risk(app: Flask) -> None:
    matter = told.opined(told.ROBOT, Conclusion.EXPLORATORY)
    assert matter.status is Status.OPINED
    made = latest_opinion(matter)
    assert isinstance(made, Opinion)
    letter = read(made.letter)
    order = ["法律意见书", "一、委托人和受托人", "北京明衡律师事务所", "二、委托事项", told.ROBOT.question,
             "五、法律分析", "六、结论\n探索性\n", f"风险提示：{told.RISK}", "七、声明"]  # fmt: skip
    places = [letter.index(words) for words in order]
    assert places == sorted(places)


def test_a_contract_keeps_its_own_form_of_letter(app: Flask) -> None:
    made = latest_opinion(story.opined("parking", story.PARKING))
    assert made is not None
    assert "合同审查意见书" in read(made.letter)


def test_a_conclusion_of_another_kind_is_refused(app: Flask) -> None:
    matter = told.reviewing(ConsultationTerms("问", Subject.ADVICE, "可以吗？"))
    revision = story.latest_revision(matter)
    assert revision is not None
    draft = opinions.Draft(Conclusion.SIGNABLE, "可以", [])
    with pytest.raises(Invalid, match="不是法律咨询的结论"):
        opinions.issue(matter, revision, draft, by=person("chenlu"))


def test_the_letter_names_annotations_in_the_order_of_the_text(app: Flask) -> None:
    matter = story.reviewing("hotline", story.HOTLINE)
    story.annotate(matter)
    revision = latest_revision(matter)
    assert revision is not None
    draft = opinions.Draft(Conclusion.REVISE, "请修改。", [])
    made = Document(BytesIO(opinions.letter(matter, revision, draft, by=person("chenlu"))))
    lines = [one.text for one in made.paragraphs]
    quotes = [one.removeprefix("原文：") for one in lines if one.startswith("原文：")]
    text = "\n".join(one.text for one in documents.reading(revision).paragraphs())
    places = [text.index(one) for one in quotes]
    assert len(places) > 2
    assert places == sorted(places)
    assert "〔出具时取号〕" in lines
    assert not [one for one in lines if "条/" in one]
