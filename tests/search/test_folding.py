"""Words as search compares them: folded, filed under pairs, found as typed, shown where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.paper.model import OBJECT
from review.search.folding import (
    LONGEST,
    STEP,
    asked,
    excerpt,
    folded,
    grams,
    key,
    marked,
    passages,
)

RARE = "\U00020bb7\U0002ebef"  # 𠮷 and a character younger than most tables of letters
SIGNS = f"停车合同租赁ABｃ12３ 　\n，。〔〕%_＿㎡①{OBJECT}\u200b{RARE}"
TEXTS = st.lists(st.sampled_from([*SIGNS, "2026", "〔2026〕"]), max_size=40).map("".join)


def found(text: str, word: str) -> bool:
    """What the index and, where it is not enough, the text itself say."""
    filed, wanted = grams(folded(text)), key(folded(word))
    whole = filed.issuperset(wanted.whole)
    begun = all(any(gram.startswith(one) for gram in filed) for one in wanted.beginnings)
    return whole and begun and (wanted.enough or folded(word) in folded(text))


@given(TEXTS, TEXTS)
def test_the_index_finds_exactly_the_texts_that_hold_the_word(text: str, word: str) -> None:
    assert found(text, word) == (folded(word) in folded(text))


@given(TEXTS, st.data())
def test_every_part_of_a_text_finds_it_and_is_marked_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    word = text[start : data.draw(st.integers(start, len(text)))]
    assert found(text, word)
    if folded(word):
        hits = [piece for piece, hit in excerpt(text, [folded(word)]) if hit]
        assert folded(word) in folded("".join(hits))


def test_a_year_leads_only_where_nothing_else_does() -> None:
    assert key("〔2026〕41号").whole == ("41", "1号")
    assert key("〔2026〕").whole == ("20", "02", "26")
    assert key("20261234").whole[:3] == ("20", "02", "26")


@given(TEXTS, TEXTS)
def test_marking_loses_nothing(text: str, word: str) -> None:
    pieces = marked(text, [folded(word)] if folded(word) else [])
    assert "".join(piece for piece, _ in pieces) == text
    assert any(hit for _, hit in pieces) == bool(folded(word) and folded(word) in folded(text))


@given(TEXTS, TEXTS)
def test_folding_goes_character_by_character(one: str, other: str) -> None:
    assert folded(one + other) == folded(one) + folded(other)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("停车 收费", ["停车", "收费"]),
        ("“停车　收费” ＡＢ", ["停车收费", "ab"]),
        ('"违约 金', ["违约金"]),
        ("停车 停车", ["停车"]),
        (" \u3000 ", []),
        ("“”", []),
        ("〔2026〕 ％", ["〔2026〕", "%"]),
    ],
)
def test_spaces_part_words_and_quotation_marks_join_them(question: str, words: list[str]) -> None:
    assert asked(question) == words


def test_an_excerpt_is_of_the_text_as_it_stands() -> None:
    text = "甲" * 700 + "乙方（Party  B）应当于 2026 年支付，" + "丙" * 60
    pieces = excerpt(text, [folded("party b）应当于2026")])
    assert [piece for piece, hit in pieces if hit] == ["Party B）应当于 2026"]
    assert pieces[0] == ("甲" * 21 + "乙方（", False)
    assert "".join(piece for piece, _ in pieces).endswith(" 年支付，" + "丙" * 20)
    assert excerpt(text, ["没有"]) == []


def test_what_is_invisible_parts_no_words() -> None:
    assert folded(f"停\u200b车{OBJECT}场\ufe00") == "停车场"


@given(st.text(st.sampled_from("停车合同ＡB12㎡ \n，"), min_size=1, max_size=2500), st.data())
def test_every_word_stands_whole_in_one_passage(text: str, data: st.DataObject) -> None:
    words, parts = folded(text), [folded(one) for one in passages(text)]
    start = data.draw(st.integers(0, len(words)))
    word = words[start : start + data.draw(st.integers(0, LONGEST))]
    assert any(word in part for part in parts)
    assert max(map(len, parts)) <= STEP + LONGEST + 2
