"""本人签名: which decisions a person may sign with a passkey of their own, and what stands without."""

from __future__ import annotations

from typing import Any

from review.law.vocabulary import StepName
from review.law.vocabulary.word import Word

STEPS = (StepName.APPROVE, StepName.SIGN_OFF, StepName.CLEAR)


class Confirmed(Word):
    """By what a decision is its person's."""

    SIGNED = "signed", "本人签名（通行密钥）"
    SYSTEM = "system", "系统确认（没有本人签名，证明力较弱）"


def signable(event: dict[str, Any]) -> bool:
    """Counsel's opinion, the leader's consent to a text or its signing off, the office's clearance."""
    if event["action"] == "opinion":
        return not event["data"].get("organ")
    return bool(event["action"] == "step" and event["data"]["step"] in STEPS)


def confirmed(event: dict[str, Any]) -> Confirmed | None:
    """None for what nobody signs."""
    if not signable(event):
        return None
    return Confirmed.SIGNED if event.get("sig") else Confirmed.SYSTEM
