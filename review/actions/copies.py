"""签署件核对: a signed copy is read and held against the cleared text before anything is registered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from review.actions import log, procedure, signing_copies
from review.actions.documents import Received, keep, reading, store
from review.actions.unit_of_work import Invalid, unit_of_work
from review.law import signed_copy as law
from review.law.permissions import Act
from review.law.requirements import judge
from review.law.vocabulary import Outcome, Proof, Route, Touched
from review.models import Clearance, Matter, Person, Revision
from review.paper import model, signing_mark
from review.paper.comparing import copy_topics, signed_copy, signed_pages
from review.paper.comparing.signed_copy import Difference
from review.paper.reading import sandbox
from review.paper.reading.scanned_pages import ScannedPage
from review.paper.refusal import Refusal
from review.paper.signing_mark import Mark
from review.words import Words

OUTSIDE = Difference("全文", "", "正文以外或格式不同：页眉页脚、文本框、注释或者被划去的文字")


@dataclass(frozen=True)
class Checked:
    """What the check against that text showed; `paper` is None where the copy has no words of its own.

    `touched` says of each difference what it touches; `codes` are the pages with the code.
    """

    text_hash: str
    outcome: Outcome
    differences: tuple[Difference, ...]
    paper: model.Paper | None
    route: Route = Route.TEXT
    touched: tuple[Touched, ...] = ()
    pages: int = 0
    codes: tuple[int, ...] = ()

    @property
    def proof(self) -> Proof:
        """What proves such a copy as long as nothing is recognised in it."""
        return law.proof_of(self.route, self.touched, ())

    @property
    def told(self) -> list[dict[str, Any]]:
        """The differences as they are kept."""
        pairs = zip(self.differences, self.touched, strict=True)
        return [{**difference._asdict(), "touched": touched.value} for difference, touched in pairs]


class Differs(Invalid):
    """The copy reads otherwise than the cleared text, and nobody has said why."""

    def __init__(self, differences: tuple[Difference, ...]) -> None:
        sentence = Words(
            "签署件与准予签署的文本有{differences}处差异，请逐条核对，写明每处差异的缘由后再登记",
            differences=len(differences),
        )
        super().__init__("explanation", sentence)
        self.differences = differences


def examine(matter: Matter, clearance: Clearance, copy: Received, *, by: Person) -> Checked:
    """Check a copy; where it cannot be one at all, the attempt is an event and Invalid says why."""
    try:
        return check(clearance, copy)
    except Invalid as fault:
        with unit_of_work():
            procedure.require(Act.UPLOAD_SIGNED, matter, by=by)
            named = {"id": clearance.id, "sha256": keep(copy.content)}
            log.append(
                "refuse_signed", by=by, matter=matter, object=named, name=copy.name,
                why=str(fault),
            )  # fmt: skip
        raise


def check(clearance: Clearance, copy: Received) -> Checked:
    """Compare the words of the copy, as far as it has any, with those of the cleared text."""
    mark, paper = signing_copies.mark_of(clearance), copy.words
    pages = _pages(copy)
    worded = paper is not None and signed_copy.legible(paper)
    drawn = any(page.pictured for page in pages)
    hidden = bool(paper and copy.sort == "pdf" and paper.hidden)
    scan = copy.sort == "pdf" and (not worded or drawn or hidden)
    _require(mark, paper, pages, scan, worded)
    codes = tuple(n for n, page in enumerate(pages, 1) if mark.code in page.codes)
    text = clearance.text_hash
    if scan or paper is None:
        return Checked(text, Outcome.UNREAD, (), None, Route.SCAN, pages=len(pages), codes=codes)
    differences, touched = _differences(clearance, copy, paper, mark)
    outcome = Outcome.DIFFERS if differences else Outcome.SAME
    return Checked(text, outcome, differences, paper, Route.TEXT, touched, len(pages), codes)


def _pages(copy: Received) -> list[ScannedPage]:
    try:
        return signed_pages.pages_of(copy.content) if copy.sort == "pdf" else []
    except Refusal as refusal:
        raise Invalid("file", refusal.sentence) from refusal


def _require(
    mark: Mark, paper: model.Paper | None, pages: list[ScannedPage], scan: bool, worded: bool
) -> None:
    """Refuse, in the law's words, what cannot be the signed copy whoever looks at it."""
    codes = [signing_mark.parse(code) for page in pages for code in page.codes]
    words = "\n".join(each.text for each in paper.paragraphs("all")) if paper else ""
    marks = [*filter(None, codes), *signing_mark.said(words)]
    foreign = next((other_mark for other_mark in marks if other_mark != mark), None)
    small = [n for n, page in enumerate(pages, 1) if scan and 0 < page.dots < law.LEAST_DOTS]
    ruling = judge(
        law.RECEIVE,
        law.Received(
            foreign=f"送审编号{foreign.matter}，准予签署{foreign.clearance}" if foreign else "",
            illegible="、".join(map(str, small)),
            blank=scan and all(page.blank for page in pages),
            drawable=scan or worded,
        ),
    )
    if not ruling:
        raise Invalid("file", ruling.reason)


def _differences(
    clearance: Clearance, copy: Received, paper: model.Paper, mark: Mark
) -> tuple[tuple[Difference, ...], tuple[Touched, ...]]:
    """Each difference and what it touches; a Word file is held against the text in all its parts."""
    revision: Revision = clearance.revision
    if paper.fingerprint == clearance.text_hash:
        return (), ()
    cleared = reading(revision)
    reviewed, two = signed_copy.stream(cleared), signed_copy.stream(paper, mark)
    parties = _parties(clearance.matter)
    differences = signed_copy.placed(reviewed, two)
    if differences:
        touched = tuple(Touched(copy_topics.topic(each, reviewed, parties)) for each in differences)
        return tuple(each.difference for each in differences), touched
    if copy.sort == "pdf" or _same(revision, cleared, paper, mark):
        return (), ()
    return (OUTSIDE,), (Touched.WORDS,)


def _same(revision: Revision, cleared: model.Paper, paper: model.Paper, mark: Mark) -> bool:
    """Whether a Word file is the cleared one in all its parts, read by the present rule."""
    if signing_mark.same(cleared, paper, mark):
        return True
    try:
        anew = sandbox.read(store().get(revision.sha256), revision.name)
    except Refusal:
        return False
    return signing_mark.same(anew, paper, mark)


def _parties(matter: Matter) -> tuple[str, ...]:
    return (matter.contract.counterparty,) if matter.contract else ()
