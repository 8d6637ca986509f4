"""A log that was restored from an older copy: what is lost is lost, and nothing vouches for it."""

from __future__ import annotations

from typing import Any

import pytest

from review.evidence import canonical
from review.evidence.event import Actor, event
from tests.evidence.conftest import Judge
from tests.evidence.logs import BEGUN, SIGNER, Log, body, root

GOOD, ALTERED, UNDECIDED = 0, 1, 2
KEPT, LOST = 6, 9


def restored(*confirmed: tuple[int, str], by: Any = SIGNER) -> tuple[Log, str]:
    """A log of six entries that once had nine, and the note of the nine; who confirmed it."""
    lost = [body(seq) for seq in range(LOST)]
    note = by.sign(LOST, root(lost))
    told = {
        "superseded": [f"{LOST}:{root(lost).hex()}"], "lost_size": LOST, "size": KEPT,
        "kept_size": KEPT, "reason": "磁盘损坏",
    }  # fmt: skip
    acts = [("resume", Actor(1, "administrator", ""), told)]
    acts += [("confirm_resume", Actor(id, role, ""), {"resume": KEPT}) for id, role in confirmed]
    bodies = lost[:KEPT] + [
        canonical.encode(
            event(KEPT + n, BEGUN, actor=actor, action=action, salt="0" * 32, data=data)
        )
        for n, (action, actor, data) in enumerate(acts)
    ]
    log = Log(bodies, notes=[note])
    log.sign()
    return log, note


BOTH = (1, "administrator"), (2, "office")


def test_two_persons_confirmed_it_and_the_report_says_what_is_lost(
    judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    log, note = restored(*BOTH)
    assert judge(log.whole()) == GOOD
    assert f"签署方证明曾有{LOST}条，恢复时只有{KEPT}条" in capsys.readouterr().out
    assert judge(log.whole(), known=note) == UNDECIDED
    said = capsys.readouterr().out
    assert "本案卷不能为它作证" in said
    assert "一致，此后没有改动" not in said


@pytest.mark.parametrize(
    "confirmed", [(), BOTH[:1], BOTH[1:], ((1, "administrator"), (1, "office"))]
)
def test_one_person_confirms_nothing(judge: Judge, confirmed: tuple[tuple[int, str], ...]) -> None:
    assert judge(restored(*confirmed)[0].whole()) == ALTERED


def test_the_note_of_what_is_lost_must_be_signed(judge: Judge) -> None:
    log, note = restored(*BOTH)
    log.notes[0] = note.replace(note.rsplit(" ", 1)[1], SIGNER.sign(1, bytes(32)).rsplit(" ", 1)[1])
    assert judge(log.whole()) == ALTERED
