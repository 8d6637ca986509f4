"""How large a paper may be: a small file must not become a page that no browser and no server holds.

Counted in the child, so that whoever asked for the paper never has to hold it.
"""

from __future__ import annotations

from review.paper.model import Paper, paragraphs_in
from review.paper.refusal import Refusal

CHARACTERS = 1_500_000  # a thousand pages hold half of it
PACKED = 32 * 1024 * 1024  # bytes of a paper on its way
PAGE = 24 * 1024 * 1024  # bytes of it as HTML, as estimated
NESTED = 16  # changes around one run: two people who change each other's words make four
COMMENTS = 10_000
_PARAGRAPH, _RUN, _CHANGE = 90, 60, 150  # bytes of HTML around each
_LETTER = 3


def checked(paper: Paper) -> Paper:
    """The paper itself; Refusal where it is larger than a page may be."""
    characters = size = 0
    for story in paper.stories:
        for paragraph in paragraphs_in(story.blocks):
            characters += len(paragraph.text)
            size += _PARAGRAPH
            for run in paragraph.runs:
                if len(run.changes) > NESTED:
                    raise Refusal("too-deep", "文件中的修订标记层层嵌套，无法显示，拒绝读取。")
                size += _RUN + _CHANGE * len(run.changes)
    if characters > CHARACTERS:
        raise Refusal("too-much-text", "文件的文字超过 150 万字，请拆分后再提交。")
    if size + _LETTER * characters > PAGE:
        raise Refusal("too-large-page", "文件的内容过于零碎，页面过大，无法显示，拒绝读取。")
    few_enough(len(paper.comments))
    return paper


def few_enough(comments: int) -> None:
    """Refusal where so many comments stand in a file, before any of them is read."""
    if comments > COMMENTS:
        raise Refusal("too-many-comments", "文件中的批注超过 1 万条，拒绝读取。")


def fits(packed: bytes) -> None:
    """Refusal where a packed paper is larger than who asked for it should have to take."""
    if len(packed) > PACKED:
        raise Refusal("too-large-page", "文件的内容过于零碎，页面过大，无法显示，拒绝读取。")
