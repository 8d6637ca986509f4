"""备案材料: what a report to a filing authority must hold, and what must be true before it is written."""

from __future__ import annotations

from dataclasses import dataclass

from review.law import issue_gate as gate
from review.law.facts import Matter
from review.law.procedure import YES, Condition, Ruling
from review.law.requirements import Requirement
from review.law.vocabulary import MaterialKind, Receiver
from review.words import Words

CONGRESS = "北京市各级人民代表大会常务委员会规范性文件备案审查条例第十一条"
GOVERNMENT = "北京市行政规范性文件备案规定第七条"
PRECONDITION = "北京市行政规范性文件备案规定第五条"
# 已经合法性审核、已经集体讨论、已经公布: the three things that must be so before a report is written.
PRECONDITIONS: tuple[Condition, ...] = (
    gate.lawful, gate.by_organ, gate.passed, gate.published,
)  # fmt: skip
COPIES = {
    Receiver.CONGRESS: "纸质文本一式两份，并通过备案审查信息平台报送电子文本（同条）",
    Receiver.CITY: "份数以备案机关要求为准",
    Receiver.DISTRICT: "份数以备案机关要求为准",
    Receiver.LEAD: "送牵头机关，由其统一报送",
}


@dataclass(frozen=True)
class Piece:
    """One thing in the package. `made`: written by the system; `material`: handed in by the section."""

    key: str
    label: str
    required: bool
    made: bool = False
    material: MaterialKind | None = None
    only: tuple[Receiver, ...] = tuple(Receiver)


OTHERS = (Receiver.CITY, Receiver.DISTRICT, Receiver.LEAD)
PIECES = (
    Piece("report", "备案报告", True, made=True),
    Piece("text", "规范性文件正式文本", True),
    Piece("announcement", "公布公告", False, material=MaterialKind.ANNOUNCEMENT),
    Piece("amendment", "有关修改或者废止的决定", False, material=MaterialKind.AMENDMENT),
    Piece("note", "起草说明", True, made=True, material=MaterialKind.EXPLANATION),
    Piece("bases", "制定的主要依据", True, material=MaterialKind.LEGAL_BASIS),
    Piece("opinion", "合法性审核意见书", True, only=OTHERS),
    Piece("opinion", "合法性审核意见书", False, only=(Receiver.CONGRESS,)),
    Piece("comments", "征求意见及采纳情况", False, material=MaterialKind.COMMENTS),
    Piece("competition", "公平竞争审查结论", False, material=MaterialKind.COMPETITION),
    Piece("other", "其他参考资料", False, material=MaterialKind.OTHER),
)


def pieces(receiver: Receiver) -> tuple[Piece, ...]:
    return tuple(piece for piece in PIECES if receiver in piece.only)


def basis(receiver: Receiver) -> str:
    return CONGRESS if receiver is Receiver.CONGRESS else GOVERNMENT


def may_report(matter: Matter) -> Ruling:
    """Whether a 备案报告 may be written of this document, in the words of what is not so yet."""
    unmet = tuple(condition for condition in PRECONDITIONS if not condition.holds(matter))
    if not unmet:
        return YES
    lacking = "；".join(condition.label for condition in unmet)
    return Ruling(
        False,
        Words(
            "备案报告须在下列事项完成后生成，尚未满足：{lacking}（{precondition}）",
            lacking=lacking,
            precondition=PRECONDITION,
        ),
        unmet,
    )


complete = Requirement[str](
    "complete",
    "必交的备案材料齐全",
    "备案材料还缺：{thing}",
    lambda lacking: not lacking,
    PRECONDITION,
)
PACK = (complete,)
