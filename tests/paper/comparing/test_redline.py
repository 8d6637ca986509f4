"""The redline reads as the new text; its deletions restore the old one."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from review.paper.comparing.compare import compare
from review.paper.comparing.redline import redline, side_by_side
from review.paper.model import OBJECT, Paper, Paragraph, Run
from tests.paper.drafts import paper, table

TEXT = st.text("甲乙方应当付款12,.0元<&>三条", min_size=1, max_size=30)
DRAFT = st.lists(TEXT, max_size=8)
OLD = ("甲方应当于三日内付款。", "乙方应当于五日内交货，逾期承担违约责任。", "争议由法院管辖。")


def page(old: tuple, new: tuple) -> str:
    return redline(compare(paper(*old), paper(*new)), paper(*new))


def without(html: str, tag: str) -> str:
    """The text of the page with one kind of mark taken out."""
    html = re.sub(rf"<{tag}[ >].*?</{tag}>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", html)).replace("\n", "")


@given(DRAFT, DRAFT)
def test_without_deletions_the_page_is_the_new_text(old: list[str], new: list[str]) -> None:
    html = re.sub(r'<ins id="change-\d+" class="break">¶</ins>', "", page(tuple(old), tuple(new)))
    assert without(html, "del") == "".join(new)


def test_without_insertions_the_page_is_the_old_text() -> None:
    new = (OLD[0].replace("三日", "七日"), "新增一条：双方保密。", OLD[2])
    assert without(page(OLD, new), "ins") == "".join(OLD)


def test_changes_are_numbered_in_the_order_they_stand() -> None:
    html = page(OLD, (OLD[0].replace("三日", "七日"), OLD[1].replace("五", "十")))
    assert re.findall(r'id="change-(\d+)"', html) == ["1", "2", "3", "4", "5"]


def test_an_identical_pair_shows_no_marks() -> None:
    assert not re.search("<(ins|del)", page(OLD, OLD))


def test_a_move_is_marked_in_both_of_its_places() -> None:
    html = page(OLD, (OLD[1], OLD[0], OLD[2]))
    assert re.search(r'<del id="change-\d+" class="moved">', html)
    assert re.search(r'<ins id="change-\d+" class="moved">', html)


def test_a_deleted_row_stays_in_its_table() -> None:
    rows = (("项目甲的名称", "100元"), ("项目乙的名称", "200元"), ("合计金额如下", "300元"))
    html = page((table("c", *rows),), (table("c", rows[0], rows[2]),))
    assert html.index("<table>") < html.index('<tr class="gone">') < html.index("</table>")
    assert html.count("<td>") == 6


def test_text_is_escaped_and_nothing_is_styled_inline() -> None:
    html = page(("<script>",), ("<b onclick='x'>",))
    assert "<script>" not in html
    assert "<b " not in html
    assert "style=" not in html


def test_side_by_side_has_a_row_for_every_paragraph_of_either_side() -> None:
    strips = side_by_side(compare(paper(*OLD), paper(OLD[0], OLD[2])))
    assert [(bool(s.old), bool(s.new), s.change) for s in strips] == [
        (True, True, 0),
        (True, False, 1),
        (True, True, 0),
    ]


def test_an_exchanged_picture_is_struck_out_and_put_in_by_name() -> None:
    def shown(image: str) -> Paper:
        runs = (Run(0, 2), Run(2, 3, image=image))
        return paper(Paragraph("b0", "", f"附图{OBJECT}", runs))

    html = redline(compare(shown("aa"), shown("bb")), shown("bb"))
    assert '<del id="change-1">［对象］</del><ins id="change-2">［对象］</ins>' in html
