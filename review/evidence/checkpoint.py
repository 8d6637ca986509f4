"""A signed statement of how long the log is and what its root is: a C2SP signed note (Ed25519)."""

from __future__ import annotations

import base64
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

ED25519 = b"\x01"
DASH = "\u2014"


def _key_id(name: str, public: bytes) -> bytes:
    """C2SP signed-note: the first four bytes of SHA-256(name ‖ LF ‖ algorithm ‖ key)."""
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


@dataclass(frozen=True)
class Checkpoint:
    origin: str
    size: int
    root: bytes
    note: str

    @classmethod
    def parse(cls, note: str) -> Checkpoint:
        """Read a note without believing it; raise ValueError where it is none."""
        lines = note.split("\n")
        if len(lines) < 5 or lines[3] != "" or not lines[4].startswith(DASH):
            raise ValueError("not a checkpoint")
        return cls(lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True), note)

    def signed_by(self, public: bytes) -> bool:
        """Whether the key with these 32 bytes signed this note."""
        text, _, signatures = self.note.partition("\n\n")
        for line in signatures.splitlines():
            _, name, packed = line.split(" ")
            raw = base64.b64decode(packed)
            if name != self.origin or raw[:4] != _key_id(name, public):
                continue
            try:
                Ed25519PublicKey.from_public_bytes(public).verify(raw[4:], f"{text}\n".encode())
            except InvalidSignature:
                return False
            return True
        return False


@dataclass(frozen=True)
class Signer:
    """Holds the signing key; keep its file out of the database and out of the backups of it."""

    origin: str
    key: Ed25519PrivateKey

    @classmethod
    def open(cls, file: Path, origin: str) -> Signer:
        """Read the key file, or make it once, readable by its owner only."""
        if not file.exists():
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as sink:
                sink.write(Ed25519PrivateKey.generate().private_bytes_raw().hex() + "\n")
        raw = bytes.fromhex(file.read_text().strip())
        return cls(origin, Ed25519PrivateKey.from_private_bytes(raw))

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def sign(self, size: int, root: bytes) -> str:
        text = f"{self.origin}\n{size}\n{base64.b64encode(root).decode()}\n"
        raw = _key_id(self.origin, self.public) + self.key.sign(text.encode())
        return f"{text}\n{DASH} {self.origin} {base64.b64encode(raw).decode()}\n"
