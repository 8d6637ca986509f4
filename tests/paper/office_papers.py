"""One of each letter and certificate, as an office would send it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from review.paper.issuing import advice, certificates, letters

ON = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, 5, 7)
ROOT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
PRINT = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
ANCHOR = letters.Anchor(1286, ROOT)
SECOND = "未约定通知与送达条款"


def letter(said: str) -> letters.Letter:
    return letters.Letter("西城管指审〔2026〕12号", f"信息科{said}", ("某律师事务所",), ON)


def text(said: str) -> letters.Text:
    return letters.Text(f"热线坐席服务外包合同{said}", 3, PRINT)


def notes(said: str) -> tuple[letters.Note, ...]:
    first = letters.Note(
        "第七条", "须处理", f"每逾期一日{said}", "责任单方", "民法典第五百八十五条", "改"
    )
    return (first, letters.Note("", "建议", "", SECOND))


def points(said: str) -> tuple[letters.Point, ...]:
    return (letters.Point("付款条件", "需修改", f"见逐条意见{said}"),)


def opinion(said: str = "") -> bytes:
    whole = letters.Opinion(
        letter(said),
        text(said),
        "修改后签订",
        f"总体可行。{said}",
        points(said),
        notes(said),
        ANCHOR,
    )
    return letters.opinion_letter(whole)


def supplement(said: str = "") -> bytes:
    missing = [letters.Missing(f"营业执照{said}", "办公室设置")]
    return letters.supplement_notice(letter(said), text(said), missing, ON)


def legality(said: str = "") -> bytes:
    whole = letters.Legality(
        letter(said), text(said), ("送审稿", f"起草说明{said}"), f"已征求意见。{said}",
        points(said), "应当予以修改", notes(said), ("说明理由和依据。",), ANCHOR,
    )  # fmt: skip
    return letters.legality_opinion(whole)


def advised(said: str = "") -> bytes:
    whole = advice.Advice(
        letter(said), text(said), "指挥中心信息科", "某律师事务所", f"录音质检是否合法？{said}",
        (f"背景材料{said}",), ("个人信息保护法第二十一条",), f"可以委托。{said}", points(said),
        notes(said), "探索性", f"自动判定可能出错。{said}", ANCHOR,
    )  # fmt: skip
    return advice.advice_letter(whole)


def filing(said: str = "", annexes: tuple[str, ...] = ()) -> bytes:
    whole = letters.Filing(
        letter(said), f"停车管理办法（试行）{said}", "西政发〔2026〕3号",
        date(2026, 11, 1), date(2026, 12, 1), "李某", annexes or (f"正式文本{said}", "起草说明"),
    )  # fmt: skip
    return letters.filing_report(whole)


def drafting(said: str = "") -> bytes:
    sections = {"制定过程": f"三月启动。{said}"}
    return letters.drafting_note(f"停车管理办法{said}", sections, ("指挥中心",), ON)


def clearance(said: str = "") -> bytes:
    conditions = (
        certificates.Condition("必交材料齐全", True, f"资格证明{said}"),
        certificates.Condition("分管领导已批准本文本", False),
    )
    approvals = (certificates.Approved("王某", "分管领导", AT, f"同意{said}"),)
    whole = certificates.Clearance(
        "西城管指签〔2026〕5号", "信息科", f"某公司{said}", text(said), conditions, approvals,
        "办公室", AT, ANCHOR,
    )  # fmt: skip
    return certificates.clearance_sheet(whole)


def adoption(said: str = "") -> bytes:
    row = certificates.Settled("第七条", f"原文{said}", "责任单方", "民法典", "不采纳", "另有约定")
    return certificates.adoption_table(f"外包合同{said}", [row], "信息科", ON)


EVERY: dict[str, Callable[[str], bytes]] = {
    "opinion": opinion,
    "supplement": supplement,
    "legality": legality,
    "advice": advised,
    "filing": filing,
    "drafting": drafting,
    "clearance": clearance,
    "adoption": adoption,
}
