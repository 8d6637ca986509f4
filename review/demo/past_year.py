"""The year before: an old ledger that was brought in, and the annual report being written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from review import clock
from review.actions import matters, past_imports, signed_copies, signing, year_report
from review.actions import small_registers as register
from review.actions.terms import ContractTerms
from review.actions.unit_of_work import unit_of_work
from review.actions.year_report import Told
from review.demo import consultations, normative, performances, small_registers, story
from review.demo.drafts import BOARDS, DUTY
from review.demo.office import person
from review.extensions import db
from review.law.report_text import BLOCKS
from review.law.small_registers import REGISTERS
from review.law.vocabulary import Conclusion, ReportStep, Retention, StepName
from review.law.workdays import shipped
from review.models import Matter, Section
from review.registers.facts import latest_revision

HEADER = "合同编号,合同名称,乙方,合同金额（元）,签订时间,到期日期,承办科室,付款方式"
CONTRACTS = (
    ("办公楼保洁服务合同", "北京洁序物业有限公司", "286000.00", "01-15", "综合保障科", "季付"),
    (
        "12345热线话务外包服务合同",
        "北京听澜云语客户服务有限公司",
        "8420000.00",
        "01-20",
        "接诉即办科",
        "季付",
    ),
    (
        "消防设施维护保养合同",
        "北京安序消防工程有限公司",
        "96000.00",
        "02-10",
        "综合保障科",
        "半年付",
    ),
    (
        "工单系统运行维护合同",
        "北京析微数智科技有限公司",
        "540000.00",
        "03-03",
        "接诉即办科",
        "按验收付",
    ),
    ("公务用车租赁合同", "北京行序汽车租赁有限公司", "198000.00", "03-18", "综合保障科", "月付"),
    (
        "满意度回访调查委托合同",
        "北京问序咨询有限公司",
        "320000.00",
        "04-22",
        "接诉即办科",
        "按验收付",
    ),
    ("法律顾问服务合同", "北京明衡律师事务所", "180000.00", "05-06", "综合保障科", "半年付"),
    ("机房空调维修合同", "北京凉序机电有限公司", "48000.00", "06-30", "综合保障科", "一次付"),
    ("网格巡查员培训合同", "北京知序教育有限公司", "76000.00", "08-12", "接诉即办科", "一次付"),
    ("档案整理服务合同", "北京卷序档案有限公司", "150000.00", "10-09", "综合保障科", "按验收付"),
)
REVIEWED: tuple[tuple[int, str, ContractTerms, bool], ...] = (
    (2, "hotline", story.HOTLINE, False),
    (4, "parking", story.PARKING, True),
    (6, "lease", story.LEASE, True),
    (9, "dataprocessing", story.RECORDS, True),
    (11, "parking", story.PARKING, False),
)
"""The month, the paper, what it is about, and whether it was signed; the others were given up."""
TEXTS = {
    "study": "主任办公会会前学习法律法规，组织科室负责人学习合同编通则司法解释。",
    "head": "主要负责人主持研究法治建设事项，审签重大合同和规范性文件。",
    "plans": "完善合同履行跟踪，开展规范性文件集中清理。",
}


def tell() -> None:
    year = clock.today().year - 1
    _ledger(year)
    for month, name, terms, signed in REVIEWED:
        _contract(_workday(year, month), name, terms, signed)
    _texts(year)
    small_registers.tell(year)
    register.say_of_year(REGISTERS["defects"], year, True, by=person("wangfang"))
    _report(year)


def _workday(year: int, month: int) -> date:
    """The first working day after the tenth."""
    day = date(year, month, 10)
    while not shipped().working(day):
        day += timedelta(1)
    return day


@contextmanager
def _after(day: date, days: int) -> Iterator[None]:
    moment = datetime.combine(day + timedelta(days), time(10), tzinfo=clock.OFFICE_ZONE)
    with clock.stopped(moment.astimezone(UTC)), unit_of_work():
        yield


def _contract(day: date, name: str, terms: ContractTerms, signed: bool) -> None:
    """Its whole life: what counsel asked for was answered, and it was signed or given up."""
    with _after(day, 0):
        matter = story.reviewing(name, replace(terms, title=f"{terms.title}（{day.year}年）"))
    with _after(day, 1):
        story.annotate(matter, like=terms.title, binding=not signed)
        story.opine(matter, Conclusion.SIGNABLE if signed else Conclusion.REVISE)
    with _after(day, 2):
        story.answer_all(matter, decline_last=True)
        if not signed:
            reason = "项目预算调整，不再签订。"
            matters.step(matter, StepName.ABANDON, by=person("wangfang"), reason=reason)
            return
        story.settle_all(matter)
        story.explain_blanks(matter)
        matters.step(matter, StepName.PROPOSE, by=person("zhoumin"))
        revision = latest_revision(matter)
        assert revision is not None
        signing.approve(matter, revision, "", by=person("zhangwei"))
        signing.clear(matter, revision, by=person("wangfang"))
        signed_copies.sign(matter, story.signed_copy(matter), by=person("zhoumin"))
        performances.published(matter)
        signing.archive(matter, Retention.TEN, "2号库3架", by=person("liuna"))
        _mark(matter)


def _mark(matter: Matter) -> None:
    """What the drafter thinks of the advice, at the close."""
    firm = person("chenlu").firm
    assert firm is not None
    given = {"matter": matter.number, "mark": "4", "remark": "意见清楚，写明了依据。"}
    entry = register.enter(
        REGISTERS["marks"], clock.today(), firm.name, given, by=person("zhoumin")
    )
    register.confirm(entry, by=person("lijianguo"))


def _texts(year: int) -> None:
    """A document that was reviewed, issued and filed, a rule, and a question of that year."""
    with _after(date(year, 12, 10), 0):
        for draft, until, stages in (
            (BOARDS, normative.archive, normative.NORMATIVE),
            (DUTY, normative.archive, normative.INTERNAL),
        ):
            terms = replace(draft.terms, title=f"{draft.terms.title}（{year}年）")
            normative.carry(replace(draft, terms=terms), until, stages)
        asked = replace(consultations.PLATFORM, title=f"城市运行管理平台一期建设方案（{year}年）")
        matter = consultations.decided(asked, Conclusion.LAWFUL)
        signing.archive(matter, Retention.PERMANENT, "1号库", by=person("liuna"))


def _ledger(year: int) -> None:
    lines = [HEADER]
    for place, (title, party, amount, day, section, pay) in enumerate(CONTRACTS, 1):
        lines.append(
            f"合〔{year}〕{place}号,{title},{party},{amount},{year}-{day},{year}-12-31,{section},{pay}"
        )
    office = person("wangfang")
    content = "\n".join(lines).encode("utf-8-sig")
    asked = past_imports.receive("contracts", f"{year}年合同台账.csv", content, by=office)
    past_imports.bring_in(asked, only_good=False, by=office)


def _report(year: int) -> None:
    office = person("wangfang")
    report = year_report.open_report(year, "区委、区政府", "区司法局", by=office)
    for key, text in TEXTS.items():
        year_report.write(report, key, BLOCKS[key].heading, text, by=office)
    section = db.session.query(Section).filter_by(name="综合保障科").one()
    due = clock.today() + timedelta(10)
    year_report.ask(report, "rules", section, due, by=office)
    year_report.take(report, ReportStep.DRAFT, Told(), by=office)
