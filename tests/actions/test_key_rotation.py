"""The signing key changed while the office works: one event, both signatures, every case verifies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask, current_app
from sqlalchemy import text

from review.actions import case_file, key_rotation
from review.actions.log import sign_head
from review.actions.unit_of_work import Refused
from review.demo.office import person
from review.evidence import rotation
from review.evidence import verify as alone
from review.evidence.checkpoint import Rewritten
from review.extensions import db
from review.models import LogEntry, Matter, guards
from review.registers.log import verify, witness
from review.registers.matter_proof import prove
from tests.told import story


@pytest.fixture
def approved(app: Flask) -> Matter:
    return story.approved("parking", story.PARKING)


def case_of(matter: Matter | None, file: Path) -> Path:
    file.write_bytes(case_file.export(matter, by=person("wangfang")))
    return file


def test_cases_of_before_and_after_verify_and_the_log_tells_of_the_change(
    app: Flask, approved: Matter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = tmp_path / "first.txt"
    first.write_text(witness().signer.public.dump(), "utf-8")
    before = case_of(approved, tmp_path / "before.zip")
    answer = app.test_cli_runner().invoke(args=["log", "rotate", "--reason", "保管人调离"])
    assert answer.exit_code == 0, answer.output
    assert witness().signer.public.dump() in answer.output
    assert witness().signer.public.dump() != first.read_text("utf-8")
    assert (verify().faults, prove(approved).faults) == ((), ())
    after = [case_of(matter, tmp_path / "after.zip") for matter in (approved,)]
    after.append(case_of(None, tmp_path / "whole.zip"))
    assert alone.main([str(before), "--key", str(first)]) == 0
    for file in after:
        assert alone.main([str(file), "--key", str(first)]) == 0
        assert "“更换签名密钥”" in capsys.readouterr().out
    assert app.test_cli_runner().invoke(args=["log", "verify"]).exit_code == 0


def test_a_change_signed_by_one_key_is_named_by_the_verification(approved: Matter) -> None:
    key_rotation.rotate("保管人调离")
    entry = db.session.query(LogEntry).filter_by(action=rotation.ACTION).one()
    lost = json.loads(entry.body)["data"]["note"].splitlines()[-1]
    seq = entry.seq
    db.session.rollback()
    with db.engine.begin() as connection:
        guards.take_down(connection)
        change = text("UPDATE log_entry SET body = replace(body, :line, '') WHERE seq = :seq")
        connection.execute(change, {"line": f"{lost}\\n", "seq": seq})
    assert any("没有新旧两把密钥的签名" in fault for fault in verify().faults)


def test_a_change_that_a_crash_left_half_done_is_finished_by_asking_again(
    approved: Matter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record of the signer names the new key; the key file and the event are still to come."""
    old = witness().signer.public
    with monkeypatch.context() as crash:
        crash.setattr("os.replace", lambda *names: (_ for _ in ()).throw(OSError("power cut")))
        with pytest.raises(OSError, match="power cut"):
            key_rotation.rotate("保管人调离")
    assert witness().signer.public == old
    with pytest.raises(Rewritten, match="请执行 flask log rotate"):
        sign_head()
    assert any("日志没有登记" in fault for fault in verify().faults)
    key = Path(current_app.config["SIGNING_KEY"])
    new = key.with_name(f"{key.name}.next")
    aside = new.rename(tmp_path / "aside")
    with pytest.raises(Refused, match=r"找不到新的密钥：.*，请从密钥备份中取回"):
        key_rotation.rotate("保管人调离")
    aside.rename(new)
    key_rotation.rotate("保管人调离")
    assert witness().signer.public != old
    assert verify().faults == ()
    sign_head()


def test_a_change_says_why(app: Flask) -> None:
    with pytest.raises(Refused, match="请用 --reason 写明"):
        key_rotation.rotate(" ")
