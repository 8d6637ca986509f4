"""Who may do what when: every act, every kind of person, every status, the answer written by hand.

Read a row as: these people, while the matter stands so, and nobody else, at no other time.
"""

from __future__ import annotations

from itertools import product

import pytest

from review.law.facts import Matter, Person
from review.law.permissions import Act, may
from review.law.vocabulary import Conflict, Role, Status

DRAFTER, HEAD, COUNSEL = 1, 2, 3
# Of the matter's section 1; of another, 2. Of its firm 1; of another, 2.
PEOPLE = {
    "承办人": Person(DRAFTER, Role.DRAFTER, section=1),
    "代理承办人": Person(8, Role.DRAFTER, section=1, stands_for=frozenset({DRAFTER})),
    "同科室": Person(9, Role.DRAFTER, section=1),
    "别科代理": Person(10, Role.DRAFTER, section=2, stands_for=frozenset({DRAFTER})),
    "别科室": Person(11, Role.DRAFTER, section=2),
    "负责人": Person(HEAD, Role.SECTION_HEAD, section=1),
    "别科负责人": Person(12, Role.SECTION_HEAD, section=2),
    "未声明律师": Person(COUNSEL, Role.COUNSEL, firm=1),
    "无冲突律师": Person(COUNSEL, Role.COUNSEL, firm=1),
    "已披露律师": Person(COUNSEL, Role.COUNSEL, firm=1),
    "获同意律师": Person(COUNSEL, Role.COUNSEL, firm=1),
    "回避律师": Person(COUNSEL, Role.COUNSEL, firm=1),
    "转所律师": Person(COUNSEL, Role.COUNSEL, firm=2),
    "别的律师": Person(13, Role.COUNSEL, firm=1),
    "办公室": Person(14, Role.OFFICE),
    "领导": Person(15, Role.LEADER),
    "主要负责人": Person(19, Role.HEAD),
    "法制审核": Person(20, Role.REVIEWER),
    "兼任": Person(21, Role.OFFICE, second=Role.REVIEWER),
    "档案员": Person(16, Role.REGISTRAR),
    "审计员": Person(17, Role.AUDITOR),
    "管理员": Person(18, Role.ADMINISTRATOR),
}  # fmt: skip
DECLARED = {
    "未声明律师": (None, False),
    "已披露律师": (Conflict.DISCLOSED, False),
    "获同意律师": (Conflict.DISCLOSED, True),
    "回避律师": (Conflict.RECUSED, False),
}

SECTION = "承办人 代理承办人 同科室 负责人"
OWN = "承办人 代理承办人"
FREE = "无冲突律师 获同意律师"
ASSIGNED = FREE + " 未声明律师 已披露律师"
OFFICE = "办公室 兼任"
LEADERS = "领导 主要负责人"
REVIEWERS = "法制审核 兼任"
ABOVE = f"{OFFICE} {LEADERS} 法制审核 档案员 审计员"

EVERY = "*"
SUBMITTED = "- draft withdrawn"
REVIEW = "reviewing"
AFTER = (
    "opined approving approved deliberating in_principle passed signed_off answering countersigning"
)
OPEN = (
    "draft submitted returned accepted assigned disclosed reviewing advised opined approving approved "
    "cleared commenting deliberating in_principle passed signed_off issued published filed "
    "registered unregistered compiled amending decided sent_out answering countersigning elsewhere "
    "issued_there published_there"
)
PERFORMED = "signed archived"
FILED = "filed registered unregistered in_force amending repealed lapsed superseded annulled"

TABLE: dict[Act, tuple[tuple[str, str], ...]] = {
    Act.READ: ((SECTION, EVERY), (ASSIGNED, EVERY), (ABOVE, SUBMITTED)),
    Act.READ_TEXT: ((SECTION, EVERY), (FREE, EVERY), (ABOVE, SUBMITTED)),
    Act.EDIT: ((OWN, "draft returned"),),
    Act.NAME_PREDECESSOR: ((OWN, "draft returned"),),
    Act.ATTACH: ((OWN, OPEN),),
    Act.UPLOAD: ((OWN, "draft returned"),),
    Act.UPLOAD_SIGNED: ((OWN, "cleared"), (OFFICE, "cleared")),
    # Whoever sent the text to be signed does not say that the signed copy is that text.
    Act.CONFIRM_COPY: ((f"负责人 {OFFICE} {LEADERS}", "cleared"),),
    Act.ANNOTATE: ((FREE, REVIEW),),
    Act.REMARK: ((f"{SECTION} {FREE} {OFFICE} 法制审核", f"{REVIEW} advised {AFTER}"),),
    Act.SETTLE: ((FREE, f"{REVIEW} {AFTER}"),),
    # What the leader reads must not change while the leader reads it.
    Act.ANSWER: ((OWN, "opined"),),
    # Whoever declines advice does not confirm it.
    Act.CONFIRM: (("负责人", "opined"),),
    Act.PLACE: ((FREE, f"{REVIEW} {AFTER}"), (OWN, f"{REVIEW} {AFTER}")),
    Act.TAKE_IN: ((FREE, f"{REVIEW} {AFTER}"),),
    # Never counsel: whoever says what may be filled in by hand answers for it in the office.
    Act.EXPLAIN_BLANKS: ((OWN, f"{REVIEW} {AFTER}"), (OFFICE, f"{REVIEW} {AFTER}")),
    Act.ACCEPT_PRINT: ((f"{FREE} {OFFICE}", f"{REVIEW} {AFTER}"),),
    Act.OPEN_CHANGES: ((f"{FREE} {OFFICE} {LEADERS} 法制审核", AFTER),),
    Act.COMPARE: ((f"{FREE} {OFFICE} 法制审核", AFTER),),
    Act.READ_GATE: ((SECTION, EVERY), (FREE, EVERY), (ABOVE, SUBMITTED)),
    Act.READ_LOG: ((SECTION, EVERY), (FREE, EVERY), (ABOVE, SUBMITTED)),
    Act.RECORD: ((OWN, f"{OPEN} {PERFORMED}"), (OFFICE, f"{OPEN} {PERFORMED}")),
    Act.ALERT: ((SECTION, PERFORMED), (OFFICE, PERFORMED)),
    Act.DIRECT: ((LEADERS, PERFORMED),),
    Act.SUPPLEMENT: ((OWN, PERFORMED),),
    Act.UPHOLD: ((OWN, "draft returned opined in_principle passed answering"),),
    Act.ENTER_COMMENT: ((OWN, "commenting"),),
    # A number that nobody will use is explained whenever that is noticed.
    Act.VOID_NUMBER: ((OFFICE, SUBMITTED),),
    Act.FOLLOW_FILING: ((OWN, FILED), (OFFICE, FILED)),
    # The leader may lengthen a period, which is counted; stopping its clock counts nothing.
    Act.EXTEND: ((f"{OFFICE} {LEADERS}", f"{OPEN} {PERFORMED}"),),
    Act.URGE: ((SECTION, EVERY), (f"{OFFICE} {LEADERS}", EVERY)),
    Act.MOVE_EDITION: ((OFFICE, OPEN),),
    Act.SEND_LINK: ((OFFICE, OPEN),),
    Act.HOLD: ((OFFICE, f"{OPEN} {PERFORMED}"),),
}  # fmt: skip


def statuses(written: str) -> set[str]:
    every = {one.value for one in Status}
    if written == EVERY:
        return every
    named = set(written.split())
    found = every - named if "-" in named else named
    assert found <= every, found - every
    return found


def expected(act: Act) -> set[tuple[str, str]]:
    cells = set()
    for people, when in TABLE[act]:
        assert set(people.split()) <= set(PEOPLE)
        cells |= set(product(people.split(), statuses(when)))
    return cells


def matter(name: str, status: Status) -> Matter:
    """The matter as this person meets it: of counsel, with what they declared."""
    declared, consented = DECLARED.get(name, (Conflict.NONE, False))
    return Matter(
        status=status, drafter=DRAFTER, section=1, counsel=COUNSEL, firm=1, declared=declared,
        consented=consented,
    )  # fmt: skip


def test_every_act_stands_in_the_table() -> None:
    assert set(TABLE) == set(Act)


@pytest.mark.parametrize("act", list(Act), ids=lambda one: one.name)
def test_each_act_is_allowed_to_these_people_at_these_statuses_and_to_nobody_else(
    act: Act,
) -> None:
    allowed, cells = set(), 0
    for (name, person), status in product(PEOPLE.items(), Status):
        ruling = may(person, act, matter(name, status))
        assert bool(ruling) is not bool(ruling.reason)
        cells += 1
        if ruling:
            allowed.add((name, status.value))
    assert cells == len(PEOPLE) * len(Status)
    assert allowed == expected(act)
