"""`flask doctor` says what is wrong with an installation and what to do, and exits 1 for a fault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from review import clock
from review.actions import jobs, log
from review.actions.unit_of_work import unit_of_work
from review.cli.doctor import file_system
from review.extensions import db
from review.registers import operation
from tests.jobs.letter_box import Opened

Doctor = Callable[..., tuple[int, str]]


@pytest.fixture
def doctor(app: Flask) -> Doctor:
    def called(*words: str) -> tuple[int, str]:
        db.session.remove()
        answer = app.test_cli_runner().invoke(args=["doctor", *words], catch_exceptions=False)
        return answer.exit_code, answer.output

    return called


def test_a_sound_installation_has_no_fault(app: Flask, doctor: Doctor) -> None:
    with unit_of_work():
        log.append("sign_out", by=None)
    log.sign_head()
    code, told = doctor()
    assert code == 0, told
    assert "没有故障" in told
    assert "检查点：最近一次在第" in told
    assert "→ 执行 flask backup 目录" in told


def test_each_fault_comes_with_its_remedy(
    app: Flask, doctor: Doctor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with unit_of_work():
        jobs.enqueue("remind", "remind:x")
        log.append("backup", by=None, place="/backup", files=1, size=1, sha256="0" * 64)
    log.sign_head()
    app.config["SIGNING_KEY"].chmod(0o644)
    (tmp_path / "file").touch()
    for name, value in (
        ("REVIEW_BACKUP", "/backup"), ("UPLOADS", tmp_path / "file"),
        ("REVIEW_MAIL", "smtp://127.0.0.1:1"),
    ):  # fmt: skip
        monkeypatch.setitem(app.config, name, value)
    with clock.stopped(clock.now() + timedelta(days=3)):
        code, told = doctor()
    assert code == 1
    for sentence in (
        "别人也能读", "→ chmod 600", "没有进程处理", "→ 启动 flask jobs run", "已超过两天",
        "不能写入", "→ 设置 REVIEW_MAIL_FROM", "→ 核对 REVIEW_MAIL",
    ):  # fmt: skip
        assert sentence in told, told
    with clock.stopped(clock.now() - timedelta(days=3)):
        assert "→ 校准时钟" in doctor()[1]
    db.session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    db.session.commit()
    assert "→ 执行 flask db upgrade" in doctor()[1]


def test_one_mail_is_sent_where_an_address_is_named(
    app: Flask, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Opened() as box:
        monkeypatch.setitem(app.config, "REVIEW_MAIL", f"smtp://127.0.0.1:{box.port}")
        monkeypatch.setitem(app.config, "REVIEW_MAIL_FROM", "review@office.cn")
        assert "已收下发给 zheng@office.cn 的测试邮件" in doctor("--mail-to", "zheng@office.cn")[1]
        assert [to for to, _ in box.taken] == ["zheng@office.cn"]
        assert operation.mail_server() == f"smtp://127.0.0.1:{box.port}"
        box.answers["RCPT"] = "550 no such person"
        code, told = doctor("--mail-to", "gone@office.cn")
    assert (code, "邮件服务器拒收（550 no such person）" in told) == (1, True)


def test_a_database_on_a_network_disk_is_known_by_the_mounts() -> None:
    mounts = "/dev/sda1 / ext4 rw 0 0\nnas:/x /srv/review nfs4 rw 0 0\ntmpfs /srv tmpfs rw 0 0\n"
    assert file_system(Path("/srv/review/instance/review.db"), mounts) == "nfs4"
    assert file_system(Path("/srv/reviews/review.db"), mounts) == "tmpfs"
    assert file_system(Path("/var/lib/review.db"), mounts) == "ext4"
