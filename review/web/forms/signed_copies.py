"""What is asked of whoever holds a returned copy against the cleared text."""

from __future__ import annotations

from wtforms import BooleanField, RadioField, SelectChoice
from wtforms.validators import InputRequired

from review.web.forms.fields import Form, area

ASKED = ("paged", "coded", "sealed")


class CheckForm(Form):
    """`verdict` says whether the copy may be registered; the three ticks are asked of whoever says so."""

    verdict = RadioField(
        "核对结论",
        [InputRequired("请选择核对结论")],
        choices=[
            SelectChoice("same", "一致，可以登记"),
            SelectChoice("other", "不一致，不能登记"),
        ],
    )
    paged = BooleanField("页数与签署用文本一致，没有缺页、换页")
    coded = BooleanField("各页页脚的编号、校验码（二维码）是本事项的")
    sealed = BooleanField("双方签字、盖章齐全，有骑缝章的骑缝章完整")
    note = area("说明", 2000, required=False, help="不一致的，写明哪一页、哪一处不一致")

    def accept_differences(self) -> None:
        """The copy has other words than the cleared text: it is not 一致, but may be accepted."""
        same, other = "逐处认可差异，可以登记", "不认可，不能登记"
        self.verdict.choices = [SelectChoice("same", same), SelectChoice("other", other)]
        self.note.description = "不认可的，写明哪一处、为什么"

    def validate(self, extra_validators: object = None) -> bool:
        """The ticks are required for a registration only: a copy that is not the text is told at once."""
        good = super().validate(extra_validators)
        if self.verdict.data == "same":
            for name in ASKED:
                if not self[name].data:
                    self[name].errors = ["请核对后勾选"]
                    good = False
        return bool(good)
