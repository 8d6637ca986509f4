"""Which rows decide something: their digests stand in the events that wrote them.

Every table stands in exactly one of two lists, and a test holds it. A row of DECIDING that was
changed, added or taken away beside the program no longer fits the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Float, Numeric
from sqlalchemy.inspection import inspect

from review.extensions import Model
from review.models import (
    allotted_number,
    annotation,
    annual,
    blank,
    campaign,
    charge,
    classification,
    clearance,
    compilation,
    conversion,
    deadline,
    decision,
    delegation,
    document,
    drafting,
    edition,
    filing_event,
    issuing,
    issuing_body,
    legal_review,
    legislation,
    letter,
    letter_template,
    library_clause,
    matter,
    meeting,
    model_text,
    opinion,
    outside_record,
    past,
    performance,
    person,
    printed_text,
    returned,
    second_role,
    setting,
    signed_copy,
    sitting,
    small_register,
    succession,
    year_report,
)


class Deciding(NamedTuple):
    """`through` is the column that leads to the matter, by way of other rows of DECIDING; "" for
    rows of no matter. `caches` are columns that decide nothing, each with the reason."""

    model: type[Model]
    label: str
    through: str = "matter_id"
    caches: tuple[tuple[str, str], ...] = ()

    @property
    def table(self) -> str:
        return self.model.__tablename__

    @property
    def columns(self) -> list[Any]:
        return [
            column
            for column in self.model.__table__.columns
            if column.name not in dict(self.caches)
        ]


WORKED_OUT = (
    "worked out from start, length, pauses and calendar, which are recorded; alarms go by it"
)
DEEDS_COUNTED = "keeps two deeds from passing each other; what each did is an event"
ENTRY = "lets in whoever knows the password; that one was chosen, and each entry, are events"

DECIDING = (
    Deciding(matter.Matter, "事项", "id", (("version", DEEDS_COUNTED),)),
    Deciding(matter.Contract, "合同信息"),
    Deciding(matter.Normative, "文件信息"),
    Deciding(matter.Internal, "制度信息"),
    Deciding(matter.Consultation, "咨询信息"),
    Deciding(edition.MatterEdition, "版次"),
    Deciding(model_text.DraftingOrigin, "起草来源"),
    Deciding(matter.Assignment, "分办"),
    Deciding(document.Revision, "版本"),
    Deciding(document.Rereading, "重新读取", "revision_id"),
    Deciding(document.Material, "送审材料"),
    Deciding(document.MaterialWithdrawal, "撤下材料", "material_id"),
    Deciding(blank.BlankExplanation, "空白说明"),
    Deciding(printed_text.PrintedText, "排版核对"),
    Deciding(printed_text.PassedDifference, "认可排版差异"),
    Deciding(conversion.Original, "旧版原件", "revision_id"),
    Deciding(annotation.Annotation, "批注"),
    Deciding(annotation.Placement, "批注位置", "annotation_id"),
    Deciding(annotation.Remark, "回复", "annotation_id"),
    Deciding(annotation.Answer, "答复", "annotation_id"),
    Deciding(annotation.Confirmation, "不采纳确认", "answer_id"),
    Deciding(annotation.Settlement, "了结", "annotation_id"),
    Deciding(annotation.PointedChange, "指明改动处", "annotation_id"),
    Deciding(charge.Charge, "交办", "annotation_id"),
    Deciding(opinion.Opinion, "审查意见"),
    Deciding(clearance.OpenedChanges, "打开差异"),
    Deciding(legal_review.LegalReview, "法制审核"),
    Deciding(clearance.Comparison, "差异复核"),
    Deciding(clearance.Approval, "审批"),
    Deciding(clearance.Clearance, "准予签署"),
    Deciding(clearance.Signing, "签订登记"),
    Deciding(clearance.CopyCheck, "签署件核对", "signing_id"),
    Deciding(signed_copy.SigningCopy, "签署用文本", "clearance_id"),
    Deciding(signed_copy.ReturnedCopy, "收回的签署件"),
    Deciding(signed_copy.CopyConfirmation, "签署件核对确认", "returned_id"),
    Deciding(clearance.Archiving, "归档"),
    Deciding(classification.Classification, "认定"),
    Deciding(classification.JointIssue, "联合制发", "classification_id"),
    Deciding(classification.FindingConfirmation, "认定确认", "classification_id"),
    Deciding(outside_record.OutsideRecord, "制发机关的办理"),
    Deciding(drafting.CommentPeriod, "公开征求意见"),
    Deciding(drafting.PublicComment, "公众意见", "period_id"),
    Deciding(drafting.CommentResult, "征求意见结果", "period_id"),
    Deciding(drafting.DraftingReview, "起草审查"),
    Deciding(drafting.CompetitionGrounds, "公平竞争审查的依据", "review_id"),
    Deciding(drafting.CommentWaiver, "不公开征求意见", "review_id"),
    Deciding(drafting.DraftingConfirmation, "起草审查确认"),
    Deciding(meeting.Meeting, "会议"),
    Deciding(decision.Decision, "决定"),
    Deciding(sitting.AgendaItem, "议题"),
    Deciding(sitting.AgendaWithdrawal, "撤下议题", "item_id"),
    Deciding(sitting.ItemDecision, "议题的决定", "item_id"),
    Deciding(sitting.FollowUp, "督办", "item_id"),
    Deciding(sitting.FollowUpReport, "督办办结", "follow_up_id"),
    Deciding(succession.Succession, "修订关系"),
    Deciding(allotted_number.AllottedNumber, "预留文号"),
    Deciding(allotted_number.VoidedNumber, "作废文号", "number_id"),
    Deciding(issuing.Issue, "印发"),
    Deciding(issuing.Publication, "公布"),
    Deciding(issuing.Filing, "报备"),
    Deciding(issuing.Registration, "备案登记", "filing_id"),
    Deciding(issuing.Upkeep, "评估清理"),
    Deciding(filing_event.FilingEvent, "报备事项", "filing_id"),
    Deciding(letter.SupplementNotice, "补正通知"),
    Deciding(
        deadline.Deadline,
        "期限",
        "matter_id",
        tuple((name, WORKED_OUT) for name in ("due_on", "alert_on", "provisional")),
    ),
    Deciding(deadline.Pause, "期限中止", "deadline_id"),
    Deciding(deadline.Extension, "期限延长", "deadline_id"),
    Deciding(performance.Performance, "履行记录"),
    Deciding(performance.Term, "履行期限"),
    Deciding(performance.Alert, "预警报告"),
    Deciding(performance.Direction, "批示", "alert_id"),
    Deciding(performance.Supplement, "补充协议"),
    Deciding(returned.ReturnedFile, "批注稿"),
    Deciding(returned.TakenIn, "批注稿导入"),
    Deciding(person.Person, "人员", "", (("password", ENTRY),)),
    Deciding(second_role.SecondRole, "兼任", ""),
    Deciding(person.Section, "科室", ""),
    Deciding(person.Firm, "律所", ""),
    Deciding(delegation.Delegation, "授权代理", ""),
    Deciding(setting.SettingChange, "设置", ""),
    Deciding(setting.HolidayNotice, "放假安排", ""),
    Deciding(setting.ChecklistVersion, "审查清单", ""),
    Deciding(model_text.ModelText, "示范文本", ""),
    Deciding(letter_template.LetterTemplate, "文书模板", ""),
    Deciding(library_clause.LibraryClause, "条款库", ""),
    Deciding(legislation.LegislationRow, "法规数据", ""),
    Deciding(annual.AnnualList, "年度目录", ""),
    Deciding(compilation.CompilationEdition, "制度汇编", ""),
    Deciding(campaign.Campaign, "清理", ""),
    Deciding(campaign.CampaignText, "清理清单", ""),
    Deciding(campaign.CampaignProposal, "清理意见", ""),
    Deciding(campaign.CampaignItem, "清理议题", ""),
    Deciding(campaign.CampaignResolution, "清理审议", ""),
    Deciding(campaign.CampaignDecision, "清理决定", ""),
    Deciding(campaign.CampaignResult, "清理结果", ""),
    Deciding(issuing_body.IssuingBody, "制定主体", ""),
    Deciding(sitting.Body, "议事机构", ""),
    Deciding(sitting.BodyMember, "议事机构成员", ""),
    Deciding(sitting.Sitting, "会议召集", ""),
    Deciding(sitting.SittingRecord, "会议召开", ""),
    Deciding(sitting.Attendance, "会议出席", ""),
    Deciding(small_register.RegisterEntry, "小台账", ""),
    Deciding(small_register.RegisterConfirmation, "小台账确认", ""),
    Deciding(small_register.RegisterYear, "小台账年度说明", ""),
    Deciding(past.PastBatch, "历史台账导入", ""),
    Deciding(past.PastRecord, "历史台账", ""),
    Deciding(past.PastScan, "历史台账扫描件", ""),
    Deciding(past.PastWithdrawal, "历史台账撤回", ""),
    Deciding(year_report.YearReport, "年度报告", ""),
    Deciding(year_report.ReportBlock, "年度报告文字", ""),
    Deciding(year_report.ReportRequest, "年度报告约稿", ""),
    Deciding(year_report.ReportAmendment, "年度报告更正", ""),
    Deciding(year_report.ReportCandidate, "年度报告指标线索", ""),
    Deciding(year_report.ReportVersion, "年度报告定稿", ""),
    Deciding(year_report.ReportEvent, "年度报告办理", ""),
    Deciding(year_report.PublicReading, "年度报告保密审查", ""),
)

NEUTRAL = {
    "stored_file": "a file is named by its own hash and checked whenever it is read",
    "conversion": "work under way; its outcome is a revision, which decides",
    "check_run": "what rules found is offered to people and decides nothing",
    "check_finding": "what rules found is offered to people and decides nothing",
    "cited_statute": "which statutes a text cites, worked out from it again at any time; it proposes and decides nothing",
    "finding_answer": "what a person made of a finding; an annotation that came of it decides itself",
    "printed_page": "the picture of a page, named by its own hash and drawn of a print, which decides",
    "recognition": "words for search and reading, never the text under review",
    "reminder": "that somebody was told",
    "annual_reminder": "that somebody was told",
    "cleanup_candidate": "that somebody was told",
    "follow_up_reminder": "that somebody was told",
    "notice": "that somebody was told",
    "deed": "keeps a double click from being two deeds",
    "job": "work under way; what comes of it is recorded by its own deed",
    "draft": "what was typed and not sent",
    "phrase": "a person's own stock of words",
    "saved_filter": "a person's own view of the list",
    "matter_text": "words for search, made anew from records and files",
    "preference": "a person's own choices; a letter that carries one is stored as it was issued",
    "token": "lets a program in as its person; making and revoking it are events",
    "totp_factor": "proves who signs in; enrolling and using it are events",
    "passkey": "proves who signs in; enrolling, using and removing it are events",
    "matter_link": "lets counsel in to one matter; sending, using and revoking it are events",
    "throttle": "how often somebody uploaded or exported of late",
    "calendar_feed": "lets a calendar read deadlines; making and revoking it are events",
    "webhook": "tells another program that something happened; setting it up and ending it are events",
    "directory": "where people prove who they are; setting it up and ending it are events",
    "directory_rule": "which group is which post; saying so and taking it back are events",
    "directory_link": "whose account is whose; linking and ending it are events",
    "mailed_answer": "a file that waits for its person's word; what they take of it decides itself",
    "recovery_code": "proves who signs in; its use is an event",
    "sign_in": "a session",
    "sign_in_failure": "a session that was refused",
    "enrol_link": "lets a person choose a password; the choice is an event",
    "series": "the last number given; every number stands on the paper's own row",
    "log_entry": "the log itself: leaves, chain and signed root",
    "log_node": "believed only where it leads to a signed root",
    "log_head": "recomputed from the entries",
    "checkpoint": "held against the signer's own record; its number and its day only say which is newest",
}

BY_TABLE = {deciding.table: deciding for deciding in DECIDING}


def key(row: Deciding, columns: Mapping[str, Any]) -> str:
    """`opinion/12`: the table and the primary key."""
    number = "-".join([str(columns[name]) for name in _numbers(row.model)])
    return f"{row.table}/{number}"


@cache
def _numbers(model: type[Model]) -> tuple[str, ...]:
    """The columns of the primary key."""
    return tuple(column.name for column in model.__table__.primary_key)


def columns_of(instance: Any) -> dict[str, Any]:
    """The columns of a row held by the session, typed as the database gives them back."""
    mapper = inspect(type(instance))
    row = BY_TABLE[mapper.local_table.name]
    return {
        column.name: typed(column, getattr(instance, mapper.get_property_by_column(column).key))
        for column in row.columns
    }


def typed(column: Any, value: Any) -> Any:
    """The value as its column holds it: 3 in a column of decimals is the decimal 3.00."""
    if value is None:
        return None
    if isinstance(column.type, Float):
        return float(value)
    if isinstance(column.type, Numeric):
        return round(column.type.python_type(str(value)), column.type.scale or 0)
    return value
