"""Every text node is on the page or listed; what is neither would be called lost."""

from review.paper.reading.coverage import Recall, coverage
from tests.paper.documents import NAMES, docx, p, t

CODE = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def kinds(source: bytes) -> dict[str, int]:
    return {each.kind: each.characters for each in coverage(source).hidden}


def test_shown_and_hidden_text_is_counted_by_part_and_kind():
    source = docx(p(t("甲方"), t("密", "<w:vanish/>"), CODE, END))
    assert coverage(source).shown == {"word/document.xml": 2}
    assert kinds(source) == {"hidden-text": 1, "field-code": 4}
    assert coverage(source).lost == ()


def test_parts_that_are_not_read_are_listed():
    header = f"<w:hdr {NAMES}>{p(t('旧页眉'))}</w:hdr>"
    assert kinds(docx(p(t("文")), {"header9.xml": header})) == {"unused-part": 3}


def test_the_form_that_is_not_chosen_is_listed():
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='w14'><w:t>新</w:t></mc:Choice>"
        "<mc:Fallback><w:t>旧的</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert kinds(docx(p(both))) == {"alternative-form": 2}


def test_what_only_asks_to_be_filled_in_is_listed():
    asking = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(t('请填写'))}"
    source = docx(p(t("文")) + f"{asking}</w:sdtContent></w:sdt>")
    assert kinds(source) == {"placeholder": 3}
    assert coverage(source).lost == ()


def test_text_where_no_text_belongs_is_called_lost():
    found = coverage(docx(p("<w:pPr><w:t>偷放</w:t></w:pPr>")))
    assert [(each.place, each.characters) for each in found.lost] == [("word/document.xml", 2)]


def test_each_kind_of_story_has_an_account_of_its_own():
    box = f"<w:r><w:pict><w:txbxContent>{p(t('框内'))}</w:txbxContent></w:pict></w:r>"
    header = f"<w:hdr {NAMES}>{p(t('旧页眉'))}</w:hdr>"
    found = coverage(
        docx(p(t("甲方"), CODE, END, box, "<w:pPr><w:t>偷</w:t></w:pPr>"), {"header9.xml": header})
    )
    assert found.stories == {
        "body": Recall(2, 4, 1),
        "header": Recall(0, 3, 0),
        "textbox": Recall(2, 0, 0),
    }
    assert found.stories["body"].share == 2 / 3
    assert found.stories["header"].share == 1.0
