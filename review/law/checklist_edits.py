"""A checklist written anew: what may stand in it, and how it differs from the one before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from review.law.checklists import Checklist, Item
from review.law.setting import Certainty
from review.words import Words

MOST = 80
LABEL, BASIS, HELP = 100, 200, 300
OFFICE_NOTE = "依据由办公室填写，请自行核实"


class ListFault(ValueError):
    """A row that cannot stand: `row` is its place in what was written, `field` its column."""

    def __init__(self, row: int, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.row = row
        self.field = field


@dataclass(frozen=True)
class Written:
    """One row as the office wrote it; an empty key is a new point, an empty new row is nothing."""

    key: str
    label: str
    basis: str
    help: str
    order: int
    retired: bool = False


@dataclass(frozen=True)
class Difference:
    """`sort` is 新增, 停用 or 改写; the item before and after, where there is one."""

    sort: str
    before: Item | None
    after: Item | None

    @property
    def label(self) -> str:
        item = self.after or self.before
        assert item is not None
        return item.label


def revise(now: Checklist, number: int, rows: Sequence[Written]) -> Checklist:
    """The next version of a list; raises ListFault, in Chinese, naming the row."""
    known = {item.key: item for item in now.items}
    kept: list[tuple[int, int, Item]] = []
    for place, row in enumerate(rows):
        if row.retired or not (row.key or row.label):
            continue
        _check(place, row, [item.label for _, _, item in kept])
        key = row.key or f"own.{number}.{place + 1}"
        kept.append((row.order, place, _item(key, row, known.get(row.key))))
    if not kept:
        raise ListFault(0, "label", "清单至少应有一个要点")
    if len(kept) > MOST:
        raise ListFault(MOST, "label", Words("清单最多{most}个要点", most=MOST))
    items = tuple(item for _, _, item in sorted(kept, key=lambda entry: entry[:2]))
    if items == now.items:
        raise ListFault(0, "label", "与现行版本相同，没有改动")
    return replace(now, version=str(number), items=items)


def _check(place: int, row: Written, labels: Iterable[str]) -> None:
    if not row.label:
        raise ListFault(place, "label", "请填写要点")
    if row.label in labels:
        raise ListFault(place, "label", Words("“{row}”出现了两次", row=row.label))
    if not row.basis:
        raise ListFault(
            place, "basis", Words("请填写“{row}”的依据；没有规定的写“办公室惯例”", row=row.label)
        )
    for field, most in (("label", LABEL), ("basis", BASIS), ("help", HELP)):
        if len(getattr(row, field)) > most:
            raise ListFault(
                place, field, Words("“{row}”的文字不能超过{most}字", row=row.label[:20], most=most)
            )


def _item(key: str, row: Written, before: Item | None) -> Item:
    """What the office cites itself is the office's word, not a text that was read here."""
    if before is not None and before.basis == row.basis:
        return replace(before, label=row.label, help=row.help)
    return Item(key, row.label, row.basis, row.help, Certainty.PRACTICE, OFFICE_NOTE)


def differences(old: Checklist, new: Checklist) -> tuple[Difference, ...]:
    """What came, went and was reworded, in the order of the new list; a new order is no change."""
    before = {item.key: item for item in old.items}
    after = {item.key: item for item in new.items}
    changed = []
    for item in new.items:
        if item.key not in before:
            changed.append(Difference("新增", None, item))
        elif _text(before[item.key]) != _text(item):
            changed.append(Difference("改写", before[item.key], item))
    gone = [Difference("停用", item, None) for item in old.items if item.key not in after]
    return (*changed, *gone)


def _text(item: Item) -> tuple[str, str, str]:
    return item.label, item.basis, item.help
