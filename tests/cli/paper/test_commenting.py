"""flask paper comments and annotate, run as commands."""

import json

import pytest
from click.testing import CliRunner, Result

from review.cli.paper import paper
from tests.paper.documents import NAMES, docx, p, t

THREAD = (
    f"<w:comments {NAMES}>"
    '<w:comment w:id="1" w:author="王律师" w:date="2026-11-20T09:00:00Z">'
    f'<w:p w14:paraId="00000001">{t("期限过长")}</w:p></w:comment>'
    '<w:comment w:id="2" w:author="李承办" w:date="2026-11-21T09:00:00Z">'
    f'<w:p w14:paraId="00000002">{t("已改为三十日")}</w:p></w:comment></w:comments>'
)
EXTENDED = (
    f'<w15:commentsEx {NAMES}><w15:commentEx w15:paraId="00000001" w15:done="1"/>'
    '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/>'
    "</w15:commentsEx>"
)
START = '<w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="2"/>'
END = '<w:commentRangeEnd w:id="1"/><w:commentRangeEnd w:id="2"/>'
COMMENTED = docx(
    p(t("付款期限为"), START, t("六十日")) + p(t("内付清"), END, t("。")),
    {"comments.xml": THREAD, "commentsExtended.xml": EXTENDED},
)


@pytest.fixture
def run(tmp_path):
    def call(source: bytes, *words: str) -> Result:
        file = tmp_path / "合同.docx"
        file.write_bytes(source)
        verb, *rest = words
        return CliRunner().invoke(paper, [verb, str(file), *rest])

    return call


def test_comments_are_listed_with_their_places_and_words(run):
    first, second = json.loads(run(COMMENTED, "comments", "--json").stdout)
    assert first == {
        "id": "1",
        "author": "王律师",
        "date": "2026-11-20T09:00:00Z",
        "text": "期限过长",
        "parent": None,
        "resolved": True,
        "start": {"block": "b1", "offset": 5},
        "end": {"block": "b2", "offset": 3},
        "quote": "六十日\n内付清",
    }
    assert (second["parent"], second["author"]) == ("1", "李承办")


def test_a_comment_that_is_not_anchored_has_no_place_and_no_quote(run):
    lost = docx(p(t("正文")), {"comments.xml": THREAD})
    first = json.loads(run(lost, "comments", "--json").stdout)[0]
    assert (first["start"], first["end"], first["quote"]) == (None, None, None)


def test_without_json_a_comment_is_a_line(run):
    assert run(COMMENTED, "comments").stdout.splitlines() == [
        "批注2条。",
        "王律师（已解决）：“六十日 内付清” 期限过长",
        "李承办（已解决）：“六十日 内付清” 已改为三十日",
    ]


def test_a_file_without_comments_has_an_empty_list(run):
    assert json.loads(run(docx(p(t("正文"))), "comments", "--json").stdout) == []


def test_a_refused_file_ends_with_two_and_its_sentence(run):
    result = run(b"MZ", "comments", "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "不是 Word" in result.stderr


ASKED = {
    "id": "a1",
    "quote": "六十日",
    "author": "王律师",
    "date": "2026-11-24T09:00:00+08:00",
    "text": "期限过长",
    "replies": [{"author": "李承办", "date": "2026-11-24T10:00:00+08:00", "text": "已改"}],
    "resolved": True,
}
TERMS = docx(p(t("付款期限为六十日。")) + p(t("质保期为六十天。")))


@pytest.fixture
def annotate(run, tmp_path):
    def call(asked: object, source: bytes = TERMS) -> tuple[Result, bytes | None]:
        listing, output = tmp_path / "批注.json", tmp_path / "带批注.docx"
        listing.write_text(json.dumps(asked), encoding="utf-8")
        result = run(source, "annotate", str(listing), "-o", str(output))
        return result, output.read_bytes() if output.exists() else None

    return call


@pytest.mark.parametrize(
    "place", [{}, {"start": 5, "end": 8}, {"block": "b1", "start": 5, "end": 8, "quote": None}]
)
def test_annotate_writes_what_comments_lists(run, annotate, place):
    result, made = annotate([{**ASKED, **place}])
    assert result.exit_code == 0, result.stderr
    first, reply = json.loads(run(made, "comments", "--json").stdout)
    assert (first["quote"], first["text"], first["resolved"]) == ("六十日", "期限过长", True)
    assert first["date"] == "2026-11-24T01:00:00Z"
    assert (reply["parent"], reply["author"], reply["quote"]) == (first["id"], "李承办", "六十日")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "JSON 列表"),
        ([{**ASKED, "date": "昨天"}], "批注 a1：批注清单应为"),
        ([{**ASKED, "quote": "九十日"}], "批注 a1：文本中没有找到"),
        ([{**ASKED, "quote": "六十"}], "批注 a1：所引文字在文本中出现2次"),
        ([{**ASKED, "start": 0, "end": 2}], "不是所批注的文字"),
    ],
)
def test_a_listing_that_cannot_be_written_is_refused_whole(annotate, asked, sentence):
    result, made = annotate(asked)
    assert (result.exit_code, made) == (2, None)
    assert sentence in result.stderr
