"""Notes and formulas in the tracked file: accepting gives the new ones, rejecting the old ones."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from lxml import etree

from review.paper.exchange.tracked_docx import tracked
from review.paper.model import Paragraph, paragraphs_in
from review.paper.ooxml.formulas import m
from review.paper.ooxml.namespaces import w
from review.paper.reading.docx_reader import read
from tests.paper.documents import NAMES, docx, p, t
from tests.paper.exchange.test_tracked_docx import AT
from tests.paper.revisions import accepted, rejected

END = p(t("本合同一式两份。"))


def note(number: int, *paragraphs: str, kind: str = "footnote") -> str:
    """A note, its mark at the beginning."""
    first, *others = paragraphs
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{number}">{p(mark, t(first))}{"".join(p(t(o)) for o in others)}</w:{kind}>'


def notes(*inside: str, kind: str = "footnote") -> dict[str, str | bytes]:
    """The part of the notes, with its separator, by its name."""
    separator = (
        f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    )
    return {f"{kind}s.xml": f"<w:{kind}s {NAMES}>{separator}{''.join(inside)}</w:{kind}s>"}


def ref(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def math(inside: str) -> str:
    return f"<m:oMath>{inside}</m:oMath>"


def letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def power(base: str, exponent: str) -> str:
    return f"<m:sSup><m:e>{letters(base)}</m:e><m:sup>{letters(exponent)}</m:sup></m:sSup>"


def shown(source: bytes) -> list[object]:
    """Each paragraph's text outside notes, with the kind and texts of the notes in their places."""
    paper = read(source)
    stories = {each.name: each for each in paper.stories}

    def told(paragraph: Paragraph) -> object:
        names = [run.story for run in paragraph.runs if run.story]
        inside = [
            (stories[n].kind, [each.text for each in paragraphs_in(stories[n].blocks)])
            for n in names
        ]
        return paragraph.text, inside

    return [told(each) for each in paragraphs_in(paper.stories[0].blocks)]


def formulas(source: bytes) -> list[bytes]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(source)).read("word/document.xml"))
    found = list(root.iter(m("oMath")))
    for each in found:
        each.tail = None
    return [etree.tostring(each, method="c14n", exclusive=True) for each in found]


def judge(old: bytes, new: bytes) -> bytes:
    made = tracked(old, new, "甲", AT)
    for source, wanted in ((accepted(made), new), (rejected(made), old)):
        assert shown(source) == shown(wanted)
        assert formulas(source) == formulas(wanted)
    return made


PRICE = p(t("合同总价为一百万元"), ref(1), t("，分两期支付。")) + END
PLAIN = p(t("合同总价为一百万元"), t("，分两期支付。")) + END


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize("beside", ["same part", "empty part", "no part"])
def test_a_deleted_note_comes_back_with_its_reference(kind: str, beside: str) -> None:
    held = notes(note(1, "含税价。", "税率百分之六。", kind=kind), kind=kind)
    left = {"same part": held, "empty part": notes(kind=kind), "no part": {}}[beside]
    made = judge(docx(PRICE.replace("footnote", kind), held), docx(PLAIN, left))
    assert "含税价。" not in [each.text for each in read(accepted(made)).paragraphs("body")]


def test_a_part_made_for_notes_is_entered_in_the_package() -> None:
    made = tracked(docx(PRICE, notes(note(1, "含税价。"))), docx(PLAIN), "甲", AT)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        root = etree.fromstring(package.read("word/footnotes.xml"))
        assert b'PartName="/word/footnotes.xml"' in package.read("[Content_Types].xml")
        assert b"relationships/footnotes" in package.read("word/_rels/document.xml.rels")
    assert [each.get(w("type")) for each in root] == ["separator", None]
    assert not list(root.iter(w("t")))


def test_a_reference_to_a_note_that_is_lost_finds_no_copy() -> None:
    new = docx(
        p(t("合同总价为一百万元"), t("，分两期支付。"), ref(2)) + END, notes(note(1, "别注。"))
    )
    made = tracked(docx(PRICE, notes(note(1, "含税价。"))), new, "甲", AT)
    assert shown(accepted(made)) == shown(new)


def test_the_note_that_stays_keeps_its_text_whichever_of_two_goes() -> None:
    both = notes(note(1, "含税价。"), note(2, "不含运费。"))
    old = docx(p(t("总价"), ref(1), ref(2), t("。")) + END, both)
    for stays in (1, 2):
        judge(old, docx(p(t("总价"), ref(stays), t("。")) + END, both))
        judge(docx(p(t("总价"), ref(stays), t("。")) + END, both), old)


def test_a_note_in_a_deleted_paragraph_or_row_goes_with_it() -> None:
    held = notes(note(1, "含税价。"), note(2, "另计。"))
    gone = p(t("乙方应当按期交货"), ref(2), t("，逾期担责。"))
    judge(docx(PRICE + gone, held), docx(PRICE, held))
    judge(docx(gone.replace('"2"', '"1"') + PRICE.replace('"1"', '"2"'), held), docx(PLAIN, {}))
    row = f"<w:tr><w:tc>{gone}</w:tc></w:tr>"
    rows = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{p(t('项目'))}</w:tc></w:tr>{{}}</w:tbl>"
    judge(docx(rows.format(row) + END, held), docx(rows.format("") + END, held))


def test_a_footnote_that_became_an_endnote_is_another_note() -> None:
    foot, end = (
        notes(note(1, "含税价。")),
        notes(note(1, "含税价。", kind="endnote"), kind="endnote"),
    )
    judge(docx(PRICE, foot), docx(PRICE.replace("footnote", "endnote"), end))


def test_an_edit_inside_a_note_is_marked_there() -> None:
    old, new = notes(note(1, "含税价，税率百分之六。")), notes(note(1, "含税价，税率百分之九。"))
    made = judge(docx(PRICE, old), docx(PRICE, new))
    assert len(read(made).changes) == 2


SQUARE = math(power("X", "2"))
FORMULAS = {
    "deleted": (p(t("付款额为"), math(letters("P=0.3X")), t("。")), p(t("付款额为"), t("。"))),
    "edited": (
        p(t("付款额为"), math(letters("P=0.3X")), t("。")),
        p(t("付款额为"), math(letters("P=0.4X")), t("。")),
    ),
    "built": (p(t("付款额为"), SQUARE, t("。")), p(t("付款额为"), math(power("X", "3")), t("。"))),
    "typed": (p(t("付款额为"), SQUARE, t("。")), p(t("付款额为X^2。"))),
    "one of two": (p(SQUARE, math(letters("Y")), t("。")), p(math(letters("Y")), t("。"))),
    "shown alone": (p(f"<m:oMathPara>{SQUARE}</m:oMathPara>"), ""),
    "with its words": (p(t("付款额为"), SQUARE, t("万元。")), p(t("价款另行议定。"))),
}


@pytest.mark.parametrize("case", FORMULAS)
def test_formulas_come_back_whole_both_ways(case: str) -> None:
    old, new = (docx(body + END) for body in FORMULAS[case])
    judge(old, new)
    judge(new, old)


@pytest.mark.parametrize("seed", range(30))
def test_any_mixture_of_notes_and_formulas_is_told_both_ways(seed: int) -> None:
    chance = random.Random(seed)
    texts = ["总价", "一百万元", "，", "分两期", "支付。", "利率按"]
    held = {
        **notes(*(note(n, f"第{n}个注") for n in range(1, 5))),
        **notes(*(note(n, f"尾注{n}号", kind="endnote") for n in range(1, 3)), kind="endnote"),
    }
    signs = [*(ref(n) for n in range(1, 5)), *(ref(n, "endnote") for n in range(1, 3))]

    def piece() -> list[str]:
        kind = chance.randrange(4)
        if kind == 0:
            return [math(power(chance.choice("XYZ"), chance.choice("23")))]
        return [signs.pop()] if kind == 1 and signs else [t(chance.choice(texts))]

    chance.shuffle(signs)
    before = [[x for _ in range(chance.randint(1, 6)) for x in piece()] for _ in range(4)]
    after = [[x for x in line if chance.random() < 0.7] for line in before]
    for line in after:
        line.insert(chance.randint(0, len(line)), "".join(piece()))
    judge(*(docx("".join(p(*line) for line in side) + END, held) for side in (before, after)))
