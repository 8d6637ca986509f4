"""本人签名: which decisions a person may sign with a passkey of their own, and what stands without."""

from __future__ import annotations

from typing import Any

from review.law.vocabulary import StepName
from review.law.vocabulary.word import Word


class Confirmed(Word):
    """By what a decision is its person's."""

    SIGNED = "signed", "本人签名（通行密钥）"
    SYSTEM = "system", "系统确认（没有本人签名，证明力较弱）"


def signable(event: dict[str, Any]) -> bool:
    """Counsel's opinion, and the leader's consent to a text."""
    if event["action"] == "opinion":
        return not event["data"].get("organ")
    return bool(event["action"] == "step" and event["data"]["step"] == StepName.APPROVE)


def confirmed(event: dict[str, Any]) -> Confirmed | None:
    """None for what nobody signs."""
    if not signable(event):
        return None
    return Confirmed.SIGNED if event.get("sig") else Confirmed.SYSTEM
