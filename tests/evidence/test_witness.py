"""The signer signs only what continues what it signed before, and its file survives a crash."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from review.evidence import merkle
from review.evidence.checkpoint import Rewritten
from review.evidence.record import FileRecord
from review.evidence.restoration import mark
from review.evidence.witness import TAIL, Witness
from review.storage import Bucket, RemoteFile
from tests.evidence.logs import SIGNER, body

LEAVES = [merkle.leaf(body(seq)) for seq in range(20)]
FORGED = [merkle.leaf(b"x"), *LEAVES[1:]]


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return Witness(tmp_path / "checkpoints", SIGNER)


@pytest.mark.sure
def test_a_record_in_a_bucket_is_kept_as_one_in_a_file(bucket: Bucket) -> None:
    file = RemoteFile(bucket, "review.checkpoints")
    node, other = Witness(file, SIGNER), Witness(file, SIGNER)
    assert (node.newest(), node.checkpoints()) == (None, [])
    for size in range(1, len(LEAVES) + 1):  # longer than what is read of the end
        assert sign(node if size % 2 else other, LEAVES[:size])
        assert node.newest() == other.newest() == node.checkpoints()[-1]
    assert [one.size for one in other.checkpoints()] == [*range(1, len(LEAVES) + 1)]
    with pytest.raises(Rewritten):
        sign(other, FORGED)
    torn = SIGNER.sign(99, bytes(32)).encode()[:40]
    file.write_bytes(file.read_bytes() + torn)
    more = [*LEAVES, merkle.leaf(body(20))]
    assert sign(node, more)
    assert [one.size for one in other.checkpoints()][-1] == 21


def sign(witness: Witness, leaves: list[bytes]) -> bool:
    tree = merkle.Tree(leaves)
    return witness.sign(tree.size, tree.root(), tree.consistency) is not None


def test_each_state_is_signed_once_and_kept_in_order(witness: Witness) -> None:
    assert [sign(witness, LEAVES[:size]) for size in (3, 3, 8, 20)] == [True, False, True, True]
    kept = witness.checkpoints()
    assert [one.size for one in kept] == [3, 8, 20]
    assert all(one.signed_by(SIGNER.public) for one in kept)


@pytest.mark.parametrize("rewritten", [FORGED, FORGED[:8], FORGED[:9], LEAVES[:7], LEAVES[1:], []])
def test_another_history_is_not_signed(witness: Witness, rewritten: list[bytes]) -> None:
    sign(witness, LEAVES[:8])
    before = witness.file.read_bytes()
    with pytest.raises(Rewritten):
        sign(witness, rewritten)
    assert witness.file.read_bytes() == before


def test_notes_of_what_is_lost_hide_no_note_before_them(witness: Witness) -> None:
    """The end of the file may hold superseded notes alone: what was signed before them counts."""
    leaves = [merkle.leaf(body(seq)) for seq in range(60)]
    for size in range(3, 60):
        sign(witness, leaves[:size])
    assert witness.file.stat().st_size > 2 * TAIL
    gone = {mark(one.size, one.root) for one in witness.checkpoints()[1:]}
    forged, honest = merkle.Tree(FORGED[:5]), merkle.Tree([*LEAVES[:3], *FORGED[:2]])
    with pytest.raises(Rewritten):
        witness.sign(forged.size, forged.root(), forged.consistency, superseded=gone)
    assert witness.sign(honest.size, honest.root(), honest.consistency, superseded=gone)


def test_a_note_torn_by_a_crash_is_cut_off_and_signing_goes_on(witness: Witness) -> None:
    sign(witness, LEAVES[:3])
    whole = witness.file.read_bytes()
    note = SIGNER.sign(8, merkle.Tree(LEAVES[:8]).root()).encode()
    for torn in range(1, len(note)):
        witness.file.write_bytes(whole + note[:torn])
        assert [one.size for one in witness.checkpoints()] == [3], torn
    sign(witness, LEAVES[:9])
    assert [one.size for one in witness.checkpoints()] == [3, 9]


def test_a_damaged_file_is_no_reason_to_begin_anew(witness: Witness) -> None:
    for size in (3, 8):
        sign(witness, LEAVES[:size])
    witness.file.write_bytes(witness.file.read_bytes().replace(b"\n3\n", b"\nthree\n"))
    with pytest.raises(Rewritten, match="损坏"):
        witness.checkpoints()
    with pytest.raises(Rewritten, match="损坏"):
        sign(witness, LEAVES)


def test_a_note_is_on_the_disk_before_it_is_given_out(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is given out and then lost in a power cut would let another history be signed."""
    synced: list[bytes] = []
    real = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda handle: (synced.append(witness.file.read_bytes()), real(handle))
    )
    assert sign(witness, LEAVES[:3])
    assert synced == [witness.file.read_bytes()]
    assert synced[0].startswith(SIGNER.origin.encode())


def test_the_newest_note_is_read_from_the_end_of_a_long_record(witness: Witness) -> None:
    assert witness.newest() is None
    for size in range(1, len(LEAVES) + 1):
        sign(witness, LEAVES[:size])
        newest = witness.newest()
        assert newest is not None
        assert newest.note == witness.checkpoints()[-1].note
    witness.file.write_bytes(witness.file.read_bytes() * 3)
    assert witness.file.stat().st_size > 2 * TAIL
    assert witness.newest() == witness.checkpoints()[-1]
    torn = SIGNER.sign(99, bytes(32)).encode()[:40]
    witness.file.write_bytes(witness.file.read_bytes() + torn)
    assert witness.newest() == witness.checkpoints()[-1]


def test_the_damaged_note_is_named_by_its_place(witness: Witness) -> None:
    for size in (3, 8, 9):
        sign(witness, LEAVES[:size])
    witness.file.write_bytes(witness.file.read_bytes().replace(b"\n8\n", b"\neight\n"))
    with pytest.raises(Rewritten, match="在第2份处损坏"):
        witness.checkpoints()


@pytest.mark.parametrize(
    ("most", "end"), [(4, (b"cdef", 2)), (6, (b"abcdef", 0)), (9, (b"abcdef", 0))]
)
def test_the_end_of_a_record_is_its_last_bytes(
    tmp_path: Path, most: int, end: tuple[bytes, int]
) -> None:
    file = tmp_path / "record"
    assert FileRecord(file).end(most) == (b"", 0)
    file.write_bytes(b"abcdef")
    assert FileRecord(file).end(most) == end


@pytest.mark.parametrize("tail", [b"x" * TAIL, b"x" * TAIL + "\n\u2014 x".encode()])
def test_an_end_without_a_note_is_damaged(witness: Witness, tail: bytes) -> None:
    sign(witness, LEAVES[:3])
    witness.file.write_bytes(witness.file.read_bytes() + tail)
    with pytest.raises(Rewritten, match="末尾损坏"):
        witness.newest()
