"""A database put back beside a newer witness: shut until two persons confirmed, and told for ever."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from review.actions import case_file, restoration, signing
from review.actions.log import append, sign_head
from review.actions.unit_of_work import Refused, unit_of_work
from review.demo.office import person
from review.evidence import verify as alone
from review.evidence.checkpoint import Rewritten
from review.evidence.restoration import mark
from review.extensions import db
from review.models import Matter, guards
from review.registers.facts import latest_revision
from review.registers.log import verify, witness
from review.registers.matter_proof import prove
from tests.databases import Databases
from tests.told import let_go, story


def approve(matter: Matter) -> None:
    revision = latest_revision(matter)
    assert revision is not None
    signing.approve(matter, revision, "风险可控。", by=person("zhangwei"))


@pytest.fixture
def older(app: Flask, databases: Databases, tmp_path: Path) -> Matter:
    """The leader consented, the head was signed; then the database of the day before came back."""
    matter = story.proposed("parking", story.PARKING)
    number, address = matter.id, app.config["SQLALCHEMY_DATABASE_URI"]
    let_go()
    folder = tmp_path / "older"
    folder.mkdir()
    copy = databases.copy(address, folder)
    approve(db.session.get_one(Matter, number))
    let_go()
    databases.replace(address, copy)
    return db.session.get_one(Matter, number)


def test_an_older_database_shuts_the_gate_until_two_persons_confirm_what_is_lost(
    older: Matter,
) -> None:
    lost = witness().checkpoints()[-1]
    assert any("截去" in one for one in prove(older).faults)
    with pytest.raises(Refused, match="没有等待确认的日志恢复"):
        restoration.confirm(by=person("wangfang"))
    with pytest.raises(Refused, match="请用 --reason 写明"):
        restoration.prepare(" ")
    made = restoration.prepare("磁盘损坏，恢复昨日备份")
    assert made.data["lost_size"] == lost.size
    assert made.data["size"] < lost.size
    with pytest.raises(Refused, match="已经准备过一次恢复"):
        restoration.prepare("再来")
    assert not prove(older).good
    with pytest.raises(Refused, match="“确认日志恢复”只限"):
        restoration.confirm(by=person("zhangwei"))
    restoration.confirm(by=person("zhengqi"))
    assert not prove(older).good
    assert not verify().good
    with pytest.raises(Refused, match="本岗位已经有人确认过这次恢复"):
        restoration.confirm(by=person("zhengqi"))
    restoration.confirm(by=person("wangfang"))
    verdict = verify()
    assert verdict.faults == ()
    assert prove(older).good
    assert len(verdict.restored) == 1
    assert f"曾有{lost.size}条" in verdict.restored[0]
    approve(older)
    assert verify().good
    assert witness().checkpoints()[-1].size > made.seq


def test_every_later_case_file_tells_of_it_and_disowns_the_lost_checkpoint(
    older: Matter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = tmp_path / "lost.txt"
    lost.write_text(witness().checkpoints()[-1].note, encoding="utf-8")
    restoration.prepare("磁盘损坏，恢复昨日备份")
    for account in ("wangfang", "zhengqi"):
        restoration.confirm(by=person(account))
    for matter in (None, older):
        file = tmp_path / "case.zip"
        file.write_bytes(case_file.export(matter, by=person("wangfang")))
        assert alone.main([str(file)]) == 0
        assert "日志曾从较早的副本恢复" in capsys.readouterr().out
        assert alone.main([str(file), "--known", str(lost)]) == 2
        assert "属于日志恢复时丢失的部分" in capsys.readouterr().out


def test_a_log_that_was_changed_is_no_older_copy(app: Flask) -> None:
    story.proposed("parking", story.PARKING)
    with pytest.raises(Refused, match="没有什么要恢复"):
        restoration.prepare("试一试")
    with db.engine.begin() as connection:
        guards.take_down(connection)
        change = (
            "UPDATE log_entry SET body = replace(body, 'reply', 'reqly') WHERE action = 'answer'"
        )
        connection.execute(text(change))
    with pytest.raises(Refused, match="日志本身有改动，不是恢复较早的副本所致"):
        restoration.prepare("试一试")


def test_the_command_says_what_is_lost_and_that_the_gate_stays_shut(
    app: Flask, older: Matter
) -> None:
    answer = app.test_cli_runner().invoke(args=["log", "resume", "--reason", "恢复昨日备份"])
    assert answer.exit_code == 0
    assert "签署闸口仍然关闭" in answer.output
    event = json.loads(json.dumps(restoration.waiting().data))  # type: ignore[union-attr]
    assert event["reason"] == "恢复昨日备份"
    again = app.test_cli_runner().invoke(args=["log", "resume", "--reason", "再来"])
    assert again.exit_code == 1


def test_a_long_record_of_lost_checkpoints_hides_no_checkpoint_before_them(
    app: Flask, databases: Databases, tmp_path: Path
) -> None:
    """The end of the signer's record holds lost notes alone: what counts stands before them."""
    matter = story.proposed("parking", story.PARKING)
    number, address = matter.id, app.config["SQLALCHEMY_DATABASE_URI"]
    sign_head()
    let_go()
    folder = tmp_path / "older"
    folder.mkdir()
    copy = databases.copy(address, folder)
    for _ in range(20):
        with unit_of_work():
            append("record", by=None)
        sign_head()
    let_go()
    databases.replace(address, copy)
    restoration.prepare("恢复昨日备份")
    for account in ("wangfang", "zhengqi"):
        restoration.confirm(by=person(account))
    assert prove(db.session.get_one(Matter, number)).good
    assert verify().good
    sign_head()
    assert witness().checkpoints()[-1].size == prove(db.session.get_one(Matter, number)).size


def test_a_restoration_told_before_the_signature_that_counts_opens_nothing(older: Matter) -> None:
    """An old event rewritten to tell of a restoration stands outside the tail that is recomputed."""
    lost = witness().checkpoints()[-1]
    told = {
        "action": "resume", "seq": 0, "ts": "", "actor": {"id": 0, "role": "system"},
        "data": {"superseded": [mark(lost.size, lost.root)]},
    }  # fmt: skip
    with db.engine.begin() as connection:
        guards.take_down(connection)
        change = text("UPDATE log_entry SET body = :body, action = :action WHERE seq = :seq")
        connection.execute(change, {"body": json.dumps(told), "action": "resume", "seq": 0})
        for seq, (id, role) in enumerate(((1, "administrator"), (2, "office")), 1):
            said = told | {
                "action": "confirm_resume", "seq": seq, "actor": {"id": id, "role": role},
                "data": {"resume": 0},
            }  # fmt: skip
            row = {"body": json.dumps(said), "action": "confirm_resume", "seq": seq}
            connection.execute(change, row)
    assert not prove(older).good
    with pytest.raises(Rewritten):
        sign_head()
