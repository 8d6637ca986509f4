"""The closed lists of the trade: each word is stored by value and spoken by its Chinese label."""

from __future__ import annotations

# Every word is had from here: an import under its own name is an export.
from review.law.vocabulary.documents import (
    CampaignCause as CampaignCause,
)
from review.law.vocabulary.documents import (
    Classified as Classified,
)
from review.law.vocabulary.documents import (
    Disposition as Disposition,
)
from review.law.vocabulary.documents import (
    DraftingDuty as DraftingDuty,
)
from review.law.vocabulary.documents import (
    Exempt as Exempt,
)
from review.law.vocabulary.documents import (
    Filed as Filed,
)
from review.law.vocabulary.documents import (
    Issuer as Issuer,
)
from review.law.vocabulary.documents import (
    Receiver as Receiver,
)
from review.law.vocabulary.documents import (
    Resolution as Resolution,
)
from review.law.vocabulary.documents import (
    TextKind as TextKind,
)
from review.law.vocabulary.documents import (
    Unasked as Unasked,
)
from review.law.vocabulary.documents import (
    Upkept as Upkept,
)
from review.law.vocabulary.documents import (
    Verdict as Verdict,
)
from review.law.vocabulary.elsewhere import (
    Lead as Lead,
)
from review.law.vocabulary.elsewhere import (
    Outside as Outside,
)
from review.law.vocabulary.materials import (
    MaterialKind as MaterialKind,
)
from review.law.vocabulary.performance import (
    Alarm as Alarm,
)
from review.law.vocabulary.performance import (
    Performed as Performed,
)
from review.law.vocabulary.signed_copy import (
    PageState as PageState,
)
from review.law.vocabulary.signed_copy import (
    Proof as Proof,
)
from review.law.vocabulary.signed_copy import (
    Route as Route,
)
from review.law.vocabulary.signed_copy import (
    Seat as Seat,
)
from review.law.vocabulary.signed_copy import (
    Touched as Touched,
)
from review.law.vocabulary.sittings import (
    Grave as Grave,
)
from review.law.vocabulary.sittings import (
    Quorum as Quorum,
)
from review.law.vocabulary.step_names import StepName as StepName
from review.law.vocabulary.word import Word as Word
from review.law.vocabulary.year_report import (
    ReportState as ReportState,
)
from review.law.vocabulary.year_report import (
    ReportStep as ReportStep,
)
from review.words import Words


class Kind(Word):
    CONTRACT = "contract", "合同"
    NORMATIVE = "normative", "行政规范性文件"
    INTERNAL = "internal", "内部制度"
    CONSULTATION = "consultation", "法律咨询"


class Role(Word):
    DRAFTER = "drafter", "承办人"
    SECTION_HEAD = "section_head", "科室负责人"
    COUNSEL = "counsel", "法律顾问"
    OFFICE = "office", "办公室"
    REVIEWER = "reviewer", "法制审核"
    LEADER = "leader", "分管领导"
    HEAD = "head", "主要负责人"
    REGISTRAR = "registrar", "档案员"
    AUDITOR = "auditor", "审计员"
    ADMINISTRATOR = "administrator", "系统管理员"


class Status(Word):
    DRAFT = "draft", "草稿"
    SUBMITTED = "submitted", "已送审"
    RETURNED = "returned", "退回补正"
    ACCEPTED = "accepted", "待分办"
    ASSIGNED = "assigned", "待声明"
    DISCLOSED = "disclosed", "待知情同意"
    REVIEWING = "reviewing", "审查中"
    ADVISED = "advised", "待法制审核"
    OPINED = "opined", "待答复"
    APPROVING = "approving", "待审批"
    APPROVED = "approved", "待核对"
    CLEARED = "cleared", "准予签署"
    SIGNED = "signed", "已签订"
    ARCHIVED = "archived", "已归档"
    COMMENTING = "commenting", "征求意见中"
    DELIBERATING = "deliberating", "待集体审议"
    IN_PRINCIPLE = "in_principle", "原则通过待修改"
    PASSED = "passed", "审议通过"
    SIGNED_OFF = "signed_off", "已签发"
    ISSUED = "issued", "已印发"
    PUBLISHED = "published", "待备案"
    FILED = "filed", "已报备"
    REGISTERED = "registered", "已登记"
    UNREGISTERED = "unregistered", "备案办结未登记"
    COMPILED = "compiled", "已汇编"
    IN_FORCE = "in_force", "现行有效"
    AMENDING = "amending", "拟修改"
    REPEALED = "repealed", "已废止"
    LAPSED = "lapsed", "已失效"
    SUPERSEDED = "superseded", "已被替代"
    ANNULLED = "annulled", "已被撤销"
    REJECTED = "rejected", "审议未通过"
    SENT_OUT = "sent_out", "外部审核中"
    ANSWERING = "answering", "待答复外部意见"
    COUNTERSIGNING = "countersigning", "待本单位会签"
    ELSEWHERE = "elsewhere", "待制发机关办理"
    ISSUED_THERE = "issued_there", "制发机关已印发"
    PUBLISHED_THERE = "published_there", "制发机关已公布"
    DROPPED = "dropped", "制发机关不予制发"
    DECIDED = "decided", "已决定"
    WITHDRAWN = "withdrawn", "已撤回"
    ABANDONED = "abandoned", "终止办理"


class Severity(Word):
    BLOCKING = "blocking", "须处理"
    ADVICE = "advice", "建议"
    HINT = "hint", "提示"


class Category(Word):
    PARTY = "party", "主体资格"
    POWER = "power", "权限与程序"
    SUBJECT = "subject", "标的与质量"
    PRICE = "price", "价款与支付"
    TERM = "term", "期限与履行"
    BREACH = "breach", "违约责任"
    DISPUTE = "dispute", "争议解决"
    RIGHTS = "rights", "知识产权"
    SECRECY = "secrecy", "保密与数据"
    WORDING = "wording", "文字表述"
    OTHER = "other", "其他"


class Reply(Word):
    """What the section does with one annotation (采纳情况)."""

    ADOPTED = "adopted", "采纳"
    PARTLY = "partly", "部分采纳"
    DECLINED = "declined", "不采纳"


class Conclusion(Word):
    SIGNABLE = "signable", "可签订"
    REVISE = "revise", "修改后签订"
    UNFIT = "unfit", "不宜签订"
    SEND_BACK = "send_back", "退回补正"
    LAWFUL = "lawful", "合法"
    AMEND = "amend", "应当予以修改"
    UNLAWFUL = "unlawful", "不合法"
    FEASIBLE = "feasible", "修改后可行"
    EXPLORATORY = "exploratory", "探索性"


class Subject(Word):
    """What kind of question a consultation puts."""

    ADVICE = "advice", "法律咨询"
    DECISION = "decision", "重大行政决策"
    COLLECTIVE = "collective", "三重一大"


class Conflict(Word):
    """利益冲突声明: made by the named lawyer before any material becomes visible."""

    NONE = "none", "无利益冲突"
    DISCLOSED = "disclosed", "有须披露的情形"
    RECUSED = "recused", "应当回避"


class Nature(Word):
    CIVIL = "civil", "民事合同"
    ADMINISTRATIVE = "administrative", "行政协议"
    UNDECIDED = "undecided", "待定"


class Method(Word):
    """签订方式: how the counterparty was chosen."""

    OPEN_TENDER = "open_tender", "公开招标"
    INVITED_TENDER = "invited_tender", "邀请招标"
    CONSULTATION = "consultation", "竞争性磋商"
    NEGOTIATION = "negotiation", "竞争性谈判"
    INQUIRY = "inquiry", "询价"
    SINGLE_SOURCE = "single_source", "单一来源"
    FRAMEWORK = "framework", "框架协议采购"
    DIRECT = "direct", "直接签订"


class Place(Word):
    """How an annotation found its words in a newer revision."""

    MADE = "made", "原处"
    SAME = "same", "未变"
    MOVED = "moved", "已移位"
    EDITED = "edited", "文字有改动"
    GUESSED = "guessed", "待确认"
    ORPHAN = "orphan", "未能定位"
    PLACED = "placed", "人工定位"
    DROPPED = "dropped", "原文已删除"


class Uptake(Word):
    """Whether the wording counsel proposed stands in a newer text, whatever was answered."""

    FULL = "full", "已照改"
    PARTLY = "partly", "基本照改"
    ABSENT = "absent", "未照改"


class Outcome(Word):
    """What holding the signed copy against the cleared text showed."""

    SAME = "same", "文字一致"
    DIFFERS = "differs", "文字有差异"
    UNREAD = "unread", "没有文字层，未能核对"


class AnnotationState(Word):
    OPEN = "open", "待答复"
    SETTLED = "settled", "已处理"
    WITHDRAWN = "withdrawn", "已撤回"


class Retention(Word):
    """保管期限 of 文书档案: permanent, 30 years, 10 years."""

    PERMANENT = "permanent", "永久"
    THIRTY = "thirty", "30年"
    TEN = "ten", "10年"


class Unit(Word):
    WORKDAY = "workday", "工作日"
    DAY = "day", "日"
    MONTH = "month", "个月"

    def of(self, amount: int) -> str:
        """So many of them: 5个工作日, 30日, 6个月."""
        counted = {
            Unit.WORKDAY: "{amount}个工作日",
            Unit.DAY: "{amount}日",
            Unit.MONTH: "{amount}个月",
        }
        return Words(counted[self], amount=amount)


class JobState(Word):
    """How far work that is done later has come."""

    QUEUED = "queued", "排队中"
    RUNNING = "running", "正在处理"
    DONE = "done", "已完成"
    FAILED = "failed", "未能完成"
