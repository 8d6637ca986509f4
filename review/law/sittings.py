"""会议: who belongs to a body, how many must be there, and what one of its sittings may decide."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.requirements import PRACTICE, Requirement
from review.law.vocabulary import Grave, Quorum, Resolution, Subject

RULES = "办公室惯例，以议事机构的议事规则为准"
LAST = "重大行政决策程序暂行条例第三十条"
COLLECTIVE = "三重一大制度"
AGAINST = Resolution.REJECTED
PRICED = (Grave.PROJECT, Grave.FUNDS)


def needed(quorum: Quorum, members: int) -> int:
    """How many of so many members must be present; a body without members never meets its own."""
    if quorum is Quorum.ALL:
        least = members
    elif quorum is Quorum.TWO_THIRDS:
        least = -(-members * 2 // 3)
    else:
        least = members // 2 + 1
    return max(least, 1)


@dataclass(frozen=True)
class Item:
    """A matter as it is put on an agenda: whether it `waits` for a meeting, `listed` there already;
    `open`: the sitting was not held yet."""

    waits: bool
    subject: Subject | None
    grave: Grave | None
    priced: bool
    listed: bool
    open: bool


@dataclass(frozen=True)
class Heard:
    """An item as the decision on it is recorded.

    `present` of `members` were there, `need` must be. `votes` are those that were counted, `voting`
    whether the body votes at all. `deciding`: the outcome is more than 再议. `led`: a chair was present.
    """

    body: str
    voting: bool
    members: int
    present: int
    need: int
    votes: int
    deciding: bool
    last_word: bool
    led: bool
    minuted: bool
    decided: bool = False


waiting = Requirement[Item](
    "waiting",
    "事项正等会议讨论：文件和咨询已提请集体审议（讨论），合同在待审批，清理的意见已经提齐",
    "事项不在等会议讨论，不能列入议程",
    lambda item: item.waits,
)
unheld = Requirement[Item](
    "unheld", "会议还没有登记召开", "会议已经登记召开，不能再列入议题", lambda item: item.open
)
once = Requirement[Item](
    "once",
    "同一次会议一个事项只列一次",
    "这一事项已经列入本次会议的议程",
    lambda item: not item.listed,
)
sorted_out = Requirement[Item](
    "sorted_out",
    "三重一大事项写明属于哪一类",
    "三重一大事项，请选择属于哪一类",
    lambda item: item.subject is not Subject.COLLECTIVE or item.grave is not None,
    COLLECTIVE,
)
priced = Requirement[Item](
    "priced",
    "重大项目安排、大额度资金使用写明金额",
    "重大项目安排、大额度资金使用，请填写金额",
    lambda item: item.grave not in PRICED or item.priced,
    COLLECTIVE,
)
undecided = Requirement[Heard](
    "undecided",
    "这一议题还没有登记决定",
    "这一议题已经登记过决定，再次讨论的请列入下一次会议",
    lambda heard: not heard.decided,
)
quorate = Requirement[Heard](
    "quorate",
    "出席的成员达到法定人数；不足的只能登记再议",
    "{thing.body}成员{thing.members}人，到会{thing.present}人，不足法定人数{thing.need}人，不能作出决定，只能登记为再议",
    lambda heard: not heard.deciding or heard.present >= heard.need,
    RULES,
)
votes_where_it_votes = Requirement[Heard](
    "votes_where_it_votes",
    "不表决的议事机构不记票数",
    "{thing.body}不表决，由主要负责人在讨论的基础上决定，票数应为0",
    lambda heard: heard.voting or heard.votes == 0,
    LAST,
)
voted = Requirement[Heard](
    "voted",
    "表决的议事机构作出决定的，记录票数",
    "{thing.body}实行表决，请填写表决情况",
    lambda heard: not heard.voting or not heard.deciding or heard.votes > 0,
    RULES,
)
no_more_votes = Requirement[Heard](
    "no_more_votes",
    "票数不多于到会的成员",
    "表决共{thing.votes}票，多于到会成员{thing.present}人",
    lambda heard: heard.votes <= heard.present,
    RULES,
)
led_to_the_end = Requirement[Heard](
    "led_to_the_end",
    "主持人到会，并记录其末位发言",
    "没有主持会议的负责人到会，不能作出决定，只能登记为再议",
    lambda heard: not heard.deciding or heard.led,
    LAST,
)
heard_last = Requirement[Heard](
    "heard_last",
    "作出决定的，记录主要负责人的末位发言",
    "主要负责人应当末位发言，请记录其意见",
    lambda heard: not heard.deciding or heard.last_word,
    LAST,
)
minuted = Requirement[Heard](
    "minuted",
    "三重一大事项的会议有纪要文号",
    "三重一大事项须填写会议纪要文号",
    lambda heard: heard.minuted,
    COLLECTIVE,
)


@dataclass(frozen=True)
class Convened:
    """A sitting as it is called or held: whether its body has members, items are on its agenda, and it
    was recorded as held already."""

    body: str
    members: int
    items: int
    held: bool


seated = Requirement[Convened](
    "seated",
    "议事机构有成员",
    "{thing.body}还没有成员，请先登记成员",
    lambda convened: convened.members > 0,
)
held_once = Requirement[Convened](
    "held_once",
    "会议还没有登记召开",
    "这次会议已经登记召开",
    lambda convened: not convened.held,
)
agenda_set = Requirement[Convened](
    "agenda_set",
    "议程上有议题",
    "议程还是空的，请先列入议题",
    lambda convened: convened.items > 0,
)
was_held = Requirement[bool](
    "was_held", "会议已经登记召开", "会议还没有登记召开，不能督办", lambda held: held
)

convened_already = Requirement[bool](
    "convened_already",
    "会议已经登记召开",
    "会议还没有登记召开，不能登记审议结果",
    lambda held: held,
)


@dataclass(frozen=True)
class Leaving:
    """An item as it is taken off: whether the sitting was `held`, and it is `off` already."""

    held: bool
    off: bool


still_to_come = Requirement[Leaving](
    "still_to_come",
    "会议还没有登记召开",
    "会议已经登记召开，议题不能再撤下；没有讨论的，登记为再议",
    lambda leaving: not leaving.held,
)
still_on = Requirement[Leaving](
    "still_on", "议题还在议程上", "这一议题已经撤下", lambda leaving: not leaving.off
)
nothing_called = Requirement[int](
    "nothing_called",
    "没有已经召集、还没有登记召开的会议",
    "还有{thing}次会议已经召集、没有登记召开，请先登记召开或者撤下全部议题",
    lambda open_sittings: open_sittings == 0,
)
CALL, HOLD, FOLLOW_UP = (seated,), (held_once, agenda_set), (was_held,)
RESOLVE = (convened_already,)
TAKE_OFF, END = (still_to_come, still_on), (nothing_called,)
PUT = (unheld, waiting, once, sorted_out, priced)
DECIDE = (
    undecided, quorate, led_to_the_end, votes_where_it_votes, voted, no_more_votes, minuted,
    heard_last,
)  # fmt: skip


@dataclass(frozen=True)
class FollowedUp:
    """A 督办 as somebody reports on it; `own`: it is theirs."""

    own: bool
    keeper: bool
    done: bool


owner_reports = Requirement[FollowedUp](
    "owner_reports",
    "由督办的承办人或者办公室报告",
    "督办事项只能由承办人或者办公室报告办结",
    lambda followed_up: followed_up.own or followed_up.keeper,
    PRACTICE,
)
not_done = Requirement[FollowedUp](
    "not_done", "督办没有办结", "这项督办已经办结", lambda one: not one.done
)
REPORT = (owner_reports, not_done)
