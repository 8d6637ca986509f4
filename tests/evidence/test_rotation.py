"""A change of the signing key: signed by both, followed by the verifier in either direction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from review.evidence import canonical, merkle, rotation
from review.evidence.checkpoint import Checkpoint, Rewritten, Signer
from review.evidence.witness import Witness
from tests.evidence.conftest import Judge
from tests.evidence.logs import SIGNER, Log, body, root

GOOD, ALTERED = 0, 1
AT, SIZE = 9, 20
NEXT = Signer(SIGNER.origin, Ed25519PrivateKey.from_private_bytes(bytes([1] * 32)))
STRANGER = Signer(SIGNER.origin, Ed25519PrivateKey.from_private_bytes(bytes([2] * 32)))
ELSEWHERE = Signer("elsewhere.example", Ed25519PrivateKey.from_private_bytes(bytes([3] * 32)))


def told(seq: int, note: str, old: Signer = SIGNER, new: Signer = NEXT) -> bytes:
    data = {"note": note, "old": old.public.dump(), "new": new.public.dump(), "reason": "换人保管"}
    event = canonical.parse(body(seq))
    return canonical.encode(
        event | {"action": rotation.ACTION, "matter": None, "object": None, "data": data}
    )


def changed(note: str | None = None, **said: Any) -> Log:
    """A log of SIZE entries whose key changed at AT, signed by the old key before, by the new after."""
    log = Log.of(AT, [4])
    both = rotation.note(SIGNER, NEXT, AT, root(log.bodies))
    log.notes.append(both)
    log.bodies += [told(AT, note or both, **said), *(body(seq) for seq in range(AT + 1, SIZE))]
    log.sign(by=NEXT)
    log.keys = [SIGNER.public, NEXT.public]
    return log


@pytest.mark.parametrize("key", [SIGNER, NEXT, None], ids=["old", "new", "of the case"])
def test_either_key_proves_the_whole_log_and_the_change_is_named(
    judge: Judge, capsys: pytest.CaptureFixture[str], key: Signer | None
) -> None:
    log = changed()
    kept = {"key": key.public.dump()} if key else {}
    assert judge(log.whole(), known=log.notes[0], **kept) == GOOD
    said = capsys.readouterr().out
    assert f"第{AT}条“更换签名密钥”" in said
    assert "两把密钥都签了名" in said


def test_a_case_of_before_the_change_still_verifies(judge: Judge) -> None:
    assert judge(Log.of(AT, [4]).whole(), key=SIGNER.public.dump()) == GOOD


def one_signature(by: Signer) -> str:
    lines = (rotation.ACTION, SIGNER.public.dump(), NEXT.public.dump())
    return by.sign(AT, root([body(seq) for seq in range(AT)]), lines)


@pytest.mark.parametrize("by", [SIGNER, NEXT], ids=["old", "new"])
def test_a_change_signed_by_one_key_is_refused(
    judge: Judge, capsys: pytest.CaptureFixture[str], by: Signer
) -> None:
    log = changed(one_signature(by))
    log.notes = [note for note in log.notes if rotation.ACTION not in note]
    assert judge(log.whole()) == ALTERED
    assert "没有新旧两把密钥的签名" in capsys.readouterr().out


def test_a_change_whose_words_are_not_in_its_note_is_refused(judge: Judge) -> None:
    assert judge(changed(new=STRANGER).whole()) == ALTERED


def test_a_key_that_no_change_leads_to_is_not_trusted(judge: Judge) -> None:
    log = changed()
    log.sign(by=STRANGER)
    log.keys.append(STRANGER.public)
    assert judge(log.whole(), key=SIGNER.public.dump()) == ALTERED


def test_what_the_old_key_signs_after_the_change_counts_for_nothing(judge: Judge) -> None:
    log = changed()
    log.sign(SIZE - 2, by=SIGNER)
    assert judge(log.whole()) == ALTERED


def test_two_keys_that_nobody_knows_change_nothing(
    judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Signer(SIGNER.origin, Ed25519PrivateKey.from_private_bytes(bytes([3] * 32)))
    log = Log.of(AT)
    note = rotation.note(STRANGER, other, AT, root(log.bodies))
    log.bodies.append(told(AT, note, STRANGER, other))
    log.sign()
    assert judge(log.whole()) == ALTERED
    assert "都不是可信的公钥" in capsys.readouterr().out


def test_the_record_of_the_signer_goes_on_with_the_new_key_alone(tmp_path: Path) -> None:
    leaves = [merkle.leaf(body(seq)) for seq in range(SIZE)]

    def sign(signer: Signer, size: int, new: Signer | None = None) -> Checkpoint | None:
        tree = merkle.Tree(leaves[:size])
        witness = Witness(tmp_path / "checkpoints", signer)
        return witness.sign(tree.size, tree.root(), tree.consistency, new=new)

    assert sign(SIGNER, 4)
    assert sign(SIGNER, AT, NEXT)
    with pytest.raises(Rewritten, match="本机的密钥还是旧的"):
        sign(SIGNER, SIZE)
    assert sign(NEXT, SIZE - 1)
    with pytest.raises(Rewritten):
        sign(SIGNER, SIZE)
    with pytest.raises(Rewritten):
        sign(STRANGER, SIZE)
    witness = Witness(tmp_path / "checkpoints", NEXT)
    assert [*witness.keys()] == [SIGNER.public, NEXT.public]
    assert all(map(witness.trusts, witness.checkpoints()))


@pytest.mark.parametrize(
    ("signers", "named", "signed"),
    [
        ((SIGNER, NEXT), (SIGNER, NEXT), True),
        ((SIGNER, NEXT), (SIGNER, STRANGER), False),
        ((SIGNER, NEXT), (STRANGER, NEXT), False),
        ((SIGNER, SIGNER), (SIGNER, SIGNER), False),
        ((SIGNER, ELSEWHERE), (SIGNER, ELSEWHERE), False),
    ],
)
def test_a_change_is_signed_by_the_two_keys_it_names_both_of_this_log(
    signers: tuple[Signer, Signer], named: tuple[Signer, Signer], signed: bool
) -> None:
    made = Checkpoint.parse(rotation.note(*signers, AT, root([])))
    keys = [each.public for each in named]
    assert rotation.Rotation(made, *keys).signed == signed
