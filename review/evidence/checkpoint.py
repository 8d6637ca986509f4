"""A signed statement of how long the log is and what its root is: a C2SP checkpoint (Ed25519).

Formats: c2sp.org/tlog-checkpoint for the text, c2sp.org/signed-note for signatures and public
keys. The private key file follows Go's `note` package, which calls itself PRIVATE+KEY+….
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from review.evidence import merkle

ED25519 = b"\x01"
NAME = re.compile(r"[^\s+]+")
NOTE = re.compile(
    r"(?P<text>(?P<origin>[^\n]+)\n(?P<size>0|[1-9][0-9]*)\n(?P<root>[A-Za-z0-9+/]{43}=)\n"
    r"(?:[^\n]+\n)*)\n(?P<signatures>(?:\u2014 [^\s+]+ [A-Za-z0-9+/=]+\n)+)"
)


class Rewritten(ValueError):
    """The log does not continue the one that was signed before."""


class PublicKey(NamedTuple):
    """The name of a log and the 32 bytes of the key that signs for it."""

    name: str
    raw: bytes

    @property
    def id(self) -> bytes:
        """Signed-note: the first four bytes of SHA-256(name ‖ LF ‖ algorithm ‖ key)."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:4]

    def dump(self) -> str:
        """The verifier key in one line: name+id+base64(algorithm ‖ key)."""
        return f"{self.name}+{self.id.hex()}+{_text(ED25519 + self.raw)}"

    @classmethod
    def load(cls, line: str) -> Self:
        name, number, packed = line.strip().split("+", 2)
        key = cls(name, base64.b64decode(packed, validate=True)[1:])
        if not NAME.fullmatch(name) or len(key.raw) != 32 or key.dump() != line.strip():
            raise ValueError(f"公钥{number}与其名称或编号不符")
        return key


@dataclass(frozen=True)
class Checkpoint:
    """`note` is the text as signed; the other fields are what it says."""

    origin: str
    size: int
    root: bytes
    note: str

    @classmethod
    def parse(cls, note: str) -> Checkpoint:
        """Read a note without believing it; raise ValueError where it is none."""
        match = NOTE.fullmatch(note)
        if not match:
            raise ValueError("不是检查点")
        root = base64.b64decode(match["root"], validate=True)
        return cls(match["origin"], int(match["size"]), root, note)

    @classmethod
    def parse_all(cls, text: str) -> list[Checkpoint]:
        """Read a file of notes, one after another with blank lines between."""
        checkpoints: list[Checkpoint] = []
        place = 0
        while place < len(text.rstrip("\n")):
            note = NOTE.match(text, place)
            if not note:
                raise ValueError(f"第{len(checkpoints) + 1}个检查点无法读取")
            checkpoints.append(cls.parse(note.group()))
            place = note.end() + text.startswith("\n", note.end())
        return checkpoints

    def signed_by(self, key: PublicKey) -> bool:
        """Whether this key signed this note; signatures of others are passed over."""
        text, _, signatures = self.note.rpartition("\n\n")
        for line in signatures.splitlines():
            _, name, packed = line.split(" ")
            try:
                raw = base64.b64decode(packed, validate=True)
                if (name, raw[:4]) == (key.name, key.id):
                    public = Ed25519PublicKey.from_public_bytes(key.raw)
                    public.verify(raw[4:], f"{text}\n".encode())
                    return True
            except (ValueError, InvalidSignature):
                continue
        return False

    def continues(
        self, older: Checkpoint, proof: Sequence[bytes], alg: str = merkle.SHA256
    ) -> bool:
        """Whether `proof` shows that this is a later state of the same log."""
        return self.origin == older.origin and merkle.consistent(
            older.size, older.root, self.size, self.root, proof, alg
        )


class KeyFile(Protocol):
    """Where a key is kept, if not in a file of this machine."""

    def exists(self) -> bool: ...

    def read_text(self, encoding: str) -> str: ...

    def create(self, content: bytes) -> bool:
        """Write it where nothing is; of two who do the first one wins."""


@dataclass(frozen=True)
class Signer:
    """Holds the signing key; keep its file out of the database and out of the backups of it."""

    origin: str
    key: Ed25519PrivateKey

    @classmethod
    def open(cls, file: Path | KeyFile, origin: str) -> Signer:
        """Read the key file, or make it once, readable by its owner only."""
        if not NAME.fullmatch(origin):
            raise ValueError("日志名称不能为空，不能含空格或加号")
        if not file.exists():
            line = cls(origin, Ed25519PrivateKey.generate()).dump()
            if isinstance(file, Path):
                _make(file, line)
            else:
                file.create(f"{line}\n".encode())
        line = file.read_text("utf-8").strip()
        raw = base64.b64decode(line.split("+", 4)[-1])[1:]
        if len(raw) != 32:
            raise ValueError(f"{file}不是签名密钥")
        signer = cls(origin, Ed25519PrivateKey.from_private_bytes(raw))
        if signer.dump() != line:
            raise ValueError(f"{file}不是日志“{origin}”的签名密钥")
        return signer

    def dump(self) -> str:
        """The key file's one line. Whoever reads it can sign."""
        packed = _text(ED25519 + self.key.private_bytes_raw())
        return f"PRIVATE+KEY+{self.origin}+{self.public.id.hex()}+{packed}"

    @property
    def public(self) -> PublicKey:
        return PublicKey(self.origin, self.key.public_key().public_bytes_raw())

    def sign(self, size: int, root: bytes, more: Sequence[str] = ()) -> str:
        """The signed note on this state; `more` are further lines that it says."""
        lines = (self.origin, str(size), _text(root), *more)
        text = "".join(f"{line}\n" for line in lines)
        return f"{text}\n{self.signature(text)}"

    def signature(self, text: str) -> str:
        """The line that stands for this key under a note."""
        raw = self.public.id + self.key.sign(text.encode())
        return f"\u2014 {self.origin} {_text(raw)}\n"

    def extend(
        self,
        older: Checkpoint,
        size: int,
        root: bytes,
        proof: Sequence[bytes],
        alg: str = merkle.SHA256,
        trusts: Callable[[Checkpoint], bool] | None = None,
    ) -> str:
        """Sign only a log that continues the last one signed; raise Rewritten otherwise.

        `trusts` says whether an older signature counts; without it only that of this key does.
        """
        newer = Checkpoint.parse(self.sign(size, root))
        trusted = trusts(older) if trusts else older.signed_by(self.public)
        if not trusted or not newer.continues(older, proof, alg):
            raise Rewritten(f"日志与第{older.size}条处已签的检查点不一致，拒绝签署")
        return newer.note


def _make(file: Path, line: str) -> None:
    """Write the key whole, then link it to its name: of two processes the first one wins."""
    handle, draft = tempfile.mkstemp(dir=file.parent)  # mkstemp gives mode 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as sink:
            sink.write(line + "\n")
            sink.flush()
            os.fsync(sink.fileno())
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
