"""The form of the organ's own opinion: conclusion, what of counsel's advice it follows, and why not."""

from __future__ import annotations

from review.actions.legal_reviews import Review
from review.law.vocabulary import Reply
from review.web.forms.fields import area, choice
from review.web.forms.reviewing import OpinionForm


class LegalReviewForm(OpinionForm):
    followed = choice("对法律意见", Reply)
    departure = area("理由", 3000, required=False, help="部分采纳、不采纳法律意见的必填")
    text = area("审核意见", 10_000)
    demands = area(
        "另须修改之处",
        5000,
        required=False,
        help="一行一条；法律顾问的批注和要点已经写明的，不必再写",
    )

    def review(self) -> Review:
        lines = (line.strip() for line in (self.demands.data or "").splitlines())
        return Review(
            self.conclusion.data,
            self.text.data or "",
            self.followed.data,
            self.departure.data or "",
            tuple(line for line in lines if line),
            self.disposition.data if self.disposition else None,
            (self.risk.data or "") if self.risk else "",
        )
