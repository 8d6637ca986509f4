"""The tables, one module per noun; importing this room makes the whole schema known."""

from review.models.allotted_number import AllottedNumber, VoidedNumber
from review.models.annotation import (
    Annotation,
    Answer,
    Confirmation,
    Placement,
    PointedChange,
    Remark,
    Settlement,
)
from review.models.annual import AnnualList, AnnualReminder
from review.models.blank import BlankExplanation
from review.models.calendar_feed import CalendarFeed
from review.models.campaign import (
    Campaign,
    CampaignDecision,
    CampaignItem,
    CampaignProposal,
    CampaignResolution,
    CampaignResult,
    CampaignText,
)
from review.models.charge import Charge
from review.models.check import CheckFinding, CheckRun, CitedStatute, FindingAnswer
from review.models.classification import Classification, FindingConfirmation, JointIssue
from review.models.clearance import (
    Approval,
    Archiving,
    Clearance,
    Comparison,
    CopyCheck,
    OpenedChanges,
    Signing,
)
from review.models.compilation import CompilationEdition
from review.models.conversion import Conversion, Original, Recognition
from review.models.deadline import Deadline, Extension, Pause, Reminder
from review.models.decision import Decision
from review.models.delegation import Delegation
from review.models.directory import Directory, DirectoryLink, DirectoryRule
from review.models.document import Material, MaterialWithdrawal, Rereading, Revision, StoredFile
from review.models.draft import Draft, Phrase
from review.models.drafting import (
    CommentPeriod,
    CommentResult,
    CommentWaiver,
    CompetitionGrounds,
    DraftingConfirmation,
    DraftingReview,
    PublicComment,
)
from review.models.edition import MatterEdition
from review.models.factor import RecoveryCode, TotpFactor
from review.models.filing_event import FilingEvent
from review.models.issuing import Filing, Issue, Publication, Registration, Upkeep
from review.models.issuing_body import IssuingBody
from review.models.job import Job
from review.models.legal_review import LegalReview
from review.models.legislation import CleanupCandidate, LegislationRow
from review.models.letter import SupplementNotice
from review.models.letter_template import LetterTemplate
from review.models.library_clause import LibraryClause
from review.models.log_entry import Checkpoint, LogEntry, LogHead, LogNode
from review.models.mailed_answer import MailedAnswer
from review.models.matter import (
    Assignment,
    Consultation,
    Contract,
    Internal,
    Matter,
    Normative,
    Particulars,
)
from review.models.matter_link import MatterLink
from review.models.meeting import Meeting
from review.models.model_text import DraftingOrigin, ModelText
from review.models.notice import Deed, Notice
from review.models.opinion import Opinion, Series
from review.models.outside_record import OutsideRecord
from review.models.passkey import Passkey
from review.models.past import PastBatch, PastRecord, PastScan, PastWithdrawal
from review.models.performance import Alert, Direction, Performance, Supplement, Term
from review.models.person import EnrolLink, Firm, Person, Section, SignIn, SignInFailure
from review.models.preference import Preference
from review.models.printed_text import PassedDifference, PrintedPage, PrintedText
from review.models.returned import ReturnedFile, TakenIn
from review.models.search import MatterText, SavedFilter
from review.models.second_role import SecondRole
from review.models.setting import ChecklistVersion, HolidayNotice, SettingChange
from review.models.signed_copy import CopyConfirmation, ReturnedCopy, SigningCopy
from review.models.sitting import (
    AgendaItem,
    AgendaWithdrawal,
    Attendance,
    Body,
    BodyMember,
    FollowUp,
    FollowUpReminder,
    FollowUpReport,
    ItemDecision,
    Sitting,
    SittingRecord,
)
from review.models.small_register import RegisterConfirmation, RegisterEntry, RegisterYear
from review.models.succession import Succession
from review.models.throttle import Throttle
from review.models.token import Token
from review.models.webhook import Webhook
from review.models.year_report import (
    PublicReading,
    ReportAmendment,
    ReportBlock,
    ReportCandidate,
    ReportEvent,
    ReportRequest,
    ReportVersion,
    YearReport,
)

__all__ = [
    "AgendaItem",
    "AgendaWithdrawal",
    "Alert",
    "AllottedNumber",
    "Annotation",
    "AnnualList",
    "AnnualReminder",
    "Answer",
    "Approval",
    "Archiving",
    "Assignment",
    "Attendance",
    "BlankExplanation",
    "Body",
    "BodyMember",
    "CalendarFeed",
    "Campaign",
    "CampaignDecision",
    "CampaignItem",
    "CampaignProposal",
    "CampaignResolution",
    "CampaignResult",
    "CampaignText",
    "Charge",
    "CheckFinding",
    "CheckRun",
    "ChecklistVersion",
    "Checkpoint",
    "CitedStatute",
    "Classification",
    "CleanupCandidate",
    "Clearance",
    "CommentPeriod",
    "CommentResult",
    "CommentWaiver",
    "Comparison",
    "CompetitionGrounds",
    "CompilationEdition",
    "Confirmation",
    "Consultation",
    "Contract",
    "Conversion",
    "CopyCheck",
    "CopyConfirmation",
    "Deadline",
    "Decision",
    "Deed",
    "Delegation",
    "Direction",
    "Directory",
    "DirectoryLink",
    "DirectoryRule",
    "Draft",
    "DraftingConfirmation",
    "DraftingOrigin",
    "DraftingReview",
    "EnrolLink",
    "Extension",
    "Filing",
    "FilingEvent",
    "FindingAnswer",
    "FindingConfirmation",
    "Firm",
    "FollowUp",
    "FollowUpReminder",
    "FollowUpReport",
    "HolidayNotice",
    "Internal",
    "Issue",
    "IssuingBody",
    "ItemDecision",
    "Job",
    "JointIssue",
    "LegalReview",
    "LegislationRow",
    "LetterTemplate",
    "LibraryClause",
    "LogEntry",
    "LogHead",
    "LogNode",
    "MailedAnswer",
    "Material",
    "MaterialWithdrawal",
    "Matter",
    "MatterEdition",
    "MatterLink",
    "MatterText",
    "Meeting",
    "ModelText",
    "Normative",
    "Notice",
    "OpenedChanges",
    "Opinion",
    "Original",
    "OutsideRecord",
    "Particulars",
    "PassedDifference",
    "Passkey",
    "PastBatch",
    "PastRecord",
    "PastScan",
    "PastWithdrawal",
    "Pause",
    "Performance",
    "Person",
    "Phrase",
    "Placement",
    "PointedChange",
    "Preference",
    "PrintedPage",
    "PrintedText",
    "PublicComment",
    "PublicReading",
    "Publication",
    "Recognition",
    "RecoveryCode",
    "RegisterConfirmation",
    "RegisterEntry",
    "RegisterYear",
    "Registration",
    "Remark",
    "Reminder",
    "ReportAmendment",
    "ReportBlock",
    "ReportCandidate",
    "ReportEvent",
    "ReportRequest",
    "ReportVersion",
    "Rereading",
    "ReturnedCopy",
    "ReturnedFile",
    "Revision",
    "SavedFilter",
    "SecondRole",
    "Section",
    "Series",
    "SettingChange",
    "Settlement",
    "SignIn",
    "SignInFailure",
    "Signing",
    "SigningCopy",
    "Sitting",
    "SittingRecord",
    "StoredFile",
    "Succession",
    "Supplement",
    "SupplementNotice",
    "TakenIn",
    "Term",
    "Throttle",
    "Token",
    "TotpFactor",
    "Upkeep",
    "VoidedNumber",
    "Webhook",
    "YearReport",
]
