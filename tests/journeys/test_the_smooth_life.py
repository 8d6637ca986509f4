"""A contract from upload to archive, each act in the browser by the one who takes it."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from playwright.sync_api import Browser

from review import clock
from review.actions.terms import ContractTerms
from review.demo import papers
from review.demo.story import HOTLINE, LEASE, certificate
from review.registers.log import verify
from tests.journeys.browser import Visit

MATTER = re.compile(r"/matters/\d+(#\w+)?$")


def submit(visit: Visit, name: str, terms: ContractTerms) -> str:
    """The drafter opens the matter with its text and materials; returns its address."""
    visit.become("zhoumin")
    visit.press("新建送审")
    visit.press("合同")
    visit.attach(papers.FILES[name], papers.write(name))
    visit.page.check('[name="secret"][value="no"]')
    visit.fill(title=terms.title, counterparty=terms.counterparty, amount=f"{terms.amount:,.2f}")
    visit.choose(nature=terms.nature.value, method=terms.method.value)
    visit.press("保存草稿")
    visit.page.wait_for_url(MATTER)
    address = visit.page.url.removeprefix(visit.site).partition("#")[0]
    for kind in ("credentials", "approval_basis"):
        visit.press("上传材料")
        visit.choose(kind=kind)
        visit.attach(f"{kind}.docx", certificate(kind))
        visit.press("上传")
        visit.page.wait_for_url(MATTER)
    visit.press("送审")
    assert visit.status == "已送审"
    return address


def assign(visit: Visit, address: str) -> None:
    visit.become("wangfang")
    visit.go(address)
    visit.press("受理")
    visit.press("分办")
    visit.page.select_option('[name="counsel"]', label="北京明衡律师事务所 陈律")
    visit.press("确定")
    assert visit.status == "待声明"


def declare(visit: Visit, address: str) -> None:
    visit.become("chenlu")
    visit.go(address)
    assert visit.page.locator("#texts").count() == 0
    visit.press("声明无利益冲突")
    visit.choose(conflict="none")
    visit.press("作出声明")
    assert visit.status == "审查中"


def annotate(visit: Visit, address: str, words: str, *, scripts: bool) -> None:
    visit.go(f"{address}/revisions/1")
    if scripts:
        visit.select(words)
        visit.page.click(".pick")
        assert visit.page.input_value('[name="quote"]') == words
    else:
        visit.fill(quote=words)
    visit.choose(severity="blocking", category="price")
    visit.fill(text="这一处须重新约定。", basis="民法典第四百七十条")
    visit.press("写下批注")
    visit.reads("这一处须重新约定。")


def opine(visit: Visit, address: str) -> None:
    visit.go(f"{address}/opinions/new")
    visit.choose(conclusion="revise")
    visit.fill(text="须处理的批注修改后可以签订。")
    visit.press("出具意见")
    visit.reads("“合同审查要点”还有23项未填：我方主体适格、")
    visit.go_through_the_points()
    visit.press("出具意见")
    visit.reads("修改后签订")


def answer_and_propose(visit: Visit, address: str) -> None:
    visit.become("zhoumin")
    visit.go(f"{address}/answers")
    visit.page.check('input[name^="reply-"][value="adopted"]')
    visit.press("保存全部答复")
    visit.become("chenlu")
    visit.go(f"{address}/revisions/1")
    visit.press("了结")
    visit.reads("已了结")
    visit.become("zhoumin")
    visit.go(address)
    visit.press("提请审批")
    assert visit.status == "待审批"


def approve_on_a_phone(browser: Browser, site: str, address: str) -> None:
    phone = Visit(browser, site, width=390)
    phone.become("zhangwei")
    phone.go(f"{address}/approval")
    phone.reads("须处理的批注修改后可以签订。")
    assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.press("同意签订这一文本")
    assert phone.status == "待核对"
    phone.close()


def explain_blanks(visit: Visit, address: str) -> None:
    visit.become("zhoumin")
    visit.go(f"{address}/blanks")
    for reason in visit.page.locator('textarea[name^="reason-"]').all():
        reason.fill("签署时由双方经办人手写填写。")
    visit.press("保存说明")
    visit.reads("说明：签署时由双方经办人手写填写。")


def sign_and_archive(visit: Visit, address: str, name: str) -> None:
    visit.become("wangfang")
    visit.go(f"{address}/gate")
    visit.reads("不可签署")
    visit.reads("处空白没有说明")
    explain_blanks(visit, address)
    visit.become("wangfang")
    visit.go(f"{address}/gate")
    visit.reads("可以签署")
    visit.press("准予签署")
    visit.reads("已准予签署")
    visit.become("zhoumin")
    visit.go(address)
    visit.press("登记签订")
    visit.attach("签署件.docx", papers.write(name))
    visit.fill(signed_on=clock.today().isoformat(), signatory="张伟", copies="6")
    visit.press("登记")
    visit.page.wait_for_url(MATTER)
    assert visit.status == "已签订"
    visit.become("liuna")
    visit.go(f"{address}/archiving")
    visit.choose(retention="ten")
    visit.press("归档")
    assert visit.status == "已归档"


@pytest.mark.parametrize(
    ("scripts", "name", "terms", "words"),
    [
        (True, "hotline", HOTLINE, "该款项待财政资金到位后支付"),
        pytest.param(False, "lease", LEASE, "按照年租金的千分之五", marks=pytest.mark.sure),
    ],
    ids=["the hotline with scripts", "the lease without scripts"],
)
def test_a_contract_goes_from_upload_to_archive(
    site: str, browser: Browser, bare_app: Flask, scripts: bool, name: str,
    terms: ContractTerms, words: str,
) -> None:  # fmt: skip
    visit = Visit(browser, site, scripts=scripts)
    address = submit(visit, name, terms)
    assign(visit, address)
    declare(visit, address)
    annotate(visit, address, words, scripts=scripts)
    opine(visit, address)
    answer_and_propose(visit, address)
    approve_on_a_phone(browser, site, address)
    sign_and_archive(visit, address, name)
    visit.go(f"{address}/log")
    visit.reads("刚刚核验无误")
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()
