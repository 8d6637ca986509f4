"""The papers of an annual report, made from the text and figures as they were frozen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from review import clock
from review.paper.issuing import annual_report as paper
from review.paper.issuing import xlsx
from review.registers import report_figures
from review.registers.report_versions import before
from review.registers.report_versions import frozen as frozen

HEADER = (
    "类别",
    "指标",
    "数值",
    "单位",
    "计数规则",
    "规则版本",
    "上年报送数",
    "上年数来源",
    "系统计算",
)
PARTS = ("指标", "编号", "明细", "计入")


def report(body: Mapping[str, Any]) -> paper.AnnualReport:
    """What a copy is made of, with the numbers sent for the year before beside."""
    earlier = _before(body)
    at = clock.local(datetime.fromisoformat(body["as_of"]))
    return paper.AnnualReport(
        year=body["year"],
        title=body["title"],
        office=body["office"],
        receivers=body["receivers"],
        copies=body["copies"],
        as_of=f"{at:%Y-%m-%d %H:%M}",
        parts=tuple(_part(one) for one in body["blocks"]),
        numbers=tuple(_number(one, earlier) for one in body["figures"] if _worth(one)),
    )


def _before(body: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """As it was frozen with the report; of a report frozen before that was kept, as it is now."""
    found: Mapping[str, Mapping[str, Any]] | None = body.get("before")
    return before(body["year"]) if found is None else found


def _part(block: Mapping[str, Any]) -> paper.Part:
    runs = tuple(tuple((words, key) for words, key in one) for one in block["paragraphs"])
    return paper.Part(block["heading"], block["level"], runs)


def _worth(row: Mapping[str, Any]) -> bool:
    """其中 of nothing is not told; neither is a limit that is only a placeholder."""
    value = report_figures.printed(row)
    return (
        value != "—" and row["key"] != "major" and not (row["label"][:2] == "其中" and value == "0")
    )


def _number(row: Mapping[str, Any], earlier: Mapping[str, Mapping[str, Any]]) -> paper.Number:
    note, amended = f"{row['rule']}（规则第{row['version']}版）", row["amended"]
    if amended:
        note += f"。系统计算为{row['value']}，人工更正：{amended['reason']}（来源：{amended['source']}）"
    old = earlier.get(row["key"])
    same = old is not None and old["version"] == row["version"]
    return paper.Number(
        row["key"], row["chapter"], row["label"], report_figures.printed(row), row["unit"], note,
        report_figures.printed(old) if old and same else "", (old.get("source") or "") if same and old else "",
    )  # fmt: skip


def formal(
    body: Mapping[str, Any], number: str = "", signer: str = "", on: date | None = None
) -> bytes:
    return paper.formal(report(body), number, signer, on or clock.today())


def review(body: Mapping[str, Any]) -> bytes:
    return paper.review(report(body))


def sheet(body: Mapping[str, Any]) -> bytes:
    """附件: the figures and what makes them up."""
    earlier = _before(body)
    rows = [
        [one["chapter"], one["label"], report_figures.printed(one), one["unit"], one["rule"], one["version"],
         _number(one, earlier).before, _number(one, earlier).source, one["value"] or "—"]
        for one in body["figures"]
    ]  # fmt: skip
    parts = [
        [one["label"], part["number"], part["told"], "是" if part["counted"] else "否"]
        for one in body["figures"]
        for part in one["parts"]
    ]
    return xlsx.book([(f"{body['year']}年主要数据", HEADER, rows), ("明细", PARTS, parts)])
