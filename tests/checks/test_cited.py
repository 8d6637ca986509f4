"""引用的法律: every citation with its place, kept as plain values and resolved on a later day."""

from __future__ import annotations

import json
from datetime import date

from review.checks import cited
from review.checks.cited import Law
from review.checks.statutes.resolving import State
from review.checks.statutes.table import shipped
from review.checks.statutes.verdicts import Mark
from review.checks.text import Asked, Text
from review.law.vocabulary import Kind
from tests.papers.labelled import TODAY, paper

WORDS = (
    "合同¶根据《中华人民共和国 合同法》第五十二条和《民法典》第四百七十条签订。¶原《担保法》不再适用。"
    "¶依照《仲裁法》第十六条办理，参照《某市停车办法》。¶按政府采购法第一百条处理。"
)


def mentions() -> tuple[cited.Mention, ...]:
    return cited.mentions(Text(paper(WORDS), Asked(Kind.CONTRACT, None, TODAY)))


def laws(day: date = TODAY) -> dict[str, Law]:
    return {law.name: law for law in cited.laws(shipped(), mentions(), day)}


def test_a_mention_points_at_the_words_of_its_paragraph() -> None:
    lines = {line.id: line.text for line in paper(WORDS).paragraphs("all")}
    first = mentions()[0]
    assert lines[first.block][first.start : first.end] == "《中华人民共和国 合同法》第五十二条"
    assert (first.quote, first.basis) == ("《中华人民共和国 合同法》第五十二条", True)


def test_what_is_kept_as_json_comes_back_as_it_was() -> None:
    assert cited.load(json.loads(json.dumps(cited.dump(mentions())))) == mentions()


def test_each_law_says_how_it_stands_on_what_basis_and_until_when_that_was_looked_at() -> None:
    repealed = laws()["合同法"]
    assert repealed.standing == "已于2021年1月1日废止，由《民法典》替代"
    assert "第1260条" in repealed.proof
    assert "核对日期：2026年" in repealed.proof
    assert "民法典" in repealed.places[0].note  # where the article went


def test_a_law_is_marked_by_what_somebody_has_to_do_about_it() -> None:
    marks = {name: law.mark for name, law in laws().items()}
    assert marks == {
        "合同法": Mark.BAD,
        "政府采购法": Mark.BAD,  # has no such article
        "仲裁法": Mark.DOUBT,  # its articles moved
        "某市停车办法": Mark.UNKNOWN,
        "民法典": Mark.GOOD,
        "担保法": Mark.GOOD,  # told of only
    }
    assert "最后一条是第八十八条" in laws()["政府采购法"].places[0].note
    assert laws()["某市停车办法"].standing == "未收录，请自行核对"


def test_what_was_kept_is_resolved_anew_on_another_day() -> None:
    assert laws(date(2020, 12, 31))["合同法"].state is State.IN_FORCE


def test_a_line_that_only_tells_of_a_repeal_relies_on_nothing() -> None:
    told, relied = cited.of_words(
        shipped(), ["《合同法》已于2021年1月1日废止，建议改为《民法典》。", "依照《合同法》第八条"]
    )[::2]
    assert (told.told, relied.told) == (True, False)
