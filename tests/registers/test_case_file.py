"""The case file as the application hands it over, judged by the verifier that stands alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text

from review.demo import papers
from review.evidence import verify
from review.extensions import db
from review.models import Clearance, LogEntry, guards
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
