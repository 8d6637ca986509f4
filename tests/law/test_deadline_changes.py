"""延长、停止、恢复: what a deadline must be for each, and the sentence where it is not."""

from __future__ import annotations

import pytest

from review.law import deadline_changes as law
from review.law.deadline_changes import Running
from review.law.requirements import Requirement, judge

MET, FLOOR = Running(met=True), Running(floor=True)
FIXED = Running(label="签订期限", fixed="政府采购法第四十六条")
PAUSED, RETURNED = Running(paused=True), Running(paused=True, returned=True)
EXTENDED = Running(extended_by="王芳")


@pytest.mark.parametrize(
    ("needs", "deadline", "reason"),
    [
        (law.EXTEND, Running(), ""),
        (law.EXTEND, MET, "这一期限已经办结"),
        (law.EXTEND, FLOOR, "这是最短期限，没有末日可以延长"),
        (law.EXTEND, FIXED, "“签订期限”由法律规定（政府采购法第四十六条），本单位不能延长"),
        (law.EXTEND, EXTENDED, "已由王芳延长过一次，不能再延长"),
        (law.EXTEND, PAUSED, ""),
        (law.HOLD, Running(), ""),
        (law.HOLD, EXTENDED, ""),
        (law.HOLD, PAUSED, "这一期限已经停止计算"),
        (law.HOLD, FIXED, "“签订期限”由法律规定（政府采购法第四十六条），本单位不能延长"),
        (law.RESUME, Running(), "这一期限正在计算"),
        (law.RESUME, PAUSED, ""),
        (law.RESUME, RETURNED, "事项退回补正，材料齐全重新受理时自动恢复计算"),
        (law.RESUME, MET, "这一期限已经办结"),
    ],
)
def test_each_change_asks_what_it_asks_and_refuses_in_its_words(
    needs: tuple[Requirement[Running], ...], deadline: Running, reason: str
) -> None:
    ruling = judge(needs, deadline)
    assert (bool(ruling), ruling.reason) == (not reason, reason)
