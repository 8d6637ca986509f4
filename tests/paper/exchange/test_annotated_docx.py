"""Annotations written as Word comments: everything reads back, and nothing else has changed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document

from review.paper.anchoring.anchors import AnchorIndex, anchor
from review.paper.exchange.annotated_docx import annotate
from review.paper.exchange.threads import Remark, Thread
from review.paper.reading.docx_reader import read
from review.paper.refusal import Refusal
from tests.paper.documents import NAMES, docx, p, t
from tests.sure import sampled

PAPERS = Path(__file__).parents[3] / "../shared/papers/zh"
AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
STAMP = "2026-11-24T09:00:00Z"


def remark(text: str, author: str = "王律师") -> Remark:
    return Remark(author, AT, text)


def thread(source: bytes, start: tuple[str, int], end: tuple[str, int], *texts: str, done=False):
    made = anchor(read(source), *start, *end)
    return Thread(made, tuple(remark(text) for text in texts or ("请核对",)), done)


def quotes(source: bytes) -> list[str]:
    paper = read(source)
    ground = AnchorIndex(paper, {})
    found = []
    for each in paper.comments:
        (start, low), (end, high) = each.start, each.end
        found.append(ground.between(ground.index[start], low, ground.index[end], high))
    return found


def body(source: bytes) -> list[tuple[str, str]]:
    return [(each.id, each.text) for each in read(source).paragraphs()]


def seen(source: bytes) -> str:
    """The fingerprint without the comments, which are stories of their own."""
    paper = read(source)
    stories = tuple(each for each in paper.stories if each.kind != "comment")
    return paper._replace(stories=stories, comments=()).fingerprint


def built(paragraphs: list[str], cell: str = "") -> bytes:
    document, target = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    if cell:
        document.add_table(1, 1).cell(0, 0).text = cell
    document.save(target)
    return target.getvalue()


PLAIN = built(["甲方应在三十日内付款。", "𠮷方不得转包。", "末段。"], "表中金额")
CHANGED = docx(
    p(t("付款"), '<w:ins w:id="7" w:author="李">' + t("六十个") + "</w:ins>"
      '<w:del w:id="8" w:author="李"><w:r><w:delText>三十日</w:delText></w:r></w:del>', t("内"))
)  # fmt: skip


def test_a_comment_stands_on_its_words_and_reads_back():
    made = annotate(PLAIN, [thread(PLAIN, ("b1", 4), ("b1", 7))])
    (comment,) = read(made).comments
    assert (comment.author, comment.date, comment.text) == ("王律师", STAMP, "请核对")
    assert quotes(made) == ["三十日"]
    assert body(made) == body(PLAIN)


def test_ranges_cross_paragraphs_and_cells_overlap_and_count_code_points():
    made = annotate(
        PLAIN,
        [
            thread(PLAIN, ("b1", 4), ("b2", 1)),
            thread(PLAIN, ("b1", 6), ("b1", 9)),
            thread(PLAIN, ("b2", 0), ("b2", 2)),
            thread(PLAIN, ("b3", 1), ("b4", 2)),
        ],
    )
    assert quotes(made) == ["三十日内付款。\n𠮷", "日内付", "𠮷方", "段。\n表中"]
    assert body(made) == body(PLAIN)


def test_replies_hang_on_their_root_and_share_its_range_and_state():
    made = annotate(PLAIN, [thread(PLAIN, ("b1", 0), ("b1", 2), "改", "已改", "好", done=True)])
    root, *replies = read(made).comments
    assert [each.parent for each in (root, *replies)] == [None, root.id, root.id]
    assert all(each.resolved for each in (root, *replies))
    assert quotes(made) == ["甲方"] * 3


def test_a_reply_ends_after_the_reference_of_its_root():
    made = annotate(PLAIN, [thread(PLAIN, ("b1", 0), ("b1", 2), "改", "已改")])
    xml = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    order = ['RangeStart w:id="1"', 'RangeStart w:id="2"', 'RangeEnd w:id="1"',
             'Reference w:id="1"', 'RangeEnd w:id="2"', 'Reference w:id="2"']  # fmt: skip
    places = [xml.index(f"<w:comment{each}") for each in order]
    assert places == sorted(places)


@pytest.mark.parametrize(("start", "end", "quote"), [(3, 7, "十个三十"), (5, 8, "三十日")])
def test_markers_stand_beside_tracked_changes_never_inside(start, end, quote):
    made = annotate(CHANGED, [thread(CHANGED, ("b1", start), ("b1", end))])
    assert quotes(made) == [quote]
    assert seen(made) == seen(CHANGED)
    xml = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    for wrapper in ("ins", "del"):
        for piece in xml.split(f"<w:{wrapper} ")[1:]:
            assert "comment" not in piece.partition(f"</w:{wrapper}>")[0]


def test_comments_that_stood_in_the_file_are_kept():
    first = annotate(PLAIN, [thread(PLAIN, ("b1", 0), ("b1", 2), "旧", "旧回复", done=True)])
    second = annotate(first, [thread(first, ("b1", 1), ("b1", 4), "新")])
    assert read(second).comments[:2] == read(first).comments
    assert [each.text for each in read(second).comments] == ["旧", "旧回复", "新"]
    assert quotes(second) == ["甲方", "甲方", "方应在"]


def test_parts_without_a_change_are_the_same_bytes():
    made = annotate(PLAIN, [thread(PLAIN, ("b1", 0), ("b1", 2))])
    old, new = zipfile.ZipFile(io.BytesIO(PLAIN)), zipfile.ZipFile(io.BytesIO(made))
    touched = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    assert {n for n in old.namelist() if old.read(n) != new.read(n)} == touched
    added = {f"word/{name}.xml" for name in ("comments", "commentsExtended", "commentsIds",
             "commentsExtensible", "people")}  # fmt: skip
    assert set(new.namelist()) - set(old.namelist()) == added


def test_hostile_text_stays_text():
    said = "</w:t></w:comment>&lt;![CDATA[<script>\x00\x1b\ud800]]>\n\t第二行\r\n第三行"
    hostile = Thread(anchor(read(PLAIN), "b1", 0, "b1", 2), (remark(said, '"><x a="\x01'),))
    (comment,) = read(annotate(PLAIN, [hostile])).comments
    expected = "</w:t></w:comment>&lt;![CDATA[<script>���]]>\n\t第二行\n第三行"
    assert (comment.text, comment.author) == (expected, '"><x a="�')


def test_spaces_that_were_trimmed_do_not_come_back_where_a_run_is_cut():
    source = docx(p("<w:r><w:t> 甲方乙方 </w:t></w:r>"))
    made = annotate(source, [thread(source, ("b1", 1), ("b1", 3))])
    assert (body(made), quotes(made)) == ([("b1", "甲方乙方")], ["方乙"])


def test_new_numbers_are_above_all_in_the_package():
    source = docx(
        p(f'<w:bookmarkStart w:id="41" w:name="x"/>{t("甲方")}<w:bookmarkEnd w:id="41"/>')
    )
    (comment,) = read(annotate(source, [thread(source, ("b1", 0), ("b1", 1))])).comments
    assert comment.id == "42"


def test_a_place_that_does_not_hold_its_quote_is_refused():
    right = thread(PLAIN, ("b1", 0), ("b1", 2))
    wrong = right._replace(anchor=right.anchor._replace(quote="乙方"))
    with pytest.raises(Refusal, match="不是所批注的文字"):
        annotate(PLAIN, [right, wrong])


def test_a_thread_outside_the_body_is_refused():
    header = f"<w:hdr {NAMES}>{p(t('页眉'))}</w:hdr>"
    section = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    source = docx(p(t("正文")) + section, {"header1.xml": header})
    with pytest.raises(Refusal, match="不在正文"):
        annotate(source, [thread(source, ("h1.1", 0), ("h1.1", 2))])


def test_our_own_comments_left_in_the_file_are_written_anew_not_doubled():
    place = anchor(read(PLAIN), "b1", 0, "b1", 2)
    ours = Thread(place, (Remark("王律师", AT, "改", "note/1"), Remark("周敏", AT, "好", "re/1")))
    other = thread(PLAIN, ("b1", 4), ("b1", 7), "他人的")
    once = annotate(PLAIN, [ours, other])
    twice = annotate(once, [ours._replace(remarks=ours.remarks[:1], resolved=True)])
    comments = {each.text: each for each in read(twice).comments}
    assert set(comments) == {"改", "好", "他人的"}
    assert (comments["改"].resolved, comments["他人的"].parent) == (True, None)
    assert comments["好"].parent == comments["改"].id, "a reply that is not written stays below"
    assert sorted(quotes(twice)) == sorted(["三十日", "甲方", "甲方"])
    assert body(twice) == body(PLAIN)
    ids = {each.text: each.para_id for each in read(once).comments}
    assert {each.text: each.para_id for each in read(twice).comments}["改"] == ids["改"]


def test_no_threads_leave_the_file_as_it_is():
    assert annotate(PLAIN, []) == PLAIN


def test_python_docx_lists_the_same_comments():
    made = annotate(PLAIN, [thread(PLAIN, ("b1", 0), ("b1", 2), "改\n二", "已改")])
    found = [
        (each.author, each.text, each.initials) for each in Document(io.BytesIO(made)).comments
    ]
    assert found == [("王律师", "改\n二", "王"), ("王律师", "已改", "王")]


def test_libreoffice_keeps_the_comments(tmp_path):
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is needed for this test"
    file = tmp_path / "批注.docx"
    file.write_bytes(annotate(PLAIN, [thread(PLAIN, ("b1", 4), ("b1", 7), "请核对")]))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    words = [soffice, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run([*words, str(file)], check=True, capture_output=True, timeout=120)
    content = zipfile.ZipFile(tmp_path / "批注.odt").read("content.xml").decode()
    assert content.count("<office:annotation ") == 1
    assert "请核对" in content
    assert "王律师" in content


@pytest.mark.skipif(not PAPERS.exists(), reason="the shared papers are not on this machine")
@pytest.mark.parametrize(
    "path", sampled(sorted(PAPERS.glob("*.docx")), 4), ids=lambda path: path.name
)
def test_a_real_paper_keeps_its_text_under_comments(path: Path):
    source = path.read_bytes()
    try:
        paper = read(source)
    except Refusal:
        return
    long = [each for each in paper.paragraphs() if len(each.text.strip()) > 5][:20]
    threads = [thread(source, (each.id, 1), (each.id, 4)) for each in long[:3]]
    made = annotate(source, threads)
    assert body(made) == body(source)
    assert seen(made) == seen(source)
    assert len(read(made).comments) == len(paper.comments) + len(threads)
