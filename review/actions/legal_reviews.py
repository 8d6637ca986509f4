"""法制审核: the organ reads counsel's advice, follows it or not, and issues its own opinion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from review.actions import letters, opinions, procedure
from review.actions.opinions import Draft
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import legal_reviews as law
from review.law.requirements import judge
from review.law.vocabulary import Conclusion, Disposition, Reply, StepName
from review.models import LegalReview, Matter, Opinion, Person, Revision
from review.registers.facts import latest_opinion

LIST = "审核机构的修改意见"
PROBLEM = "不符合"


@dataclass(frozen=True)
class Review:
    """`demands`: what the text must change beside what counsel named, a sentence each."""

    conclusion: Conclusion
    text: str
    followed: Reply
    departure: str = ""
    demands: tuple[str, ...] = ()
    disposition: Disposition | None = None
    risk: str = ""


def issue(matter: Matter, revision: Revision, review: Review, *, by: Person) -> Opinion:
    """合法性审核（审查）意见 under the office's number; raise Invalid where it departs without reason."""
    form = letters.review_key(matter)
    make_ready(matter, revision, review, by=by)
    with unit_of_work():
        procedure.check(matter, StepName.LEGAL_REVIEW, by=by)
        advice = latest_opinion(matter)
        assert advice is not None
        _follows(advice, review)
        draft = _draft(advice, review)
        opinions.hold_together(matter, revision, draft)
        opinion = opinions.written(matter, revision, draft, form, by=by, organ=True)
        db.session.add(
            LegalReview(
                matter_id=matter.id,
                opinion_id=opinion.id,
                advice_id=advice.id,
                followed=review.followed,
                departure=review.departure.strip(),
                by_id=by.id,
            )
        )
        db.session.flush()
        procedure.take(
            matter, StepName.LEGAL_REVIEW, by=by, opinion=opinion.number, advice=advice.number,
            followed=review.followed.value, departure=review.departure.strip(),
        )  # fmt: skip
        return opinion


def make_ready(matter: Matter, revision: Revision, review: Review, *, by: Person) -> None:
    """Lay out the letter before the lock is taken."""
    if advised := latest_opinion(matter):
        draft, form = _draft(advised, review), letters.review_key(matter)
        opinions.make_ready(matter, revision, draft, form, by=by)


def _follows(advice: Opinion, review: Review) -> None:
    following = law.Following(
        advised=advice.conclusion.label,
        adopted=review.followed is Reply.ADOPTED,
        same=(advice.conclusion, advice.disposition) == (review.conclusion, review.disposition),
        reasoned=bool(review.departure.strip()),
    )
    if not (ruling := judge(law.FOLLOW, following)):
        raise Invalid("followed" if following.adopted else "departure", ruling.reason)


def _draft(advice: Opinion, review: Review) -> Draft:
    points = _points(advice, review)
    return Draft(review.conclusion, review.text, points, review.disposition, review.risk)


def _points(advice: Opinion, review: Review) -> list[dict[str, Any]]:
    """Counsel's points as they were found, then what the organ itself demands."""
    own = [
        {"key": f"organ.{place}", "label": said, "result": PROBLEM, "note": "", "list": LIST}
        for place, said in enumerate(review.demands, 1)
    ]
    return [*advice.checklist, *own]
