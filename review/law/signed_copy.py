"""签署件核对: what proves that the signed copy is the cleared text, and who must have confirmed it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from review.law import who
from review.law.facts import Matter, Person
from review.law.requirements import Requirement
from review.law.vocabulary import PageState, Proof, Route, Seat, Touched
from review.law.who import Who
from review.words import Words

LEAST_DOTS = 700  # across a scanned page: some 85 dpi of A4, below which 五号 type is not legible
GRAVE = frozenset({Touched.AMOUNT, Touched.PARTY, Touched.TERM, Touched.AREA, Touched.ACCOUNT})
"""What no single person may let pass."""


@dataclass(frozen=True)
class ProofRow:
    """The proof that a route gives where `fits` holds, and the seats that must be filled for it.

    `fits` is asked of what the differences touch and of what recognition said of the pages.
    """

    proof: Proof
    route: Route
    seats: tuple[Seat, ...]
    fits: Callable[[Collection[Touched], Sequence[PageState]], bool]
    basis: str = "办公室惯例"


PROOFS = (
    ProofRow(Proof.SAME, Route.TEXT, (), lambda touched, pages: not touched),
    ProofRow(
        Proof.HANDWRITTEN, Route.TEXT, (Seat.OFFICE, Seat.LEADER),
        lambda touched, pages: bool(GRAVE & set(touched)),
        "合同变更须当事人协商一致（民法典第五百四十三条）；由谁认可为办公室惯例",
    ),
    ProofRow(Proof.ACCEPTED, Route.TEXT, (Seat.OFFICE,), lambda touched, pages: True),
    ProofRow(
        Proof.RECOGNISED, Route.SCAN, (Seat.OFFICE,),
        lambda touched, pages: bool(pages) and set(pages) == {PageState.EQUAL},
    ),
    ProofRow(Proof.READ_BY_TWO, Route.SCAN, (Seat.OFFICE, Seat.OTHER), lambda touched, pages: True),
)  # fmt: skip
BY_PROOF = {row.proof: row for row in PROOFS}

SEATS: dict[Seat, Who] = {
    Seat.OFFICE: who.office,
    Seat.LEADER: who.signatory,
    Seat.OTHER: who.copy_reader,
}
awaited_reader = Who(
    "awaited_reader",
    "该核对这份签署件的人",
    lambda person, matter: (
        who.copy_reader.holds(person, matter)
        and person.id not in matter.copy_confirmed
        and any(SEATS[seat].holds(person, matter) for seat in matter.copy_awaits)
    ),
)


def proof_of(route: Route, touched: Collection[Touched], pages: Sequence[PageState]) -> Proof:
    """The first row of the route that fits."""
    return next(row.proof for row in PROOFS if row.route is route and row.fits(touched, pages))


def awaited(proof: Proof, filled: Collection[Seat]) -> tuple[Seat, ...]:
    """The seats of a proof that nobody fills yet."""
    seats = BY_PROOF[proof].seats if proof in BY_PROOF else ()
    return tuple(seat for seat in seats if seat not in filled)


def seat_of(person: Person, matter: Matter) -> Seat | None:
    """The seat this person may take now: the first that waits; None where none is theirs."""
    if not awaited_reader.holds(person, matter):
        return None
    return next((seat for seat in matter.copy_awaits if SEATS[seat].holds(person, matter)), None)


def may_register(person: Person) -> bool:
    """Whether whoever gives the last confirmation may register the copy as well."""
    return who.office.holds(person, Matter())


@dataclass(frozen=True)
class Received:
    """What a signed copy is, as far as it can be refused for it when it comes in.

    `foreign` names the matter whose code stands on it, "" for none. `illegible` are the pages whose
    picture is too small, `blank` says that nothing stands on any page. `drawable`: its pages can
    be shown, or its words read.
    """

    foreign: str = ""
    illegible: str = ""
    blank: bool = False
    drawable: bool = True


@dataclass(frozen=True)
class Confirmed:
    """How far a received copy is: whose confirmation is awaited, and whether somebody refused it."""

    awaited: str = ""
    refused: str = ""


own_code = Requirement[Received](
    "own_code",
    "页脚的二维码和文字是本事项这次准予签署的",
    "签署件上的签署用文本页脚是另一份的（{thing.foreign}），请核对是否选错文件",
    lambda copy: not copy.foreign,
)
not_blank = Requirement[Received](
    "not_blank",
    "签署件上有内容",
    "签署件各页都是空白，看不到任何文字或图像，请重新扫描后上传",
    lambda copy: not copy.blank,
)
legible = Requirement[Received](
    "legible",
    Words("扫描的每页图像不少于{least_dots}点宽", least_dots=LEAST_DOTS),
    "签署件第{thing.illegible}页的图像太小，看不清文字，请用200dpi以上重新扫描后上传",
    lambda copy: not copy.illegible,
)
drawable = Requirement[Received](
    "drawable",
    "没有文字的签署件是可以逐页查看的 PDF",
    "这份签署件里没有文字，也不能逐页查看，请扫描成 PDF 后上传",
    lambda copy: copy.drawable,
)
unrefused = Requirement[Confirmed](
    "unrefused",
    "没有人认为签署件与准予签署的文本不一致",
    "{thing.refused}，不能登记签订；请退回对方重新签署后再上传",
    lambda copy: not copy.refused,
)
all_seated = Requirement[Confirmed](
    "all_seated",
    "该由谁核对的，都已确认",
    "签署件还要由{thing.awaited}核对确认，现在不能登记签订",
    lambda copy: not copy.awaited,
)

yours = Requirement[bool](
    "yours",
    "这份签署件等的就是您核对",
    "这份签署件不等您核对：已经确认过、已经换了一份，或者不由您核对",
    lambda seated: seated,
)

CONFIRM = (yours,)
RECEIVE = (own_code, not_blank, drawable, legible)
REGISTER = (unrefused, all_seated)
