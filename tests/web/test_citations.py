"""引用的法律 on the pages: in the text, in the margin, on the matter, and before an opinion is issued."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review.actions import annotations, documents, matters
from review.actions.placements import Span
from review.actions.unit_of_work import unit_of_work
from review.demo.drafts import BOARDS
from review.demo.office import person
from review.extensions import db
from review.jobs import worker
from review.law.vocabulary import Category, Conflict, Severity, StepName
from review.models import CheckRun, Matter, Publication, SupplementNotice
from review.registers.facts import latest_revision
from tests.told import normative, story
from tests.web.test_findings import written
from tests.web.test_opinion_points import GIVEN

ClientOf = Callable[[str], FlaskClient]
WORDS = (
    "停车秩序委托管理合同",
    "根据《中华人民共和国合同法》和《民法典》第四百七十条，双方订立本合同。",
    "第一条 依照《仲裁法》第十六条办理。",
)


@pytest.fixture
def contract(bare_app: Flask) -> int:
    """A contract under review that rests on a repealed statute."""
    with bare_app.app_context():
        matter = story.opened("parking", story.PARKING)
        received = documents.submit("合同.docx", written(*WORDS))
        documents.add_revision(matter, received, by=person("zhoumin"))
        worker.run_all()
        matters.step(matter, StepName.SUBMIT, by=person("zhoumin"))
        matters.step(matter, StepName.ACCEPT, by=person("wangfang"))
        matters.assign(matter, person("chenlu"), by=person("wangfang"))
        matters.declare(matter, Conflict.NONE, "", by=person("chenlu"))
        return matter.id


def test_each_citation_leads_to_its_statute_and_is_described_by_it(
    client_of: ClientOf, contract: int
) -> None:
    page = unescape(client_of("chenlu").get(f"/matters/{contract}/revisions/2").text)
    link = re.search(
        r'<a class="reference bad"[^>]* href="#(law-\d+)" aria-describedby="([^"]+)"', page
    )
    assert link
    assert f'id="{link[1]}"' in page
    for id in link[2].split():
        assert page.count(f'id="{id}"') == 1
    assert "已于2021年1月1日废止，由《民法典》替代" in page
    assert "原第十六条现为《仲裁法》第二十七条" in page
    assert re.search("核对日期：2026年", page)


def test_the_matter_lists_what_the_rules_kept_with_the_version_of_the_table(
    bare_app: Flask, client_of: ClientOf, contract: int
) -> None:
    page = client_of("zhoumin").get(f"/matters/{contract}").text
    assert "引用的法律" in page
    with bare_app.app_context():
        run = db.session.scalars(select(CheckRun).order_by(CheckRun.id.desc())).first()
        assert run
        assert run.revision.matter_id == contract
        assert run.legislation
        assert run.legislation in page
        run.citations = None  # a run from before citations were kept
        db.session.commit()
    assert 'id="citations"' not in client_of("zhoumin").get(f"/matters/{contract}").text
    assert 'id="citations"' in client_of("chenlu").get(f"/matters/{contract}/revisions/2").text


def test_an_opinion_that_rests_on_a_repealed_law_is_warned_of_before_it_is_issued(
    client_of: ClientOf, contract: int
) -> None:
    counsel, address = client_of("chenlu"), f"/matters/{contract}/opinions"
    typed = {
        **GIVEN,
        "revision": "2",
        "text": "依照《担保法》第十九条，保证方式应当写明。",
        "conclusion": "unfit",
    }
    stopped = counsel.post(address, data=typed)
    assert stopped.status_code == 422
    page = unescape(stopped.text)
    assert "引用的法律需要核对：《担保法》" in page
    assert "现为一般保证" in page  # the rule changed with its number
    assert '<input type="hidden" name="warned" value="担保法">' in page
    assert counsel.post(address, data={**typed, "warned": "担保法"}).status_code == 303


def test_an_opinion_that_tells_of_the_repeal_goes_out(client_of: ClientOf, contract: int) -> None:
    said = "所引《合同法》已于2021年1月1日废止，应改为《民法典》。"
    typed = {**GIVEN, "revision": "2", "text": said, "conclusion": "unfit"}
    answer = client_of("chenlu").post(f"/matters/{contract}/opinions", data=typed)
    assert answer.status_code == 303


def test_a_supplement_notice_that_rests_on_a_repealed_law_is_warned_of_before_it_goes_out(
    bare_app: Flask, client_of: ClientOf, contract: int
) -> None:
    office, address = client_of("wangfang"), f"/matters/{contract}/steps/send_back"
    typed = {"reason": "请依照《担保法》第十九条补充保证方式。"}
    stopped = office.post(address, data=typed)
    assert stopped.status_code == 422
    assert "补正通知书引用的法律" in unescape(stopped.text)
    with bare_app.app_context():
        assert db.session.scalar(select(SupplementNotice)) is None
    assert office.post(address, data={**typed, "warned": "担保法"}).status_code == 303
    with bare_app.app_context():
        assert db.session.scalar(select(SupplementNotice)) is not None


def test_the_adoption_sheet_tells_of_a_repealed_law_in_its_annotations(
    bare_app: Flask, client_of: ClientOf, contract: int
) -> None:
    with bare_app.app_context():
        matter = db.session.get_one(Matter, contract)
        revision = latest_revision(matter)
        assert revision is not None
        paper = documents.reading(revision)
        block = next(iter(paper.paragraphs())).id
        note = annotations.Note(
            Severity.ADVICE, Category.OTHER, "写明范围。", basis="《合同法》第五十二条"
        )
        span = Span(block, 0, block, 4)
        annotations.annotate(matter, revision, paper, span, note, by=person("chenlu"))
    assert "采纳情况表引用的法律" in client_of("zhoumin").get(f"/matters/{contract}/adoption").text


def test_the_organs_own_opinion_is_warned_of_before_it_is_issued(
    app: Flask, client_of: ClientOf
) -> None:
    matter = normative.carry(BOARDS, normative.opine, normative.NORMATIVE)
    revision = latest_revision(matter)
    assert revision is not None
    reviewer, address = client_of("linhua"), f"/matters/{matter.id}/legal-review"
    typed = {
        "revision": str(revision.number),
        "conclusion": "lawful",
        "followed": "adopted",
        "text": "依照《中华人民共和国环境保护法》审核，内容合法。",
    }
    stopped = reviewer.post(address, data=typed)
    assert stopped.status_code == 422
    assert "引用的法律需要核对：《环境保护法》" in unescape(stopped.text)
    assert reviewer.post(address, data={**typed, "warned": "环境保护法"}).status_code == 303


def test_what_the_records_write_into_the_drafting_note_is_warned_of(
    app: Flask, client_of: ClientOf
) -> None:
    matter = normative.carry(BOARDS, normative.archive, normative.NORMATIVE)
    address = f"/matters/{matter.id}/filings"
    office = client_of("wangfang")
    assert "起草说明引用的法律" not in office.get(address).text
    published, applies = date(2026, 6, 1), date(2026, 6, 15)
    with unit_of_work():
        again = Publication(
            matter_id=matter.id, published_on=published, place="区政府网站", effective_on=applies,
            endless_reason="长期适用", soon_reason="依照《中华人民共和国合同法》，须立即施行",
            by_id=person("wangfang").id,
        )  # fmt: skip
        db.session.add(again)
    page = unescape(office.get(address).text)
    assert "起草说明引用的法律，出具前请核对" in page
    assert "《合同法》" in page
