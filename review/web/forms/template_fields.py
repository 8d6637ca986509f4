"""The form in which the fields of a 示范文本 are filled in, and how each value reads in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from wtforms import RadioField, ValidationError

from review.checks import credit_code
from review.chinese import spoken_date
from review.law import amounts
from review.paper.issuing.template_fields import CAPITALS, CODE, DAY, MONEY, NUMBER, TEXT, Field
from review.web.forms.fields import Form, amount, day, line, secrecy

_NUMBER = re.compile(r"\d{1,12}(\.\d{1,4})?")


class Entry(NamedTuple):
    """How a type is asked for, what is wrong with a word of it, and how its value is written."""

    ask: Callable[[str, bool], Any]
    fault: Callable[[Any], str]
    write: Callable[[Any], str]


def _no_number(value: str) -> str:
    return "" if _NUMBER.fullmatch(value) else "请填写数字，如 12 或 3.5"


ENTRIES: dict[str, Entry] = {
    TEXT: Entry(lambda label, must: line(label, 500, must), lambda value: "", str),
    MONEY: Entry(amount, lambda value: "", lambda value: f"{value:,.2f}"),
    DAY: Entry(day, lambda value: "", spoken_date),
    NUMBER: Entry(lambda label, must: line(label, 20, must), _no_number, str),
    CODE: Entry(lambda label, must: line(label, 18, must), credit_code.fault, str.upper),
}


class FillingForm(Form):
    """Beside the fields, `f0`, `f1`, …: the question of secrecy, which comes before any text."""

    asked: Sequence[Field]
    secret: RadioField

    @property
    def rows(self) -> list[Any]:
        return [self[f"f{place}"] for place in range(len(self.asked))]

    @property
    def values(self) -> dict[tuple[str, str], str]:
        """What was filled in, as it is written; an amount also in words."""
        written: dict[tuple[str, str], str] = {}
        for field, row in zip(self.asked, self.rows, strict=True):
            if row.data in (None, ""):
                continue
            written[field.name, ""] = ENTRIES[field.kind].write(row.data)
            if field.kind == MONEY:
                written[field.name, CAPITALS] = amounts.words(row.data)
        return written


def _checked(kind: str) -> Callable[[Any, Any], None]:
    def check(form: Any, field: Any) -> None:
        fault = ENTRIES[kind].fault(field.data) if field.data else ""
        if fault:
            raise ValidationError(fault)

    return check


def filling(fields: Sequence[Field]) -> FillingForm:
    """The form for these fields; one that may come later is not required."""
    parts: dict[str, Any] = {"asked": fields, "secret": secrecy()}
    for place, field in enumerate(fields):
        parts[f"f{place}"] = ENTRIES[field.kind].ask(field.name, field.required)
        parts[f"validate_f{place}"] = _checked(field.kind)
    form: FillingForm = type("TextFillingForm", (FillingForm,), parts)()
    return form
