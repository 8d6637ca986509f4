"""A path of numbers as a lawyer writes it."""

from __future__ import annotations

import pytest

from review.paper.clause_paths import spoken


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("第三章/第十二条/（二）", "第十二条第（二）项"),
        ("第十条/（八）", "第十条第（八）项"),
        ("第十条/8)", "第十条第8项"),
        ("第二条/（三）/1.", "第二条第（三）项第1目"),
        ("第一章", "第一章"),
        ("三、/（一）", "三、第（一）项"),
        ("", ""),
    ],
)
def test_a_path_is_said_by_article_item_and_number(path: str, words: str) -> None:
    assert spoken(path) == words
