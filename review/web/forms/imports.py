"""The forms that bring an old ledger in and take a batch of it back."""

from __future__ import annotations

from flask_wtf.file import MultipleFileField
from wtforms import BooleanField, FileField
from wtforms.validators import InputRequired

from review.law.past_ledgers import LEDGERS
from review.web.forms.fields import Form, area, choice


class LedgerForm(Form):
    ledger = choice("台账", [(ledger.key, ledger.title) for ledger in LEDGERS.values()])
    file = FileField(
        "文件",
        [InputRequired("请选择文件")],
        description=".xlsx 或 .csv，最多20000行；只读取数值和文字",
    )


class WithdrawForm(Form):
    reason = area("撤回的理由", 500)


class ScanForm(Form):
    file = MultipleFileField(
        "扫描件", description="PDF、照片、Word，可以一次选多份，也可以是一个 .zip；每次不超过50 MB"
    )
    only_matched = BooleanField("只存对得上的", description="有对不上的文件时，先看清单，再勾选")
