"""Forms of meetings: bodies and members, a sitting, its agenda, who was there, what follows."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, StringField

from review.law.vocabulary import Grave, Quorum
from review.models import Sitting
from review.web.forms.fields import (
    Form,
    amount,
    area,
    choice,
    day,
    line,
    offered,
    yes_no,
)
from review.words import Words

CLEANUP = "cleanup-"


class BodyForm(Form):
    name = line("议事机构名称", 100, help="如主任办公会、党组会、专题会")
    quorum = choice("法定人数", Quorum)
    votes = yes_no("是否表决", "表决", "不表决", help="行政首长在讨论的基础上决定的，选不表决")


class MemberForm(Form):
    name = line("姓名", 60)
    post = line("职务", 60, required=False)
    chair = BooleanField("主持会议、末位发言的负责人")


class CallForm(Form):
    body = choice("议事机构", ())
    name = line("会议名称", 100, help="如：2026年第12次主任办公会")
    planned_on = day("拟开会日期")

    @classmethod
    def among(cls, bodies: Any, **given: Any) -> CallForm:
        form = cls(**given)
        form.body.choices = offered((str(body.id), body.name) for body in bodies)
        return form


class ItemForm(Form):
    matter = choice("事项", ())
    grave = choice("三重一大类别", Grave, required=False)
    amount = amount("金额（元）", required=False)

    @classmethod
    def among(cls, matters: Any, campaigns: Any, **given: Any) -> ItemForm:
        """A clean-up is offered beside the matters, by its number with CLEANUP before it."""
        form = cls(**given)
        form.matter.choices = offered(
            [
                *((str(matter.id), f"{matter.number} {matter.title}") for matter in matters),
                *(
                    (f"{CLEANUP}{each.id}", Words("文件清理 {each}", each=each.name))
                    for each in campaigns
                ),
            ]
        )
        return form

    @property
    def campaign(self) -> int | None:
        chosen: str = self.matter.data
        return int(chosen.removeprefix(CLEANUP)) if chosen.startswith(CLEANUP) else None


class HeldForm(Form):
    """With a field `away-N` for each member: empty for one who was there, else the excuse."""

    on = day("开会日期")
    minutes = line("会议纪要文号", 60, required=False, help="三重一大事项必填")
    counsel = line("列席的法律顾问", 200, required=False)
    papers_on = day("会议材料送达日期", required=False)
    late_reason = area("补录理由", 1000, required=False, help="会议已过去五个工作日以上的必填")

    @classmethod
    def of(cls, sitting: Sitting, **given: Any) -> HeldForm:
        seats = {
            f"away-{body_member.id}": line(
                Words("{body_member}缺席的原因", body_member=body_member.name), 200, required=False
            )
            for body_member in sitting.body.seated
        }
        return type("HeldForm", (cls,), seats)(**given)

    def away(self) -> dict[int, str]:
        return {
            int(name.removeprefix("away-")): str(field.data)
            for name, field in self._fields.items()
            if name.startswith("away-") and isinstance(field, StringField) and field.data
        }


class FollowUpForm(Form):
    text = area("督办事项", 2000)
    owner = choice("承办人", ())
    due_on = day("完成日期")

    @classmethod
    def among(cls, people: Any, **given: Any) -> FollowUpForm:
        form = cls(**given)
        form.owner.choices = offered(
            (
                str(one.id),
                Words("{name}（{post}）", name=one.name, post=one.belongs or one.role.label),
            )
            for one in people
        )
        return form


class ReportForm(Form):
    text = area("办理情况", 2000)


class EndForm(Form):
    reason = area("理由", 1000)
