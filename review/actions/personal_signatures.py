"""本人签名: what a person's passkey signed goes into the event of what was decided, or nothing does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from review.actions.unit_of_work import Refused
from review.evidence import personal_signature
from review.evidence.personal_signature import Assertion
from review.models import Matter, Person

DIFFERS = "本人签名签的不是这些内容，没有办理；请重新签名"


@dataclass(frozen=True)
class Signature:
    """`nonce` is what the challenge was made unique with."""

    nonce: str
    assertion: Assertion


def decided(
    action: str, matter: Matter, nonce: str, details: Mapping[str, Any], *, by: Person
) -> bytes:
    return personal_signature.decided(action, matter.number, by.id, nonce, details)


def sealed(said: bytes, signature: Signature) -> dict[str, str]:
    """The event's `sig`; Refused where something else was signed."""
    sig = personal_signature.sealed(said, signature.assertion)
    if sig is None:
        raise Refused(DIFFERS)
    return sig
