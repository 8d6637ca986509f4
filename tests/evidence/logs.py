"""A small log with its checkpoints, as the application would keep it, for the tests to attack."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from review.evidence import canonical, case_file, merkle
from review.evidence.checkpoint import PublicKey, Signer
from review.evidence.event import Actor, Object, event

MATTERS = ("合同〔2026〕1号", "合同〔2026〕2号", "规范〔2026〕1号")
COUNSEL = Actor(7, "counsel", "正和律师事务所")
BEGUN = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
SIGNER = Signer("legal-review.example", Ed25519PrivateKey.from_private_bytes(bytes(32)))


def contract(seq: int) -> bytes:
    return f"停车管理服务合同（第{seq}稿）".encode()


def fingerprint(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def body(seq: int, alg: str = merkle.SHA256) -> bytes:
    """Every fourth event uploads a paper, the next one approves its text."""
    paper = Object(seq, 1, fingerprint(contract(seq))) if seq % 4 == 0 else None
    data: dict[str, Any] = {"text": fingerprint(b"text" + contract(seq // 4 * 4))}
    salt = fingerprint(str(seq).encode())[:32]
    written = event(
        seq,
        BEGUN + timedelta(minutes=seq),
        actor=COUNSEL,
        action="upload" if paper else "approve" if seq % 4 == 1 else "annotate",
        matter=MATTERS[seq % 8 // 4],
        object=paper,
        data=data if seq % 4 < 2 else {"note": f"第{seq}条：付款期限不明"},
        salt=salt,
        alg=alg,
    )
    return canonical.encode(written)


def root(bodies: Sequence[bytes], alg: str = merkle.SHA256) -> bytes:
    return merkle.Tree([merkle.leaf(one, alg) for one in bodies], alg).root()


@dataclass
class Log:
    """Its rows and its signed notes: all that whoever owns the database can rewrite."""

    bodies: list[bytes]
    alg: str = merkle.SHA256
    notes: list[str] = field(default_factory=list)
    keys: list[PublicKey] = field(default_factory=lambda: [SIGNER.public])
    printed: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, size: int, signed_at: Sequence[int] = (), alg: str = merkle.SHA256) -> Log:
        log = cls([body(seq, alg) for seq in range(size)], alg)
        for early in signed_at:
            log.sign(early)
        log.sign()
        return log

    def sign(self, size: int | None = None, by: Signer = SIGNER) -> str:
        kept = self.bodies[:size]
        self.notes.append(by.sign(len(kept), root(kept, self.alg)))
        return self.notes[-1]

    def heads(self) -> case_file.Heads:
        return case_file.Heads(self.notes, self.keys, self.printed, self.alg)

    def whole(self) -> bytes:
        return case_file.whole(self.bodies, self.heads())

    def of_matter(self, matter: str = MATTERS[0]) -> bytes:
        leaves = [merkle.leaf(one, self.alg) for one in self.bodies]
        chosen = {
            seq: one
            for seq, one in enumerate(self.bodies)
            if canonical.parse(one)["matter"] == matter
        }
        return case_file.of_matter(matter, chosen, leaves, self.heads())


def members(case: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(case)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes], **said: Any) -> bytes:
    """Zip members with a manifest that fits them, as a forger would; `said` changes its words."""
    manifest = canonical.parse(files["manifest.json"]) | said
    rest = {name: one for name, one in files.items() if name != "manifest.json"}
    manifest["files"] = {name: fingerprint(one) for name, one in rest.items()}
    return zipped({"manifest.json": canonical.encode(manifest), **rest})


def zipped(files: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, one in files.items():
            archive.writestr(name, one)
    return sink.getvalue()
