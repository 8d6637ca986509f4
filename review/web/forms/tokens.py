"""The form of a new token."""

from __future__ import annotations

from typing import Any

from wtforms import SelectChoice, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from review.law.tokens import LIVES, Scope
from review.web.forms.fields import Form, choice, line


class TokenForm(Form):
    name = line("用途", 60, help="给哪个程序用，如“台账汇总”")
    scopes = SelectMultipleField(
        "范围",
        choices=[SelectChoice(value, label) for value, label in Scope.choices()],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    life = choice("有效期", LIVES)

    def validate_scopes(self, field: Any) -> None:
        if not field.data:
            raise ValidationError("请至少选择一个范围")
