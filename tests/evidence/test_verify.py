"""What whoever owns the database can do, and that the stand-alone verifier finds it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from review.evidence import canonical, verify
from review.evidence.checkpoint import Checkpoint, Signer
from tests.evidence.conftest import Judge
from tests.evidence.logs import MATTERS, SIGNER, Log, body, members, packed, root

GOOD, ALTERED = 0, 1
SIZE, HELD = 20, 13


def again(event: dict[str, Any], **changes: Any) -> bytes:
    return canonical.encode(event | changes)


def edit(log: Log) -> None:
    """Change what event 6 said."""
    log.bodies[6] = again(canonical.parse(log.bodies[6]), data={"note": "没有意见"})


def delete(log: Log) -> None:
    """Take event 6 out, and number the rest anew."""
    del log.bodies[6]
    log.bodies = [again(canonical.parse(one), seq=n) for n, one in enumerate(log.bodies)]


def insert(log: Log) -> None:
    """Put an approval in the middle, and number the rest anew."""
    log.bodies.insert(6, log.bodies[5])
    log.bodies = [again(canonical.parse(one), seq=n) for n, one in enumerate(log.bodies)]


def swap(log: Log) -> None:
    log.bodies[6], log.bodies[7] = (
        again(canonical.parse(log.bodies[7]), seq=6),
        again(canonical.parse(log.bodies[6]), seq=7),
    )


def truncate(log: Log) -> None:
    """Cut the newest events off, beyond the last checkpoint that left the building."""
    del log.bodies[HELD - 1 :]


def behead(log: Log) -> None:
    """Begin the log later."""
    log.bodies = [again(canonical.parse(one), seq=n) for n, one in enumerate(log.bodies[3:])]


ATTACKS = [edit, delete, insert, swap, truncate, behead]


# What a good log looks like


@pytest.mark.parametrize("size", [0, 1, 2, 7, 8, SIZE])
def test_an_honest_log_is_good(judge: Judge, size: int) -> None:
    assert judge(Log.of(size).whole()) == GOOD


@pytest.mark.parametrize("matter", MATTERS)
@pytest.mark.parametrize("size", [0, 1, 7, SIZE])
def test_an_honest_matter_is_good_even_without_events(judge: Judge, size: int, matter: str) -> None:
    assert judge(Log.of(size, [0, size // 2]).of_matter(matter)) == GOOD


def test_an_honest_log_hashed_with_sm3_is_good(judge: Judge) -> None:
    log = Log.of(SIZE, [HELD], alg="sm3")
    assert judge(log.whole()) == judge(log.of_matter(), known=log.notes[0]) == GOOD


@pytest.mark.parametrize("held", range(SIZE + 1))
def test_every_earlier_state_of_an_honest_log_is_confirmed(judge: Judge, held: int) -> None:
    log = Log.of(SIZE)
    printed = f"{held}:{root(log.bodies[:held]).hex()}"
    log.printed = [held]
    for case in (log.whole(), log.of_matter()):
        assert judge(case, "--printed", printed) == GOOD
        assert judge(case, known=SIGNER.sign(held, root(log.bodies[:held]))) == GOOD


def test_a_checkpoint_kept_in_a_mail_program_is_read(judge: Judge) -> None:
    log = Log.of(SIZE, [HELD])
    mailed = "\ufeff\n" + "\n".join(log.notes)
    assert judge(log.whole(), known=mailed.replace("\n", "\r\n")) == GOOD


def test_the_report_says_what_was_shown_and_what_cannot_be(
    judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    judge(Log.of(SIZE).of_matter())
    said = capsys.readouterr().out
    assert said.startswith("结论：核验通过\n")
    assert all(limit in said for limit in verify.LIMITS)
    for sentence in ("12条事件", "日志全长20条", verify.OMITTED, verify.UNANCHORED, "公钥取自案卷"):
        assert sentence in said


def test_the_empty_log_is_no_anchor(judge: Judge, capsys: pytest.CaptureFixture[str]) -> None:
    judge(Log.of(SIZE).whole(), known=SIGNER.sign(0, root([])))
    assert verify.UNANCHORED in capsys.readouterr().out


def test_with_the_key_and_a_checkpoint_kept_elsewhere_less_is_left_open(
    judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    log = Log.of(SIZE, [HELD])
    assert judge(log.whole(), known=log.notes[0], key=SIGNER.public.dump()) == GOOD
    said = capsys.readouterr().out
    assert "日志前13条与留存的检查点一致" in said
    assert verify.UNANCHORED not in said
    assert "公钥取自案卷" not in said


def test_a_clock_that_went_back_is_told(judge: Judge, capsys: pytest.CaptureFixture[str]) -> None:
    early = again(canonical.parse(body(1)), ts="2020-01-01T00:00:00.000000+00:00")
    log = Log([body(0), early, body(2)])
    log.sign()
    assert judge(log.whole()) == GOOD
    assert "有1处时间早于前一条" in capsys.readouterr().out


# What whoever owns the database can do


@pytest.mark.parametrize("attack", ATTACKS)
def test_rows_rewritten_under_signed_checkpoints_are_found(
    judge: Judge, attack: Callable[[Log], None]
) -> None:
    log = Log.of(SIZE, [HELD])
    attack(log)
    log.sign()  # the application signs what it finds
    assert judge(log.whole()) == ALTERED


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_log_rebuilt_and_signed_anew_is_found_by_a_held_checkpoint(
    judge: Judge, attack: Callable[[Log], None]
) -> None:
    honest = Log.of(SIZE, [HELD])
    held = honest.notes[0]
    forged = Log(honest.bodies)
    attack(forged)
    forged.sign()
    assert judge(forged.whole()) == GOOD  # nothing inside the building can tell
    assert judge(forged.whole(), known=held) == ALTERED
    kept = Checkpoint.parse(held)
    assert judge(forged.whole(), "--printed", f"{HELD}:{kept.root.hex()}") == ALTERED


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_matter_of_a_rebuilt_log_is_found_by_a_held_checkpoint(
    judge: Judge, attack: Callable[[Log], None]
) -> None:
    honest = Log.of(SIZE, [HELD])
    held = honest.notes[0]
    forged = Log(honest.bodies, printed=[HELD] if attack is not truncate else [])
    attack(forged)
    if attack is not truncate:
        forged.bodies += [body(seq) for seq in range(len(forged.bodies), SIZE)]
    forged.sign()
    assert judge(forged.of_matter(), known=held) == ALTERED


def test_a_new_signing_key_does_not_hide_a_new_history(judge: Judge) -> None:
    honest = Log.of(SIZE, [HELD])
    other = Signer(SIGNER.origin, Ed25519PrivateKey.from_private_bytes(b"\1" * 32))
    forged = Log(honest.bodies, keys=[other.public])
    forged.sign(by=other)
    assert judge(forged.whole()) == GOOD  # the key in the case vouches for the case
    assert judge(forged.whole(), known=honest.notes[0]) == ALTERED
    assert judge(forged.whole(), key=SIGNER.public.dump()) == ALTERED


def test_an_event_forged_at_the_end_is_not_found_as_the_report_admits(
    judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    log = Log.of(SIZE, [HELD])
    log.bodies.append(body(SIZE))
    log.sign()
    assert judge(log.whole(), known=log.notes[0]) == GOOD
    assert "伪造的末尾事件" in capsys.readouterr().out


def test_a_thousand_flipped_bytes_are_a_thousand_findings(judge: Judge) -> None:
    dice = random.Random(20260302)
    honest = Log.of(5)
    for _ in range(1_000):
        log = Log(list(honest.bodies), notes=honest.notes)
        row = dice.randrange(5)
        changed = bytearray(log.bodies[row])
        changed[dice.randrange(len(changed))] ^= dice.randrange(1, 256)
        log.bodies[row] = bytes(changed)
        assert judge(log.whole()) == ALTERED, changed


def test_a_matter_with_a_flipped_byte_is_found(judge: Judge) -> None:
    dice = random.Random(20260303)
    files = members(Log.of(5).of_matter())
    for _ in range(200):
        changed = bytearray(files["events.jsonl"])
        changed[dice.randrange(len(changed) - 1)] ^= dice.randrange(1, 256)
        assert judge(packed(files | {"events.jsonl": bytes(changed)})) == ALTERED


def test_events_beyond_the_newest_checkpoint_are_no_part_of_the_log(
    judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else whoever writes rows could add some to an honest case, under no signature at all."""
    log = Log.of(SIZE)
    files = members(log.whole())
    files["checkpoints.txt"] = SIGNER.sign(HELD, root(log.bodies[:HELD])).encode()
    beyond = packed(files, size=HELD, root=root(log.bodies[:HELD]).hex())
    assert judge(beyond) == ALTERED
    assert f"事件有{SIZE}条，最新的检查点却是{HELD}条" in capsys.readouterr().out


def test_another_root_at_the_same_length_is_no_cut(
    judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    log = Log.of(SIZE)
    assert judge(log.whole(), known=SIGNER.sign(SIZE, bytes(32))) == ALTERED
    assert f"日志前{SIZE}条与留存的检查点不一致" in capsys.readouterr().out
    assert judge(log.whole(), known=SIGNER.sign(SIZE + 1, bytes(32))) == ALTERED
    assert "末尾被截去" in capsys.readouterr().out


@pytest.mark.parametrize(("faults", "told"), [(20, []), (21, ["另有1处"])])
def test_twenty_faults_are_told_and_how_many_more(
    capsys: pytest.CaptureFixture[str], faults: int, told: list[str]
) -> None:
    report = verify.Report()
    report.faults += [f"第{n}处" for n in range(faults)]
    report.print()
    said = capsys.readouterr().out
    assert said.count("  - 第") == 20
    assert re.findall("另有.*", said) == told
