"""The form of one's own choices: mail, and the line behind one's name in letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from review.law.preferences import SIGNATURE_LENGTH, Mailing, Told
from review.web.forms.fields import Form, choice, line


class PreferencesForm(Form):
    matter = choice(Told.MATTER.label, Mailing)
    deadline = choice(Told.DEADLINE.label, Mailing)
    signature = line(
        "落款附注", SIGNATURE_LENGTH, required=False,
        help="写在您出具的意见书上姓名后面的括号里，如“执业证号 11101…”；已经出具的不变",
    )  # fmt: skip

    @classmethod
    def of(cls, chosen: Mapping[Told, Mailing], signature: str) -> Self:
        given: dict[str, Any] = {told.value: mailing for told, mailing in chosen.items()}
        return cls(formdata=None, signature=signature, **given)

    def mailings(self) -> dict[Told, Mailing]:
        return {told: self[told.value].data for told in Told}
