"""引用的法律 on the pages: in the text, in the margin, on the matter, and before an opinion is issued."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review.actions import documents, matters
from review.demo.office import person
from review.extensions import db
from review.jobs import worker
from review.law.vocabulary import Conflict, StepName
from review.models import CheckRun
from tests.told import story
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
    assert "意见引用的法律需要核对：《担保法》" in page
    assert "现为一般保证" in page  # the rule changed with its number
    assert '<input type="hidden" name="warned" value="担保法">' in page
    assert counsel.post(address, data={**typed, "warned": "担保法"}).status_code == 303


def test_an_opinion_that_tells_of_the_repeal_goes_out(client_of: ClientOf, contract: int) -> None:
    said = "所引《合同法》已于2021年1月1日废止，应改为《民法典》。"
    typed = {**GIVEN, "revision": "2", "text": said, "conclusion": "unfit"}
    answer = client_of("chenlu").post(f"/matters/{contract}/opinions", data=typed)
    assert answer.status_code == 303
