"""C02 in tables: 单价 × 数量 is 金额, the parts add up to 合计, shares add up to 100%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from review.checks.check import ALL, Check
from review.checks.figures import NUMBER, decimal
from review.checks.finding import Finding, Rule, Weight
from review.checks.grids import Box, Grid
from review.checks.text import Text
from review.words import Words

RULE = Rule(
    "C02", Weight.STOP, "单价、数量、金额或者分项与合计不符", "民法典第四百七十条、第五百一十一条",
    "质保金在另一条；各比例的基数不同；同条写有税率；暂定价、据实结算；选购项；优惠折扣",
    "金额", "分项相乘、相加是否等于所写的数",
)  # fmt: skip
_PRICE = re.compile("单价")
_QUANTITY = re.compile("数量|工程量|人数|月数|次数|台数|天数")
_MONEY = re.compile("金额|合价|总价|小计|费用|价款|报价|合计|预算|租金|税额|价格")
_TOTAL = re.compile(r"(?:合|总|共)计|总金额|总价|总额|总费用|累计")
_SUBTOTAL = re.compile("小计|分计")
_LOOSE = re.compile("优惠|折扣|下浮|折后|暂定|据实|选配|选购|暂估|让利|抹零|减免|调整后")
_PERIOD = re.compile(
    r"(?:第[一二三四五六\d]+(?:年度?|季度|阶段|期)|20\d{2}年度?|[一二三四1-4]季度|\d{1,2}月)(?:（[^）]{1,8}）)?"
)
_CELL = re.compile(rf"[¥$约]*({NUMBER})(万元|元|%|[一-龥/㎡]{{0,4}})[。；]?")
CENT = Decimal("0.01")


class Cell(NamedTuple):
    """A number of a table as it stands; `half` is half of its last digit."""

    value: Decimal
    half: Decimal
    box: Box
    share: bool


def find(text: Text) -> Iterator[Finding]:
    for grid in text.grids:
        said = "".join(box.text for row in grid.rows for box in row)
        if len(grid.rows) > 1 and not _LOOSE.search(said):
            yield from _products(text, grid)
            yield from _totals(text, grid)
            yield from _across(text, grid)


def _products(text: Text, grid: Grid) -> Iterator[Finding]:
    head = _header(grid)
    if head is None:
        return
    names = {box.column: box.text for box in grid.rows[head]}
    price, quantity = _column(names, _PRICE), _column(names, _QUANTITY)
    money = [
        column
        for column, name in names.items()
        if _MONEY.search(name) and column not in (price, quantity) and "率" not in name
    ]
    if price is None or quantity is None or len(money) != 1:
        return
    factor = _factor(names[price]) / _factor(names[money[0]])
    extra = [
        n
        for c, n in names.items()
        if c not in (price, quantity) and re.search("税率|系数|月|期|年|次|折", n)
    ]
    for row in grid.rows[head + 1 :]:
        cells = {box.column: _number(box) for box in row}
        three = [cells.get(column) for column in (price, quantity, money[0])]
        if all(three) and not extra and not _totalled(row):
            cell, many, sum_ = (each for each in three if each)
            due = cell.value * many.value * factor
            if abs(due - sum_.value) > max(sum_.half, CENT):
                yield _at(
                    text,
                    sum_.box,
                    Words(
                        "单价{cell}×数量{many}应为{sum}，表中为{sum_}",
                        cell=cell.value,
                        many=many.value,
                        sum=f"{due.normalize():f}",
                        sum_=sum_.value,
                    ),
                )


def _totals(text: Text, grid: Grid) -> Iterator[Finding]:
    """Each row called 合计 against the rows above it, back to the row called so before."""
    begin = (_header(grid) or 0) + 1 if _header(grid) is not None else 0
    for number, row in enumerate(grid.rows):
        if number < begin or not _totalled(row):
            continue
        for box in row:
            total = _number(box)
            above = [
                (n, cell)
                for n in range(begin, number)
                for each in grid.rows[n]
                if each.column == box.column
                and (cell := _number(each))
                and cell.share == (total.share if total else False)
            ]
            if total and len(above) >= 2 and _counted(grid, begin, box.column, total):
                sums = _sums(grid, above)
                slack = max(total.half, CENT) + sum(
                    cell.half for _, cell in above if cell.half > CENT
                )
                if not any(abs(each - total.value) <= slack for each in sums):
                    yield _at(
                        text,
                        total.box,
                        Words(
                            "以上各项之和为{sum}，此处为{total}",
                            sum=f"{sums[0].normalize():f}",
                            total=total.value,
                        ),
                    )
        begin = number + 1


def _across(text: Text, grid: Grid) -> Iterator[Finding]:
    """Rows that add up periods (第一年, 第二年, 合计), each against its own total."""
    head = _period_row(grid)
    if head is None:
        return
    names = {box.column: box.text for box in grid.rows[head]}
    total = _column(names, _TOTAL)
    periods = [column for column, name in names.items() if _PERIOD.fullmatch(name)]
    if total is None or len(periods) < 2 or max(periods) > total:
        return
    for row in grid.rows[head + 1 :]:
        cells = {box.column: _number(box) for box in row}
        parts = [cell for column in periods if (cell := cells.get(column))]
        due = cells.get(total)
        if due and len(parts) == len(periods):
            sum_ = sum((cell.value for cell in parts), Decimal(0))
            if abs(sum_ - due.value) > max(due.half, CENT):
                said = Words(
                    "各期之和为{sum}，此处为{due}",
                    sum=f"{sum_.normalize():f}",
                    due=due.value,
                )
                yield _at(text, due.box, said)


def _period_row(grid: Grid) -> int | None:
    rows = enumerate(grid.rows[:3])
    named = (n for n, row in rows if sum(bool(_PERIOD.fullmatch(box.text)) for box in row) >= 2)
    return next(named, None)


def _sums(grid: Grid, above: Sequence[tuple[int, Cell]]) -> list[Decimal]:
    """What the rows may add up to: all of them, without the subtotals, the subtotals alone."""
    parts = [cell.value for n, cell in above if not _subtotalled(grid.rows[n])]
    subs = [cell.value for n, cell in above if _subtotalled(grid.rows[n])]
    sums = [sum(parts, Decimal(0))]
    return [*sums, sum(subs, Decimal(0)), sums[0] + sum(subs, Decimal(0))] if subs else sums


def _counted(grid: Grid, begin: int, column: int, total: Cell) -> bool:
    """Whether the column holds sums or shares, and no numbers of order, prices or rates."""
    names = [box.text for row in grid.rows[: max(begin, 1)] for box in row if box.column == column]
    said = "".join(names)
    if total.share:
        return not re.search("(?<!比)率|平均", said)
    if re.search("单价|序号|编号|税率|单位|年度$|时间|日期|比例", said):
        return False
    return (
        bool(
            _MONEY.search(said)
            or _QUANTITY.search(said)
            or re.search("元|费|分值|得分|分数|面积", said)
        )
        or not said
    )


def _header(grid: Grid) -> int | None:
    for number, row in enumerate(grid.rows[:4]):
        named = [
            box
            for box in row
            if _MONEY.search(box.text) or _PRICE.search(box.text) or "比例" in box.text
        ]
        if named and not any(_number(box) for box in row) and not _totalled(row):
            return number
    return None


def _column(names: dict[int, str], pattern: re.Pattern[str]) -> int | None:
    columns = [column for column, name in names.items() if pattern.search(name)]
    return columns[0] if len(columns) == 1 else None


def _factor(name: str) -> Decimal:
    return Decimal(10_000) if "万元" in name else Decimal(1)


def _totalled(row: Sequence[Box]) -> bool:
    first = next((box.text for box in row if box.text and not _number(box)), "")
    return len(first) <= 16 and bool(_TOTAL.search(first)) and not _SUBTOTAL.search(first)


def _subtotalled(row: Sequence[Box]) -> bool:
    return any(_SUBTOTAL.search(box.text) and len(box.text) <= 12 for box in row)


def _number(box: Box) -> Cell | None:
    match = _CELL.fullmatch(box.text.replace("\n", ""))
    if not match:
        return None
    value = decimal(match[1]) * (10_000 if match[2] == "万元" else 1)
    places = len(match[1].partition(".")[2])
    half = (Decimal(1) / 2 / 10**places if places else Decimal(0)) * (
        10_000 if match[2] == "万元" else 1
    )
    return Cell(value, half, box, match[2] == "%")


def _at(text: Text, box: Box, said: str) -> Finding:
    line = next(text.by_id[line_id] for line_id in box.ids if text.by_id[line_id].text)
    return text.finding(RULE, line, (0, len(line.text)), said)


CHECKS = (Check(RULE, ALL, find),)
