"""What the records tell of how a document was made, in sentences ready for a letter."""

from __future__ import annotations

from review.chinese import ended, spoken_date
from review.law.vocabulary import DraftingDuty, Lead
from review.models import Classification, CommentPeriod, Matter, Meeting
from review.registers.batching import last, rows
from review.registers.document_records import reviewed

LOOKED_AT = (DraftingDuty.COMPETITION, DraftingDuty.CONSISTENCY)


def jointly(matter: Matter) -> str:
    """With whom a document is issued, and who leads; "" where it is issued alone."""
    classification = last(Classification, matter) if matter.normative else None
    joint = classification.joint if classification else None
    if joint is None:
        return ""
    organs = "、".join(joint.others)
    if joint.lead is Lead.OURS:
        return f"由本单位牵头，与{organs}联合制发"
    return f"由其他机关牵头，与{organs}联合制发"


def course(matter: Matter) -> str:
    """制定过程: jointly with whom, what was looked at while it was drafted, which meetings."""
    told = [f"本文件{joint}。"] if (joint := jointly(matter)) else []
    for duty in LOOKED_AT:
        if found := reviewed(matter, duty):
            day = spoken_date(found.concluded_on)
            told.append(f"{day}完成{duty.label}，结论为“{found.verdict.label}”。")
    for meeting in rows(Meeting, matter):
        minutes = f"（{meeting.minutes}）" if meeting.minutes else ""
        day = spoken_date(meeting.held_on)
        told.append(f"{day}经{meeting.name}集体审议，结果为“{meeting.outcome.label}”{minutes}。")
    return "".join(told)


def heard(matter: Matter) -> str:
    """征求意见及采纳情况: each period with its result, or why the public was not asked."""
    told = []
    for period in rows(CommentPeriod, matter):
        days = f"自{spoken_date(period.began_on)}至{spoken_date(period.ends_on)}"
        told.append(f"{days}在{period.place}公开征求意见。")
        if period.result:
            said = f"收到意见{period.result.received}条，采纳{period.result.adopted}条。"
            told.append(said + ended(period.result.summary))
    unasked = reviewed(matter, DraftingDuty.COMMENT)
    if unasked:
        told.append(f"依法不公开征求意见：{ended(unasked.grounds)}")
    return "".join(told)
