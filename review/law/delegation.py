"""授权代理: who may stand in for whom, and whose act an act then is."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.facts import Matter, Person
from review.law.procedure import YES, Ruling
from review.law.requirements import Requirement
from review.law.vocabulary import Role
from review.words import Words

# Whose power is the person's own; what a whole role may do needs nobody's leave.
OWN_POWER = (Role.DRAFTER, Role.SECTION_HEAD, Role.LEADER)
REASONS = {
    Role.COUNSEL: "律师不能代理：由办公室改派，另作利益冲突声明（律师法第二十五条、第三十九条）",
    Role.OFFICE: "办公室人员都可以办理，无需授权",
    Role.REVIEWER: "法制审核人员都可以办理，无需授权",
    Role.HEAD: "主要负责人的事项由本人办理，或者按设置由分管领导办理",
    Role.REGISTRAR: "档案员都可以办理，无需授权",
    Role.AUDITOR: "审计员只查看、不办理，无需授权",
    Role.ADMINISTRATOR: "系统管理员不办理事项，无需授权",
}


def may_stand_in(absent: Person, deputy: Person) -> Ruling:
    """The same role in the same section, and not oneself."""
    if absent.role not in OWN_POWER:
        return Ruling(False, REASONS[absent.role])
    if absent.id == deputy.id:
        return Ruling(False, "不能由本人代理本人")
    if deputy.role is not absent.role:
        return Ruling(False, Words("代理人应当同为{role}", role=absent.role.label))
    if deputy.section != absent.section:
        return Ruling(False, "代理人应当在同一科室")
    return YES


def acts_for(person: Person, matter: Matter) -> int | None:
    """Whose act it is when this person acts on the matter in another's place; None: his own."""
    if person.role is Role.DRAFTER:
        another = person.id != matter.drafter and matter.drafter in person.stands_for
        return matter.drafter if another else None
    if person.role in OWN_POWER and person.stands_for:
        return min(person.stands_for)
    return None


@dataclass(frozen=True)
class Arranging:
    """Somebody arranging a delegation; `own`: for themselves; `ended`: it is over already."""

    own: bool
    office: bool
    ended: bool = False


own_or_office = Requirement[Arranging](
    "own_or_office",
    "由本人或者办公室办理",
    "授权代理只能由本人或者办公室办理",
    lambda arranging: arranging.own or arranging.office,
)
running = Requirement[Arranging](
    "running", "代理没有结束", "这项代理已经结束", lambda delegation: not delegation.ended
)

ARRANGE, END = (own_or_office,), (own_or_office, running)
