"""What was typed into the rows of a checklist, read and kept as typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from review.law.checklist_edits import Written
from review.law.checklists import Checklist
from review.web.forms.fields import HIDDEN, Form, area

NEW_ROWS = 3
LONG = 400


class ReasonForm(Form):
    reason = area("修改的理由", 1000, help="记入审查日志")


@dataclass(frozen=True)
class ItemRow:
    """A row of the page: its name in the form, what stands in it, what it was before."""

    name: str
    written: Written
    certainty: str = ""


def shown(checklist: Checklist) -> list[ItemRow]:
    """The rows of a list as it stands, and a few empty ones for new points."""
    rows = [
        ItemRow(item.key, Written(item.key, item.label, item.basis, item.help, place * 10),
            item.certainty.value)
        for place, item in enumerate(checklist.items, 1)
    ]  # fmt: skip
    last = len(rows) * 10
    empty = (
        ItemRow(f"new{n}", Written("", "", "", "", last + n * 10)) for n in range(1, NEW_ROWS + 1)
    )
    return [*rows, *empty]


def typed(checklist: Checklist, form: Mapping[str, str]) -> list[ItemRow]:
    """The same rows with what was typed into them."""
    return [ItemRow(row.name, _written(row, form), row.certainty) for row in shown(checklist)]


def _written(row: ItemRow, form: Mapping[str, str]) -> Written:
    def text(field: str) -> str:
        return " ".join(form.get(f"{field}-{row.name}", "").split())[:LONG]

    order = form.get(f"order-{row.name}", "").strip()
    return Written(
        row.written.key,
        text("label"),
        text("basis"),
        text("help"),
        int(order) if order.isascii() and order.isdigit() and len(order) < 6 else row.written.order,
        f"retire-{row.name}" in form,
    )


def hidden(rows: list[ItemRow]) -> int | None:
    """The place of the first row that holds what nobody can see."""
    for place, row in enumerate(rows):
        written = row.written
        if any(HIDDEN.search(text) for text in (written.label, written.basis, written.help)):
            return place
    return None
