"""A small file stays small: what it becomes is bounded before anybody has to hold it."""

import pytest

from review.paper.model import Comment, Paper
from review.paper.reading import bounds, docx_reader
from review.paper.refusal import Refusal
from tests.paper.documents import docx, p, t


def nested(depth: int) -> str:
    opened = "".join(f'<w:ins w:id="{n}" w:author="甲">' for n in range(depth))
    return p(opened + t("文") + "</w:ins>" * depth)


def read(body: str) -> Paper:
    return docx_reader.read(docx(body))


def test_changes_of_several_people_around_one_word_are_read():
    paper = read(nested(bounds.NESTED))
    assert bounds.checked(paper) is paper


BEYOND = {
    "too-deep": lambda: read(nested(bounds.NESTED + 1)),
    "too-much-text": lambda: read(p(t("文" * 1000)) * (bounds.CHARACTERS // 1000 + 1)),
    "too-many-comments": lambda: read(p())._replace(
        comments=(Comment("1", "甲", "", "问"),) * (bounds.COMMENTS + 1)
    ),
    "too-large-page": lambda: read(p(t("a"), t("b", "<w:b/>")) * 140_000),
}


@pytest.mark.parametrize("code", BEYOND)
def test_what_would_grow_too_large_is_refused(code):
    with pytest.raises(Refusal) as refused:
        bounds.checked(BEYOND[code]())
    assert refused.value.code == code
    assert refused.value.sentence.endswith("。")
