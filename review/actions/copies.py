"""签署件核对: the signed copy is read and held against the cleared text before it is registered."""

from __future__ import annotations

from dataclasses import dataclass

from review.actions.documents import Received, reading
from review.actions.unit_of_work import Invalid
from review.law.vocabulary import Outcome
from review.models import Revision
from review.paper import model
from review.paper.comparing import signed_copy
from review.paper.comparing.signed_copy import Difference


@dataclass(frozen=True)
class Checked:
    """What the check against that text showed; `paper` is None where the copy has no words of its own."""

    text_hash: str
    outcome: Outcome
    differences: tuple[Difference, ...]
    paper: model.Paper | None


class Differs(Invalid):
    """The copy reads otherwise than the cleared text, and nobody has said why."""

    def __init__(self, found: tuple[Difference, ...]) -> None:
        sentence = (
            f"签署件与准予签署的文本有{len(found)}处差异，请逐条核对，写明每处差异的缘由后再登记"
        )
        super().__init__("explanation", sentence)
        self.differences = found


def check(revision: Revision, copy: Received) -> Checked:
    """Compare the words of the copy, as far as it has any, with those of the revision."""
    text, paper = revision.text_hash, copy.words
    if paper is None or not signed_copy.legible(paper):
        return Checked(text, Outcome.UNREAD, (), None)
    if paper.fingerprint == text:
        return Checked(text, Outcome.SAME, (), paper)
    found = signed_copy.differences(reading(revision), paper)
    return Checked(text, Outcome.DIFFERS if found else Outcome.SAME, found, paper)
