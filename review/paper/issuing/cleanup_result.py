"""清理结果: the four lists of a clean-up as they are made public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from review.chinese import spoken_date
from review.paper.issuing.gbt9704 import OfficialPage

HEADER = ("序号", "文件名称", "文号", "成文日期", "理由")
WIDTHS = (14, 46, 36, 26, 34)
ORDER = "一二三四"


@dataclass(frozen=True)
class Cleaned:
    """A text with what was decided of it."""

    title: str
    number: str
    formed_on: date | None
    grounds: str


@dataclass(frozen=True)
class CleanupResult:
    """`lists` are the outcomes in their order, each with its texts."""

    name: str
    basis: str
    cutoff: date
    bodies: Sequence[str]
    lists: Sequence[tuple[str, Sequence[Cleaned]]]
    office: str
    on: date


def cleanup_result(result: CleanupResult) -> bytes:
    page = OfficialPage(f"{result.name}结果")
    page.blank()
    total = sum(len(texts) for _, texts in result.lists)
    told = "，".join(f"{label}{len(texts)}件" for label, texts in result.lists)
    page.text(
        f"根据{result.basis}，对截至{spoken_date(result.cutoff)}现行有效的{total}件文件进行了清理。"
        f"经{'、'.join(result.bodies)}决定，{told}。现将清理结果公布如下："
    )
    for place, (label, texts) in zip(ORDER, result.lists, strict=True):
        page.heading(f"{place}、{label}的文件（{len(texts)}件）")
        if texts:
            page.table(HEADER, [_row(*row) for row in enumerate(texts, 1)], WIDTHS)
        else:
            page.text("无。")
    page.signature([result.office], result.on)
    return page.content()


def _row(place: int, text: Cleaned) -> tuple[str, ...]:
    formed = text.formed_on.isoformat() if text.formed_on else ""
    return (str(place), text.title, text.number, formed, text.grounds)
