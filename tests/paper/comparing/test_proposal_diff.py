"""A redline of two wordings gives both of them back."""

from hypothesis import given
from hypothesis import strategies as st

from review.paper.comparing.proposal_diff import pieces

TEXT = st.text("甲𠮷乙方付款12,.0元<&>e\u0301", max_size=40)


@given(TEXT, TEXT)
def test_kept_and_gone_are_the_old_words_kept_and_come_the_new(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(one.text for one in found if one.kind != "come") == old
    assert "".join(one.text for one in found if one.kind != "gone") == new
    assert all(one.text for one in found)


def test_only_the_changed_amount_is_marked() -> None:
    kinds = [(one.kind, one.text) for one in pieces("支付100元。", "支付200元。")]
    assert kinds == [("kept", "支付"), ("gone", "100元"), ("come", "200元"), ("kept", "。")]
