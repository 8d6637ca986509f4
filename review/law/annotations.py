"""批注 before the law: how one stands, and what each act on it asks; pure functions of plain values."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.requirements import Requirement
from review.law.vocabulary import Category, Place, Reply, Severity, Uptake

# What the words or the heading of a clause speak of: the category an annotation on it begins with.
HEADINGS: tuple[tuple[Category, str], ...] = (
    (Category.DISPUTE, "争议|仲裁|诉讼|管辖"),
    (Category.BREACH, "违约|赔偿|滞纳金"),
    (Category.PRICE, "价款|报酬|费用|租金|支付|付款|金额|押金|定金|结算|发票"),
    (Category.SECRECY, "保密|个人信息|数据"),
    (Category.RIGHTS, "知识产权|著作权|专利|成果"),
    (Category.TERM, "期限|届满|履行|生效|续签|续租|交付|验收"),
    (Category.PARTY, "甲方|乙方|主体|授权|资质"),
    (Category.SUBJECT, "标的|质量|数量|服务内容|标准"),
    (Category.WORDING, "定义|解释|用语|附件"),
)

LOST = (None, Place.ORPHAN, Place.GUESSED)


@dataclass(frozen=True)
class Note:
    """One annotation as it stands in the newest text.

    `reply` is that of the last answer, `confirmed` whether the section head confirmed that answer.
    `place` is where it stands in the newest text, None where nobody placed it there; `adoption` how
    far counsel's wording stands in that text, None where none was proposed; `changed`: its words are
    others than those it was written on. `pointed`: the drafter showed where else the newest text
    changed to take it up. `author` wrote it;
    `issued`: an opinion was issued after it was written. `charged` is who was last asked to deal
    with it.
    """

    severity: Severity = Severity.BLOCKING
    reply: Reply | None = None
    confirmed: bool = False
    settled: bool = False
    withdrawn: bool = False
    place: Place | None = Place.MADE
    adoption: Uptake | None = None
    changed: bool = False
    pointed: bool = False
    author: int = 0
    issued: bool = False
    charged: int | None = None


def closed(note: Note) -> bool:
    return note.settled or note.withdrawn


def unanswered(note: Note) -> bool:
    return note.reply is None and not note.settled


def unconfirmed(note: Note) -> bool:
    """A 须处理 annotation that is declined, and nobody of the section answers for it yet."""
    declined = note.severity is Severity.BLOCKING and note.reply is Reply.DECLINED
    return declined and not note.confirmed


def carried_out(note: Note) -> bool:
    """Counsel's wording stands in the text; where none was proposed, the words have changed.

    The drafter may instead point at another place that changed since.
    """
    if note.pointed:
        return True
    return note.changed if note.adoption is None else note.adoption is not Uptake.ABSENT


def claimed(note: Note) -> bool:
    """Answered 采纳 and borne out as far as was kept: what the texts themselves must show."""
    held = note.reply is Reply.ADOPTED and not note.settled and not note.pointed
    return held and carried_out(note)


def contradicted(note: Note) -> bool:
    """Answered 采纳, but the text does not bear it out; counsel who settles it has seen that."""
    return note.reply is Reply.ADOPTED and not note.settled and not carried_out(note)


def unheeded(note: Note) -> bool:
    """What must be dealt with has no fate: not settled, not answered, or answered and not done."""
    if note.severity is not Severity.BLOCKING or note.settled:
        return False
    return note.reply is None or unconfirmed(note) or contradicted(note)


def unplaced(note: Note) -> bool:
    """It must be placed, or its words be told to be gone, by a person."""
    return not note.settled and note.place in LOST


def unsettled(note: Note, *, approved: bool) -> bool:
    """A 须处理 annotation is settled by counsel, or declined, confirmed, and approved knowingly."""
    if note.severity is not Severity.BLOCKING or note.settled:
        return False
    overruled = note.reply is Reply.DECLINED and note.confirmed
    return not (overruled and approved)


@dataclass(frozen=True)
class Acting:
    """Somebody acting on an annotation; `to` is whom they ask to deal with it, None: nobody."""

    note: Note
    by: int
    to: int | None = None


answerable = Requirement[Acting](
    "answerable", "批注没有了结", "这条批注已了结，不必再答复", lambda act: not closed(act.note)
)
belied = Requirement[Acting](
    "belied",
    "批注答复为采纳，文本没有体现",
    "这条批注没有与答复不符，不必指明改动处",
    lambda act: contradicted(act.note),
)
to_confirm = Requirement[Acting](
    "to_confirm",
    "“须处理”批注答复为不采纳，尚未确认",
    "这条批注没有待确认的不采纳答复",
    lambda act: unconfirmed(act.note),
)
open_still = Requirement[Acting](
    "open_still",
    "批注没有了结",
    "这条批注的状态已经变了，请刷新后再看",
    lambda act: not closed(act.note),
)
settled_still = Requirement[Acting](
    "settled_still",
    "批注已经了结",
    "这条批注的状态已经变了，请刷新后再看",
    lambda act: act.note.settled and not act.note.withdrawn,
)
own = Requirement[Acting](
    "own", "批注是本人写的", "只能撤回自己写的批注", lambda act: act.note.author == act.by
)
before_the_opinion = Requirement[Acting](
    "before_the_opinion",
    "批注写下之后没有出具过意见",
    "意见出具后批注不能撤回，只能了结",
    lambda act: not act.note.issued,
)
chargeable = Requirement[Acting](
    "chargeable", "批注没有了结", "这条批注已了结，不必再交办", lambda act: not closed(act.note)
)
charged_anew = Requirement[Acting](
    "charged_anew",
    "与现在的交办不同",
    "这条批注已经是这样交办的",
    lambda act: act.note.charged != act.to,
)

ANSWER, POINT, CONFIRM = (answerable,), (belied,), (to_confirm,)
SETTLE, REOPEN = (open_still,), (settled_still,)
WITHDRAW, CHARGE = (own, before_the_opinion), (chargeable, charged_anew)
