"""Rows changed beside the program shut the gate, and the row that differs is named."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import insert, select, text, update

from review.actions import log, procedure, row_anchor
from review.actions.log import sign_head
from review.actions.unit_of_work import unit_of_work
from review.evidence import canonical, inner_nodes, merkle
from review.evidence.row_digest import digest
from review.extensions import db
from review.models import LogEntry, LogHead, LogNode, Matter, guards
from review.models.deciding import DECIDING, NEUTRAL, columns_of
from review.registers.log import committed, verify, witness
from review.registers.log_tail import signatures
from review.registers.matter_proof import prove, prove_ahead, prove_entries, proven
from tests.statements import counted
from tests.told import story

BODIES = select(LogEntry.body).order_by(LogEntry.seq)
# Each is one statement of whoever owns the database, and the record it is found in.
ATTACKS = {
    "conclusion": ("UPDATE opinion SET conclusion = 'signable'", "审查意见"),
    "reviewed text": ("UPDATE opinion SET text_hash = 'ff'", "审查意见"),
    "answer": ("UPDATE answer SET reply = 'adopted'", "答复"),
    "settlement": ("UPDATE settlement SET settled = 1 - settled", "了结"),
    "severity": ("UPDATE annotation SET severity = 'hint'", "批注"),
    "withdrawn": ("UPDATE annotation SET withdrawn_at = made_at", "批注"),
    "placement": ("UPDATE placement SET place = 'dropped', quote = '无'", "批注位置"),
    "approved text": ("UPDATE approval SET text_hash = 'ff'", "审批"),
    "revision": ("UPDATE revision SET text_hash = 'ff'", "版本"),
    "reading": ("UPDATE revision SET reading = sha256", "版本"),
    "material": ("UPDATE material SET kind = 'other'", "送审材料"),
    "declaration": ("UPDATE assignment SET declared = 'disclosed'", "分办"),
    "amount": ("UPDATE contract SET amount = 1", "合同信息"),
    "deadline": ("UPDATE deadline SET amount = 90", "期限"),
    "settlement gone": ("DELETE FROM settlement", "了结"),
    "comparison invented": (
        "INSERT INTO comparison (matter_id, old_text, new_text, note, by_id, made_at)"
        " SELECT matter_id, 'aa', text_hash, '已核对', by_id, made_at FROM approval",
        "差异复核",
    ),
}


@pytest.fixture
def approved(app: Flask) -> Matter:
    matter = story.approved("parking", story.PARKING)
    assert prove(matter).faults == ()
    return matter


def attack(statement: str) -> int:
    db.session.rollback()
    with db.engine.begin() as connection:
        guards.take_down(connection)
        if connection.dialect.name == "postgresql":
            statement = statement.replace("1 - settled", "NOT settled")
        return int(connection.execute(text(statement)).rowcount)


@pytest.mark.parametrize("name", ATTACKS)
def test_a_row_changed_beside_the_program_is_named(approved: Matter, name: str) -> None:
    statement, label = ATTACKS[name]
    if not attack(statement):
        pytest.fail(f"the story has no row for {name}")
    found = prove(approved)
    assert not found.good
    assert any(fault.startswith(f"{label}（") for fault in found.faults), found.faults


def test_an_event_taken_out_of_the_matter_breaks_its_chain(approved: Matter) -> None:
    attack(
        "UPDATE log_entry SET matter_id = NULL WHERE seq ="
        " (SELECT min(seq) FROM log_entry WHERE action = 'answer')"
    )
    assert any("之前缺少日志" in fault for fault in prove(approved).faults)


def test_an_event_changed_before_the_last_signature_is_outside_the_signed_root(
    approved: Matter,
) -> None:
    sign_head()
    attack(
        "UPDATE log_entry SET body = replace(body, 'contract', 'contracT') WHERE action = 'open'"
    )
    assert any("与日志的根不符" in fault for fault in prove(approved).faults)


def test_an_event_changed_since_the_last_signature_is_found_in_the_tail(approved: Matter) -> None:
    story.assigned("hotline", story.HOTLINE)
    attack(
        "UPDATE log_entry SET body = replace(body, 'step', 'steP') WHERE seq ="
        " (SELECT max(seq) FROM log_entry)"
    )
    assert any("不符" in fault for fault in prove(approved).faults)


def test_without_the_signers_record_the_matter_is_not_proven(approved: Matter) -> None:
    witness().file.unlink()
    assert any("不在签署方自己的记录里" in fault for fault in prove(approved).faults)


def test_a_signers_record_cut_to_an_older_note_is_found(approved: Matter) -> None:
    notes = witness().checkpoints()
    assert len(notes) > 1
    witness().file.write_text("".join(f"{one.note}\n" for one in notes[:-1]), "utf-8")
    assert any("不在签署方自己的记录里" in fault for fault in prove(approved).faults)


def test_a_head_signed_while_a_page_is_read_is_no_alarm(approved: Matter) -> None:
    """The signer's record is read before the database, which may have gone on meanwhile."""
    before = signatures()
    story.assigned("hotline", story.HOTLINE)
    sign_head()
    with committed() as connection:
        assert proven(connection, approved.id, before).faults == ()


def test_kept_nodes_that_were_changed_prove_nothing(approved: Matter) -> None:
    attack(f"UPDATE log_node SET hash = '{'0' * 64}'")
    assert not prove(approved).good


def test_the_whole_recount_names_the_row_too(approved: Matter) -> None:
    attack("UPDATE opinion SET conclusion = 'signable'")
    assert any(fault.startswith("审查意见（") for fault in verify().faults)


def test_an_older_log_is_anchored_once_and_is_then_held_against_its_rows(approved: Matter) -> None:
    older(approved)
    assert not prove(approved).good
    assert verify().good
    assert row_anchor.anchor() > 10
    assert (prove(approved).faults, verify().faults) == ((), ())
    assert row_anchor.anchor() == 0
    attack("UPDATE answer SET reply = 'adopted'")
    assert not prove(approved).good
    assert not verify().good


def older(matter: Matter) -> None:
    """The log as it was written before events recorded rows."""
    bodies = [canonical.parse(body.encode()) for body in db.session.scalars(BODIES)]
    db.session.rollback()
    end = merkle.Frontier.empty()
    with db.engine.begin() as connection:
        guards.take_down(connection)
        connection.execute(text("DELETE FROM log_node"))
        for seq, event in enumerate(bodies):
            kept = {key: value for key, value in event.items() if key not in ("prev", "rows")}
            body = canonical.encode(kept | {"v": 1})
            leaf = merkle.leaf(body)
            for place, node in inner_nodes.completed(end, leaf):
                told = dict(zip(("level", "place"), place, strict=True)) | {"hash": node.hex()}
                connection.execute(insert(LogNode), told)
            end = end.append(leaf)
            connection.execute(
                update(LogEntry)
                .where(LogEntry.seq == seq)
                .values(body=body.decode(), leaf=leaf.hex())
            )
        connection.execute(
            update(LogHead).values(size=end.size, frontier=end.dump(), root=end.root().hex())
        )
        connection.execute(text("DELETE FROM checkpoint"))
    witness().file.unlink()


def test_every_table_decides_or_is_said_not_to() -> None:
    tables, deciding = set(db.metadata.tables), {row.table for row in DECIDING}
    assert not deciding & set(NEUTRAL)
    assert tables == deciding | set(NEUTRAL)


def test_a_row_read_back_has_the_digest_it_was_written_with(approved: Matter) -> None:
    """The engine gives back what was written: decimals, moments and lists included."""
    written = digest(columns_of(approved.contract))
    db.session.expire_all()
    assert digest(columns_of(approved.contract)) == written


def test_a_proof_made_before_the_lock_is_taken_over_while_others_go_on(approved: Matter) -> None:
    ahead = prove_ahead(approved.id)
    assert ahead is not None
    story.assigned("hotline", story.HOTLINE)
    with committed() as connection:
        verdict = ahead.still(connection, approved.id)
    assert verdict == prove(approved)
    assert verdict.good


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE log_entry SET body = replace(body, 'step', 'steP') WHERE seq ="
        " (SELECT max(seq) FROM log_entry)",
        "UPDATE log_head SET root = '00'",
    ],
)
def test_what_was_changed_since_such_a_proof_is_found_under_the_lock(
    approved: Matter, change: str
) -> None:
    ahead = prove_ahead(approved.id)
    assert ahead is not None
    story.assigned("hotline", story.HOTLINE)
    attack(change)
    with committed() as connection:
        verdict = ahead.still(connection, approved.id)
    assert verdict is not None
    assert not verdict.good


def test_such_a_proof_does_not_hold_once_the_matter_itself_went_on(approved: Matter) -> None:
    ahead = prove_ahead(approved.id)
    assert ahead is not None
    with unit_of_work():
        log.append("record", by=None, matter=approved)
    with committed() as connection:
        assert ahead.still(connection, approved.id) is None


def test_a_fault_found_before_the_lock_shuts_the_gate_under_it(approved: Matter) -> None:
    attack("UPDATE opinion SET conclusion = 'signable'")
    procedure.prepare(approved)
    with unit_of_work(), counted() as asked:
        verdict = procedure.proof(approved)
    assert any(fault.startswith("审查意见（") for fault in verdict.faults)
    assert len(asked) <= 5, asked


def test_the_page_of_the_log_proves_what_it_shows(approved: Matter) -> None:
    size = prove_entries(()).size
    assert prove_entries(range(size)).faults == ()
    attack(
        "UPDATE log_entry SET body = replace(body, 'contract', 'contracT') WHERE action = 'open'"
    )
    assert any("与日志的根不符" in fault for fault in prove_entries(range(size)).faults)
