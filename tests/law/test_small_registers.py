"""The small registers: which papers start which periods, and what may be left open."""

from __future__ import annotations

from review.law.small_registers import REGISTERS
from review.law.small_registers.disputes import PAPERS
from review.law.vocabulary import Unit

WORKDAYS, DAYS, MONTHS = Unit.WORKDAY, Unit.DAY, Unit.MONTH
PERIODS = {
    "复议申请书副本（普通程序）": (10, WORKDAYS),
    "复议申请书副本（简易程序）": (5, WORKDAYS),
    "附带审查通知": (10, WORKDAYS),
    "行政复议意见书": (60, DAYS),
    "责令重作的复议决定书（没有写明期限）": (60, DAYS),
    "行政起诉状副本": (15, DAYS),
    "行政判决书": (15, DAYS),
    "行政裁定书": (10, DAYS),
    "民事起诉状副本": (15, DAYS),
    "民事判决书": (15, DAYS),
    "民事裁定书": (10, DAYS),
    "仲裁裁决书": (3, MONTHS),
    "劳动仲裁申请书副本": (10, DAYS),
    "劳动仲裁裁决书": (15, DAYS),
    "劳动仲裁终局裁决书": (30, DAYS),
}
LEFT_OPEN = {
    "must-know": {"points"},
    "engagements": {"fee_kind", "instalments", "clauses"},
    "study": {"meeting", "laws", "speaker", "expected"},
    "attendance": {"said"},
    "oral": {"confirmed_on"},
    "checks": {
        "cure",
        "verifier",
        "due_on",
        "planned_on",
        "checked_on",
        "owner",
        "cured_on",
        "next_on",
    },
    "cases": {
        "result",
        "lesson",
        "answered_on",
        "hearing_on",
        "absent",
        "ruling",
        "ruled_on",
        "contested_on",
        "performed",
    },
    "typed": {"foi_before", "foi_after", "foi_open", "meetings_held", "meetings_items"},
    "arrears": {"paid_on"},
    "marks": {"remark"},
    "defects": {"effect"},
    "evaluations": {"adjusted", "answer"},
}


def test_each_paper_of_a_court_or_an_organ_starts_its_period() -> None:
    assert {paper: (length, unit) for paper, _, length, unit, _ in PAPERS} == PERIODS


def test_the_course_of_a_register_is_made_of_its_own_fields() -> None:
    for key, register in REGISTERS.items():
        fields = set(register.by_key)
        assert register.later <= fields, key
        assert all(
            term.since in {"", *fields} and term.met in {"", *fields} for term in register.terms
        )
        assert all({one, other} <= fields for one, other, _ in register.apart), key
        names = [stage.name for stage in register.stages]
        assert len(names) == len(set(names)), key
        assert not register.stages or register.stages[0].reached({}), key


def test_an_inspection_that_found_nothing_is_closed_at_once() -> None:
    checks = REGISTERS["checks"]
    found = {"finding": "执行到位", "found": "0"}
    for values, name, following in (
        ({}, "计划", "登记检查"),
        ({**found, "found": "2"}, "待整改", "登记整改"),
        (found, "办结", ""),
    ):
        stage, after = checks.stage(values), checks.following(values)
        assert stage is not None
        assert (stage.name, after.deed if after else "") == (name, following)


def test_only_what_is_known_later_may_be_left_open() -> None:
    for key, register in REGISTERS.items():
        left = {field.key for field in register.fields if not field.required}
        assert left == LEFT_OPEN.get(key, set()), key
