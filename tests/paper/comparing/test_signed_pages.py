"""Recognised pages are held against the pages of the signing copy, one by one."""

from __future__ import annotations

from review.paper import signing_mark
from review.paper.comparing.signed_pages import pages_of, states
from tests.paper.pdfs import pdf, text

MARK = signing_mark.of("送1号", "签2号", "s2:" + "ab" * 32)
EXPECTED = ("第一条 甲方支付128,000元。", "第二条 三年。" + MARK.line)


def test_a_page_is_equal_only_where_every_character_is() -> None:
    read = [["第一条甲方支付", "１２８,０００元。", MARK.line], ["第二条 三年。"]]
    assert states(EXPECTED, read, MARK) == ["equal", "equal"]
    read[0][1] = "168,000元。"
    assert states(EXPECTED, read, MARK) == ["page_differs", "equal"]


def test_a_page_without_words_is_unread() -> None:
    assert states(EXPECTED, [[], [MARK.line]], MARK) == ["page_unread", "page_unread"]


def test_where_pages_lack_none_is_equal() -> None:
    assert states(EXPECTED, [["第一条甲方支付128,000元。"]], MARK) == ["page_differs"]


def test_a_blank_page_and_a_page_of_words_are_told_apart() -> None:
    [blank] = pages_of(pdf(b""))
    [words] = pages_of(pdf(text("Party A")))
    assert (blank.blank, words.blank) == (True, False)
    assert words.words.strip() == "Party A"
