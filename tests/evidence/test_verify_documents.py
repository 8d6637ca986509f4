"""The files of a case, the rows that name them, and what was made for reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from review.evidence import canonical, case_file, merkle, row_digest, verify
from review.evidence.case_file import Folder
from review.evidence.event import Object, event
from tests.evidence.logs import BEGUN, COUNSEL, MATTERS, Log, fingerprint, members, packed

PAPER, LETTER, INDEX, OTHER = b"contract", b"letter", b"<html>", b"nothing of this matter"
TEXT, TEXT_OF_OTHER = "t1:" + "a" * 64, "t1:" + "b" * 64
ROW = {"row": "letter/3", "label": "审查意见书",
       "columns": {"letter": fingerprint(LETTER), "note": fingerprint(b"no file")}}  # fmt: skip
FILES = {"files/a.docx": PAPER, "files/b.docx": LETTER, "index.html": INDEX}


def made(*files: bytes) -> dict[str, Any]:
    """What an export says that it made for reading."""
    return {"members": [{"name": "index.html", "sha256": fingerprint(one)} for one in files]}


EVENTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("upload", {"data": {"text": TEXT}, "object": Object(1, 1, fingerprint(PAPER))}),
    ("approve", {"data": {"text": TEXT}}),
    ("compare", {"data": {"with": fingerprint(PAPER), "text": TEXT_OF_OTHER}}),
    ("annotate", {"data": {"text": TEXT_OF_OTHER}}),
    ("opinion", {"data": {"organ": True}, "rows": {"letter/3": row_digest.digest(ROW["columns"])}}),
    ("export", {"data": made(b"an older one")}),
    ("export", {"data": made(INDEX)}),
)


def case(
    rows: Sequence[Mapping[str, Any]] = (ROW,),
    files: Mapping[str, bytes] = FILES,
    read: bool = True,
) -> bytes:
    bodies = [
        canonical.encode(
            event(
                seq, BEGUN, actor=COUNSEL, action=action, salt="0" * 32, matter=MATTERS[0], **more
            )
        )
        for seq, (action, more) in enumerate(EVENTS)
    ]
    log = Log(bodies)
    log.sign()
    leaves = [merkle.leaf(one) for one in bodies]
    folder = Folder(rows, files) if read else None
    return case_file.of_matter(MATTERS[0], dict(enumerate(bodies)), leaves, log.heads(), folder)


def judged(tmp_path: Path, body: bytes, *documents: bytes) -> verify.Report:
    (tmp_path / "case.zip").write_bytes(body)
    words = [str(tmp_path / "case.zip")]
    for n, document in enumerate(documents):
        (tmp_path / f"{n}.docx").write_bytes(document)
        words += ["--document", str(tmp_path / f"{n}.docx")]
    report = verify.Report()
    verify.verify(verify.arguments().parse_args(words), report)
    return report


def test_every_file_is_told_by_what_registered_it(tmp_path: Path) -> None:
    report = judged(tmp_path, case())
    assert (report.code, report.faults) == (0, [])
    for sentence in (
        "附有文件的登记内容1行，逐行与事件记载的指纹一致",
        "files/a.docx：第0条“上传文本”",
        "files/b.docx：第4条“签发审查意见”记下的“审查意见书”",
        "供阅读的1个文件与导出案卷的事件一致",
    ):
        assert sentence in report.shown
    assert verify.DERIVED in report.remarks


def less(name: str) -> dict[str, bytes]:
    return {other: body for other, body in FILES.items() if other != name}


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"files": FILES | {"files/c.docx": OTHER}}, "files/c.docx不是登记过的文件"),
        ({"files": less("files/a.docx")}, "第0条“上传文本”的文件没有随案卷"),
        ({"files": less("files/b.docx")}, "登记内容letter/3（审查意见书）的文件没有随案卷"),
        ({"files": FILES | {"index.html": OTHER}}, "index.html与导出案卷的事件记载的不符"),
        ({"files": less("index.html")}, "index.html与导出案卷的事件记载的不符"),
        ({"files": FILES | {"more.html": OTHER}}, "more.html与导出案卷的事件记载的不符"),
        ({"rows": [ROW | {"columns": ROW["columns"] | {"note": "-"}}]}, "登记内容letter/3与事件记载的不符"),
        ({"rows": [ROW | {"row": "letter/4"}]}, "登记内容letter/4与事件记载的不符"),
        ({"read": False}, "导出时附在案卷里的文件不在案卷中"),
    ],
)  # fmt: skip
def test_a_file_or_a_row_that_does_not_fit_is_found(
    tmp_path: Path, changed: dict[str, Any], fault: str
) -> None:
    report = judged(tmp_path, case(**changed))
    assert fault in report.faults
    assert report.code == 1


def test_a_member_beside_them_needs_the_form_that_has_rows(tmp_path: Path) -> None:
    files = members(case())
    del files["rows.jsonl"]
    with pytest.raises(ValueError, match="多余"):
        judged(tmp_path, packed(files, v=1))


def test_a_document_is_told_with_all_that_speaks_of_its_text(tmp_path: Path) -> None:
    """Its own text is that of the upload; what only mentions its hash speaks of another text."""
    report = judged(tmp_path, case(), PAPER, LETTER, OTHER)
    said = [line.partition("与登记的文件")[2] for line in report.shown if "与登记的文件" in line]
    assert said == [
        "逐字节一致；涉及同一文本的事件：第0条“上传文本”、第1条“approve”、第2条“复核差异”",
        "逐字节一致：第4条“签发审查意见”记下的“审查意见书”",
    ]
    (fault,) = report.faults
    assert fault.endswith(f"2.docx（{fingerprint(OTHER)}）不是本案卷登记过的文件")


def test_a_case_of_the_older_form_cannot_tell_of_a_row_s_file(tmp_path: Path) -> None:
    report = judged(tmp_path, case(read=False), LETTER)
    assert len(report.undecided) == 1
    assert "早先格式的案卷没有附单据的登记内容" in report.undecided[0]
