"""What is seen otherwise has another fingerprint and is told; what is not, has the same."""

import pytest

from review.paper.comparing.compare import compare
from review.paper.comparing.sight_differences import sight_differences
from review.paper.reading.docx_reader import read
from review.paper.refusal import Refusal
from tests.paper.documents import docx, p, t
from tests.paper.sight.pairs import DIFFERENT, SAME, clause


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_is_seen_otherwise_has_another_fingerprint_and_is_told(name: str) -> None:
    old, new = (read(clause(inner)) for inner in DIFFERENT[name])
    assert old.fingerprint != new.fingerprint
    assert compare(old, new).changes or sight_differences(old, new)


@pytest.mark.parametrize("name", SAME)
def test_what_nobody_sees_changes_no_fingerprint(name: str) -> None:
    old, new = (read(clause(inner)) for inner in SAME[name])
    assert old.fingerprint == new.fingerprint
    assert sight_differences(old, new) == []


def test_the_words_of_a_field_are_read() -> None:
    paper = read(clause(DIFFERENT["EQ fraction"][0]))
    assert [each.text for each in paper.paragraphs()][1] == "第二条 价款1/3。"


def test_a_symbol_is_read_as_what_it_shows() -> None:
    paper = read(clause(DIFFERENT["a symbol font"][0]))
    assert "☑" in [each.text for each in paper.paragraphs()][1]


def test_two_bodies_are_refused() -> None:
    source = docx(f"{p(t('一'))}</w:body><w:body>{p(t('二'))}")
    with pytest.raises(Refusal) as refused:
        read(source)
    assert refused.value.code == "two-bodies"
