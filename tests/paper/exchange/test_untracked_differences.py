"""Whatever counsel did to the file is an annotation or is listed with its place: nothing is lost."""

from __future__ import annotations

import re
from itertools import count

import hypothesis.strategies as st
import pytest
from hypothesis import given

from review.english.rows import said
from review.paper.exchange.incoming import Incoming, incoming
from review.paper.reading.docx_reader import read
from tests.paper.documents import NAMES, PNG, docx, p, t

BY = 'w:author="王律师" w:date="2026-11-25T10:00:00Z"'
PICTURE = '<w:r><w:drawing><a:blip r:embed="image1"/></w:drawing></w:r>'
OTHER = PICTURE.replace("image1", "image2")
NOTES = f"<w:footnotes {NAMES}>{{}}</w:footnotes>"
NOTE = f'<w:footnote w:id="3">{p(t("依据另附"))}</w:footnote>'
REFERENCE = '<w:r><w:footnoteReference w:id="3"/></w:r>'
PARTS = {"image1.png": PNG, "image2.png": PNG + b"2", "footnotes.xml": NOTES.format(NOTE)}


def came(inside: str) -> str:
    return f'<w:ins w:id="1" {BY}>{inside}</w:ins>'


def gone(inside: str) -> str:
    struck = inside.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:del w:id="2" {BY}>{struck}</w:del>'


def ended(kind: str) -> str:
    return f'<w:rPr><w:{kind} w:id="3" {BY}/></w:rPr>'


def row(*cells: str, change: str = "") -> str:
    about = f'<w:trPr><w:{change} w:id="4" {BY}/></w:trPr>' if change else ""
    return f"<w:tr>{about}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>" if any(rows) else ""


FIRST = row(p(t("保洁")), p(t("一百元")))
SECOND = row(p(t("保安")), p(t("二百元")))
HEAD, TAIL = p(t("价格如下：")), p(t("以上含税。"))
OURS = HEAD + table(FIRST, SECOND) + TAIL


def brought(theirs: str, ours: str = OURS) -> Incoming:
    return incoming(read(docx(ours, PARTS)), read(docx(theirs, PARTS)))


def listed(found: Incoming) -> list[tuple[str, str, str, str]]:
    return [tuple(each) for each in found.differences]


def test_a_row_that_came_is_listed_after_the_row_it_follows():
    third = row(p(came(t("绿化")), properties=ended("ins")), p(came(t("五十元"))), change="ins")
    assert listed(brought(HEAD + table(FIRST, third, SECOND) + TAIL)) == [
        ("b3", "", "绿化｜五十元", "王律师新增表格行（在“保洁｜一百元”之后）")
    ]


@pytest.mark.parametrize("marked", [True, False])
def test_a_row_that_went_is_listed_and_its_words_are_proposals_where_they_are_struck(marked: bool):
    cells = [p(gone(t(text)) if marked else t(text)) for text in ("保安", "二百元")]
    found = brought(HEAD + table(FIRST, row(*cells, change="del")) + TAIL)
    assert listed(found) == [("b4", "保安｜二百元", "", "王律师删除表格行")]
    assert [each.quote for each in found.fresh] == (["保安", "二百元"] if marked else [])


def test_a_whole_table_that_came_is_listed_after_the_paragraph_it_follows():
    lines = [row(p(came(t(text))), change="ins") for text in ("甲", "乙")]
    found = brought(OURS + table(*lines) + p(t("完")), OURS + p(t("完")))
    assert [(each.block, each.theirs) for each in found.differences] == [("b6", "甲"), ("b6", "乙")]


@pytest.mark.parametrize(
    ("inside", "ours", "theirs", "what"),
    [
        (came(PICTURE), "", "〔图片〕", "新增图片"),
        (came(t("见图") + PICTURE), "", "〔图片〕", "新增图片"),
        (came(REFERENCE), "", "〔脚注：依据另附〕", "新增脚注"),
        (came(t("按规定") + REFERENCE), "", "〔脚注：依据另附〕", "新增脚注"),
    ],
)
def test_a_picture_or_note_that_came_is_listed_beside_the_words_that_came(
    inside: str, ours: str, theirs: str, what: str
):
    found = brought(HEAD + p(t("以上"), inside, t("含税。")), HEAD + TAIL)
    why = f"王律师{what}（在“以上含税。”一段）"
    assert listed(found) == [("b2", ours, theirs, why)]
    assert len(found.fresh) == 1


def test_a_picture_or_note_that_went_is_listed():
    ours = p(t("见"), PICTURE, REFERENCE)
    found = brought(p(t("见"), gone(PICTURE), gone(REFERENCE)), ours)
    assert [(each.block, each.ours) for each in found.differences] == [
        ("b1", "〔图片〕"),
        ("b1", "〔脚注：依据另附〕"),
    ]


def test_a_picture_exchanged_for_another_without_tracking_is_listed():
    found = brought(p(t("见"), OTHER, t("图")), p(t("见"), PICTURE, t("图")))
    assert [each.why for each in found.differences] == ["图片换了另一张，或重新压缩过，请核对"]


def test_formats_are_counted_once_for_each_author():
    def bold(number: int) -> str:
        return f'<w:b/><w:rPrChange w:id="{number}" {BY}><w:rPr/></w:rPrChange>'

    found = brought(p(t("价格", bold(7)), t("如下：", bold(8))) + table(FIRST, SECOND) + TAIL)
    assert listed(found) == [("b1", "", "", "王律师改了格式2处，首处在这一段")]


def test_changes_of_the_shape_of_a_table_are_listed():
    cell = (
        f'<w:tcPr><w:cellIns w:id="5" {BY}/></w:tcPr>{p(came(t("备注")), properties=ended("ins"))}'
    )
    found = brought(HEAD + table(row(p(t("保洁")), p(t("一百元")), cell), SECOND) + TAIL)
    assert "单元格的插入修订" in found.differences[-1].why
    assert [each.proposal.strip() for each in found.fresh] == ["备注"]


def test_a_paragraph_exchanged_before_a_table_is_a_proposal_on_it():
    old = p(gone(t("价格如下：")), properties=ended("del"))
    new = p(came(t("价款见下表：")), properties=ended("ins"))
    (fresh,) = brought(old + new + table(FIRST, SECOND) + TAIL).fresh
    assert (fresh.quote, fresh.proposal) == ("价格如下：", "价款见下表：")


SORTS = ("kept", "came", "gone", "exchanged", "added", "picture came", "picture went")
BLOCK = st.one_of(
    st.sampled_from(SORTS),
    st.lists(st.sampled_from(("kept", "came", "gone", *SORTS[3:])), min_size=1, max_size=3),
)


class Making:
    """Two bodies in which no two texts are alike: ours, and what counsel made of it."""

    def __init__(self) -> None:
        self._numbers = count()
        self.ours = self.theirs = ""

    def text(self, kind: str) -> str:
        n = next(self._numbers)
        return t(f"{kind}{chr(0x4E00 + 7 * n)}{chr(0x5E00 + 5 * n)}")

    def paragraph(self, sort: str) -> tuple[str, str]:
        """Ours and theirs; "" where one has none."""
        old, new, kept = self.text("旧"), self.text("新"), self.text("留")
        return {
            "kept": (p(kept), p(kept)),
            "came": ("", p(came(new), properties=ended("ins"))),
            "gone": (p(old), p(gone(old), properties=ended("del"))),
            "exchanged": (p(kept, old), p(kept, gone(old), came(new))),
            "added": (p(kept), p(kept, came(new))),
            "picture came": (p(kept), p(kept, came(PICTURE + new))),
            "picture went": (p(kept, PICTURE), p(kept, gone(PICTURE))),
        }[sort]

    def row(self, sort: str) -> tuple[str, str]:
        ours, theirs = self.paragraph(sort)
        change = {"came": "ins", "gone": "del"}.get(sort, "")
        return row(ours) if ours else "", row(theirs, change=change)

    def add(self, block: str | list[str]) -> None:
        if isinstance(block, str):
            ours, theirs = self.paragraph(block)
        else:
            rows = [self.row(sort) for sort in block]
            ours, theirs = (table(*side) for side in zip(*rows, strict=True))
        self.ours, self.theirs = self.ours + ours, self.theirs + theirs


@given(st.lists(BLOCK, max_size=6))
def test_nothing_counsel_did_is_lost(blocks: list[str | list[str]]):
    made = Making()
    for block in blocks:
        made.add(block)
    found = brought(made.theirs + TAIL, made.ours + TAIL)
    told = [text for each in found.fresh for text in (each.quote, each.proposal)]
    told += [text for each in found.differences for text in (each.ours, each.theirs)]
    done = re.findall("[旧新]..", re.sub("<[^>]*>", "", made.theirs))
    assert [text for text in done if not any(text in one for one in told)] == []
    pictures = [each for each in found.differences if re.search("(新增|删除)图片", each.why)]
    assert len(pictures) == made.theirs.count("<w:drawing>")
    assert all(each.why.startswith("王律师") for each in found.differences)


@pytest.mark.parametrize(
    ("look", "said"),
    [("<w:strike/>", "加了删除线"), ('<w:vertAlign w:val="superscript"/>', "加了上标")],
)
def test_words_struck_or_raised_without_tracking_are_listed(look: str, said: str) -> None:
    struck = t("二百元").replace("<w:r>", f"<w:r><w:rPr>{look}</w:rPr>")
    theirs = HEAD + table(FIRST, row(p(t("保安")), p(struck))) + TAIL
    assert struck != t("二百元")
    assert [each.why for each in brought(theirs).differences] == [
        f"未留修订痕迹的格式改动：“二百元”{said}"
    ]
    assert not brought(theirs, theirs).differences


def test_who_reads_english_is_told_in_english_what_cannot_be_taken_in() -> None:
    theirs = HEAD + table(FIRST, row(p(t("绿化")), p(t("五百元")), change="ins"), SECOND) + TAIL
    found = brought(theirs)
    assert [said(each.why) for each in found.differences] == [
        "王律师 added a table row (after “保洁｜一百元”)"
    ]
