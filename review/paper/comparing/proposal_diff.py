"""Proposed words against the words that stand there: what stays, what goes, what comes."""

from __future__ import annotations

from typing import Literal, NamedTuple

from review.paper.comparing.tokens import Edit, edits

RECOGNISED = 0.4
"""Share of kept text below which a lawyer sees no edit but another sentence."""


class Piece(NamedTuple):
    """Words that are kept, gone from the old wording, or come with the new one."""

    kind: Literal["kept", "gone", "come"]
    text: str


def changes(old: str, new: str) -> tuple[Edit, ...]:
    """What a proposal changes, for the page and for Word alike; a wording made anew is one change."""
    differing = edits(old, new)
    kept = len(old) - sum(each.old_end - each.old_start for each in differing)
    if len(differing) > 1 and kept < RECOGNISED * max(len(old), len(new)):
        return (Edit(0, len(old), 0, len(new)),)
    return differing


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The redline of two wordings; kept and gone give the old one, kept and come the new one."""
    found: list[Piece] = []
    at = 0
    for edit in changes(old, new):
        found.append(Piece("kept", old[at : edit.old_start]))
        found.append(Piece("gone", old[edit.old_start : edit.old_end]))
        found.append(Piece("come", new[edit.new_start : edit.new_end]))
        at = edit.old_end
    found.append(Piece("kept", old[at:]))
    return tuple(piece for piece in found if piece.text)
