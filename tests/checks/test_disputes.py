"""Which dispute clauses are questioned, by the nature of the contract."""

from __future__ import annotations

import pytest

from review.checks.disputes import CLAUSES, find
from review.checks.finding import Weight
from review.law.vocabulary import Nature

CIVIL, PUBLIC, OPEN = Nature.CIVIL, Nature.ADMINISTRATIVE, Nature.UNDECIDED
CASES = [
    # an arbitration clause is void in an 行政协议, and good in a civil contract
    ("因本协议发生的争议，提交北京仲裁委员会仲裁。", PUBLIC, ["C07c"]),
    ("因本合同发生的争议，提交北京仲裁委员会仲裁。", CIVIL, []),
    ("双方同意由北京国际仲裁中心按其规则裁决。", CIVIL, []),
    ("协商不成的，依法向人民法院提起行政诉讼。", PUBLIC, []),
    ("双方不再约定仲裁，依法申请行政复议或者提起行政诉讼。", PUBLIC, []),
    ("一方不履行仲裁裁决的，可以申请人民法院强制执行。", PUBLIC, []),
    ("乙方人员的劳动争议仲裁由乙方承担。", PUBLIC, []),
    # 或裁或审
    ("可向北京仲裁委员会申请仲裁，也可向人民法院起诉。", CIVIL, ["C07a"]),
    ("可以向人民法院提起诉讼或者申请仲裁。", OPEN, ["C07a"]),
    ("裁决作出后，可向人民法院申请撤销或者强制执行。", CIVIL, []),
    # no institution, or two
    ("提交甲方所在地仲裁委员会仲裁。", CIVIL, ["C07b"]),
    ("由北京仲裁委员会或上海仲裁委员会仲裁。", CIVIL, ["C07b"]),
    # the nature itself is in doubt
    ("甲方将上述路段停车秩序委托管理事务交由乙方负责。", OPEN, ["C07n"]),
    ("甲方授予乙方特许经营权。", CIVIL, ["C07n"]),
    ("甲方授予乙方特许经营权。", PUBLIC, []),
]


@pytest.mark.parametrize(("text", "nature", "expected"), CASES)
def test_a_clause_is_questioned_by_the_rules_of_its_nature(
    text: str, nature: Nature, expected: list[str]
) -> None:
    found = find(["第十二条　争议解决", text], nature)
    assert [one.rule.id for one in found] == expected
    for one in found:
        assert ["第十二条　争议解决", text][one.place][one.start :].startswith(one.quote)


def test_only_the_void_clause_stops() -> None:
    assert [one.rule.id for one in CLAUSES if one.rule.weight is Weight.STOP] == ["C07c"]


def test_every_rule_says_on_what_basis_and_when_it_may_be_wrong() -> None:
    assert all(one.rule.basis and one.rule.innocent and one.of for one in CLAUSES)
