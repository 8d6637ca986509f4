"""Two files on the command line: what changed, and where annotations went."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from review.cli.paper.comparing import carry_anchors, compare_files
from review.paper.reading.docx_reader import read

OLD = ("第一条 服务费为128,000.00元。", "第二条 乙方应当保密三年。", "第三条 争议由法院管辖。")
NEW = (OLD[0].replace("128", "138"), OLD[2].replace("三条", "二条"))


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    for name, texts in (("old.docx", OLD), ("new.docx", NEW)):
        document = Document()
        for text in texts:
            document.add_paragraph(text)
        document.save(str(tmp_path / name))
    return str(tmp_path / "old.docx"), str(tmp_path / "new.docx")


def carried(files: tuple[str, str], *asked: dict) -> Result:
    listing = Path(files[0]).parent / "anchors.json"
    listing.write_text(json.dumps(asked), encoding="utf-8")
    return CliRunner().invoke(carry_anchors, [*files, str(listing)])


def test_changes_are_told_in_sentences(files: tuple[str, str]) -> None:
    result = CliRunner().invoke(compare_files, list(files))
    assert result.exit_code == 0
    assert "第一条：金额由“128,000.00元”改为“138,000.00元”。" in result.output
    assert "删除第二条" in result.output
    assert "第三条改为第二条。" in result.output


def test_a_file_beside_itself_is_the_same(files: tuple[str, str]) -> None:
    result = CliRunner().invoke(compare_files, [files[0], files[0]])
    assert result.output == "两份文件文字相同。\n"


def test_the_page_and_the_listing_show_the_same_changes(
    files: tuple[str, str], tmp_path: Path
) -> None:
    page = tmp_path / "out.html"
    result = CliRunner().invoke(compare_files, [*files, "--html", str(page), "--json"])
    listing = json.loads(result.output)
    assert not listing["identical"]
    assert "<del" in page.read_text("utf-8")
    assert listing["changes"][0]["kind"] == "edited"


def test_offsets_quotes_and_blocks_all_lead_to_the_new_place(files: tuple[str, str]) -> None:
    whole = "".join(text + "\n" for text in OLD)
    at = whole.index("争议")
    asked: list[dict] = [
        {"id": "a", "start": at, "end": at + 2, "quote": "争议"},
        {"id": "b", "quote": "法院管辖", "prefix": "由", "suffix": "。"},
        {"id": 3, "block": "b3", "start": 4, "end": 6},
    ]
    found = json.loads(carried(files, *asked).output)
    new = "".join(text + "\n" for text in NEW)
    assert [each["state"] for each in found] == ["same", "same", "same"]
    assert [new[each["start"] : each["end"]] for each in found] == ["争议", "法院管辖", "争议"]


def test_a_deleted_clause_and_an_unclear_quote_are_orphans_with_reasons(
    files: tuple[str, str],
) -> None:
    asked = [{"id": 1, "quote": "保密三年"}, {"id": 2, "quote": "第"}]
    found = json.loads(carried(files, *asked).output)
    assert [each["state"] for each in found] == ["orphan", "orphan"]
    assert "已删除" in found[0]["why"]
    assert "出现3次" in found[1]["why"]


@pytest.mark.parametrize("wrong", [[{"id": 1}], [{"id": 1, "start": 0}], ["甲"], {"id": 1}])
def test_a_malformed_list_is_refused_with_the_reason(
    files: tuple[str, str], tmp_path: Path, wrong: object
) -> None:
    listing = tmp_path / "anchors.json"
    listing.write_text(json.dumps(wrong), encoding="utf-8")
    result = CliRunner().invoke(carry_anchors, [*files, str(listing)])
    assert result.exit_code == 2
    assert "批注清单应为" in result.output


def test_a_file_that_is_no_document_is_refused(files: tuple[str, str], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.docx"
    wrong.write_bytes(b"not a document")
    assert CliRunner().invoke(compare_files, [files[0], str(wrong)]).exit_code == 2


def test_the_word_file_bears_the_changes(files: tuple[str, str], tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    assert CliRunner().invoke(compare_files, [*files, "--docx", str(out)]).exit_code == 0
    kinds = {change.kind for change in read(out.read_bytes()).changes}
    assert kinds == {"ins", "del"}
