"""Lines joined into paragraphs again."""

from review.paper.lines import PageLine, body_lines, paragraphs_of


def page(*rows: tuple[str, float, float]) -> list[PageLine]:
    return [PageLine(*row) for row in rows]


def test_a_full_line_goes_on_and_an_opening_begins_anew():
    lines = page(
        ("第一条 甲方应当在收到发票后", 20, 400),
        ("六十日内付款。", 0, 120),
        ("（一）逾期的，", 0, 130),
    )
    assert list(paragraphs_of([lines])) == [
        "第一条 甲方应当在收到发票后六十日内付款。",
        "（一）逾期的，",
    ]


def test_a_paragraph_may_cross_pages():
    first = page(("甲方应当在收到发票后的第一个工作日起", 0, 400))
    second = page(("六十日内付款。", 0, 120), ("甲方应当在收到发票后的第一个工作日起", 20, 400))
    assert paragraphs_of([first, second])[0] == "甲方应当在收到发票后的第一个工作日起六十日内付款。"


def test_what_repeats_at_the_edges_of_pages_is_dropped():
    pages = [
        page(("某市人民政府公报", 0, 100), (f"第{n}页的正文", 0, 100), (f"— {n} —", 0, 50))
        for n in range(1, 6)
    ]
    assert [[line.text for line in each] for each in body_lines(pages)] == [
        [f"第{n}页的正文"] for n in range(1, 6)
    ]


def test_latin_words_keep_a_space_between_lines():
    lines = page(("This contract is governed by the", 0, 400), ("laws of the PRC.", 0, 120))
    assert paragraphs_of([lines]) == ["This contract is governed by the laws of the PRC."]
