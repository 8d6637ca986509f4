"""法治政府建设年度报告 on paper: the formal copy, the copy for those who check it, the public copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from review.paper.issuing.footnotes import Footnotes
from review.paper.issuing.report_page import ReportPage, UpwardReport
from review.paper.issuing.upward import Head

NUMBERLESS = "（待编号）"
ANNEX = "主要数据和计数规则"
WIDTHS = (40, 22, 15, 55, 24)
HEADER = ("指标", "数值", "单位", "计数规则", "上年报送数")


@dataclass(frozen=True)
class Part:
    """A heading with its paragraphs; a run is its words and the key of the figure it is, or ""."""

    heading: str
    level: int
    paragraphs: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True)
class Number:
    """A figure as it is printed; `note` says its rule, its version, and of a correction also that.

    `source`: where the number of the year `before` was taken from that somebody typed.
    """

    key: str
    chapter: str
    label: str
    value: str
    unit: str
    note: str
    before: str = ""
    source: str = ""

    @property
    def told_before(self) -> str:
        """The number of the year before as the annex tells it: typed by hand, where it was."""
        return f"{self.before}（登记）" if self.source else self.before or "—"


@dataclass(frozen=True)
class AnnualReport:
    """What every copy is made of."""

    year: int
    title: str
    office: str
    receivers: str
    copies: str
    as_of: str
    parts: tuple[Part, ...]
    numbers: tuple[Number, ...]


def formal(report: AnnualReport, number: str, signer: str, on: date) -> bytes:
    """The report as it is signed and sent, with the figures and their rules as its annex."""
    page = UpwardReport(report.title, Head(report.office, number or NUMBERLESS, signer))
    page.blank()
    _write(page, report)
    page.annexes([ANNEX])
    page.signature([report.office], on)
    _annex(page, report)
    page.colophon(report.copies, report.office, on)
    return page.content()


def review(report: AnnualReport) -> bytes:
    """For those who check it: each number with a footnote that says how it was counted."""
    page, notes = ReportPage(f"{report.title}\n（核对稿）"), Footnotes()
    page.blank()
    _write(page, report, notes)
    page.note(
        f"数据截至{report.as_of}。带注释的数字由系统按所注规则计算；其他数字由撰写人填写，未与指标绑定。"
    )
    page.attach(notes)
    return page.content()


def public(report: AnnualReport, on: date) -> bytes:
    """For the public: no number, no signer, no receivers of copies, and no annex."""
    page = ReportPage(report.title.removeprefix("关于").replace("情况的报告", "情况报告"))
    page.blank()
    page.text(f"本报告所列数据统计期限为{report.year}年1月1日至12月31日。")
    for part in report.parts:
        _part(page, part, {}, None)
    page.signature([report.office], on)
    return page.content()


def _write(page: ReportPage, report: AnnualReport, notes: Footnotes | None = None) -> None:
    if report.receivers:
        page.addressee(report.receivers)
    page.text(f"现将{report.year}年法治政府建设情况报告如下：")
    numbers = {number.key: number for number in report.numbers}
    for part in report.parts:
        _part(page, part, numbers, notes)


def _part(
    page: ReportPage, part: Part, numbers: dict[str, Number], notes: Footnotes | None
) -> None:
    (page.heading if part.level == 1 else page.subheading)(part.heading)
    for runs in part.paragraphs:
        paragraph = page.indented()
        for words, key in runs:
            page.write(paragraph, words)
            if notes and key in numbers:
                number = numbers[key]
                before = f"；上年报送数{number.before}{number.unit}" if number.before else ""
                before += f"（{number.source}）" if number.source else ""
                notes.add(paragraph, f"{number.label}：{number.note}{before}")


def _annex(page: ReportPage, report: AnnualReport) -> None:
    page.annex("附件")
    page.title(ANNEX)
    page.centred(f"（统计期限：{report.year}年1月1日至12月31日；计算时间：{report.as_of}）")
    if not report.numbers:
        page.text("本年度没有登记数据；没有登记，不等于没有。")
    for chapter in dict.fromkeys(number.chapter for number in report.numbers):
        rows = [
            (number.label, number.value, number.unit, number.note, number.told_before)
            for number in report.numbers
            if number.chapter == chapter
        ]
        page.labelled(chapter, "")
        page.table(HEADER, rows, WIDTHS)
    if any(number.source for number in report.numbers):
        page.text("注有“登记”的上年报送数由一人登记、另一人确认。")
