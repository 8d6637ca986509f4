"""Fields that know what text may hold: no controls, nothing that hides or reorders what is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    Field,
    IntegerField,
    PasswordField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import (
    InputRequired,
    Length,
    NumberRange,
    Optional,
    StopValidation,
    ValidationError,
)
from wtforms.widgets import TextInput

from review.english.reader import reads_english
from review.english.rows import said
from review.law.vocabulary import Word
from review.words import Words

# Controls (line ends and tabs may stay), bidirectional and zero-width marks, lone surrogates,
# and U+FFFD, which is what is left of bytes that were not UTF-8.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffd]"
)


UNSEEN = "含有不可见的控制字符或方向字符，请删除后再提交"


def unfit(text: str, most: int) -> str:
    """Why such words of a form read by hand cannot stand, "" where they can."""
    if HIDDEN.search(text) or len(text) > most:
        return Words("不能超过{most}字，也不能含有不可见的控制字符或方向字符", most=most)
    return ""


class Form(FlaskForm):
    class Meta:
        locales = ("zh",)

        def render_field(self, field: Field, render_kw: dict[str, Any]) -> Any:
            """As WTForms draws it; what a select offers in the language of the page."""
            if reads_english() and isinstance(field, SelectField):
                field.choices = [spoken(choice) for choice in field.choices]
            return super().render_field(field, render_kw)  # type: ignore[misc]


def spoken(choice: Any) -> SelectChoice:
    """The same choice, its label in English."""
    known = SelectChoice.from_input(choice)
    return replace(known, label=said(known.label))


def plain(form: FlaskForm, field: Field) -> None:
    if field.data and HIDDEN.search(field.data):
        raise StopValidation(UNSEEN)


def _stripped(value: str | None) -> str | None:
    return value.strip() if value else value


def _rules(label: str, most: int, required: bool) -> list[Any]:
    present = InputRequired(Words("请填写{label}", label=label)) if required else Optional()
    return [
        present,
        Length(max=most, message=Words("{label}不能超过{most}字", label=label, most=most)),
        plain,
        _not_blank(label, required),
    ]


def _not_blank(label: str, required: bool) -> Any:
    def check(form: FlaskForm, field: Field) -> None:
        if required and not (field.data or "").strip():
            raise ValidationError(Words("请填写{label}", label=label))

    return check


def line(label: str, most: int = 200, required: bool = True, help: str = "") -> StringField:
    """One line of text."""
    rules = _rules(label, most, required)
    return StringField(label, rules, filters=[_stripped], description=help)


def secret(label: str, remembered: str, help: str = "") -> PasswordField:
    """A password, taken as it is typed; `remembered` tells the browser which one it is."""
    rules = [
        InputRequired(Words("请填写{label}", label=label)),
        Length(max=200, message="不能超过200个字符"),
    ]
    return PasswordField(label, rules, description=help, render_kw={"autocomplete": remembered})


def area(label: str, most: int = 5000, required: bool = True, help: str = "") -> TextAreaField:
    """Text of several lines."""
    rules = _rules(label, most, required)
    return TextAreaField(label, rules, filters=[_stripped], description=help)


def choice(
    label: str,
    words: type[Word] | Iterable[tuple[str, str]],
    required: bool = True,
    help: str = "",
) -> SelectField:
    """One of a closed list; the empty choice stands first where none is required."""
    if isinstance(words, type):
        coerce: Any = lambda value: words(value) if value else None  # noqa: E731
        options = words.choices()
    else:
        coerce, options = (lambda value: value or None), list(words)
    rules = [InputRequired(Words("请选择{label}", label=label))] if required else [Optional()]
    return _Choice(label, rules, choices=offered(options), coerce=coerce, description=help)


def offered(options: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """What a select offers: an empty choice, then each (value, label)."""
    return [SelectChoice(value, label) for value, label in (("", "请选择"), *options)]


class _Choice(SelectField):
    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:
            return
        try:
            self.data = self.coerce(valuelist[0])
        except (ValueError, TypeError):
            self.data = None
            raise ValueError("不在可选范围内") from None

    def pre_validate(self, form: Any) -> None:
        allowed = {choice.value for choice in self.choices}
        if self.data is not None and str(self.data) not in allowed:
            raise ValidationError("不在可选范围内")


def yes_no(label: str, yes: str = "是", no: str = "否", help: str = "") -> RadioField:
    """A question answered by one of two words; the datum is a bool."""
    return RadioField(
        label,
        [InputRequired(Words("请选择{label}", label=label))],
        choices=[SelectChoice("yes", yes), SelectChoice("no", no)],
        coerce=_truth,
        description=help,
    )


def secrecy() -> RadioField:
    """The question that stands before any text: a state secret may not enter this system."""
    return RadioField(
        "是否涉密",
        [InputRequired("请选择是否涉密")],
        choices=[SelectChoice("no", "不涉密"), SelectChoice("yes", "涉密")],
    )


def day(label: str, required: bool = True, help: str = "") -> DateField:
    """A day, as the browser's own calendar gives it."""
    rules = [InputRequired(Words("请填写{label}", label=label))] if required else [Optional()]
    return _Day(label, rules, description=help)


class _Day(DateField):
    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError("请填写日期，如 2026-03-01") from None


def whole(label: str, most: int, least: int = 0, help: str = "") -> IntegerField:
    """A whole number within bounds."""
    said = Words("{label}应为{least}到{most}的整数", label=label, least=least, most=most)
    rules = [InputRequired(Words("请填写{label}", label=label)), NumberRange(least, most, said)]
    return _Whole(label, rules, description=help)


class _Whole(IntegerField):
    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(Words("{text}应为整数", text=self.label.text)) from None


def _truth(value: object) -> bool:
    if value in (True, "yes"):
        return True
    if value in (False, "no"):
        return False
    raise ValueError(value)


class Amount(Field):
    """An amount in 元 with at most two decimals, up to a trillion; commas are allowed."""

    widget = TextInput()

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data:.2f}" if self.data is not None else ""

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = valuelist[0].strip().replace(",", "").replace("，", "") if valuelist else ""
        if not typed:
            self.data = None
            return
        try:
            value = Decimal(typed)
            within = value.is_finite() and 0 <= value < Decimal(10) ** 12
            if not within or value != round(value, 2):
                raise InvalidOperation
        except InvalidOperation:
            self.data = None
            raise ValueError("请填写金额（元），最多两位小数，如 128000.00") from None
        self.data = value


def amount(label: str, required: bool = True) -> Amount:
    rules = [InputRequired(Words("请填写{label}", label=label))] if required else [Optional()]
    return Amount(label, rules)
