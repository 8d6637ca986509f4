"""flask check, as typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from review.cli.check import check
from tests.paper import documents as word

WORDS = ("服务合同", "根据《中华人民共和国合同法》，双方订立本合同。", "甲方应当付款。")


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "contract.docx"
    path.write_bytes(word.docx("".join(word.p(word.t(each)) for each in WORDS)))
    return path


def typed(*words: str) -> Result:
    return CliRunner().invoke(check, list(words))


def test_json_is_a_list_and_nothing_else(contract: Path) -> None:
    result = typed(str(contract), "--kind", "contract", "--date", "2026-03-01", "--json")
    assert result.exit_code == 0
    (row,) = [each for each in json.loads(result.stdout) if each["rule"] == "C05"]
    assert set(row) == {"rule", "severity", "place", "quote", "basis", "suggestion"}
    assert (row["severity"], row["place"]) == ("阻断", "第2段")
    assert row["quote"] == "《中华人民共和国合同法》"
    assert row["basis"] == "《中华人民共和国民法典》第1260条"


def test_the_date_of_the_text_decides(contract: Path) -> None:
    result = typed(str(contract), "--kind", "contract", "--date", "2020-03-01", "--json")
    assert "C05" not in {each["rule"] for each in json.loads(result.stdout)}


def test_without_json_it_reads_as_sentences(contract: Path) -> None:
    result = typed(str(contract), "--kind", "contract", "--date", "2026-03-01")
    assert "阻断 C05 第2段：《合同法》已于2021年1月1日废止" in result.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--kind", "letter"), "没有“letter”这一类别"),
        (("--kind", "contract", "--date", "2026-02-30"), "“2026-02-30”不是日期"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    contract: Path, words: tuple[str, ...], sentence: str
) -> None:
    result = typed(str(contract), *words, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(b"not a document")
    result = typed(str(path), "--kind", "contract", "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
