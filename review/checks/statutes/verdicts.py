"""What a resolved citation comes to, in the words people read: its state, its basis, its articles."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from review.checks.statutes.resolving import Resolution, State, spoken
from review.checks.statutes.table import Statute
from review.chinese import spoken_date as written
from review.law.numbering import chinese
from review.words import Listed, Words


class Mark(Enum):
    """How a citation is shown: whether somebody has to look at it, and how surely."""

    GOOD = "good"
    BAD = "bad"
    DOUBT = "doubt"
    UNKNOWN = "unknown"


MARKS = {
    State.IN_FORCE: Mark.GOOD,
    State.REPEALED: Mark.BAD,
    State.PERHAPS: Mark.DOUBT,
    State.NOT_YET: Mark.DOUBT,
    State.IN_SOURCE: Mark.UNKNOWN,
    State.UNKNOWN: Mark.UNKNOWN,
}


def mark(resolution: Resolution) -> Mark:
    """The graver of what the statute and the cited articles come to."""
    of_statute = MARKS[resolution.state]
    if of_statute in (Mark.GOOD, Mark.UNKNOWN):
        if resolution.exceeds:
            return Mark.BAD if resolution.state is State.IN_FORCE else Mark.DOUBT
        if resolution.shifts:
            return Mark.DOUBT
    return of_statute


def standing(resolution: Resolution) -> str:
    """How the statute itself stands: 已于2021年1月1日废止，由《民法典》替代."""
    statute = resolution.statute
    if statute is None:
        return State.UNKNOWN.value
    if resolution.state is State.REPEALED:
        return repealed(statute)
    said = resolution.state.value
    if resolution.state is State.PERHAPS and statute.replaced_by:
        return Words(
            "{said}；来源所载替代文件：《{replaced_by}》",
            said=said,
            replaced_by=statute.replaced_by,
        )
    if resolution.state is State.NOT_YET and statute.effective:
        return Words("自{effective}起施行，尚未生效", effective=written(statute.effective))
    if resolution.state is State.IN_FORCE and statute.effective:
        return Words("{said}，自{effective}起施行", said=said, effective=written(statute.effective))
    return said


def repealed(statute: Statute) -> str:
    """已于…废止，由《…》替代; the statute has the day of its repeal."""
    assert statute.repealed_on is not None
    day = written(statute.repealed_on)
    if statute.replaced_by:
        successor = statute.replaced_by.removeprefix("中华人民共和国")
        return Words("已于{day}废止，由《{successor}》替代", day=day, successor=successor)
    return Words("已于{day}废止", day=day)


def beyond(statute: Statute, last: int) -> str:
    return Words(
        "《{short}》最后一条是第{last}条，没有所引条文", short=statute.short, last=chinese(last)
    )


def moved(resolution: Resolution) -> str:
    """条号自…起有变动：原第…条现为《…》第…条, for all cited articles that moved."""
    since = written(resolution.shifts[0].begins)
    return Words(
        "条号自{since}起有变动：{moved}",
        since=since,
        moved=Listed("；", map(spoken, resolution.shifts)),
    )


def of_articles(resolution: Resolution) -> str:
    """What the cited articles come to, or ""."""
    return Listed("；", _of_articles(resolution))


def _of_articles(resolution: Resolution) -> Iterator[str]:
    if resolution.exceeds and resolution.statute:
        yield beyond(resolution.statute, resolution.exceeds)
    if resolution.shifts:
        yield moved(resolution)
        if resolution.state is not State.REPEALED:
            yield "按现行文本引用的不用改"


def proof(statute: Statute | None) -> str:
    """On what the standing rests, and the day until which the source was looked at."""
    if statute is None:
        return ""
    parts = [Words("依据：{basis}", basis=statute.basis)] if statute.basis else []
    if statute.source:
        parts.append(Words("来源：{source}", source=statute.source))
    if statute.checked:
        parts.append(Words("核对日期：{checked}", checked=written(statute.checked)))
    return Listed("；", parts)
