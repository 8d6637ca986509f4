"""A signed contract to its end: its term, payments, an alert, supplements up to a tenth, 履行完毕."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from playwright.sync_api import Browser

from review import clock
from review.actions import matters, signed_copies, signing
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Conclusion, Conflict
from review.models import Matter
from review.registers.facts import latest_revision
from review.registers.log import verify
from tests.journeys.browser import Visit
from tests.journeys.test_the_hard_life import with_reason
from tests.told import story


def state_the_term(visit: Visit) -> None:
    today = clock.today()
    visit.press("填写履行期限")
    visit.fill(begins_on=today.isoformat(), ends_on=(today - timedelta(1)).isoformat())
    visit.press("保存")
    visit.reads("届满日期不能早于开始日期")
    visit.fill(ends_on=(today + timedelta(364)).isoformat())
    visit.press("保存")
    visit.reads("合同履行期限届满")


def record(visit: Visit, kind: str, amount: str = "", small: bool = False) -> None:
    visit.press("登记履行情况")
    visit.choose(kind=kind)
    visit.fill(on=clock.today().isoformat(), amount=amount)
    if small:
        visit.page.check('[name="small"]')
    visit.attach("凭据.docx", story.certificate("凭据"))
    visit.press("登记")


def announce_file_and_pay(visit: Visit) -> None:
    """The periods of procurement are met; an inspection starts the thirty days of payment."""
    visit.reads("采购合同公告期限")
    record(visit, "announced")
    record(visit, "copy_filed")
    assert visit.page.get_by_text("采购合同公告期限").count() == 0
    record(visit, "inspected", "315000.00", small=True)
    visit.reads("向中小企业付款期限")
    record(visit, "paid", "315000.00")
    assert visit.page.get_by_text("向中小企业付款期限").count() == 0
    visit.reads("25.00%")


def alert_and_direct(visit: Visit, browser: Browser, address: str) -> None:
    visit.become("lijianguo")
    visit.go(f"{address}/performance")
    visit.press("报送预警")
    visit.choose(kind="insolvency")
    visit.fill(
        arisen_on=clock.today().isoformat(), found="对方连续两月欠发工资。", measures="已书面催告。"
    )
    visit.press("报分管领导")
    visit.reads("待分管领导批示")
    phone = Visit(browser, visit.site, width=390)
    phone.become("zhangwei")
    phone.reads("批示预警")
    phone.go(f"{address}/performance")
    phone.fill(text="密切关注，准备备选单位。")
    phone.press("批示")
    phone.reads("密切关注，准备备选单位。")
    assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.close()


def change(visit: Visit, address: str, added: str) -> str:
    """The change opens a supplement, which is sent for review like any contract."""
    visit.become("zhoumin")
    visit.go(f"{address}/performance")
    visit.press("变更合同")
    visit.fill(reason="增设停车位，单价不变。", on=clock.today().isoformat(), added=added)
    visit.press("新建补充协议")
    visit.reads("补充合同合计")
    supplement = visit.page.url.removeprefix(visit.site)
    visit.press("上传文本")
    visit.attach("补充协议.docx", story.certificate("补充协议"))
    visit.press("上传")
    visit.page.wait_for_url(f"{visit.site}{supplement}*")
    for kind in ("credentials", "approval_basis"):
        visit.press("上传材料")
        visit.choose(kind=kind)
        visit.attach("材料.docx", story.certificate(kind))
        visit.press("上传")
        visit.page.wait_for_url(f"{visit.site}{supplement}*")
    visit.press("送审")
    assert visit.status == "已送审"
    return supplement


def reviewed(address: str) -> Matter:
    """The review itself has journeys of its own."""
    matter = db.session.get_one(Matter, int(address.rsplit("/", 1)[1]))
    matters.step(matter, "accept", by=person("wangfang"))
    matters.assign(matter, person("chenlu"), by=person("wangfang"))
    matters.declare(matter, Conflict.NONE, "", by=person("chenlu"))
    story.opine(matter, Conclusion.SIGNABLE)
    return matter


def signed(address: str) -> None:
    matter = reviewed(address)
    matters.step(matter, "propose", by=person("zhoumin"))
    revision = latest_revision(matter)
    assert revision is not None
    signing.approve(matter, revision, "", by=person("zhangwei"))
    story.explain_blanks(matter)
    signing.clear(matter, revision, by=person("wangfang"))
    signed_copies.sign(matter, story.signed_copy(matter), by=person("zhoumin"))


def bar_beyond_a_tenth(visit: Visit, address: str, second: str) -> None:
    """What passes a tenth of the original cannot go to the leader; given up, it adds nothing."""
    visit.go(second)
    visit.reads("超过10%（126,000.00元）")
    visit.reads("尚未满足：追加同种货物")
    visit.become("wangfang")
    visit.go(second)
    with_reason(visit, "终止办理", "超过百分之十，另行采购")
    assert visit.status == "终止办理"
    visit.reads("待答复（终止办理）")
    visit.go(f"{address}/performance")
    visit.reads("为原合同金额1,260,000.00元的7.94%，未超过10%")


def complete(visit: Visit, address: str) -> None:
    visit.become("zhoumin")
    visit.go(f"{address}/performance")
    record(visit, "completed")
    visit.reads("履行完毕")
    visit.press("登记履行情况")
    assert visit.page.locator('[name="kind"] option[value="paid"]').count() == 0
    visit.become("liuna")
    visit.go(f"{address}/archiving")
    visit.choose(retention="ten")
    visit.press("归档")
    assert visit.status == "已归档"


def test_a_contract_is_performed_alerted_supplemented_and_completed(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        address = f"/matters/{story.signed('parking', story.PARKING).id}"
    visit = Visit(browser, site)
    visit.become("zhoumin")
    visit.go(address)
    visit.press("履行记录与预警")
    state_the_term(visit)
    announce_file_and_pay(visit)
    alert_and_direct(visit, browser, address)
    first = change(visit, address, "100000.00")
    with bare_app.app_context():
        signed(first)
    second = change(visit, address, "26000.01")
    with bare_app.app_context():
        reviewed(second)
    bar_beyond_a_tenth(visit, address, second)
    complete(visit, address)
    visit.go(f"{address}/log")
    visit.reads("刚刚核验无误")
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()
