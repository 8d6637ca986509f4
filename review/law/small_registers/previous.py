"""上年报送数: the numbers of a report that was sent before the office worked with this product."""

from __future__ import annotations

from review.law.previous_figures import OF_MATTERS, PLACES, Named
from review.law.setting import Certainty
from review.law.small_registers.counsel import COUNSEL
from review.law.small_registers.disputes import DISPUTES
from review.law.small_registers.grammar import PART, Field, Form, SmallRegister
from review.law.small_registers.office import OFFICE

OF_REGISTERS = (
    Named(row.key, row.label, row.unit)
    for register in (*OFFICE, *COUNSEL, *DISPUTES)
    for row in register.figures
    if row.key in PLACES and not row.label.startswith(PART)
)
FIGURES: dict[str, Named] = {named.words: named for named in (*OF_MATTERS, *OF_REGISTERS)}
"""What may be typed, by the words it is chosen by."""
PREVIOUS = SmallRegister("previous", "报告报送数", "项", "统计截止日", "数据来源（报告的文号和位置）", (
    Field("figure", "指标", Form.CHOICE, tuple(FIGURES), note="上年按同一计数规则数的才登记；规则见“统计”和各台账"),
    Field("value", "报送的数值", Form.NUMBER),
), (), "10年", "办公室惯例", Certainty.PRACTICE, unique="figure", past=True)  # fmt: skip
