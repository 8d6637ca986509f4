"""What counsel and the office write to others: opinions, notices of what is missing, reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from review.chinese import CHINESE, spoken_date, thousands
from review.paper.issuing.gbt9704 import OfficialPage
from review.paper.issuing.upward import Head, UpwardPage

CONFIRMED = (
    "本文书由署名人在系统中确认出具。系统确认不等同于电子签名法第十三条所称可靠的电子签名；"
    "需要签名、盖章的，以签名、盖章的纸质件或者电子件为准。"
)
DECLARATIONS = (
    "本意见依据送审单位提供的材料作出，送审单位对材料的真实、完整负责。",
    "本意见只针对本文书所列文本；文本有变动的，应当重新送审或者复核差异。",
    CONFIRMED,
)
TO_BE_FILLED = "（请填写）"


@dataclass(frozen=True)
class Text:
    """The text a paper speaks of: its title, its revision and its fingerprint in hexadecimal."""

    title: str
    revision: int
    fingerprint: str


@dataclass(frozen=True)
class Anchor:
    """Where the review log stood: number of entries and root in hexadecimal."""

    size: int
    root: str


@dataclass(frozen=True)
class Note:
    """One annotation as it is printed: where, how grave, and 原文—问题—依据—建议."""

    clause: str
    severity: str
    quote: str
    problem: str
    basis: str = ""
    proposal: str = ""


@dataclass(frozen=True)
class Point:
    """One point of the checklist as the reviewer left it."""

    label: str
    result: str
    note: str = ""


@dataclass(frozen=True)
class Letter:
    """Head and foot of every letter: number, addressee, who writes, when."""

    number: str
    to: str
    signed: tuple[str, ...]
    on: date


@dataclass(frozen=True)
class Opinion:
    """审查意见 on a contract; `form` is what the office calls it."""

    letter: Letter
    text: Text
    conclusion: str
    said: str
    points: tuple[Point, ...]
    notes: tuple[Note, ...]
    anchor: Anchor | None = None
    form: str = "合同审查意见书"
    declarations: tuple[str, ...] = DECLARATIONS


@dataclass(frozen=True)
class Missing:
    """Something to be supplied, and on what basis it is asked for."""

    what: str
    basis: str = ""


@dataclass(frozen=True)
class Legality:
    """合法性审核意见 on a draft, section by section; `form` is 合法性审查 for a decision."""

    letter: Letter
    text: Text
    materials: tuple[str, ...]
    facts: str
    points: tuple[Point, ...]
    conclusion: str
    notes: tuple[Note, ...]
    risks: tuple[str, ...] = ()
    anchor: Anchor | None = None
    form: str = "合法性审核"


@dataclass(frozen=True)
class Filing:
    """备案报告; upward, therefore with the name of who signed it (签发人).

    `jointly` says with which organs the document was issued, and who led; "" where alone.
    """

    letter: Letter
    title: str
    document_number: str
    published_on: date
    effective_on: date
    issuer: str
    annexes: tuple[str, ...]
    jointly: str = ""


# 备案说明 as local rules ask for it; the headings of the skeleton.
DRAFTING_SECTIONS = (
    "制定的目的和必要性",
    "制定的主要依据",
    "制定过程",
    "主要内容和拟确立的主要制度",
    "分歧意见及协调处理情况",
    "征求意见及采纳情况",
    "合法性审核意见",
)


def opinion_letter(opinion: Opinion) -> bytes:
    page = opened(f"关于《{opinion.text.title}》的\n{opinion.form}", opinion.letter)
    page.text(f"你单位送审的《{opinion.text.title}》（第{opinion.text.revision}版）收悉。"
              "经审查，提出意见如下：")  # fmt: skip
    page.heading("一、审查结论")
    page.text(opinion.conclusion)
    page.heading("二、审查意见")
    page.text(opinion.said)
    page.heading("三、逐条意见")
    remarks(page, opinion.notes)
    page.heading("四、审查要点")
    checked(page, opinion.points)
    page.heading("五、声明与提示")
    numbered(page, opinion.declarations)
    grounds(page, opinion.text, opinion.anchor)
    page.signature(opinion.letter.signed, opinion.letter.on)
    return page.content()


def supplement_notice(letter: Letter, text: Text, missing: Sequence[Missing], by: date) -> bytes:
    """补正通知书: what is missing, on what basis, and by when."""
    page = opened("补正通知书", letter)
    page.text(
        f"你单位送审的《{text.title}》材料不齐全或者不符合要求，请于{spoken_date(by)}以前补正："
    )
    rows = [(str(n), item.what, item.basis) for n, item in enumerate(missing, 1)]
    page.table(("序号", "需要补正的内容", "依据"), rows, (14, 82, 60))
    page.text("补正期间停止计算审查期限，材料补齐后继续计算。")
    page.signature(letter.signed, letter.on)
    return page.content()


def legality_opinion(legality: Legality) -> bytes:
    title = f"关于《{legality.text.title}》（送审稿）的\n{legality.form}意见"
    page = opened(title, legality.letter)
    page.text(f"你单位送审的《{legality.text.title}》及有关材料{len(legality.materials)}份收悉。"
              "经审核，提出意见如下：")  # fmt: skip
    page.heading("一、基本情况")
    page.text(legality.facts)
    numbered(page, legality.materials)
    page.heading("二、审核情况")
    checked(page, legality.points)
    page.heading("三、审核结论")
    page.text(legality.conclusion)
    page.heading("四、修改意见")
    remarks(page, legality.notes)
    page.heading("五、未尽事项与风险提示")
    numbered(page, (*legality.risks, CONFIRMED))
    grounds(page, legality.text, legality.anchor)
    page.signature(legality.letter.signed, legality.letter.on)
    return page.content()


def filing_report(filing: Filing) -> bytes:
    """备案报告: a letter upward, with its head and 版记."""
    letter = filing.letter
    head = Head(letter.signed[0], letter.number, filing.issuer)
    page = UpwardPage(f"关于《{filing.title}》的\n备案报告", head)
    page.blank()
    page.addressee(letter.to)
    joint = f"该文件{filing.jointly}。" if filing.jointly else ""
    page.text(f"现将{spoken_date(filing.published_on)}公布的《{filing.title}》"
              f"（{filing.document_number}）及有关材料报请备案。"
              f"{joint}该文件自{spoken_date(filing.effective_on)}起施行。")  # fmt: skip
    page.text("特此报告。")
    page.annexes(filing.annexes)
    page.signature(letter.signed, letter.on)
    page.colophon("", letter.signed[0], letter.on)
    return page.content()


def drafting_note(title: str, sections: dict[str, str], signed: Sequence[str], on: date) -> bytes:
    """起草说明; a section nobody wrote yet shows that it is to be filled in."""
    page = OfficialPage(f"关于《{title}》的\n起草说明")
    page.blank()
    for place, heading in enumerate(DRAFTING_SECTIONS, 1):
        page.heading(f"{thousands(place, CHINESE)}、{heading}")
        page.text(sections.get(heading, "").strip() or TO_BE_FILLED)
    page.signature(signed, on)
    return page.content()


def opened(title: str, letter: Letter) -> OfficialPage:
    page = OfficialPage(title)
    page.number(letter.number)
    page.addressee(letter.to)
    return page


def remarks(page: OfficialPage, notes: Sequence[Note]) -> None:
    if not notes:
        page.text("无。")
    for place, note in enumerate(notes, 1):
        page.subheading(
            f"（{thousands(place, CHINESE)}）{note.clause or '全文'}〔{note.severity}〕"
        )
        if note.quote:
            page.labelled("原文", note.quote)
        page.labelled("问题", note.problem)
        if note.basis:
            page.labelled("依据", note.basis)
        if note.proposal:
            page.labelled("建议", note.proposal)


def checked(page: OfficialPage, points: Sequence[Point]) -> None:
    if not points:
        page.text("无。")
        return
    rows = [(str(n), point.label, point.result, point.note) for n, point in enumerate(points, 1)]
    page.table(("序号", "要点", "结果", "说明"), rows, (14, 48, 18, 76))


def numbered(page: OfficialPage, lines: Sequence[str]) -> None:
    for place, line in enumerate(lines, 1):
        page.text(f"{place}. {line}")


def grounds(page: OfficialPage, text: Text, anchor: Anchor | None) -> None:
    page.note(f"所审文本：第{text.revision}版，指纹\n{text.fingerprint}")
    if anchor:
        page.note(f"审查日志：出具时共{anchor.size}条，根 {anchor.root}")
