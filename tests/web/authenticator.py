"""A device that keeps one passkey and answers as a browser would: for the pages, without a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

SITE = "https://review.intranet"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text(body: bytes) -> str:
    return base64.urlsafe_b64encode(body).decode().rstrip("=")


class Device:
    """`verifies` is whether it asks its owner for a finger or a PIN."""

    def __init__(self, origin: str = SITE, verifies: bool = True) -> None:
        self.key, self.id, self.counted = ec.generate_private_key(ec.SECP256R1()), b"", 0
        self.origin, self.flags = origin, PRESENT | (VERIFIED if verifies else 0)

    def made(self, options: dict[str, Any]) -> str:
        """The JSON of a new credential."""
        self.id = secrets.token_bytes(32)
        point = self.key.public_key().public_numbers()
        cose = {
            1: 2,
            3: -7,
            -1: 1,
            -2: point.x.to_bytes(32, "big"),
            -3: point.y.to_bytes(32, "big"),
        }
        packed = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(cose)
        device = self._data(options["rp"]["id"], ATTESTED) + packed
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": device})
        client = self._client("webauthn.create", options["challenge"])
        return self._told(clientDataJSON=client, attestationObject=attestation)

    def signed(self, options: dict[str, Any]) -> str:
        """The JSON of an answer to a challenge."""
        self.counted += 1
        device = self._data(options["rpId"], 0)
        client = self._client("webauthn.get", options["challenge"])
        body = device + hashlib.sha256(client).digest()
        signature = self.key.sign(body, ec.ECDSA(SHA256()))
        return self._told(clientDataJSON=client, authenticatorData=device, signature=signature)

    def _data(self, host: str, more: int) -> bytes:
        head = hashlib.sha256(host.encode()).digest() + bytes([self.flags | more])
        return head + self.counted.to_bytes(4, "big")

    def _client(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _told(self, **response: bytes) -> str:
        parts = {name: text(body) for name, body in response.items()}
        own = text(self.id)
        return json.dumps(
            {"id": own, "rawId": own, "type": "public-key", "response": parts,
             "clientExtensionResults": {}}
        )  # fmt: skip
