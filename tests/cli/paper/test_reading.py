"""flask paper text, html and coverage, run as commands."""

import json

import pytest
from click.testing import CliRunner, Result

from review.cli.paper import paper
from tests.paper.documents import PNG, docx, p, t

CHANGED = docx(
    p(t("付款"), '<w:ins w:id="1" w:author="李">' + t("六十") + "</w:ins>", t("日内"))
    + p(t("甲"), "<w:r><w:br/></w:r>", t("乙"))
)


@pytest.fixture
def run(tmp_path):
    def call(source: bytes, *words: str) -> Result:
        file = tmp_path / "合同.docx"
        file.write_bytes(source)
        verb, *rest = words
        return CliRunner().invoke(paper, [verb, str(file), *rest])

    return call


def test_text_prints_a_paragraph_a_line(run):
    assert run(CHANGED, "text").stdout == "付款六十日内\n甲\u2028乙\n"
    assert run(CHANGED, "text", "--view", "original").stdout.startswith("付款日内\n")


def test_html_is_a_whole_page_with_its_pictures(run, tmp_path):
    drawing = p('<w:r><w:drawing><a:blip r:embed="image1"/></w:drawing></w:r>')
    page = tmp_path / "page.html"
    assert run(docx(drawing, {"image1.png": PNG}), "html", "-o", str(page)).exit_code == 0
    written = page.read_text("utf-8")
    assert written.startswith("<!doctype html>")
    assert 'src="data:image/png;base64,' in written


def test_coverage_counts_in_json(run):
    found = json.loads(run(CHANGED, "coverage", "--json").stdout)
    assert found == {
        "shown": {"word/document.xml": 8},
        "hidden": [],
        "lost": [],
        "stories": {"body": {"shown": 8, "listed": 0, "lost": 0, "recall": 1.0}},
    }


def test_a_refusal_ends_with_two_and_its_sentence(run):
    result = run(b"MZ", "text")
    assert result.exit_code == 2
    assert result.stderr == "“合同.docx”不是 Word、PDF 或 OFD 文件，请核对后再提交。\n"
