"""延长、停止计算、恢复计算: what each asks of a deadline that is running."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.requirements import Requirement


@dataclass(frozen=True)
class Running:
    """A deadline; `fixed` names the law that sets it, "" where none does.

    `extended_by` is who made it longer before. `paused`: its clock stands still; `returned`: because
    the matter was sent back. `lasting`: a document names its last day.
    """

    label: str = ""
    met: bool = False
    floor: bool = False
    fixed: str = ""
    extended_by: str = ""
    paused: bool = False
    returned: bool = False
    lasting: bool = False


open_still = Requirement[Running](
    "open_still", "期限没有办结", "这一期限已经办结", lambda deadline: not deadline.met
)
has_an_end = Requirement[Running](
    "has_an_end",
    "不是最短期限",
    "这是最短期限，没有末日可以延长",
    lambda running: not running.floor,
)
own_period = Requirement[Running](
    "own_period",
    "期限不是法律规定的",
    "“{thing.label}”由法律规定（{thing.fixed}），本单位不能延长",
    lambda running: not running.fixed,
)
no_day_of_force = Requirement[Running](
    "no_day_of_force",
    "不是公布时载明的有效期",
    "有效期只能由新的决定和公布延长",
    lambda running: not running.lasting,
    "公布时载明的有效期",
)
not_extended = Requirement[Running](
    "not_extended",
    "没有延长过",
    "已由{thing.extended_by}延长过一次，不能再延长",
    lambda running: not running.extended_by,
)
counting = Requirement[Running](
    "counting", "期限正在计算", "这一期限已经停止计算", lambda deadline: not deadline.paused
)
paused = Requirement[Running](
    "paused", "期限已经停止计算", "这一期限正在计算", lambda deadline: deadline.paused
)
not_returned = Requirement[Running](
    "not_returned",
    "事项没有退回补正",
    "事项退回补正，材料齐全重新受理时自动恢复计算",
    lambda running: not running.returned,
    "补正期间不计入审查期限（办公室设置）",
)

CHANGE = (open_still, has_an_end, own_period, no_day_of_force)
EXTEND, HOLD = (*CHANGE, not_extended), (*CHANGE, counting)
RESUME = (*CHANGE, paused, not_returned)
