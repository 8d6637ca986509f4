"""Searching: every word typed is found where the person may read it, and marked; nothing else is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Select, select

from review import clock
from review.actions import documents, matters, performance, recognitions, search, supplements
from review.actions.terms import ConsultationTerms
from review.actions.unit_of_work import unit_of_work
from review.demo.office import person
from review.extensions import db
from review.jobs import reading, worker
from review.law.permissions import Act, may
from review.law.vocabulary import Conclusion, MaterialKind, Subject, TextKind
from review.models import Matter, MatterText, Opinion, Person, Revision, grams
from review.paper.reading import docx_reader
from review.registers import matter_list
from review.registers import search as finding
from review.registers.facts import facts, latest_revision
from tests.paper.documents import docx, p, t
from tests.told import consultations, normative, once, story

ClientOf = Callable[[str], FlaskClient]
Kept = dict[tuple[int, str, int, int], tuple[str, str]]


@once
def three_of_one_text() -> Matter:
    """Under review, waiting for a declaration, and the draft."""
    story.reviewing("parking", story.PARKING)
    story.assigned("parking", story.PARKING)
    return story.opened("parking", story.PARKING)


@pytest.fixture
def told(bare_app: Flask) -> dict[str, int]:
    with bare_app.app_context():
        three_of_one_text()
        ids = db.session.scalars(select(Matter.id).order_by(Matter.id))
        return dict(zip(("reviewing", "assigned", "drafted"), ids, strict=True))


def found(question: str, by: str = "zhoumin") -> set[int]:
    """As the list shows it and as it is exported, which find in different ways."""
    asked = {"q": question}
    ids = set(matter_list.page(person(by), asked, 1, 40))
    assert ids == set(matter_list.whole(person(by), asked))
    return ids


def kept() -> Kept:
    rows = db.session.scalars(select(MatterText))
    return {
        (one.matter_id, one.kind.value, one.source_id, one.part): (one.text, one.words)
        for one in rows
    }


def test_words_of_the_text_find_it_for_those_who_may_read_it(
    bare_app: Flask, told: dict[str, int]
) -> None:
    every, reviewing = set(told.values()), {told["reviewing"]}
    with bare_app.app_context():
        for words in ("占用消防通道的，立即劝离", "劝离", "劝"):
            assert found(words) == every
            assert found(words, "chenlu") == reviewing
            assert found(words, "wangfang") == every - {told["drafted"]}
            assert [found(words, one) for one in ("zhaoyi", "sunyue", "zhengqi")] == [set()] * 3


def test_one_character_and_no_letter_at_all_are_found(
    bare_app: Flask, told: dict[str, int]
) -> None:
    with bare_app.app_context():
        assert found("停") == found("〔") == found("，") == set(told.values())
        assert found("鼾") == found("％％") == found("☃") == set()


@pytest.mark.parametrize(("near", "chunk"), [(0, 100), (2, 100), (2, 1), (300, 1), (300, 100)])
def test_however_far_the_newest_passages_are_looked_through_the_same_is_found(
    bare_app: Flask, told: dict[str, int], monkeypatch: pytest.MonkeyPatch, near: int, chunk: int
) -> None:
    monkeypatch.setattr(grams, "NEAR", near)
    monkeypatch.setattr(finding, "CHUNK", chunk)
    with bare_app.app_context():
        assert found("停") == found("劝离") == found("占用消防通道的") == set(told.values())
        assert found("劝离", "chenlu") == {told["reviewing"]}
        number = db.session.get_one(Matter, told["assigned"]).number
        assert found(number) == {told["assigned"]}
        assert found("鼾") == found("没有这样的一句话") == set()


@pytest.mark.parametrize("many", [1, finding.MANY])
def test_of_several_words_the_rarest_leads(
    bare_app: Flask, told: dict[str, int], monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """Where the index counts no farther than one passage, the longest does."""
    led, led_by = [], finding._led_by

    def leading(rows: Select[int, int], word: str, count: int | None) -> Any:
        led.append(word)
        return led_by(rows, word, count)

    monkeypatch.setattr(finding, "_led_by", leading)
    monkeypatch.setattr(finding, "MANY", many)
    with bare_app.app_context():
        number = db.session.get_one(Matter, told["reviewing"]).number[-6:]
        assert found(f"占用消防通道的 {number}") == {told["reviewing"]}
        assert found("劝离 没有这样的一句话") == set()
    assert led == [number if many > 1 else "占用消防通道的", "没有这样的一句话"]


def test_a_hit_holds_the_words_as_they_were_typed(bare_app: Flask, told: dict[str, int]) -> None:
    with bare_app.app_context():
        matter = db.session.get_one(Matter, told["drafted"])
        text = docx(p(t("逾期付款的，支付违约金。Party  Ａ承担；合同编号ZC-20260915")))
        documents.add_revision(matter, documents.submit("新.docx", text), by=person("zhoumin"))
        mine = {matter.id}
        assert found("逾期付款的，支付违约金") == found("party a 承担") == found("60915") == mine
        assert found("支付逾期付款") == set()  # its pairs are all there, the words are not
        assert found("付款 违约金") == mine
        assert found("“付款违约金”") == set()
        assert found("付款 没有这样的话") == set()


def test_a_new_text_takes_the_place_of_the_old_one(bare_app: Flask, told: dict[str, int]) -> None:
    with bare_app.app_context():
        matter = db.session.get_one(Matter, told["drafted"])
        text = documents.submit("新.docx", docx(p(t("换成了别的内容"))))
        documents.add_revision(matter, text, by=person("zhoumin"))
        assert matter.id not in found("劝离")
        assert found("别的内容") == {matter.id}


def test_a_long_text_is_filed_a_few_passages_at_a_time(
    bare_app: Flask, told: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The deed files the first, jobs the rest, also what is left of a longer text before; what a job
    read of a text that was replaced meanwhile is not filed."""
    monkeypatch.setattr(search, "AT_ONCE", 2)
    with bare_app.app_context():
        matter = db.session.get_one(Matter, told["drafted"])
        replaced, _ = _uploaded(matter, "甘", 900)
        late = reading.file_words(TextKind.DOCUMENT.value, replaced.id, 2)
        for word, last in (("乙", 300), ("丙", 30)):
            _, received = _uploaded(matter, word, last)
            assert found(f"{word}0号货物") == {matter.id}
            worker.run_all()
            with unit_of_work():
                late()
            assert found(f"{word}{last}号货物") == {matter.id}
            texts = [text for (id, kind, *_), (text, _) in kept().items()
                     if id == matter.id and kind == TextKind.DOCUMENT.value]  # fmt: skip
            assert len(texts) == len(received.passages)
            assert all(word in text for text in texts)


def _uploaded(matter: Matter, word: str, last: int) -> tuple[Revision, documents.Received]:
    lines = [p(t(f"{word}{n}号货物在这里")) for n in range(last + 1)]
    received = documents.submit("长.docx", docx("".join(lines)))
    return documents.add_revision(matter, received, by=person("zhoumin")), received


def test_a_deed_that_failed_leaves_no_words(bare_app: Flask, told: dict[str, int]) -> None:
    with bare_app.app_context():
        matter = db.session.get_one(Matter, told["drafted"])
        before = kept()
        with pytest.raises(RuntimeError):
            _half_done(matter)
        assert found("未曾有过") == set()
        assert found("劝离") == set(told.values())
        assert kept() == before


def _half_done(matter: Matter) -> None:
    revision = latest_revision(matter)
    assert revision is not None
    with unit_of_work():
        words = search.of_paper(docx_reader.read(docx(p(t("未曾有过的话")))))
        search.index_document(revision, words)
        assert found("未曾有过") == {matter.id}
        raise RuntimeError


def test_materials_and_recognised_words_are_found_by_readers_alone(
    bare_app: Flask, told: dict[str, int]
) -> None:
    with bare_app.app_context():
        zhou, matter = person("zhoumin"), db.session.get_one(Matter, told["assigned"])
        content = docx(p(t("中标人：北京畅序停车管理有限公司，评审得分九十一分")))
        documents.add_material(matter, MaterialKind.AWARD, "中标通知书.docx", content, by=zhou)
        assert found("评审得分") == set()
        worker.run_all()
        revision = latest_revision(matter)
        assert revision is not None
        recognitions.finish(revision, [["扫描件上的", "骑缝章"]], "人工", by=zhou)
        for words in ("评审得分九十一分", "扫描件上的骑缝章", "骑缝"):
            assert found(words) == found(words, "wangfang") == {matter.id}
            assert found(words, "chenlu") == set()
        page = bare_app.test_client()
        page.post("/sign-in", data={"account": "zhoumin", "password": "Yanshi-2026"})
        assert "中标通知书.docx：…" in page.get("/matters?q=评审得分").text


def test_numbers_of_its_papers_lead_to_the_matter(app: Flask) -> None:
    matter = story.opined("parking", story.PARKING)
    number = db.session.scalars(select(Opinion.number)).one()
    assert found(number) == found(number, "chenlu") == {matter.id}
    assert found(matter.number) == {matter.id}
    assert found("91110106MA3F") == found("畅序") == {matter.id}
    asked = ConsultationTerms("人像比对", Subject.ADVICE, "可否调取门禁照片？")
    question = matters.open_matter(asked, by=person("zhoumin"))
    assert found("门禁照片") == {question.id}
    matters.describe(
        question, ConsultationTerms("人像", Subject.ADVICE, "作罢"), by=question.drafter
    )
    assert (found("门禁照片"), found("作罢")) == (set(), {question.id})


def test_the_hit_is_marked_where_it_stands(client_of: ClientOf, told: dict[str, int]) -> None:
    client = client_of("zhoumin")
    page = client.get("/matters", query_string={"q": "立即劝离 停车"}).text
    assert "送审文本：…" in page
    assert {"立即劝离", "停车"} <= set(re.findall("<mark>([^<]+)</mark>", page))
    assert re.search("<mark>停车</mark>秩序委托管理协议</a>", page)
    hostile = client.get("/matters", query_string={"q": "<b>停车"}).text
    assert 'value="<b>停车"' in unescape(hostile)
    assert "<b>停车" not in hostile


def test_every_story_is_indexed_as_the_rebuilding_would(app: Flask) -> None:
    story.archived("parking", story.PARKING)
    story.returned("hotline", story.HOTLINE)
    signed = story.signed("lease", story.LEASE)
    performance.set_term(signed, clock.today(), clock.today() + timedelta(9), "", by=signed.drafter)
    change = supplements.Change("增加一处", clock.today(), Decimal(1000))
    supplements.open_supplement(signed, change, by=signed.drafter)
    consultations.opined(consultations.CAMERAS, Conclusion.FEASIBLE)
    normative.carry(normative.BOARDS, normative.file, normative.NORMATIVE)
    worker.run_all()
    db.session.commit()
    before = kept()
    result = app.test_cli_runner().invoke(args=["search", "rebuild"])
    count = len(db.session.scalars(select(Matter.id)).all())
    assert result.output.startswith(f"已重建{count}件事项、")
    assert kept() == before
    assert {kind for _, kind, *_ in before} == {one.value for one in TextKind} - {"scan"}
    assert found("停车")


def test_what_is_found_is_what_may_be_read(app: Flask, told: dict[str, int]) -> None:
    """Every person, every matter: a word of the title by READ, a word of the text by READ_TEXT."""
    for one in db.session.scalars(select(Person)).all():
        for matter in db.session.scalars(select(Matter)).all():
            known = facts(matter)
            for words, act in ((matter.number, Act.READ), ("立即劝离", Act.READ_TEXT)):
                hit = matter.id in found(words, one.account)
                assert hit == bool(may(one.legal, act, known) and may(one.legal, Act.READ, known))
