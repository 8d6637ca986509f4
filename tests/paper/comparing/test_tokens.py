"""Edits fall on whole figures and rebuild both texts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.paper.comparing.tokens import edits, figures, tokens

PROSE = st.text("甲乙方应当付款128,.00元％%年月日第条Az １壹万𠮷\n", max_size=60)


def rebuilt(old: str, new: str) -> tuple[str, str]:
    """Old text with all edits accepted, new text with all edits rejected."""
    accepted, rejected, i, j = [], [], 0, 0
    for edit in edits(old, new):
        accepted += [old[i : edit.old_start], new[edit.new_start : edit.new_end]]
        rejected += [new[j : edit.new_start], old[edit.old_start : edit.old_end]]
        i, j = edit.old_end, edit.new_end
    return "".join(accepted) + old[i:], "".join(rejected) + new[j:]


@given(PROSE, PROSE)
def test_accepting_gives_the_new_text_and_rejecting_the_old(old: str, new: str) -> None:
    assert rebuilt(old, new) == (new, old)


@given(PROSE)
def test_an_unchanged_text_has_no_edits(text: str) -> None:
    assert edits(text, text) == ()


@given(PROSE)
def test_tokens_are_the_whole_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(PROSE, PROSE)
def test_no_edit_cuts_through_a_figure(old: str, new: str) -> None:
    spans = [(f.start, f.end) for f in figures(old)]
    for edit in edits(old, new):
        for at in (edit.old_start, edit.old_end):
            assert not any(start < at < end for start, end in spans)


@given(PROSE, PROSE)
def test_more_than_one_equal_character_parts_two_edits(old: str, new: str) -> None:
    found = edits(old, new)
    assert all(two.old_start - one.old_end > 1 for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("old", "new", "was", "now"),
    [
        ("总价128,000.00元。", "总价138,000.00元。", "128,000.00元", "138,000.00元"),
        ("于2026年5月1日前", "于2026年6月1日前", "2026年5月1日", "2026年6月1日"),
        ("按0.5%支付", "按0.6%支付", "0.5%", "0.6%"),
        ("百分之三十", "百分之五十", "百分之三十", "百分之五十"),
        ("壹拾贰万元整。", "壹拾叁万元整。", "壹拾贰万元整", "壹拾叁万元整"),
        ("应当书面通知", "可以书面通知", "应当", "可以"),
        ("于九十日内支付", "于三十日内支付", "九十", "三十"),
        ("签订之日起五日内", "签订之日起十五日内", "五", "十五"),
        ("依照第一百〇一条", "依照第一百〇二条", "一百〇一", "一百〇二"),
        (
            "甲方不因此承担逾期付款责任。",
            "甲方不得以内部付款流程未完成为由迟延支付。",
            "因此承担逾期付款责任",
            "得以内部付款流程未完成为由迟延支付",
        ),
    ],
)
def test_a_lawyer_recognises_the_edit(old: str, new: str, was: str, now: str) -> None:
    (edit,) = edits(old, new)
    assert old[edit.old_start : edit.old_end] == was
    assert new[edit.new_start : edit.new_end] == now


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2026-05-01", "date"),
        ("二〇二六年五月一日", "date"),
        ("30％", "percentage"),
        ("¥5,000", "amount"),
        ("伍万元整", "amount"),
        ("300万元", "amount"),
        ("GB", "word"),
        ("42", "number"),
    ],
)
def test_each_figure_is_one_token_of_its_kind(text: str, kind: str) -> None:
    assert [(f.kind, f.text) for f in figures(f"见{text}，")] == [(kind, text)]
