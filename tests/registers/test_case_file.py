"""The case file as the application hands it over, judged by the verifier that stands alone."""

from __future__ import annotations

import hashlib
import json
import random
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text

from review.actions import documents
from review.demo import papers
from review.evidence import canonical, verify
from review.extensions import db
from review.law import events
from review.law.kinds import STATUTE
from review.models import Clearance, LogEntry, Opinion, Signing, SigningCopy, guards
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


@pytest.fixture
def number(app: Flask) -> str:
    """The number of a matter cleared for signing; another one is under review."""
    told = story.cleared("parking", story.PARKING).number
    story.reviewing("parking", story.PARKING)
    return told


def handed(app: Flask, *words: str) -> str:
    answer = app.test_cli_runner().invoke(args=["log", *words])
    assert answer.exit_code == 0, answer.output
    return answer.stdout


def judged(*words: str | Path) -> int:
    return verify.main([str(word) for word in words])


def test_an_auditor_checks_one_matter_and_the_whole_log_without_us(
    app: Flask, number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, one = tmp_path / "whole.zip", tmp_path / "one.zip"
    key, held, paper = tmp_path / "key.txt", tmp_path / "held.txt", tmp_path / "paper.docx"
    key.write_text(handed(app, "key"))
    held.write_text(handed(app, "sign"))
    paper.write_bytes(papers.write("parking"))
    handed(app, "export", str(whole))
    handed(app, "export", str(one), "--matter", number)
    for case in (whole, one):
        assert judged(case, "--key", key, "--known", held, "--document", paper) == 0
    assert "涉及同一文本的事件" in capsys.readouterr().out


def test_what_a_letter_prints_of_the_log_can_be_proved_from_the_case_of_its_matter(
    app: Flask, number: str, tmp_path: Path
) -> None:
    one = tmp_path / "one.zip"
    handed(app, "export", str(one), "--matter", number)
    sheet = db.session.scalars(select(Clearance)).one()
    opinion = db.session.scalars(select(LogEntry.seq).filter_by(action="opinion")).one()
    assert judged(one, "--printed", f"{sheet.log_size}:{sheet.log_root}") == 0
    assert judged(one, "--printed", f"{sheet.log_size}:{'0' * 64}") == 1
    assert judged(one, "--printed", f"{opinion}:{'0' * 64}") == 1


def test_a_damaged_log_is_handed_over_and_its_damage_shown(
    app: Flask, number: str, tmp_path: Path
) -> None:
    db.session.rollback()
    with db.engine.begin() as connection:
        guards.take_down(connection)
        change = "UPDATE log_entry SET body = replace(body, 'draft', 'rewrt') WHERE action = 'open'"
        connection.execute(text(change))
    for words in ((), ("--matter", number)):
        handed(app, "export", str(tmp_path / "case.zip"), *words)
        assert judged(tmp_path / "case.zip") == 1


def test_a_log_cut_short_is_not_handed_over_as_if_it_were_whole(
    app: Flask, number: str, tmp_path: Path
) -> None:
    db.session.rollback()
    with db.engine.begin() as connection:
        guards.take_down(connection)
        connection.execute(text("DELETE FROM log_entry WHERE seq > 5"))
    answer = app.test_cli_runner().invoke(args=["log", "export", str(tmp_path / "whole.zip")])
    assert (answer.exit_code, "日志已残缺，不能导出" in answer.output) == (1, True)


def test_the_case_and_the_verifier_are_one_click_away_for_whoever_reads_the_log(
    bare_app: Flask, client_of: ClientOf, tmp_path: Path
) -> None:
    with bare_app.app_context():
        id = story.assigned("parking", story.PARKING).id
    auditor, counsel, drafter = (client_of(one) for one in ("wuming", "chenlu", "zhoumin"))
    for path in ("/log", f"/matters/{id}/log"):
        answer = auditor.post(f"{path}/case")
        assert answer.headers["Content-Disposition"].startswith("attachment")
        (tmp_path / "case.zip").write_bytes(answer.data)
        (tmp_path / "verify.py").write_bytes(auditor.get("/log/verify.py").data)
        told = subprocess.run(
            [sys.executable, "-I", "verify.py", "case.zip"], cwd=tmp_path, check=False
        )
        assert told.returncode == 0
    assert drafter.post(f"/matters/{id}/log/case").status_code == 200
    assert drafter.post("/log/case").status_code == 404
    assert counsel.post(f"/matters/{id}/log/case").status_code == 409
    assert client_of("zhaoyi").post(f"/matters/{id}/log/case").status_code == 404
    assert auditor.get(f"/matters/{id}/log").text.count("导出案卷") >= 2


@pytest.fixture
def signed(app: Flask, tmp_path: Path) -> Path:
    """The case of a matter that was signed, as it is handed over."""
    number = story.signed("hotline", story.HOTLINE).number
    case = tmp_path / "signed.zip"
    handed(app, "export", str(case), "--matter", number)
    return case


def unpacked(case: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(case) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def again(target: Path, members: dict[str, bytes], *, listed: bool = True) -> Path:
    """The case packed once more; `listed`: with a manifest that fits what it holds now."""
    if listed:
        manifest = json.loads(members["manifest.json"])
        manifest["files"] = {
            name: hashlib.sha256(body).hexdigest()
            for name, body in members.items()
            if name != "manifest.json"
        }
        members = members | {"manifest.json": canonical.encode(manifest)}
    with zipfile.ZipFile(target, "w") as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return target


def test_every_sheet_and_the_signed_copy_are_known(
    app: Flask, signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Formerly the verifier disowned them: a false accusation."""
    clearance = db.session.scalars(select(Clearance)).one()
    opinion = db.session.scalars(select(Opinion)).first()
    signing = db.session.scalars(select(Signing)).one()
    copy = db.session.scalars(select(SigningCopy)).one()
    assert opinion
    whole = tmp_path / "whole.zip"
    handed(app, "export", str(whole))
    for sha256 in (clearance.sheet, opinion.letter, signing.sha256, copy.sha256):
        assert sha256
        paper = tmp_path / "paper.bin"
        paper.write_bytes(documents.store().get(sha256))
        for case in (signed, whole):
            assert judged(case, "--document", paper) == 0
    said = capsys.readouterr().out
    assert "记下的“准予签署”" in said
    assert "“生成签署用文本”" in said
    assert "“上传文本”" in said
    stranger = tmp_path / "stranger.bin"
    stranger.write_bytes(b"stranger")
    assert judged(signed, "--document", stranger) == 1


def test_a_person_reads_the_case_without_us(signed: Path) -> None:
    members = unpacked(signed)
    page = members["index.html"].decode()
    for words in (
        "案卷：",
        "审查意见",
        "准予签署",
        "签署用文本",
        "核对依据：文字逐字一致",
        "审查日志",
    ):
        assert words in page
    assert "<script" not in page
    assert set(re.findall(r'href="([^"]+)"', page)) <= set(members)
    notes = json.loads(members["annotations.json"])
    assert notes
    assert notes[0]["answers"]
    assert members["annotated-1.docx"].startswith(b"PK")
    files = [body for name, body in members.items() if name.startswith("files/")]
    assert papers.write("hotline") in files
    assert len(files) >= 6


def test_a_flipped_byte_in_any_member_is_found(signed: Path, tmp_path: Path) -> None:
    dice, honest = random.Random(20261127), unpacked(signed)
    assert judged(again(tmp_path / "same.zip", honest)) == 0
    for name, body in honest.items():
        for _ in range(2):
            changed = bytearray(body)
            changed[dice.randrange(len(changed))] ^= dice.randrange(1, 256)
            target = again(tmp_path / "x.zip", honest | {name: bytes(changed)}, listed=False)
            assert judged(target) != 0, name


# With a manifest that was made to fit: these decide nothing, and say so themselves.
UNPROVEN = {"README.txt", "keys.txt"}


def test_a_member_changed_together_with_the_manifest_is_found(
    signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    honest = unpacked(signed)
    for name in sorted(set(honest) - UNPROVEN - {"manifest.json"}):
        changed = bytearray(honest[name])
        changed[len(changed) // 2] ^= 1
        target = again(tmp_path / "x.zip", honest | {name: bytes(changed)})
        assert judged(target) != 0, name
        fewer = {key: body for key, body in honest.items() if key != name}
        assert judged(again(tmp_path / "y.zip", fewer)) != 0, name
    stripped = {
        name: body for name, body in honest.items()
        if name in verify.MATTER or name == "manifest.json"
    }  # fmt: skip
    manifest = canonical.parse(stripped["manifest.json"]) | {"v": 1}
    stripped["manifest.json"] = canonical.encode(manifest)
    assert judged(again(tmp_path / "z.zip", stripped)) == 1
    assert "导出时附在案卷里的文件不在案卷中" in capsys.readouterr().out
    added = honest | {"files/999.bin": b"stranger"}
    assert judged(again(tmp_path / "w.zip", added)) == 1
    assert "files/999.bin不是登记过的文件" in capsys.readouterr().out


def test_the_verifier_calls_every_act_what_the_pages_call_it() -> None:
    assert verify.ACTS == events.WORDS
    labels: dict[str, set[str]] = {}
    for chapter in STATUTE.values():
        for step in chapter.steps:
            labels.setdefault(step.name.value, set()).add(step.label)
    assert set(verify.STEPS) == set(labels)
    assert not {name for name, label in verify.STEPS.items() if label not in labels[name]}
