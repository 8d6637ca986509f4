"""Proposed words against the words that stand there: what stays, what goes, what comes."""

from __future__ import annotations

from typing import Literal, NamedTuple

from review.paper.comparing.tokens import edits


class Piece(NamedTuple):
    """Words that are kept, gone from the old wording, or come with the new one."""

    kind: Literal["kept", "gone", "come"]
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The redline of two wordings; kept and gone give the old one, kept and come the new one."""
    found: list[Piece] = []
    at = 0
    for edit in edits(old, new):
        found.append(Piece("kept", old[at : edit.old_start]))
        found.append(Piece("gone", old[edit.old_start : edit.old_end]))
        found.append(Piece("come", new[edit.new_start : edit.new_end]))
        at = edit.old_end
    found.append(Piece("kept", old[at:]))
    return tuple(piece for piece in found if piece.text)
