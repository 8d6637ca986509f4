"""Of which texts a signing copy is made."""

from __future__ import annotations

import pytest

from review.law.requirements import judge
from review.law.signing_copy import MAKE, Cleared


@pytest.mark.parametrize("sort", ["docx", "dotx", "pdf"])
def test_a_clean_text_gets_its_footer(sort: str) -> None:
    assert judge(MAKE, Cleared(sort))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (Cleared("ofd"), "不能加页脚"),
        (Cleared("docx", changes=1), "还有1处未处理的修订"),
        (Cleared("docx", comments=2), "还有2条 Word 批注"),
    ],
)
def test_what_would_be_printed_beside_the_text_stands_in_its_way(text: Cleared, why: str) -> None:
    assert why in judge(MAKE, text).reason
