"""What whoever hands a case file over can do to it, and that the verifier finds it."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from review.evidence import canonical, verify
from tests.evidence.conftest import Judge
from tests.evidence.logs import (
    MATTERS,
    SIGNER,
    Log,
    body,
    contract,
    fingerprint,
    members,
    packed,
    root,
    zipped,
)

GOOD, ALTERED, UNREADABLE = 0, 1, 2
SIZE, HELD = 20, 13


def without(files: dict[str, bytes], name: str, line: int) -> dict[str, bytes]:
    kept = files[name].splitlines(keepends=True)
    del kept[line]
    return files | {name: b"".join(kept)}


@pytest.mark.parametrize("name", sorted(verify.MATTER))
def test_a_member_that_changed_on_the_way_is_found(judge: Judge, name: str) -> None:
    files = members(Log.of(SIZE, [HELD]).of_matter())
    assert judge(zipped(files | {name: files[name] + b"\n"})) == ALTERED


@pytest.mark.parametrize("name", ["events.jsonl", "proofs.jsonl"])
@pytest.mark.parametrize("line", [0, 5, -1])
def test_an_event_without_its_proof_is_found(judge: Judge, name: str, line: int) -> None:
    files = members(Log.of(SIZE).of_matter())
    assert judge(packed(without(files, name, line))) == ALTERED


def test_an_event_left_out_with_its_proof_is_not_found_as_the_report_admits(
    judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    files = members(Log.of(SIZE).of_matter())
    fewer = without(without(files, "events.jsonl", 3), "proofs.jsonl", 3)
    assert judge(packed(fewer)) == GOOD
    assert verify.OMITTED in capsys.readouterr().out


def test_events_of_another_matter_do_not_pass_for_this_one(judge: Judge) -> None:
    files = members(Log.of(SIZE).of_matter(MATTERS[1]))
    assert judge(packed(files)) == GOOD
    assert judge(packed(files, matter=MATTERS[0])) == ALTERED


@pytest.mark.parametrize("matter", ["", 0, False, []])
def test_a_case_of_no_matter_is_not_excused_from_its_proofs(judge: Judge, matter: object) -> None:
    files = members(Log.of(SIZE).of_matter())
    forged = [
        canonical.encode(canonical.parse(line) | {"matter": matter, "data": {}})
        for line in files["events.jsonl"].splitlines()
    ]
    files["events.jsonl"] = b"".join(line + b"\n" for line in forged)
    assert judge(packed(files, matter=matter)) == ALTERED


def test_a_proof_of_another_event_is_found(judge: Judge) -> None:
    files = members(Log.of(SIZE).of_matter())
    rows = [canonical.parse(line) for line in files["proofs.jsonl"].splitlines()]
    rows[0]["path"], rows[1]["path"] = rows[1]["path"], rows[0]["path"]
    files["proofs.jsonl"] = b"".join(canonical.encode(row) + b"\n" for row in rows)
    assert judge(packed(files)) == ALTERED


def test_a_proof_that_an_earlier_checkpoint_does_not_fit_is_found(judge: Judge) -> None:
    files = members(Log.of(SIZE, [HELD]).of_matter())
    row = canonical.parse(files["consistency.jsonl"][:-1])
    row["path"][0] = "00" * 32
    files["consistency.jsonl"] = canonical.encode(row) + b"\n"
    assert judge(packed(files)) == ALTERED


def test_a_matter_without_the_proof_for_a_held_checkpoint_is_undecided(
    judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    log = Log.of(SIZE)
    assert judge(log.of_matter(), known=SIGNER.sign(7, root(log.bodies[:7]))) == UNREADABLE
    assert "请索取全库案卷" in capsys.readouterr().out


def test_a_list_of_documents_that_says_otherwise_is_found(judge: Judge) -> None:
    files = members(Log.of(SIZE).whole())
    assert judge(packed(without(files, "documents.jsonl", 0))) == ALTERED


def test_a_tail_without_a_checkpoint_is_found(judge: Judge) -> None:
    files = members(Log.of(SIZE).whole())
    files["events.jsonl"] += body(SIZE) + b"\n"
    assert judge(packed(files)) == ALTERED


def test_a_checkpoint_that_nobody_signed_is_found(judge: Judge) -> None:
    log = Log.of(SIZE)
    log.notes.insert(0, SIGNER.sign(5, root(log.bodies[:5])).replace("\n5\n", "\n6\n"))
    assert judge(log.whole()) == ALTERED


def test_a_manifest_that_claims_another_length_is_found(judge: Judge) -> None:
    files = members(Log.of(SIZE).whole())
    assert judge(packed(files, size=SIZE + 1)) == ALTERED


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("events.jsonl", b"{}"),
        ("checkpoints.txt", b""),
        ("checkpoints.txt", b"nothing signed\n"),
        ("keys.txt", b"name+00000000+AQ==\n"),
        ("more.txt", b"a member too many"),
    ],
)
def test_a_case_that_cannot_be_read_is_not_called_good(
    judge: Judge, name: str, content: bytes
) -> None:
    assert judge(packed(members(Log.of(SIZE).whole()) | {name: content})) == UNREADABLE


def test_a_broken_hash_function_is_not_accepted(judge: Judge) -> None:
    assert judge(packed(members(Log.of(SIZE).whole()), alg="md5")) == UNREADABLE


def test_a_member_given_twice_is_not_accepted(judge: Judge) -> None:
    sink = io.BytesIO(Log.of(SIZE).whole())
    with zipfile.ZipFile(sink, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("README.txt", "again")
    assert judge(sink.getvalue()) == UNREADABLE


@pytest.mark.parametrize("case", [b"", b"PK", b"not a zip at all"])
def test_what_is_no_case_is_unreadable(judge: Judge, case: bytes) -> None:
    assert judge(case) == UNREADABLE


def test_a_case_cut_short_or_scrambled_is_never_called_good_unless_it_says_the_same(
    judge: Judge,
) -> None:
    dice = random.Random(20260304)
    honest = Log.of(SIZE, [HELD]).whole()
    for _ in range(200):
        changed = bytearray(honest)
        changed[dice.randrange(len(changed))] ^= dice.randrange(1, 256)
        if judge(bytes(changed)) == GOOD:
            assert members(bytes(changed)) == members(honest)
        assert judge(honest[: dice.randrange(len(honest))]) == UNREADABLE


def test_the_file_that_was_reviewed_is_recognised_with_all_that_was_said_of_its_text(
    judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judge(Log.of(SIZE).of_matter(), document=contract(8)) == GOOD
    said = capsys.readouterr().out
    assert "与登记的文件逐字节一致；涉及同一文本的事件：第8条“上传文本”、第9条" in said


def test_a_case_of_the_older_form_cannot_say_of_a_file_that_it_was_never_registered(
    judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judge(Log.of(SIZE).of_matter(), document=contract(8) + b" ") == UNREADABLE
    assert "早先格式的案卷没有附单据的登记内容，不能判定" in capsys.readouterr().out


@pytest.mark.parametrize("column", verify.FILE_COLUMNS)
def test_a_row_whose_file_is_not_in_the_case_is_named(
    judge: Judge, capsys: pytest.CaptureFixture[str], column: str
) -> None:
    files = members(Log.of(SIZE).of_matter())
    row = {"row": "letter/1", "label": "来函", "columns": {column: fingerprint(b"gone"), "id": 1}}
    assert judge(packed(files | {"rows.jsonl": canonical.encode(row) + b"\n"})) == ALTERED
    assert "登记内容letter/1（来函）的文件没有随案卷" in capsys.readouterr().out


def test_a_case_may_be_as_large_as_the_verifier_holds_and_no_larger(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Log.of(SIZE).whole()
    size = sum(map(len, members(case).values()))
    monkeypatch.setattr(verify, "MOST_BYTES", size)
    assert judge(case) == GOOD
    monkeypatch.setattr(verify, "MOST_BYTES", size - 1)
    assert judge(case) == UNREADABLE


@pytest.mark.parametrize("printed", ["7", "7:00", f"x:{'00' * 32}", f"7:{'zz' * 32}"])
def test_a_printed_root_that_was_misread_is_not_held_against_the_log(
    judge: Judge, printed: str
) -> None:
    assert judge(Log.of(SIZE).whole(), "--printed", printed) == UNREADABLE


def test_a_held_file_without_a_checkpoint_is_not_passed_over(judge: Judge) -> None:
    assert judge(Log.of(SIZE).whole(), known="") == UNREADABLE


def test_a_long_list_of_faults_is_cut_and_counted(
    judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    log = Log.of(SIZE + 40)
    log.bodies = [b"{}"] * len(log.bodies)
    assert judge(log.whole()) == ALTERED
    said = capsys.readouterr().out
    assert "另有41处" in said
    assert said.count("不是规范形式") == verify.MOST_FAULTS
