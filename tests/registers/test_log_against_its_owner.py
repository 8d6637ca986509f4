"""What whoever owns the database can do to the log, done, and that `flask log verify` finds it.

Every attack drops the triggers first and leaves a database that fits together: leaves, frontier,
root and head rebuilt. Only what the signer kept outside the database can tell.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from review.actions.log import sign_head
from review.evidence import canonical, merkle
from review.evidence.checkpoint import Rewritten, Signer
from review.extensions import db
from review.models import guards
from review.registers.log import verify, witness
from tests.told import story

Bodies = list[bytes]


def _changed(body: bytes, **changes: object) -> bytes:
    return canonical.encode(canonical.parse(body) | changes)


def edit(bodies: Bodies) -> Bodies:
    """Change what an early event said."""
    said = canonical.parse(bodies[3])["data"] | {"reason": "同意"}
    return [*bodies[:3], _changed(bodies[3], data=said), *bodies[4:]]


def delete(bodies: Bodies) -> Bodies:
    """Take an annotation out and number the rest anew."""
    at = next(n for n, one in enumerate(bodies) if b'"action":"annotate"' in one)
    return [_changed(one, seq=n) for n, one in enumerate(bodies[:at] + bodies[at + 1 :])]


def truncate(bodies: Bodies) -> Bodies:
    """Cut the newest event off."""
    return bodies[:-1]


def insert(bodies: Bodies) -> Bodies:
    """Add an event nobody caused."""
    grown = [*bodies[:4], bodies[4], *bodies[4:]]
    return [_changed(one, seq=n) for n, one in enumerate(grown)]


REBUILT = [edit, delete, truncate, insert]


def rewrite(attack: Callable[[Bodies], Bodies]) -> None:
    """Run the attack on the rows and make everything in the database fit the result."""
    db.session.rollback()
    with db.engine.begin() as connection:
        guards.take_down(connection)
        rows = connection.execute(text("SELECT seq, body FROM log_entry ORDER BY seq")).all()
        bodies = attack([row.body.encode() for row in rows])
        _write(connection, bodies)
        known = {one.size: one.root.hex() for one in witness().checkpoints()}
        for size in known:
            if size > len(bodies) or _root(bodies[:size]) != known[size]:
                connection.execute(text(f"DELETE FROM checkpoint WHERE size = {size}"))


def _root(bodies: Bodies) -> str:
    return _frontier(bodies).root().hex()


def _frontier(bodies: Bodies) -> merkle.Frontier:
    found = merkle.Frontier.empty()
    for body in bodies:
        found = found.append(merkle.leaf(body))
    return found


def _write(connection: Connection, bodies: Bodies) -> None:
    """The surplus or missing row takes its columns from the last one."""
    there = connection.scalar(text("SELECT count(*) FROM log_entry")) or 0
    for seq in range(there, len(bodies)):
        copy = (
            "SELECT :seq, body, leaf, action, matter_id, actor_id, at FROM log_entry WHERE seq = 0"
        )
        connection.execute(text(f"INSERT INTO log_entry {copy}"), {"seq": seq})
    connection.execute(text("DELETE FROM log_entry WHERE seq >= :size"), {"size": len(bodies)})
    change = text("UPDATE log_entry SET body = :body, leaf = :leaf WHERE seq = :seq")
    for seq, body in enumerate(bodies):
        leaf = merkle.leaf(body).hex()
        connection.execute(change, {"seq": seq, "body": body.decode(), "leaf": leaf})
    end = _frontier(bodies)
    change = text("UPDATE log_head SET size = :size, frontier = :frontier, root = :root")
    told = {"size": end.size, "frontier": end.dump(), "root": end.root().hex()}
    connection.execute(change, told)


def judged(app: Flask, *words: str) -> tuple[int, str]:
    answer = app.test_cli_runner().invoke(args=["log", "verify", *words])
    return answer.exit_code, answer.output


@pytest.fixture
def signed(app: Flask) -> Flask:
    """A log of a contract's life up to the approval, its head signed."""
    story.approved("parking", story.PARKING)
    assert verify().good
    assert len(witness().checkpoints()) == 2
    return app


@pytest.mark.parametrize("attack", REBUILT)
def test_a_history_rebuilt_in_the_database_is_found_by_what_the_signer_kept(
    signed: Flask, attack: Callable[[Bodies], Bodies]
) -> None:
    rewrite(attack)
    code, said = judged(signed)
    assert code == 1
    assert "截去" in said if attack is truncate else "改动、删除或插入" in said


@pytest.mark.parametrize("attack", REBUILT)
def test_a_rewritten_history_is_never_signed_not_even_after_honest_deeds(
    signed: Flask, attack: Callable[[Bodies], Bodies]
) -> None:
    before = witness().file.read_bytes()
    rewrite(attack)
    with pytest.raises(Rewritten):
        sign_head()
    story.reviewing("parking", story.PARKING)
    with pytest.raises(Rewritten):
        sign_head()
    assert witness().file.read_bytes() == before
    assert judged(signed)[0] == 1


def test_without_the_file_of_the_signer_nothing_inside_could_tell_and_so_its_loss_is_a_fault(
    signed: Flask,
) -> None:
    witness().file.unlink()
    code, said = judged(signed)
    assert (code, "不在签署方自己的记录里" in said) == (1, True)
    with pytest.raises(Rewritten, match="缺失"):
        sign_head()
    assert not witness().file.exists()


def test_a_checkpoint_kept_outside_convicts_even_when_the_file_of_the_signer_is_gone_too(
    signed: Flask, tmp_path: Path
) -> None:
    held = tmp_path / "held.txt"
    held.write_text(witness().checkpoints()[0].note.replace("\n", "\r\n"), "utf-8", newline="")
    assert judged(signed, "--known", str(held))[0] == 0
    rewrite(edit)
    witness().file.unlink()
    with db.engine.begin() as connection:
        connection.execute(text("DELETE FROM checkpoint"))
    assert judged(signed)[0] == 0  # nothing inside the building can tell
    code, said = judged(signed, "--known", str(held))
    assert (code, "外部留存的检查点不一致" in said) == (1, True)


def test_a_checkpoint_signed_with_another_key_is_found(signed: Flask, tmp_path: Path) -> None:
    asked = witness()
    other = Signer.open(tmp_path / "other.key", asked.signer.origin)
    last = asked.checkpoints()[-1]
    asked.file.write_text(other.sign(last.size, last.root) + "\n", "utf-8")
    code, said = judged(signed)
    assert (code, "不是本系统的签名" in said) == (1, True)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE log_entry SET body = '{}' WHERE seq = 2", "不是规范形式"),
        ("UPDATE log_entry SET leaf = '00' WHERE seq = 2", "内容与其哈希不符"),
        ("DELETE FROM log_entry WHERE seq = 2", "缺失或编号错乱"),
        ("UPDATE log_head SET size = size + 1", "日志头与重算结果不符"),
        ("DELETE FROM log_head", "日志头缺失"),
        ("UPDATE matter SET status = 'archived'", "与日志重放结果不符"),
    ],
)
def test_a_change_of_one_row_is_found_by_a_process_that_verified_before(
    signed: Flask, change: str, sentence: str
) -> None:
    db.session.rollback()
    with db.engine.begin() as connection:
        guards.take_down(connection)
        connection.execute(text(change))
    assert sentence in "".join(verify().faults)


def test_bytes_that_are_no_text_are_a_fault_where_the_database_takes_them(
    signed: Flask, engine: str
) -> None:
    db.session.rollback()
    body = (
        "CAST(x'7b22ff227d' AS TEXT)" if engine == "sqlite" else "convert_from('\\x7bff', 'UTF8')"
    )

    def spoil() -> None:
        with db.engine.begin() as connection:
            guards.take_down(connection)
            connection.execute(text(f"UPDATE log_entry SET body = {body} WHERE seq = 2"))

    if engine == "sqlite":
        spoil()
        code, said = judged(signed)
        assert (code, "不是文字" in said) == (1, True)
    else:
        with pytest.raises(DBAPIError):
            spoil()


def test_the_deed_stands_and_the_gate_shuts_when_the_head_cannot_be_signed(signed: Flask) -> None:
    rewrite(edit)
    matter = story.opined("parking", story.PARKING)
    assert matter.status.value == "opined"
    assert not verify().good
