"""What stands beside the body: notes, headers, text boxes and comments, each a story."""

from review.paper.model import OBJECT, Paper
from review.paper.reading.docx_reader import read
from tests.paper.documents import NAMES, docx, p, t


def story(paper: Paper, kind: str) -> list[str]:
    return [
        paragraph.text
        for each in paper.stories
        if each.kind == kind
        for paragraph in paper.paragraphs(each.name)
    ]


def test_a_text_box_is_a_story_read_once_and_anchored():
    inside = f"<w:txbxContent>{p(t('盖章处'))}</w:txbxContent>"
    drawn = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    paper = read(docx(p(t("前"), drawn, t("后"))))
    (anchor,) = paper.paragraphs()
    assert anchor.text == f"前{OBJECT}后"
    assert anchor.runs[1].story == "tx1"
    assert story(paper, "textbox") == ["盖章处"]


def test_notes_headers_and_footers_are_stories():
    note = f'<w:footnotes {NAMES}><w:footnote w:id="2">{p(t("注"))}</w:footnote></w:footnotes>'
    section = '<w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/>'
    beside = {
        "footnotes.xml": note,
        "header1.xml": f"<w:hdr {NAMES}>{p(t('眉'))}</w:hdr>",
        "footer1.xml": f"<w:ftr {NAMES}>{p(t('脚'))}</w:ftr>",
    }
    paper = read(
        docx(
            p(t("文"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
            + f"<w:sectPr>{section}</w:sectPr>",
            beside,
        )
    )
    assert [story(paper, kind) for kind in ("footnote", "header", "footer")] == [
        ["注"],
        ["眉"],
        ["脚"],
    ]


def test_a_note_nothing_refers_to_is_listed_as_hidden():
    note = f'<w:footnotes {NAMES}><w:footnote w:id="2">{p(t("注"))}</w:footnote></w:footnotes>'
    (hidden,) = read(docx(p(t("文")), {"footnotes.xml": note})).hidden
    assert (hidden.kind, hidden.characters) == ("orphan-note", 1)


def test_comments_know_their_thread_and_their_place():
    one = (
        '<w:comment w:id="1" w:author="李"><w:p w14:paraId="0A"><w:r><w:t>改？</w:t></w:r></w:p>'
        "</w:comment>"
    )
    two = one.replace('w:id="1"', 'w:id="2"').replace("0A", "0B").replace("改？", "已改")
    extended = (
        f'<w15:commentsEx {NAMES}><w15:commentEx w15:paraId="0A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/></w15:commentsEx>'
    )
    body = p(
        t("甲"), '<w:commentRangeStart w:id="1"/>', t("乙方"), '<w:commentRangeEnd w:id="1"/>',
        '<w:r><w:commentReference w:id="1"/></w:r>',
    )  # fmt: skip
    beside = {
        "comments.xml": f"<w:comments {NAMES}>{one}{two}</w:comments>",
        "commentsExtended.xml": extended,
    }
    first, second = read(docx(body, beside)).comments
    assert (first.text, first.resolved, first.start, first.end) == (
        "改？",
        True,
        ("b1", 1),
        ("b1", 3),
    )
    assert second.parent == first.id


def test_a_comment_may_span_paragraphs_and_begin_between_them():
    body = (
        p(t("一"))
        + '<w:commentRangeStart w:id="1"/>'
        + p(t("二"))
        + p(t("三"))
        + '<w:commentRangeEnd w:id="1"/>'
    )
    comments = f'<w:comments {NAMES}><w:comment w:id="1">{p(t("批"))}</w:comment></w:comments>'
    (comment,) = read(docx(body, {"comments.xml": comments})).comments
    assert (comment.start, comment.end) == (("b2", 0), ("b3", 1))


def test_ids_are_unique_over_all_stories():
    comments = f'<w:comments {NAMES}><w:comment w:id="1">{p(t("批"))}</w:comment></w:comments>'
    box = f"<w:r><w:pict><w:txbxContent>{p(t('框'))}</w:txbxContent></w:pict></w:r>"
    ids = [x.id for x in read(docx(p(box) * 2, {"comments.xml": comments})).paragraphs("all")]
    assert len(ids) == len(set(ids)) == 5
