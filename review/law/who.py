"""The persons the statute speaks of: who may act, said once in words and once as a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from review.law.facts import Matter, Person
from review.law.vocabulary import Conflict, Resolution, Role, Status, Subject
from review.words import Words

PASSED = (Resolution.PASSED, Resolution.IN_PRINCIPLE)
OVERSEERS = (
    Role.OFFICE, Role.REVIEWER, Role.LEADER, Role.HEAD, Role.REGISTRAR, Role.AUDITOR,
)  # fmt: skip


@dataclass(frozen=True)
class Who:
    key: str
    label: str
    holds: Callable[[Person, Matter], bool]

    def __or__(self, other: Who) -> Who:
        return Who(
            f"{self.key}_or_{other.key}",
            Words("{label}或{other}", label=self.label, other=other.label),
            lambda person, matter: self.holds(person, matter) or other.holds(person, matter),
        )


def _role(role: Role) -> Callable[[Person, Matter], bool]:
    return lambda person, matter: person.role is role


def _beyond_draft(person: Person, matter: Matter) -> bool:
    return matter.status not in (Status.DRAFT, Status.WITHDRAWN)


def _drafts(person: Person, matter: Matter) -> bool:
    """The drafter, or who stands in for the drafter in the same section."""
    if person.role is not Role.DRAFTER:
        return False
    deputy = matter.drafter in person.stands_for and person.section == matter.section
    return person.id == matter.drafter or deputy


def decided(matter: Matter) -> bool:
    """Whether a meeting passed this very text."""
    held = matter.meeting
    return held is not None and held.outcome in PASSED and held.text == matter.text


program = Who("program", "系统（自动）", lambda person, matter: False)
drafter = Who("drafter", "承办人", _drafts)
section = Who(
    "section",
    "本科室人员",
    lambda person, matter: (
        person.role in (Role.DRAFTER, Role.SECTION_HEAD) and person.section == matter.section
    ),
)
section_head = Who(
    "section_head",
    "科室负责人",
    lambda person, matter: person.role is Role.SECTION_HEAD and person.section == matter.section,
)
office = Who("office", "办公室", _role(Role.OFFICE))
meeting_keeper = Who(
    "meeting_keeper",
    "办公室（须经会议决定的合同）",
    lambda person, matter: person.role is Role.OFFICE and matter.collective and not decided(matter),
)
leader = Who("leader", "分管领导", _role(Role.LEADER))
head = Who("head", "主要负责人", _role(Role.HEAD))
signatory = Who(
    "signatory",
    "分管领导（设置保留给主要负责人的，由主要负责人）",
    lambda person, matter: person.role is (Role.HEAD if matter.reserved else Role.LEADER),
)
own_drafter = Who(
    "own_drafter",
    "承办人（本单位制发或者牵头的文件）",
    lambda person, matter: _drafts(person, matter) and not matter.normative.way.elsewhere,
)
lead_drafter = Who(
    "lead_drafter",
    "承办人（其他机关牵头的文件）",
    lambda person, matter: _drafts(person, matter) and matter.normative.way.countersigned,
)
outside_drafter = Who(
    "outside_drafter",
    "承办人（其他机关制发、不须本单位会签的文件）",
    lambda person, matter: _drafts(person, matter) and not matter.normative.way.countersigned,
)
sender = Who(
    "sender",
    "办公室（其他机关制发或者牵头的文件）",
    lambda person, matter: person.role is Role.OFFICE and matter.normative.way.elsewhere,
)
cosign_sender = Who(
    "cosign_sender",
    "办公室（本单位牵头、其他机关制发的文件）",
    lambda person, matter: sender.holds(person, matter) and matter.normative.way.cosigned,
)
cosign_keeper = Who(
    "cosign_keeper",
    "办公室（本单位牵头的联合文件）",
    lambda person, matter: person.role is Role.OFFICE and matter.normative.way.cosigned,
)
legal_reviewer = Who(
    "legal_reviewer", "法制审核人员", lambda person, matter: Role.REVIEWER in person.roles
)
decision_reviewer = Who(
    "decision_reviewer",
    "法制审核人员（重大行政决策）",
    lambda person, matter: (
        legal_reviewer.holds(person, matter)
        and matter.consultation.subject is Subject.DECISION
        and not matter.organ
    ),
)
registrar = Who("registrar", "档案员", _role(Role.REGISTRAR))
administrator = Who("administrator", "系统管理员", _role(Role.ADMINISTRATOR))
auditor = Who("auditor", "审计员", _role(Role.AUDITOR))

copy_reader = Who(
    "copy_reader",
    "办公室、领导或科室负责人（不是承办人）",
    lambda person, matter: (
        person.id != matter.drafter
        and (
            person.role in (Role.OFFICE, Role.LEADER, Role.HEAD)
            or (person.role is Role.SECTION_HEAD and person.section == matter.section)
        )
    ),
)

assigned_counsel = Who(
    "assigned_counsel",
    "承办律师",
    lambda person, matter: (
        person.role is Role.COUNSEL
        and person.id == matter.counsel
        and person.firm == matter.firm
        and matter.declared is not Conflict.RECUSED
    ),
)
cleared_counsel = Who(
    "cleared_counsel",
    "已作利益冲突声明的承办律师",
    lambda person, matter: (
        assigned_counsel.holds(person, matter)
        and (
            matter.declared is Conflict.NONE
            or (matter.declared is Conflict.DISCLOSED and matter.consented)
        )
    ),
)
overseer = Who(
    "overseer",
    "办公室、法制审核人员、领导、档案员或审计员",
    lambda person, matter: person.role in OVERSEERS and _beyond_draft(person, matter),
)
