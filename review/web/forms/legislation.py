"""Forms of 法规数据: a row of the table, a sheet to bring in, a row to take out."""

from __future__ import annotations

from typing import Any, Self

from flask_wtf.file import FileField
from wtforms import HiddenField, IntegerField
from wtforms.validators import NumberRange, Optional

from review.checks.statutes.office_rows import KINDS, LABELS, STATES, OfficeRow
from review.web.forms.fields import Form, area, choice, day, line
from review.words import Listed, Words


class StatuteForm(Form):
    title = line(LABELS["title"], 200, help="全称，不写书名号")
    kind = choice(LABELS["kind"], [(kind, kind) for kind in KINDS])
    number = line(LABELS["number"], 60, required=False, help="如财政部令第87号")
    status = choice(LABELS["status"], STATES.items())
    effective = day(LABELS["effective"], required=False)
    repealed_on = day(LABELS["repealed_on"], required=False)
    replaced_by = line(LABELS["replaced_by"], 200, required=False)
    basis = line(LABELS["basis"], 500, required=False, help="废止、替代的依据：哪部文件第几条")
    last = IntegerField(
        LABELS["last"],
        [Optional(), NumberRange(1, 9999, "末条条号应为1到9999的整数")],
        description="现行文本最后一条的条号，填数字",
    )
    moved_on = day(LABELS["moved_on"], required=False)
    moved = area(
        LABELS["moved"], 8000, required=False,
        help="一行一条，旧条号→新条号，如16→27；分成几条的写20→29、30，没有对应条文的写21→无",
    )  # fmt: skip
    source = line(LABELS["source"], 500, help="在哪里看到的：公报、官方网站的地址或者文件名称")
    checked = day(LABELS["checked"], help="看到来源的那一天")
    reason = area("修改理由", 1000)
    seen = HiddenField()

    @classmethod
    def of(cls, row: OfficeRow) -> Self:
        """The form with what the table holds; where it was read is for the office to say anew."""
        held = row._asdict() | {"source": "", "checked": None}
        form = cls(data=held)
        if row.kind and row.kind not in KINDS:
            form.kind.data = "其他"
        return form

    def row(self) -> OfficeRow:
        values: dict[str, Any] = {name: self[name].data for name in OfficeRow._fields}
        words = ("kind", "number", "replaced_by", "basis", "moved")
        return OfficeRow(**values | {name: values[name] or "" for name in words})


class SheetForm(Form):
    file = FileField(
        "法规数据文件", description=Words("表头：{labels}", labels=Listed("、", LABELS.values()))
    )


class BringInForm(Form):
    reason = area("导入理由", 1000)


class TakeOutForm(Form):
    reason = area("移出理由", 1000)
