"""What is asked when the work of another organ on a document is recorded, one row a step."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.vocabulary import Conclusion, Outside, Reply, Resolution, StepName, Word


@dataclass(frozen=True)
class RecordRow:
    """Labels of what is asked, "" where it is not; `outcomes` are the words to choose from. `must`
    names what may not be left empty beside the day."""

    kind: Outside
    day: str
    body: str = ""
    number: str = ""
    outcome: str = ""
    outcomes: tuple[Word, ...] = ()
    text: str = ""
    paper: str = ""
    must: tuple[str, ...] = ()


COSIGNED = RecordRow(
    Outside.COSIGNED, "会签日期", body="会签机关", text="会签人和意见", paper="会签页",
    must=("body", "text", "paper"),
)  # fmt: skip
ANSWERED = RecordRow(
    Outside.ANSWERED, "答复日期", number="复函文号", outcome="采纳情况", outcomes=tuple(Reply),
    text="逐条答复，不采纳的写明理由", paper="书面答复", must=("outcome", "text"),
)  # fmt: skip
SENT = RecordRow(
    Outside.SENT, "送出日期", body="送往机关", number="送审函文号", text="说明", paper="送审函",
    must=("body",),
)  # fmt: skip
ROWS: dict[StepName, RecordRow] = {
    StepName.COSIGN_DRAFT: COSIGNED,
    StepName.COSIGN: COSIGNED,
    StepName.SEND_OUT: SENT,
    StepName.SEND_AGAIN: SENT,
    StepName.RECORD_OUTSIDE: RecordRow(
        Outside.OPINION, "出具日期", body="出具意见的机关", number="意见书文号", outcome="审核结论",
        outcomes=(Conclusion.LAWFUL, Conclusion.AMEND, Conclusion.UNLAWFUL), text="意见摘要",
        paper="意见书", must=("body", "outcome", "text", "paper"),
    ),
    StepName.ANSWER_OUTSIDE: ANSWERED,
    StepName.ANSWER_LEAD: ANSWERED,
    StepName.RECORD_DECISION: RecordRow(
        Outside.DECIDED, "会议日期", body="审议的会议", number="纪要文号", outcome="审议结果",
        outcomes=(Resolution.PASSED, Resolution.IN_PRINCIPLE), text="会议意见", paper="会议纪要",
        must=("body", "outcome", "paper"),
    ),
    StepName.RECORD_SIGNING: RecordRow(
        Outside.SIGNED, "签发日期", body="签发机关", text="签发人", paper="签发件",
        must=("body", "text"),
    ),
    StepName.DROP_THERE: RecordRow(
        Outside.DROPPED, "决定日期", body="作出决定的机关", number="来文文号", text="不予制发的理由",
        paper="来文", must=("body", "text"),
    ),
    StepName.RECORD_FILING: RecordRow(
        Outside.FILED, "报送日期", body="备案机关", number="备案编号", text="说明", paper="备案回执",
        must=("body",),
    ),
}  # fmt: skip
