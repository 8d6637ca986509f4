"""Radicals are read as the characters they stand for, wherever texts are matched."""

from review.paper.comparing.compare import compare
from review.paper.comparing.matching_key import key
from review.paper.model import Paper
from review.paper.radicals import UNIFIED, unified
from review.paper.reading import docx_reader
from review.search.folding import excerpt, folded
from tests.paper.documents import docx, p, t

WRITTEN, MEANT = "甲⽅⽀付⾦额，⻔窗⻓⻘⻰", "甲方支付金额，门窗长青龙"


def paper_of(text: str) -> Paper:
    return docx_reader.read(docx(p(t(text))))


def test_each_radical_is_one_character():
    assert unified(WRITTEN) == MEANT
    assert len(UNIFIED) == 214 + 114
    assert all(len(character) == 1 for character in UNIFIED.values())
    assert not any(0x2E80 <= ord(character) < 0x2FE0 for character in UNIFIED.values())


def test_texts_that_differ_in_radicals_alone_match_and_do_not_differ():
    assert key(WRITTEN) == key(MEANT)
    assert compare(paper_of(WRITTEN), paper_of(MEANT)).changes == ()
    (changed,) = compare(paper_of(WRITTEN + "一"), paper_of(MEANT + "二")).changes
    assert (changed.edits[0].old_start, changed.edits[0].new_end) == (len(WRITTEN), len(MEANT) + 1)


def test_a_word_is_found_in_a_text_written_in_radicals():
    assert folded(WRITTEN) == folded(MEANT)
    assert ("⻔窗", True) in excerpt(WRITTEN, [folded("门窗")])
