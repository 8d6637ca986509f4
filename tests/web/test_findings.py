"""检查发现 on the pages: what the rules found, set aside with a reason, put into an annotation."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review.actions import checking, documents, matters
from review.demo.office import person
from review.extensions import db
from review.jobs import worker
from review.law.vocabulary import Conflict, StepName
from review.models import Annotation, CheckFinding, FindingAnswer, LogEntry, Matter
from review.registers import check_findings
from review.registers.facts import latest_revision
from tests.paper.documents import docx
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
WORDS = (
    "停车秩序委托管理合同",
    "第一条 合同总价为人民币126000元（大写：人民币壹佰贰拾陆万元整）。",
    "第二条 本合同的最终解释权归甲方所有。",
    "第三条 本合同自双方签字盖章之日起生效。",
)


def written(*lines: str) -> bytes:
    return docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines))


@pytest.fixture
def contract(bare_app: Flask) -> int:
    """A draft whose sum in words is not its sum in figures, with the rules asked of it."""
    with bare_app.app_context():
        matter = story.opened("parking", story.PARKING)
        received = documents.submit("合同.docx", written(*WORDS))
        documents.add_revision(matter, received, by=person("zhoumin"))
        worker.run_all()
        return matter.id


def findings(id: int) -> dict[str, CheckFinding]:
    """The findings of the newest text by their rule, the first of each."""
    revision = latest_revision(db.session.get_one(Matter, id))
    assert revision is not None
    found = check_findings.findings(revision).all
    return {each.finding.rule: each.finding for each in reversed(found)}


def reviewing(id: int) -> None:
    matter = db.session.get_one(Matter, id)
    matters.step(matter, StepName.SUBMIT, by=person("zhoumin"))
    matters.step(matter, StepName.ACCEPT, by=person("wangfang"))
    matters.assign(matter, person("chenlu"), by=person("wangfang"))
    matters.declare(matter, Conflict.NONE, "", by=person("chenlu"))


def test_the_drafter_sees_what_the_rules_found_before_anything_is_sent(
    bare_app: Flask, client_of: ClientOf, contract: int
) -> None:
    page = unescape(client_of("zhoumin").get(f"/matters/{contract}").text)
    with bare_app.app_context():
        found = findings(contract)
    assert {"C01", "C20"} <= set(found)
    for rule in ("C01", "C20"):
        assert f"“{found[rule].quote}”" in page
        assert f"#p-{found[rule].block}" in page
    assert "写成批注" not in page  # that is counsel's
    with bare_app.app_context():
        reviewing(contract)
    assert "最终解释权" in client_of("wangfang").get(f"/matters/{contract}").text


def test_each_finding_of_a_rule_says_what_is_wrong_with_it(
    bare_app: Flask, client_of: ClientOf
) -> None:
    days = "第一条 交付日期：2026年2月30日。", "第二条 验收日期：2026年6月31日。"
    with bare_app.app_context():
        matter = story.opened("parking", story.PARKING)
        received = documents.submit("合同.docx", written("服务合同", *days))
        documents.add_revision(matter, received, by=person("zhoumin"))
        worker.run_all()
        id = matter.id
    page = unescape(client_of("zhoumin").get(f"/matters/{id}").text)
    assert "日期或者期限不合逻辑" in page
    for day in ("2026年2月30日", "2026年6月31日"):
        assert page.count(f"没有“{day}”这一天") == 1


def test_until_the_rules_were_asked_the_page_says_so(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    assert "正在按规则检查" in client_of("zhoumin").get(f"/matters/{id}").text


def test_what_is_grave_is_set_aside_with_a_reason_only(
    bare_app: Flask, client_of: ClientOf, contract: int
) -> None:
    drafter = client_of("zhoumin")
    with bare_app.app_context():
        grave = findings(contract)["C01"].id
    path = f"/matters/{contract}/findings/{grave}/setting-aside"
    silent = drafter.post(path, data={"reason": " "})
    assert (silent.status_code, "请写明理由" in silent.text) == (422, True)
    assert drafter.post(path, data={"reason": "外币折算"}).status_code == 303
    again = drafter.post(path, data={"reason": "又一次"})
    assert (again.status_code, "这处检查发现刚刚已经处理过了" in again.text) == (409, True)
    page = drafter.get(f"/matters/{contract}").text
    assert "不适用，外币折算" in page
    with bare_app.app_context():
        assert db.session.scalars(select(FindingAnswer)).one().reason == "外币折算"
        entry = select(LogEntry).filter_by(action="set_finding_aside")
        assert "外币折算" in db.session.scalars(entry).one().body


def test_who_may_not_write_may_not_set_aside(
    bare_app: Flask, client_of: ClientOf, contract: int
) -> None:
    with bare_app.app_context():
        light = findings(contract)["C20"].id
    path = f"/matters/{contract}/findings/{light}/setting-aside"
    assert client_of("wangfang").post(path, data={"reason": "看过"}).status_code == 404  # a draft
    with bare_app.app_context():
        reviewing(contract)
    for account in ("wangfang", "zhoumin"):  # while counsel reviews, it is counsel's
        assert client_of(account).post(path, data={"reason": "看过"}).status_code == 409
    with bare_app.app_context():
        assert db.session.scalars(select(FindingAnswer)).all() == []


def test_counsel_takes_a_finding_up_as_an_annotation_on_its_words(
    bare_app: Flask, client_of: ClientOf, contract: int
) -> None:
    with bare_app.app_context():
        reviewing(contract)
        found = findings(contract)["C20"]
        id, block, quote, basis = found.id, found.block, found.quote, found.basis
        start = found.start
    counsel = client_of("chenlu")
    revision = f"/matters/{contract}/revisions/2"
    assert f"finding={id}#annotate" in counsel.get(revision).text
    form = unescape(counsel.get(f"{revision}?finding={id}").text)
    assert f'name="finding" type="hidden" value="{id}"' in form
    assert quote in form
    assert basis in form
    sent = {
        "start_block": block, "start": str(start), "end_block": block,
        "end": str(start + len(quote)), "quote": quote, "severity": "advice",
        "category": "wording", "text": "请删去最终解释权的约定", "finding": str(id),
    }  # fmt: skip
    assert counsel.post(f"{revision}/annotations", data=sent).status_code == 303
    with bare_app.app_context():
        note = db.session.scalars(select(Annotation)).one()
        assert note.placements[0].quote == quote
        assert db.session.scalars(select(FindingAnswer)).one().annotation_id == note.id


def test_an_answer_holds_in_the_next_text_where_the_paragraph_stayed(
    bare_app: Flask, contract: int
) -> None:
    with bare_app.app_context():
        matter, drafter = db.session.get_one(Matter, contract), person("zhoumin")
        for rule in ("C01", "C20"):
            checking.set_aside(matter, findings(contract)[rule], "看过", by=drafter)
        changed = (WORDS[0], "新增的一段。", WORDS[1].replace("126000", "126001"), *WORDS[2:])
        received = documents.submit("合同.docx", written(*changed))
        documents.add_revision(matter, received, by=drafter)
        worker.run_all()
        revision = latest_revision(matter)
        assert revision is not None
        answered = {
            each.finding.rule: each.answer is not None
            for each in check_findings.findings(revision).all
        }
    assert (answered["C20"], answered["C01"]) == (True, False)
