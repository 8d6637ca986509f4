"""Words that stay and are seen otherwise are a difference."""

from review.paper.comparing.compare import compare
from review.paper.comparing.redline import redline, side_by_side
from review.paper.comparing.summary import summary
from review.paper.reading.docx_reader import read
from tests.paper.documents import docx, p, t


def said(old: str, new: str) -> list[tuple[str, str]]:
    return [(f.topic, f.sentence) for f in summary(compare(read(docx(old)), read(docx(new))))]


def test_a_struck_rate_is_told_and_marked():
    old = p(t("按总价的"), t("20%"), t("支付违约金。"))
    new = p(t("按总价的"), t("20%", "<w:strike/>"), t("支付违约金。"))
    assert said(old, new) == [("strike", "“20%”加了删除线。")]
    assert said(new, old) == [("strike", "“20%”去掉了删除线。")]
    found = compare(read(docx(old)), read(docx(new)))
    assert len(found.changes) == 1
    html = redline(found, read(docx(new)))
    assert '<ins id="change-1" class="look strike" title="加了删除线">20%</ins>' in html
    (strip,) = side_by_side(found)
    assert (strip.change, strip.kept, strip.old) == (1, False, "按总价的20%支付违约金。")


def test_an_exponent_is_no_plain_digit():
    up = t("2", '<w:vertAlign w:val="superscript"/>')
    assert said(p(t("面积10"), t("2"), t("平方")), p(t("面积10"), up, t("平方"))) == [
        ("script", "“2”加了上标。")
    ]


def test_a_look_beside_an_edit_is_told_beside_it():
    old = p(t("甲方付款，"), t("逾期免责。"))
    new = p(t("乙方付款，"), t("逾期免责。", "<w:strike/>"))
    assert said(old, new) == [
        ("duty", "权利义务主体由“甲方”改为“乙方”。"),
        ("strike", "“逾期免责。”加了删除线。"),
    ]


def test_words_that_one_version_only_proposes_to_delete_are_a_difference():
    mark = '<w:del w:id="1" w:author="甲" w:date="2026-01-01T00:00:00Z">{}</w:del>'
    struck = mark.format("<w:r><w:delText>不</w:delText></w:r>")
    assert said(p(t("甲方"), t("不"), t("负责。")), p(t("甲方"), struck, t("负责。"))) == [
        ("look", "“不”加了删除修订。")
    ]


def test_bold_and_a_font_are_no_difference():
    bold = t("甲方", '<w:b/><w:rFonts w:eastAsia="黑体"/>')
    assert said(p(t("甲方"), t("付款。")), p(bold, t("付款。"))) == []
