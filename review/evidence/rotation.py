"""更换签名密钥: a checkpoint that names the old key and the new one and is signed by both.

It is the checkpoint of the log at the change, with three more lines: the word and both public keys.
What the old key signed up to that length counts on; what it signs of a longer log counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from review.evidence.checkpoint import Checkpoint, PublicKey, Signer

ACTION = "rotate_key"
"""The event of the change, and the word of its note."""
HEAD = 3
"""Lines of a checkpoint before those that it adds."""


class Rotation(NamedTuple):
    """`checkpoint` is not believed before `signed` is asked."""

    checkpoint: Checkpoint
    old: PublicKey
    new: PublicKey

    @property
    def signed(self) -> bool:
        """Whether the old key and the new one both signed it."""
        keys = (self.old, self.new)
        return self.old.id != self.new.id and all(
            key.name == self.checkpoint.origin and self.checkpoint.signed_by(key) for key in keys
        )


def note(old: Signer, new: Signer, size: int, root: bytes) -> str:
    """The change at this state of the log, signed by both."""
    signed = old.sign(size, root, (ACTION, old.public.dump(), new.public.dump()))
    return signed + new.signature(signed.partition("\n\n")[0] + "\n")


def of(checkpoint: Checkpoint) -> Rotation | None:
    """The change of keys that a checkpoint tells of; None for any other checkpoint."""
    lines = checkpoint.note.partition("\n\n")[0].split("\n")[HEAD:]
    if len(lines) != HEAD or lines[0] != ACTION:
        return None
    try:
        return Rotation(checkpoint, PublicKey.load(lines[1]), PublicKey.load(lines[2]))
    except ValueError:
        return None


def of_event(event: Mapping[str, Any]) -> Rotation | None:
    """The change that an event records; None where what it says of the keys is not in its note."""
    data = event["data"]
    rotation = of(Checkpoint.parse(data["note"]))
    said = (data["old"], data["new"])
    if rotation is None or (rotation.old.dump(), rotation.new.dump()) != said:
        return None
    return rotation


@dataclass(frozen=True)
class Keys:
    """The key in force, and those it replaced, newest first, each with the last length it signed."""

    current: PublicKey
    replaced: Mapping[PublicKey, int]

    @classmethod
    def of(cls, current: PublicKey, rotations: Iterable[Rotation]) -> Keys:
        """Follow the changes back from the key in force; a change signed by one key is passed over."""
        replaced: dict[PublicKey, int] = {}
        for rotation in reversed(list(rotations)):
            if rotation.signed and rotation.new in (current, *replaced):
                replaced[rotation.old] = rotation.checkpoint.size
        return cls(current, replaced)

    def __iter__(self) -> Iterator[PublicKey]:
        """Oldest first."""
        yield from reversed(list(self.replaced))
        yield self.current

    def trust(self, checkpoint: Checkpoint) -> bool:
        """Whether a key signed it that was in force at its length."""
        return checkpoint.signed_by(self.current) or any(
            checkpoint.size <= last and checkpoint.signed_by(key)
            for key, last in self.replaced.items()
        )
