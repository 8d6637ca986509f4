"""A normative document from 认定 to 清理, and an internal rule to its compilation, in the browser."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Browser

from review import clock
from review.demo.drafts import DUTY, SERVICE, Draft
from review.demo.formal import formal
from review.extensions import db
from review.models import Matter
from review.registers.log import verify
from tests.journeys.browser import Visit
from tests.told import normative, story

MATTER = re.compile(r"/matters/\d+(#\w+)?$")


def classify(visit: Visit, draft: Draft) -> None:
    """The five questions, and the matter opened on the answer."""
    visit.become("zhoumin")
    visit.press("新建送审")
    visit.press("文件或者制度")
    visit.fill(title=draft.terms.title)
    visit.choose(issuer="centre")
    for name in ("published", "outside", "general", "repeated"):
        said = "yes" if getattr(draft.answers, name) else "no"
        visit.page.check(f'[name="{name}"][value="{said}"]')
    visit.press("认定")


def submitted(visit: Visit, draft: Draft, kind: str) -> str:
    visit.press(f"按{kind}新建送审")
    assert visit.page.input_value('[name="title"]') == draft.terms.title
    visit.attach("送审稿.docx", draft.content)
    visit.page.check('[name="secret"][value="no"]')
    if kind == "行政规范性文件":
        visit.page.check('[name="business"][value="no"]')
    visit.press("保存草稿")
    visit.page.wait_for_url(MATTER)
    return visit.page.url.removeprefix(visit.site).partition("#")[0]


def comment(visit: Visit, bare_app: Flask, address: str) -> None:
    """A period that began three weeks ago, recorded late; a reversed one is refused first."""
    today = clock.today()
    began = today - timedelta(21)
    visit.press("公开征求意见")
    visit.fill(
        began_on=began.isoformat(), ends_on=(began - timedelta(1)).isoformat(), place="区政府网站"
    )
    visit.press("公开征求意见")
    visit.reads("截止日期不能早于开始日期")
    assert visit.page.input_value('[name="place"]') == "区政府网站"
    visit.fill(ends_on=(today - timedelta(1)).isoformat())
    visit.press("公开征求意见")
    visit.reads("属于补录，请写明理由")
    visit.fill(late_reason="系统上线前已经开展")
    visit.press("公开征求意见")
    assert visit.status == "征求意见中"
    visit.press("结束征求意见")
    visit.reads("已逐条登记0条")
    visit.fill(summary="没有收到意见")
    visit.press("结束征求意见")
    assert visit.status == "草稿"


def submit(visit: Visit, kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        visit.press("上传材料")
        visit.choose(kind=kind)
        visit.attach(f"{kind}.docx", story.certificate(kind))
        visit.press("上传")
        visit.page.wait_for_url(MATTER)
    visit.press("送审")
    assert visit.status == "已送审"


def review(visit: Visit, address: str, conclusion: str) -> None:
    visit.become("wangfang")
    visit.go(address)
    visit.press("受理")
    visit.press("分办")
    visit.page.select_option('[name="counsel"]', label="北京明衡律师事务所 陈律")
    visit.press("确定")
    visit.become("chenlu")
    visit.go(address)
    visit.press("声明无利益冲突")
    visit.choose(conflict="none")
    visit.press("作出声明")
    visit.go(f"{address}/opinions/new")
    visit.choose(conclusion=conclusion)
    visit.fill(text="主体、权限、内容和程序合法。")
    visit.press("出具意见")
    visit.reads("项未填")
    visit.go_through_the_points()
    visit.press("出具意见")
    visit.reads("合法")


def review_legally(visit: Visit, address: str) -> None:
    """The office's own opinion; another conclusion than counsel's is not 采纳."""
    visit.become("linhua")
    visit.go(address)
    assert visit.status == "待法制审核"
    visit.press("出具合法性审核意见")
    visit.choose(conclusion="amend", disposition="clauses", followed="adopted")
    visit.fill(text="制定主体适格，内容和程序合法。")
    visit.press("出具合法性审核意见")
    visit.reads("结论不同的，不能选“采纳”")
    visit.choose(conclusion="lawful", disposition="")
    visit.press("出具合法性审核意见")
    visit.reads("采纳")


def deliberate(visit: Visit, address: str, propose: str, passed: str) -> None:
    """A meeting before the opinion is refused; dissent must be written down."""
    visit.become("zhoumin")
    visit.go(address)
    visit.press(propose)
    assert visit.status == "待集体审议"
    visit.become("wangfang")
    visit.go(address)
    visit.press(passed)
    held = clock.today() - timedelta(2)
    visit.fill(
        name="第12次主任办公会", held_on=held.isoformat(), number="西城管指会〔2026〕12号",
        attendance="应到7人，实到7人", in_favour="6", against="1", abstained="0",
    )  # fmt: skip
    visit.press(passed)
    visit.reads("不能早于出具审核意见的日期")
    visit.fill(held_on=clock.today().isoformat())
    visit.press(passed)
    visit.reads("应当如实写明不同意见")
    visit.fill(dissent="一人认为时机不成熟")
    visit.press(passed)
    assert visit.status == "审议通过"


def sign_off_on_a_phone(browser: Browser, site: str, address: str, by: str) -> None:
    phone = Visit(browser, site, width=390)
    phone.become(by)
    phone.go(address)
    phone.press("签发")
    phone.reads("一人认为时机不成熟")
    assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.press("签发")
    assert phone.status == "已签发"
    phone.close()


def issue(visit: Visit, address: str, draft: Draft, label: str) -> None:
    visit.become("wangfang")
    visit.go(address)
    visit.press(label)
    visit.press("预留文号")
    number = visit.page.inner_text("main p b.num")
    visit.attach("正式文本.docx", draft.content)
    visit.fill(formed_on=clock.today().isoformat(), copies="30")
    visit.press(label)
    visit.reads(f"正式文本上没有：发文字号“{number}”")
    visit.attach("正式文本.docx", formal(draft.content, number, clock.today()))
    visit.press(label)
    assert visit.status == "已印发"
    visit.reads("与签发的文本逐段相符；载有文号、成文日期和发文机关")


def publish_and_file(visit: Visit, address: str) -> None:
    today = clock.today()
    visit.press("公布")
    visit.fill(
        published_on=today.isoformat(), effective_on=(today + timedelta(31)).isoformat(),
        place="区政府网站",
    )  # fmt: skip
    visit.press("公布")
    visit.reads("请填写有效期届满日")
    visit.fill(valid_until=(today + timedelta(700)).isoformat())
    visit.press("公布")
    assert visit.status == "待备案"
    visit.reads("报区政府备案")
    visit.press("报送备案")
    visit.choose(receiver="district")
    visit.fill(filed_on=today.isoformat())
    visit.press("报送备案")
    assert visit.status == "已报备"
    visit.press("登记备案结果")
    visit.page.fill('[name="district-number"]', "西备登〔2026〕17号")
    visit.page.fill('[name="district-registered_on"]', today.isoformat())
    visit.press("登记备案结果")
    assert visit.status == "已登记"


def archive(visit: Visit, address: str) -> None:
    visit.become("liuna")
    visit.go(address)
    visit.press("归档")
    visit.choose(retention="permanent")
    visit.press("归档")
    assert visit.status == "现行有效"


def clean_up(visit: Visit, address: str, label: str) -> None:
    visit.become("wangfang")
    visit.go(address)
    visit.press(label)
    visit.fill(decided_on=clock.today().isoformat(), body="主任办公会", grounds="上位法已经修改")
    visit.press(label)
    assert visit.status == "已废止"


@pytest.mark.parametrize(
    "scripts",
    [True, pytest.param(False, marks=pytest.mark.sure)],
    ids=["with scripts", "without scripts"],
)
def test_a_normative_document_goes_from_classification_to_clean_up(
    site: str, browser: Browser, bare_app: Flask, scripts: bool
) -> None:
    visit = Visit(browser, site, scripts=scripts)
    classify(visit, SERVICE)
    visit.reads("行政规范性文件")
    address = submitted(visit, SERVICE, "行政规范性文件")
    visit.reads("公开征求意见已按期限完成")
    comment(visit, bare_app, address)
    submit(visit, ("explanation", "legal_basis", "comments"))
    review(visit, address, "lawful")
    review_legally(visit, address)
    deliberate(visit, address, "提请集体审议", "审议通过")
    sign_off_on_a_phone(browser, site, address, "gaoyuan")
    issue(visit, address, SERVICE, "统一登记、编号、印发")
    publish_and_file(visit, address)
    archive(visit, address)
    clean_up(visit, address, "清理：废止")
    visit.go(f"{address}/log")
    visit.reads("刚刚核验无误")
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()


def test_an_internal_rule_goes_from_classification_to_the_compilation(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    visit = Visit(browser, site)
    classify(visit, DUTY)
    visit.reads("不按行政规范性文件办理")
    address = submitted(visit, DUTY, "内部制度")
    submit(visit, ())
    review(visit, address, "lawful")
    deliberate(visit, address, "提请集体讨论", "讨论通过")
    sign_off_on_a_phone(browser, site, address, "zhangwei")
    issue(visit, address, DUTY, "印发")
    visit.press("编入制度汇编")
    assert visit.status == "已汇编"
    archive(visit, address)
    clean_up(visit, address, "废止")
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()


def test_an_inner_body_is_refused_with_the_rule_and_a_matter_is_decided_anew(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        id = normative.carry(DUTY, normative.annotate, normative.INTERNAL).id
    visit = Visit(browser, site)
    classify(visit, DUTY)
    visit.press("重新回答")
    visit.fill(title="某科室收费通知")
    visit.choose(issuer="inner")
    for name in ("published", "outside", "general", "repeated"):
        visit.page.check(f'[name="{name}"][value="yes"]')
    visit.press("认定")
    visit.reads("内设机构、临时机构、议事协调机构不得制发行政规范性文件")
    assert visit.page.get_by_role("link", name=re.compile("^按")).count() == 0
    visit.become("wangfang")
    visit.go(f"/matters/{id}")
    visit.press("重新认定")
    visit.page.check('[name="outside"][value="yes"]')
    visit.press("重新认定")
    visit.reads("请填写重新认定的理由")
    visit.fill(reason="实际适用于街道和企业")
    visit.press("重新认定")
    visit.page.wait_for_url(f"{site}/")
    assert visit.page.goto(f"{site}/matters/{id}").status == 404
    visit.become("zhoumin")
    visit.go(f"/matters/{id}")
    assert visit.status == "草稿"
    visit.reads("已重新认定")
    visit.close()
    with bare_app.app_context():
        found = db.session.get(Matter, id)
        assert found is not None
        assert found.kind.label == "行政规范性文件"
