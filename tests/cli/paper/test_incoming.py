"""flask paper incoming, run as a command on what annotate wrote."""

import json

import pytest
from click.testing import CliRunner

from review.cli.paper import paper
from tests.paper.documents import docx, p, t

TERMS = docx(p(t("付款期限为六十日。")) + p(t("质保期为六十天。")))
SENT = {"id": "a1", "quote": "六十日", "author": "王律师", "date": "2026-11-24T09:00:00Z",
        "text": "期限过长", "proposal": "三十日"}  # fmt: skip
NEW = {"id": "w1", "quote": "质保期", "author": "王律师", "date": "2026-11-25T09:00:00Z",
       "text": "应为两年"}  # fmt: skip


@pytest.fixture
def files(tmp_path):
    (tmp_path / "base.docx").write_bytes(TERMS)
    for name, asked in (("sent", [SENT]), ("both", [SENT, NEW])):
        (tmp_path / f"{name}.json").write_text(json.dumps(asked), encoding="utf-8")
    _run(tmp_path, "annotate", "base.docx", "both.json", "-o", "returned.docx")
    return tmp_path


def _run(folder, verb, *words):
    paths = [str(folder / word) if "." in word else word for word in words]
    result = CliRunner().invoke(paper, [verb, *paths])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_what_was_sent_is_known_and_what_was_added_is_new(files):
    words = ("base.docx", "returned.docx", "--threads", "sent.json", "--json")
    found = json.loads(_run(files, "incoming", *words))
    (new,) = found["annotations"]
    assert (new["quote"], new["text"], new["proposal"]) == ("质保期", "应为两年", "")
    assert (new["block"], new["block_start"], new["start"], new["end"]) == ("b2", 0, 10, 13)
    assert (found["known"], found["missing"], found["differences"]) == (["a1"], [], [])


def test_without_the_list_everything_is_new_proposals_too(files):
    found = json.loads(_run(files, "incoming", "base.docx", "returned.docx", "--json"))
    first, second = found["annotations"]
    assert (first["quote"], first["proposal"], first["text"]) == ("六十日", "三十日", "期限过长")
    assert second["text"] == "应为两年"


def test_without_json_each_thing_is_a_line(files):
    lines = _run(files, "incoming", "base.docx", "returned.docx").splitlines()
    assert lines[0] == "新批注2条，回复0条，不能导入的改动0处，找不到位置0条，已有0条。"
    assert lines[1] == "新  王律师：“六十日” → 三十日 期限过长"


def test_a_refused_file_ends_with_two(files):
    (files / "bad.docx").write_bytes(b"MZ")
    words = [str(files / "base.docx"), str(files / "bad.docx")]
    assert CliRunner().invoke(paper, ["incoming", *words]).exit_code == 2
