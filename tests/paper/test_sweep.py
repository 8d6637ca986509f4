"""All real papers at hand: none crashes, none is silently empty, no character is lost."""

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from review.paper.html import html
from review.paper.model import Paper, StoryKind, dump, load, paragraphs_in
from review.paper.reading.coverage import coverage
from review.paper.reading.docx_reader import read, trace
from tests.paper.test_html import PageText
from tests.sure import sampled

PAPERS = Path(__file__).parents[2] / "../shared/papers"
FILES = sorted(PAPERS.resolve().glob("**/*.do[ct]x"))

RECALL = 0.99

pytestmark = pytest.mark.skipif(not FILES, reason="the shared papers are not on this machine")


@pytest.mark.parametrize("path", sampled(FILES, 12), ids=lambda path: path.name)
def test_nothing_is_lost_and_the_page_says_what_the_paper_says(path):
    source = path.read_bytes()
    paper = read(source)
    assert load(dump(paper)) == paper == trace(source)[0]
    account = coverage(source)
    assert account.lost == ()
    shown = sum(len("".join(x.text.split())) for x in paper.paragraphs("all"))
    assert shown >= sum(account.shown.values())
    page = PageText(html(paper)).paragraphs
    assert page == {x.id: x.text for x in paper.paragraphs("all")}
    assert all(each.share >= RECALL for each in account.stories.values())
    assert shown or not account.stories, "silently empty"
    said = _said(paper, page)
    assert all(said[kind] >= each.shown for kind, each in account.stories.items())


def _said(paper: Paper, page: dict[str, str]) -> Counter[StoryKind]:
    """The characters the page itself says, by kind of story."""
    said: Counter[StoryKind] = Counter()
    for story in paper.stories:
        for each in paragraphs_in(story.blocks):
            said[story.kind] += len("".join(page[each.id].split()))
    return said


@pytest.mark.sure
def test_the_papers_at_hand_have_text_in_every_kind_of_story():
    met = {kind for path in FILES for kind in coverage(path.read_bytes()).stories}
    assert met == set(get_args(StoryKind))
