"""What a sitting may decide: by how many were there, who led it, what was counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.law import sittings as law
from review.law.requirements import judge
from review.law.vocabulary import Grave, Quorum, Subject


@pytest.mark.parametrize(
    ("quorum", "members", "need"),
    [
        (Quorum.MAJORITY, 7, 4), (Quorum.MAJORITY, 8, 5), (Quorum.TWO_THIRDS, 7, 5),
        (Quorum.TWO_THIRDS, 9, 6), (Quorum.ALL, 5, 5), (Quorum.ALL, 0, 1), (Quorum.MAJORITY, 0, 1),
    ],
)  # fmt: skip
def test_a_body_decides_only_with_its_number(quorum: Quorum, members: int, need: int) -> None:
    assert law.needed(quorum, members) == need


GOOD = law.Heard("主任办公会", True, 7, 6, 4, 6, True, True, True, True)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"present": 3, "votes": 3}, "不足法定人数4人，不能作出决定，只能登记为再议"),
        ({"led": False}, "没有主持会议的负责人到会"),
        ({"voting": False}, "不表决，由主要负责人在讨论的基础上决定，票数应为0"),
        ({"votes": 0}, "实行表决，请填写表决情况"),
        ({"votes": 7}, "表决共7票，多于到会成员6人"),
        ({"minuted": False}, "三重一大事项须填写会议纪要文号"),
        ({"last_word": False}, "主要负责人应当末位发言"),
        ({"decided": True}, "已经登记过决定"),
    ],
)  # fmt: skip
def test_each_fault_of_a_decision_has_its_sentence(changed: dict[str, object], said: str) -> None:
    assert judge(law.DECIDE, GOOD)
    ruling = judge(law.DECIDE, replace(GOOD, **changed))  # type: ignore[arg-type]
    assert not ruling
    assert said in ruling.reason


def test_what_is_put_off_needs_no_number_and_a_body_without_votes_needs_none() -> None:
    put_off = replace(GOOD, present=1, votes=0, deciding=False, last_word=False, led=False)
    assert judge(law.DECIDE, put_off)
    assert judge(law.DECIDE, replace(GOOD, voting=False, votes=0))


ITEM = law.Item(True, None, None, False, False, True)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"waits": False}, "不在等会议讨论"),
        ({"open": False}, "会议已经登记召开"),
        ({"listed": True}, "已经列入本次会议的议程"),
        ({"subject": Subject.COLLECTIVE}, "请选择属于哪一类"),
        ({"grave": Grave.FUNDS}, "请填写金额"),
    ],
)
def test_what_may_be_put_on_an_agenda(changed: dict[str, object], said: str) -> None:
    assert judge(law.PUT, ITEM)
    assert said in judge(law.PUT, replace(ITEM, **changed)).reason  # type: ignore[arg-type]


def test_a_personnel_item_needs_no_amount() -> None:
    assert judge(law.PUT, replace(ITEM, subject=Subject.COLLECTIVE, grave=Grave.PERSONNEL))


def test_only_whose_it_is_or_the_office_reports_a_follow_up_and_once() -> None:
    assert judge(law.REPORT, law.FollowedUp(own=True, keeper=False, done=False))
    assert judge(law.REPORT, law.FollowedUp(own=False, keeper=True, done=False))
    foreign = judge(law.REPORT, law.FollowedUp(own=False, keeper=False, done=False))
    assert "只能由承办人或者办公室" in foreign.reason
    assert "已经办结" in judge(law.REPORT, law.FollowedUp(True, True, True)).reason
