"""What an answer to a point must hold: truth tables over every list, result and word written."""

from __future__ import annotations

from itertools import product

from review.law.checklists import COMPETITION, DECISION_REVIEW, NORMATIVE, Result
from review.law.kinds import CHECKLISTS
from review.law.points import (
    LEADING,
    OF_CATEGORY,
    TOGETHER,
    Remarked,
    Rest,
    Said,
    compulsory,
    fault,
    faults,
    overlooked,
    prefilled,
    silence,
    together,
)
from review.law.vocabulary import Category, Severity, Subject

WORDS = ("", "写明了")


def test_a_compulsory_point_is_answered_with_all_three_and_never_set_aside() -> None:
    told = 0
    for result, fact, ground, note in product((None, *Result), WORDS, WORDS, WORDS):
        said = Said(result, fact, ground, note)
        complete = result not in (None, Result.NONE) and all((fact, ground, note))
        assert (fault(NORMATIVE, said, each=True) == "") == complete, said
        told += 1
    assert told == 40


def test_elsewhere_a_finding_or_a_point_set_aside_says_why() -> None:
    for one in CHECKLISTS:
        for result, fact, ground, note in product((None, *Result), WORDS, WORDS, WORDS):
            said = Said(result, fact, ground, note)
            reasons = (fact, ground, note) if one.reasoned else (note,)
            wanted = {Result.NONE: (note,), Result.PROBLEM: reasons, Result.EXPLAIN: reasons}
            assert (fault(one, said, each=False) == "") == all(wanted.get(result, ())), said


def test_the_seven_points_bind_always_and_the_three_of_a_decision_only_there() -> None:
    bound = {
        (one.key, subject)
        for one in CHECKLISTS
        for subject in (None, *Subject)
        if compulsory(one, subject)
    }
    wanted = {("normative", subject) for subject in (None, *Subject)}
    assert bound == wanted | {("decision", Subject.DECISION)}


def test_silence_names_every_point_and_the_rest_says_that_it_stands_for_many() -> None:
    told = silence(COMPETITION, COMPETITION.items[:2])
    assert told.startswith("“公平竞争审查要点”还有2项未填：")
    assert all(item.label in told for item in COMPETITION.items[:2])
    assert silence(COMPETITION, ()) == ""
    said = Rest(Result.NONE, "与经营主体无关").said
    assert fault(COMPETITION, said, each=False) == ""
    assert said.note == "其余各项一并说明：与经营主体无关"


def test_frozen_points_are_held_against_the_lists_in_force() -> None:
    row = {"result": "符合", "fact": "事实", "ground": "依据", "note": "结论"}
    rows = [{"key": f"decision.{item.key}", **row} for item in DECISION_REVIEW.items]
    lists = [DECISION_REVIEW]
    assert faults(lists, rows, Subject.DECISION) == []
    assert faults(lists, rows[1:], Subject.DECISION) == [
        silence(DECISION_REVIEW, DECISION_REVIEW.items[:1])
    ]
    bare = [{**rows[0], "fact": ""}, *rows[1:]]
    assert "请写明事实、依据和结论" in faults(lists, bare, Subject.DECISION)[0]
    assert faults(lists, bare, Subject.ADVICE) == []


def row(key: str, result: Result, note: str) -> dict[str, str]:
    return {"key": key, "label": key, "result": result.label, "note": note}


def test_every_category_speaks_of_points_that_there_are() -> None:
    keys = {f"{one.key}.{item.key}" for one in CHECKLISTS for item in one.items}
    assert set(OF_CATEGORY) == set(Category)
    assert {key for found in OF_CATEGORY.values() for key in found} <= keys


def test_a_point_found_in_order_over_an_open_annotation_of_its_category_gives_its_reason() -> None:
    told = 0
    for category, keys in OF_CATEGORY.items():
        for key, result, note, count in product(
            keys, Result, ("", TOGETHER + "看过", "理由"), (0, 2)
        ):
            said = overlooked([row(key, result, note)], {category: count})
            glossed = result is Result.OK and note != "理由" and count > 0
            assert bool(said) is glossed
            assert (f"“{key}”（2条）" in said) is glossed
            told += 1
    assert told > 300


def test_what_is_said_of_the_rest_is_said_once() -> None:
    rest = [row(f"contract.{n}", Result.OK, f"{TOGETHER}逐条看过") for n in range(22)]
    own = row("contract.price", Result.PROBLEM, "大小写不一致")
    told = together([*rest[:3], own, *rest[3:]])
    assert [one["note"] for one in told] == ["大小写不一致", "逐条看过"]
    assert told[1]["label"].startswith("其余22项：contract.0、contract.1")
    assert rest[0]["note"].startswith(TOGETHER)


def test_no_point_is_worded_so_that_its_result_could_be_read_as_its_opposite() -> None:
    assert not [item.label for one in CHECKLISTS for item in one.items if "是否" in item.label]


def test_a_point_is_prefilled_from_open_annotations_and_never_as_in_order() -> None:
    notes = [
        Remarked(1, Severity.BLOCKING, Category.PRICE, "大小写不一致"),
        Remarked(2, Severity.ADVICE, Category.BREACH, "违约金过高"),
        Remarked(3, Severity.ADVICE, Category.PRICE, "付款节点不明"),
        Remarked(4, Severity.HINT, Category.WORDING, "错字"),
        Remarked(5, Severity.BLOCKING, Category.PARTY, "主体不适格"),
    ]
    found = prefilled(notes)
    assert {key: said.result for key, (said, _) in found.items()} == {
        "contract.price": Result.PROBLEM,
        "contract.breach": Result.EXPLAIN,
    }
    said, source = found["contract.price"]
    assert (said.note, source) == (
        "见批注1、3：大小写不一致；付款节点不明",
        "按批注1、3预填，请核对",
    )
    long = prefilled([Remarked(1, Severity.ADVICE, Category.TERM, "长" * 2000)])
    assert len(long["contract.performance"][0].note) < 1000


def test_the_leading_point_of_a_category_is_one_of_its_points() -> None:
    assert all(key in OF_CATEGORY[category] for category, key in LEADING.items())
