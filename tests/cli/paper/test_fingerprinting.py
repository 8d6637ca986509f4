"""flask paper fingerprint, run as a command: a line a file, and what is refused stops nothing."""

import hashlib
import json
from pathlib import Path

from click.testing import CliRunner, Result

from review.cli.paper import paper
from review.paper.reading.docx_reader import read
from tests.paper.documents import docx, p, t
from tests.paper.finals import form, laid_on

ONE = docx(p(t("付款期限为六十日。")))
OTHER = docx(p(t("付款期限为三十日。")))
CHANGING = docx(p('<w:fldSimple w:instr=" DATE ">' + t("2026年11月18日") + "</w:fldSimple>"))


def call(*words: object) -> Result:
    return CliRunner().invoke(paper, ["fingerprint", *map(str, words)])


def kept(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def test_one_line_a_file_in_the_order_asked(tmp_path: Path) -> None:
    one, other = kept(tmp_path, "一.docx", ONE), kept(tmp_path, "二.docx", OTHER)
    result = call(other, one)
    assert result.exit_code == 0
    assert result.stdout == (
        f"{read(OTHER).fingerprint}  {other}\n{read(ONE).fingerprint}  {one}\n"
    )
    assert result.stderr == ""


def test_what_cannot_be_read_is_a_sentence_and_the_others_go_on(tmp_path: Path) -> None:
    one, broken = kept(tmp_path, "一.docx", ONE), kept(tmp_path, "坏.docx", b"no archive")
    absent = tmp_path / "没有.docx"
    result = call(absent, broken, tmp_path, one)
    assert result.exit_code == 2
    assert result.stdout == f"{read(ONE).fingerprint}  {one}\n"
    told = result.stderr.splitlines()
    assert told[0] == f"{absent}：没有这个文件。"
    assert told[1].startswith(f"{broken}：")
    assert told[2] == f"{tmp_path}：这是文件夹，不是文件。"
    assert len(told) == 3


def test_as_json_it_tells_what_changes_by_itself_and_where(tmp_path: Path) -> None:
    file = kept(tmp_path, "日期.docx", CHANGING)
    result = call("--json", file, tmp_path / "没有.docx")
    assert result.exit_code == 2
    (row,) = json.loads(result.stdout)
    assert row["file"] == str(file)
    assert row["fingerprint"] == read(CHANGING).fingerprint
    (changing,) = row["self-changing"]
    assert changing["place"]
    assert changing["sentence"]
    assert row["hidden"] == row["unknown"] == []


def test_of_a_final_form_it_tells_what_lies_over_and_under_a_page_and_is_named_by_its_bytes(
    tmp_path: Path,
) -> None:
    files = {"表单.pdf": form(b"900"), "模板.ofd": laid_on("900")}
    named = [kept(tmp_path, name, content) for name, content in files.items()]
    filled, template = json.loads(call("--json", *named).stdout)
    for row, content in zip((filled, template), files.values(), strict=True):
        assert row["fingerprint"] == f"s2:{hashlib.sha256(content).hexdigest()}"
    assert [(each["place"], each["kind"]) for each in filled["unknown"]] == [("p1", "overlay")]
    assert filled["unknown"][0]["where"] == "第1页"
    assert "900" in filled["unknown"][0]["sentence"]
    for row in (filled, template):
        assert [(each["place"], each["kind"]) for each in row["hidden"]] == [("p1", "hidden")]
