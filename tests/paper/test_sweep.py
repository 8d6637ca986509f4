"""All real papers at hand: none crashes, none is silently empty, no character is lost."""

from pathlib import Path

import pytest

from review.paper.blocks import dump, load
from review.paper.coverage import coverage
from review.paper.reader import read, trace
from review.paper.rendering import html
from tests.paper.test_rendering import PageText

PAPERS = Path(__file__).parents[2] / "../shared/papers"
FILES = sorted(PAPERS.resolve().glob("**/*.do[ct]x"))

pytestmark = pytest.mark.skipif(not FILES, reason="the shared papers are not on this machine")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
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
