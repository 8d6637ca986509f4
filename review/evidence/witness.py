"""The signer's own file of what it signed: appended to only, and asked before anything is signed.

It is the witness inside the house. Keep it, like the key, where the owner of the database cannot
write: then no database, however rebuilt, is signed that does not continue the one signed before.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from pathlib import Path

from review.evidence import merkle, rotation
from review.evidence.checkpoint import NOTE, Checkpoint, Rewritten, Signer
from review.evidence.record import FileRecord, Held, Record
from review.evidence.restoration import mark

END = "\n\u2014 "
TAIL = 4096  # bytes at the end of the file that hold at least two notes


@dataclass(frozen=True)
class Witness:
    """`file` is on this machine, or a record that several machines share."""

    file: Path | Record
    signer: Signer

    @property
    def record(self) -> Record:
        return FileRecord(self.file) if isinstance(self.file, Path) else self.file

    def checkpoints(self) -> list[Checkpoint]:
        """Every checkpoint signed so far, oldest first; raise Rewritten where the file is damaged."""
        try:
            return _read(self.record.read_bytes().decode("utf-8", "replace"))[0]
        except FileNotFoundError:
            return []

    def newest(self) -> Checkpoint | None:
        """The checkpoint signed last, read from the end of the file; raise Rewritten as above."""
        text, _ = _end(self.record)
        kept = _read(text)[0]
        return kept[-1] if kept else None

    def keys(self) -> rotation.Keys:
        """The key in force and those it replaced, by this record; raise Rewritten as above."""
        return rotation.Keys.of(self.signer.public, self.rotations())

    def rotations(self) -> list[rotation.Rotation]:
        """Every change of keys that both keys signed, oldest first; raise Rewritten as above."""
        found = map(rotation.of, self.checkpoints())
        return [change for change in found if change and change.signed]

    def trusts(self, checkpoint: Checkpoint) -> bool:
        """Whether a key in force at that length signed it; the whole record is read only if need be."""
        return checkpoint.signed_by(self.signer.public) or self.keys().trust(checkpoint)

    def sign(
        self,
        size: int,
        root: bytes,
        extension: Callable[[int], Sequence[bytes]],
        alg: str = merkle.SHA256,
        superseded: Container[str] = (),
        new: Signer | None = None,
    ) -> Checkpoint | None:
        """Sign this head and keep the note, or return None where it is the one signed last.

        With `new` the note hands over to that key and is signed by both.

        `extension(old)` proves that the first `old` entries are a prefix. Raise Rewritten where
        the log does not continue the one signed last: cut, changed, or begun anew. Checkpoints
        `superseded` by a confirmed restoration are passed over: what was signed before them counts.
        """
        with self.record.held() as held:
            kept, end = _newest(held, superseded)
            lasting = [
                checkpoint
                for checkpoint in kept
                if mark(checkpoint.size, checkpoint.root) not in superseded
            ]
            older = lasting[-1] if lasting else Checkpoint.parse(
                self.signer.sign(0, merkle.Frontier.empty(alg).root())
            )  # fmt: skip
            self._in_force(kept)
            same = lasting and kept[-1] is older and (older.size, older.root) == (size, root)
            if same and new is None:
                return None
            proof = extension(older.size) if 0 < older.size < size else []
            note = self.signer.extend(older, size, root, proof, alg, self.trusts)
            if new:
                note = rotation.note(self.signer, new, size, root)
            held.write(end, f"{note}\n".encode())
            return Checkpoint.parse(note)

    def _in_force(self, kept: Sequence[Checkpoint]) -> None:
        """Refuse to sign where the record says that another key took over."""
        change = rotation.of(kept[-1]) if kept else None
        if change and change.signed and change.new != self.signer.public:
            raise Rewritten(
                "签署方的记录里已更换签名密钥，本机的密钥还是旧的：请执行 flask log rotate"
            )


def _newest(held: Held, superseded: Container[str]) -> tuple[list[Checkpoint], int]:
    """The newest notes, all where none of these counts any more, and the byte they end at: what a
    crash tore off after it was never given out."""
    text, start = _end(held)
    kept, place = _read(text)
    end = start + len(text[:place].encode())
    if start and all(mark(checkpoint.size, checkpoint.root) in superseded for checkpoint in kept):
        kept, _ = _read(held.whole().decode("utf-8", "replace"))
    return kept, end


def _end(source: Record | Held) -> tuple[str, int]:
    """The last whole notes of the record and whatever follows them, and the byte they begin at."""
    raw, start = source.end(TAIL)
    if start:
        mark = raw.find(f"\n{END.strip()} ".encode())
        skipped = raw.find(b"\n\n", mark) + 2 if mark >= 0 else 1
        if skipped == 1:
            raise Rewritten("签署方的检查点文件末尾损坏")
        raw, start = raw[skipped:], start + skipped
    return raw.decode("utf-8", "replace"), start


def _read(text: str) -> tuple[list[Checkpoint], int]:
    """The notes, and where the last one ends; what follows it was never given out."""
    checkpoints: list[Checkpoint] = []
    place = 0
    while place < len(text):
        note = NOTE.match(text, place)
        if not note:
            if END in text[place:] and text[place:].partition(END)[2].count("\n"):
                raise Rewritten(f"签署方的检查点文件在第{len(checkpoints) + 1}份处损坏")
            break
        checkpoints.append(Checkpoint.parse(note.group()))
        place = note.end() + text.startswith("\n", note.end())
    return checkpoints, place
