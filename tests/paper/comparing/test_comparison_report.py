"""A report of a comparison holds all that is otherwise, also where no word is."""

from __future__ import annotations

import pytest

from review.paper.comparing import comparison_report
from review.paper.reading.docx_reader import read
from tests.paper.documents import t
from tests.paper.sight.contract import contract

PLAIN = contract(t("20%"))
OTHERWISE = {
    "a strike": contract(t("20%", "<w:strike/>")),
    "hidden words": contract(t("20%") + t("另付", "<w:vanish/>")),
    "a field that changes": contract('<w:fldSimple w:instr="DATE"><w:r><w:t>20%</w:t></w:r></w:fldSimple>'),
    "lines of no height": contract(t("20%"), about='<w:spacing w:line="20" w:lineRule="exact"/>'),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_is_seen_otherwise_is_told_and_kept(name: str) -> None:
    made = comparison_report.report(read(PLAIN), read(OTHERWISE[name]))
    assert made.told
    assert comparison_report.load(comparison_report.dump(made)) == made


def test_two_equal_texts_have_nothing_to_tell() -> None:
    made = comparison_report.report(read(PLAIN), read(PLAIN))
    assert (made.changed, made.told) == (0, ())
