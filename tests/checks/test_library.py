"""Wordings of the 条款库 are found as people write them, and nothing beside them."""

from __future__ import annotations

from review.checks.catalogue import check
from review.checks.finding import Weight
from review.checks.record import Record, RefusedWording
from review.checks.text import Asked
from review.law.vocabulary import Kind
from tests.papers.labelled import TODAY, paper

RISK = RefusedWording(
    "一切损失由甲方……承担",
    "违约责任",
    "各自承担因过错造成的损失。",
    "责任没有上限。",
    "民法典第五百八十四条",
)
SHORT = RefusedWording("由甲方……", "违约责任", "", "")


def found(
    words: str, *refused: RefusedWording, kind: Kind = Kind.CONTRACT
) -> list[tuple[str, str]]:
    asked = Asked(kind, None, TODAY, record=Record(refused=refused))
    return [
        (finding.quote, finding.advice)
        for finding in check(paper(words), asked)
        if finding.rule.id == "L01"
    ]


def test_a_refused_wording_is_found_with_its_reason_and_what_the_office_would_have() -> None:
    hits = found("服务合同¶因本项目产生的一切损失 由甲方全额承担。", RISK)
    assert hits == [
        ("一切损失 由甲方全额承担",
         "条款库“违约责任”不接受这样写：责任没有上限。可以改为：各自承担因过错造成的损失。"),
    ]  # fmt: skip


def test_any_words_are_those_of_one_sentence() -> None:
    assert not found("服务合同¶一切损失由甲方核实。违约金由乙方承担。", RISK)


def test_many_gaps_are_found_at_once_and_the_place_is_the_shortest() -> None:
    gaps = RISK._replace(words="……".join(["甲方", "乙方", "承担"]))
    hits = found("合同¶" + "甲方确认，" * 2000 + "乙方自行承担费用。", gaps)
    assert [quote for quote, _ in hits] == ["甲方确认，乙方自行承担"]
    assert not found("合同¶" + "甲方确认，" * 2000 + "费用由其承担。", gaps)


def test_it_warns_on_the_basis_of_the_clause() -> None:
    asked = Asked(Kind.CONTRACT, None, TODAY, record=Record(refused=(RISK,)))
    [hit] = [
        finding
        for finding in check(paper("合同¶一切损失由甲方承担。"), asked)
        if finding.rule.id == "L01"
    ]
    assert (hit.severity, hit.authority) == (Weight.WARN, "民法典第五百八十四条")


def test_a_wording_too_short_finds_nothing_and_other_kinds_are_not_asked() -> None:
    assert not found("合同¶由甲方验收。", SHORT)
    assert not found("办法¶一切损失由甲方承担。", RISK, kind=Kind.NORMATIVE)
