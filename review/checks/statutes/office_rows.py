"""Rows of the office's own over the shipped table of statutes: read from a sheet, judged, laid over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from review.checks.statutes import moved_articles
from review.checks.statutes.table import Renumbering, Statute, Table, key
from review.chinese import spoken_date
from review.law.numbering import arabic
from review.words import Listed, Words

STATES = {
    "in_force": "现行有效",
    "repealed": "已废止",
    "not_yet": "尚未施行",
    "in_source": "现状未核",
}
KINDS = (
    "法律", "行政法规", "司法解释", "部门规章", "地方性法规", "地方政府规章", "国务院文件",
    "规范性文件", "标准", "其他",
)  # fmt: skip
LABELS = {
    "title": "名称",
    "kind": "类别",
    "number": "文号",
    "status": "效力",
    "effective": "施行日期",
    "repealed_on": "废止日期",
    "replaced_by": "替代文件",
    "basis": "依据",
    "last": "末条条号",
    "moved_on": "条号变动自",
    "moved": "条号变动",
    "source": "来源",
    "checked": "核对日期",
}
"""The fields of a row, as they are labelled on the form and headed in a sheet."""
WANTED = ("title", "status", "source", "checked")
LONGEST = {
    "title": 200,
    "kind": 20,
    "number": 60,
    "replaced_by": 200,
    "basis": 500,
    "source": 500,
    "moved": 8000,
}
_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?: 00:00:00)?")


class OfficeRow(NamedTuple):
    """What the office holds of a statute; `source` and `checked` say where and when it was read."""

    title: str
    kind: str
    number: str
    status: str
    effective: date | None
    repealed_on: date | None
    replaced_by: str
    basis: str
    last: int | None
    source: str
    checked: date
    moved_on: date | None = None
    moved: str = ""
    """条号变动 from that day on, as `moved_articles` reads them."""

    def plain(self) -> dict[str, Any]:
        """The fields as JSON can hold them."""
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in self._asdict().items()
        }


class RowFault(ValueError):
    """What is wrong with a row, in words, and with which field."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


def judge(row: OfficeRow, today: date) -> None:
    """Raise RowFault for what cannot be relied on: 已废止 without day and basis most of all."""
    if row.status == "repealed" and not (row.repealed_on and row.basis):
        raise RowFault("repealed_on", "已废止的，请写明废止日期和依据（哪部文件第几条）")
    if row.status != "repealed" and row.repealed_on and row.repealed_on <= today:
        raise RowFault("status", "写了已经过去的废止日期，效力应为“已废止”")
    if row.status == "not_yet" and not row.effective:
        raise RowFault("effective", "尚未施行的，请写明施行日期")
    if row.checked > today:
        raise RowFault("checked", "核对日期不能晚于今天")
    if row.effective and row.repealed_on and row.repealed_on < row.effective:
        raise RowFault("repealed_on", "废止日期早于施行日期")
    _judge_moves(row)


def _judge_moves(row: OfficeRow) -> None:
    try:
        moves = moved_articles.read(row.moved)
    except ValueError as fault:
        raise RowFault("moved", str(fault)) from fault
    if bool(moves) != bool(row.moved_on):
        raise RowFault("moved_on" if moves else "moved", "条号变动和它开始的日期要一起写")
    beyond = [new for to in moves.values() for new in to if row.last and new > row.last]
    if beyond and row.status != "repealed":
        raise RowFault(
            "moved", Words("第{beyond}条超过末条条号{last}", beyond=beyond[0], last=row.last)
        )


def laid_over(table: Table, rows: Iterable[OfficeRow], edition: int) -> Table:
    """The table with the office's rows in place of those of the same name; none is lost below."""
    own = {key(row.title): row for row in rows}
    kept = [
        _over(each, own.pop(key(each.title))) if key(each.title) in own else each
        for each in table.statutes
    ]
    fresh = [_over(Statute(row.title, row.kind, row.status), row) for row in own.values()]
    return Table([*kept, *fresh], table.aliases, table.as_of, edition)


def _over(statute: Statute, row: OfficeRow) -> Statute:
    """Known article numbers stay, unless the office gives another last article."""
    versions = statute.versions if row.last in (None, statute.last) else ()
    return replace(
        statute, kind=row.kind or statute.kind, status=row.status, checked=row.checked,
        number=row.number, effective=row.effective, repealed_on=row.repealed_on,
        replaced_by=row.replaced_by, basis=row.basis, unverified=False, last=row.last,
        last_computed=False, versions=versions, source=row.source,
        moved=(*_own_moves(statute, row), *statute.moved),
    )  # fmt: skip


def _own_moves(statute: Statute, row: OfficeRow) -> tuple[Renumbering, ...]:
    """The office's own stand before those that ship, article by article."""
    if not row.moved_on or not row.moved:
        return ()
    successor = row.replaced_by if row.status == "repealed" else statute.title
    return (moved_articles.renumbering(statute.title, successor, row.moved_on, row.moved),)


def row_of(statute: Statute) -> OfficeRow:
    """A row of the table as the office would begin to correct it."""
    own = next((each for each in statute.moved if each.own), None)
    return OfficeRow(
        statute.title, statute.kind, statute.number, statute.status, statute.effective,
        statute.repealed_on, statute.replaced_by, statute.basis, statute.last, statute.source,
        statute.checked or date.min, own.begins if own else None,
        moved_articles.written(own.articles) if own else "",
    )  # fmt: skip


def differences(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Where two rows, as `plain` gives them, differ in what they say: label, ours, theirs."""
    aside = ("source", "checked", "title")
    return [
        (label, _spoken(name, ours.get(name)), _spoken(name, theirs.get(name)))
        for name, label in LABELS.items()
        if name not in aside and (ours.get(name) or "") != (theirs.get(name) or "")
    ]


def _spoken(name: str, value: Any) -> str:
    if name == "status":
        return STATES.get(str(value), "不详")
    if value and name in ("effective", "repealed_on", "moved_on"):
        return spoken_date(date.fromisoformat(value))
    return str(value or "空")


class Read(NamedTuple):
    """A line of a sheet: its number as Excel counts, and the row it gives or what is wrong."""

    line: int
    title: str
    row: OfficeRow | None
    fault: str = ""


def read_sheet(rows: Sequence[Sequence[str]], today: date) -> list[Read] | None:
    """The rows of a sheet under its header; None where no line heads 名称, 效力, 来源 and 核对日期."""
    by_label = {label: name for name, label in LABELS.items()}
    for at, header in enumerate(rows[:10]):
        places = {
            by_label[cell]: n for n, cell in enumerate(map(_folded, header)) if cell in by_label
        }
        if all(name in places for name in WANTED):
            return [
                _read(at + number, places, row, today)
                for number, row in enumerate(rows[at + 1 :], 2)
                if any(row)
            ]
    return None


def _folded(cell: str) -> str:
    return re.sub(r"\s|[（(].*", "", unicodedata.normalize("NFKC", cell))


def _read(line: int, places: Mapping[str, int], cells: Sequence[str], today: date) -> Read:
    given = {name: cells[n].strip() if n < len(cells) else "" for name, n in places.items()}
    title = given["title"].strip("《》")
    try:
        row = _row({**given, "title": title})
        judge(row, today)
    except RowFault as fault:
        return Read(line, title, None, str(fault))
    return Read(line, title, row)


def _row(given: Mapping[str, str]) -> OfficeRow:
    for name in WANTED:
        if not given[name]:
            raise RowFault(name, Words("缺少{labels}", labels=LABELS[name]))
    for name, most in LONGEST.items():
        if len(given.get(name, "")) > most:
            raise RowFault(name, Words("{labels}不超过{most}字", labels=LABELS[name], most=most))
    status = next((word for word, label in STATES.items() if label == given["status"]), "")
    if not status:
        raise RowFault(
            "status", Words("效力应为{values}之一", values=Listed("、", STATES.values()))
        )
    text = {name: given.get(name, "") for name in ("kind", "number", "replaced_by", "basis")}
    checked = _day("checked", given["checked"])
    assert checked is not None
    return OfficeRow(
        given["title"], text["kind"], text["number"], status, _day("effective", given),
        _day("repealed_on", given), text["replaced_by"].strip("《》"), text["basis"],
        _last(given.get("last", "")), given["source"], checked,
        _day("moved_on", given), given.get("moved", ""),
    )  # fmt: skip


def _day(name: str, given: Mapping[str, str] | str) -> date | None:
    written = given if isinstance(given, str) else given.get(name, "")
    if not written:
        return None
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", written).replace(" ", "", 2))
    try:
        return date(*map(int, match.groups())) if match else date.fromisoformat(written)
    except ValueError:
        raise RowFault(
            name, Words("{labels}不是日期，请写作2026-03-01", labels=LABELS[name])
        ) from None


def _last(written: str) -> int | None:
    if not written:
        return None
    try:
        return arabic(re.sub("^第|条$", "", written))
    except ValueError:
        raise RowFault("last", "末条条号应为数字，如88或者第八十八条") from None
