"""The form in which the section says what a matter is, made of the questions its terms ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, get_args, get_type_hints

from flask_wtf.file import MultipleFileField
from wtforms import BooleanField, Field, ValidationError

from review.actions.terms import TERMS, Entry, Question, Terms
from review.law.kinds import KINDS
from review.law.vocabulary import Kind, Word
from review.web.forms.fields import Form, amount, area, choice, line, secrecy, yes_no

SURE = "sure"


class TermsForm(Form):
    """`rows` is how the page lays the fields out.

    What a question doubts is asked about once: it stands where the section says that it is sure.
    """

    of: ClassVar[type[Terms]]
    sure = BooleanField("已经核对，照填写的内容保存", description="有疑问的内容核对无误后勾选")

    @property
    def rows(self) -> list[list[str]]:
        rows: list[list[str]] = []
        for name, question in self.of.questions().items():
            if question.beside:
                rows[-1].append(name)
            else:
                rows.append([name])
        return rows

    @property
    def doubts(self) -> bool:
        """Whether something was doubted, so that the page offers to say that one is sure."""
        questions = self.of.questions()
        return any(question.doubt(self[name].data or "") for name, question in questions.items()
                   if question.entry == "line")  # fmt: skip

    def terms(self) -> Terms:
        values = {}
        for name, question in self.of.questions().items():
            value = self[name].data
            if question.entry in ("line", "area"):
                value = (value or "").upper() if question.upper else value or ""
            values[name] = value
        return self.of(**values)


def _checked(question: Question) -> Callable[[Any, Field], None]:
    def check(form: Any, field: Field) -> None:
        text = field.data or ""
        fault = question.fault(text) or (question.doubt(text) if not form.sure.data else "")
        if fault:
            raise ValidationError(fault)

    return check


def _word(hint: Any) -> type[Word]:
    """The closed list of a field, also where it may be empty."""
    word_type: type[Word] = next(
        argument for argument in (*get_args(hint), hint) if isinstance(argument, type)
    )
    return word_type


ENTRIES: dict[Entry, Callable[[Question, Any], Any]] = {
    "line": lambda asked, hint: line(asked.label, asked.most, asked.required, asked.help),
    "area": lambda asked, hint: area(asked.label, asked.most, asked.required, asked.help),
    "amount": lambda asked, hint: amount(asked.label, asked.required),
    "choice": lambda asked, hint: choice(asked.label, _word(hint), asked.required, asked.help),
    "yes_no": lambda asked, hint: yes_no(asked.label, help=asked.help),
}


def _form(terms: type[Terms]) -> type[TermsForm]:
    hints, questions = get_type_hints(terms), terms.questions()
    fields: dict[str, Any] = {
        name: ENTRIES[question.entry](question, hints[name]) for name, question in questions.items()
    }
    checks = {
        f"validate_{name}": _checked(question)
        for name, question in questions.items()
        if question.entry == "line"
    }
    return type(f"{terms.__name__}Form", (TermsForm,), {"of": terms, **fields, **checks})


FORMS: dict[Kind, type[TermsForm]] = {kind: _form(terms) for kind, terms in TERMS.items()}


class TextForm(Form):
    """What stands beside the terms when a matter is opened."""

    file = MultipleFileField("文本")
    secret = secrecy()


def opening(kind: Kind, **values: Any) -> Any:
    """The form that opens a matter of this kind: its terms, its text, the secrecy question.

    `values` are what it begins with, as WTForms takes them.
    """
    form = type(f"New{FORMS[kind].__name__}", (FORMS[kind], TextForm), {})(**values)
    form.file.label.text = KINDS[kind].text
    return form
