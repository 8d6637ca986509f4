"""The model: views, crossing as JSON, and the fingerprint."""

from review.paper.caveats import KINDS
from review.paper.model import (
    Caveat,
    Cell,
    Change,
    Comment,
    Look,
    Paper,
    Paragraph,
    Row,
    Run,
    Story,
    Table,
    Warning,
    dump,
    load,
)
from review.paper.side_records import FORMER

RUNS = (
    Run(0, 2),
    Run(2, 4, fate="inserted", changes=("c1",)),
    Run(4, 5, fate="deleted", changes=("c2",)),
)
PARAGRAPH = Paragraph("b1", "第一条", "甲方乙方𠮷", RUNS)
PAPER = Paper(
    (
        Story(
            "body",
            "body",
            (PARAGRAPH, Table((Row((Cell((PARAGRAPH._replace(id="b2"),), 2, 3),)),))),
        ),
    ),
    (Change("c1", "ins", "律师", ""), Change("c2", "del", "律师", "")),
    (Comment("0", "律师", "", "请核对", None, False, ("b1", 0), ("b1", 2)),),
)


def test_each_view_shows_its_own_text():
    assert PARAGRAPH.view("original") == "甲方𠮷"
    assert PARAGRAPH.view("marked") == "甲方乙方𠮷"
    assert PARAGRAPH.view("final") == "甲方乙方"


def test_a_paper_crosses_as_json_unchanged():
    assert load(dump(PAPER)) == PAPER


def test_paragraphs_come_in_reading_order_through_tables():
    assert [p.id for p in PAPER.paragraphs()] == ["b1", "b2"]


def test_the_fingerprint_ignores_how_text_is_cut_and_dressed():
    cut = (Run(0, 1, Look(font="fs")), Run(1, 2), *RUNS[1:])
    story = PAPER.stories[0]
    other = story._replace(blocks=(PARAGRAPH._replace(runs=cut, id="x"), story.blocks[1]))
    assert PAPER._replace(stories=(other,)).fingerprint == PAPER.fingerprint


def test_the_fingerprint_feels_one_character_a_label_and_a_decided_change():
    story = PAPER.stories[0]
    for new in (
        PARAGRAPH._replace(text="甲万乙方𠮷"),
        PARAGRAPH._replace(label="第二条"),
        PARAGRAPH._replace(text="甲方乙方", runs=(Run(0, 4),)),
    ):
        other = story._replace(blocks=(new, story.blocks[1]))
        assert PAPER._replace(stories=(other,)).fingerprint != PAPER.fingerprint


def test_what_a_stored_reading_warned_of_before_is_told_as_a_caveat():
    stored = PAPER._replace(
        warnings=(
            Warning("scanned", "body", "PDF 是扫描件。"),
            Warning("pdf-annotation", "p3", "第3页有表单域：“900”。"),
            Warning("ocr-layer", "p2", "第2页的文字是扫描时识别的，页面上看不见，以图像为准。"),
        ),
        caveats=(Caveat("body", 0, "volatile", "脚本"),),
        source="0" * 64,
    )
    paper = load(dump(stored))
    assert [each.code for each in paper.warnings] == ["scanned"]
    assert paper.caveats == (
        Caveat("body", 0, "volatile", "脚本"),
        Caveat("p3", 0, "overlay", "有表单域：“900”。"),
        Caveat("p2", 0, "recognised", "文字是扫描时识别的，页面上看不见，以图像为准。"),
    )
    assert paper.fingerprint == stored.fingerprint == f"s2:{'0' * 64}"
    assert {*FORMER.values()} <= {*KINDS}
