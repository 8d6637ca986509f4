"""Forms of files that come back from Word: the file, and what of it is taken in."""

from __future__ import annotations

from typing import TypeVar

from flask_wtf.file import FileField
from werkzeug.datastructures import MultiDict
from wtforms.validators import InputRequired

from review.actions.incoming import Choice
from review.law.vocabulary import Category, Severity
from review.web.forms.fields import Form

Chosen = TypeVar("Chosen", Severity, Category)


class ReturnedForm(Form):
    file = FileField(
        "批注稿",
        [InputRequired("请选择文件")],
        description="在 Word 或 WPS 中批注、修订后的 .docx，不超过50 MB",
    )


def choice(sent: MultiDict[str, str]) -> Choice:
    """What was ticked; a line without a severity or category of its own has that of all."""
    severity = _word(Severity, sent.get("severity")) or Severity.ADVICE
    category = _word(Category, sent.get("category")) or Category.OTHER
    notes = {
        token: (
            _word(Severity, sent.get(f"severity-{token}")) or severity,
            _word(Category, sent.get(f"category-{token}")) or category,
        )
        for token in sent.getlist("note")
    }
    return Choice(notes, frozenset(sent.getlist("reply")), frozenset(sent.getlist("flag")))


def _word(kind: type[Chosen], value: str | None) -> Chosen | None:
    try:
        return kind(value or "")
    except ValueError:
        return None
