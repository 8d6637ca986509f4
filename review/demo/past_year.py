"""The year before: an old ledger that was brought in, and the annual report being written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from review import clock
from review.actions import past_imports, year_report
from review.actions.year_report import Told
from review.demo import small_registers, story
from review.demo.office import person
from review.extensions import db
from review.law.report_text import BLOCKS
from review.law.vocabulary import ReportStep
from review.models import Section
from review.registers.calendar import calendar

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
REVIEWED = replace(story.RECORDS, title="政务热线数据委托处理协议（上一年度）")
TEXTS = {
    "study": "主任办公会会前学习法律法规，组织科室负责人学习合同编通则司法解释。",
    "head": "主要负责人主持研究法治建设事项，审签重大合同和规范性文件。",
    "plans": "完善合同履行跟踪，开展规范性文件集中清理。",
}


def tell() -> None:
    year = clock.today().year - 1
    _ledger(year)
    _matter(year)
    small_registers.tell(year)
    _report(year)


def _matter(year: int) -> None:
    """The whole life of a contract of that year, so that its figures and charts are not empty."""
    day = datetime(year, 9, 15, 2, tzinfo=UTC)
    while not calendar().working(day.date()):
        day += timedelta(1)
    with clock.stopped(day):
        story.archived("dataprocessing", REVIEWED)


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
