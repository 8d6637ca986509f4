"""A person's own signature over what they decided, made by a passkey, as an event carries it.

The passkey signs (WebAuthn level 3 §7.2) a challenge that is the SHA-256 of the canonical bytes of what
is decided; `verify.py` restates the check, so that a stranger needs nothing of this.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from review.evidence import canonical

FORM = "webauthn-1"


@dataclass(frozen=True)
class Assertion:
    """What a passkey answered to `challenge`, already verified; `key` is SubjectPublicKeyInfo in DER.

    `parts` are {client, authenticator, signature} in base64url, as the browser gave them.
    """

    challenge: bytes
    key: bytes
    parts: Mapping[str, str]


def decided(action: str, matter: str, actor: int, nonce: str, details: Mapping[str, Any]) -> bytes:
    """What is decided, in canonical bytes; each member of `details` stands in the event as well.

    `nonce` makes a decision taken twice two challenges, so that no old signature serves again.
    """
    return canonical.encode(
        {
            "v": 1,
            "action": action,
            "matter": matter,
            "actor": actor,
            "nonce": nonce,
            "data": dict(details),
        }
    )


def challenge(said: bytes) -> bytes:
    return hashlib.sha256(said).digest()


def wording(columns: Mapping[str, Any]) -> str:
    """SHA-256 of what an opinion says beside its conclusion: {text, risk, checklist}."""
    return hashlib.sha256(canonical.encode(dict(columns))).hexdigest()


def sealed(said: bytes, assertion: Assertion) -> dict[str, str] | None:
    """The event's `sig`; None where the passkey signed something else."""
    if assertion.challenge != challenge(said):
        return None
    key = base64.urlsafe_b64encode(assertion.key).decode().rstrip("=")
    return {"form": FORM, "said": said.decode(), "key": key, **assertion.parts}
