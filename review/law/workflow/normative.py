"""行政规范性文件: from 认定 and drafting through review, deliberation and filing to its end."""

from __future__ import annotations

from review.law import elsewhere_gate as there
from review.law import issue_gate as issue
from review.law import sign_gate as gate
from review.law import who
from review.law.procedure import Chapter, Step
from review.law.vocabulary import Status, StepName
from review.law.workflow.counsel import ENGAGEMENT
from review.law.workflow.elsewhere import AWAY, COSIGN, elsewhere
from review.law.workflow.elsewhere import BESIDE as BESIDE_ELSEWHERE
from review.law.workflow.names import LAWYER, PRACTICE
from review.law.workflow.submission import submission
from review.law.workflow.upkeep import UPKEEP
from review.words import Listed

N, S = StepName, Status
COMMENT = "优化营商环境条例第六十二条；北京市优化营商环境条例第七十四条"
COMPETITION = "公平竞争审查条例第十二条至第十八条"
CONSISTENCY = "北京市优化营商环境条例第七十五条"
REVIEWED = "未经合法性审核或者经审核不合法的，不得提交集体审议（国办发〔2018〕115号）"
DISCUSSED = "制定规范性文件应当经办公会议审议决定（国办发〔2018〕37号（七））"
SIGNED = "签发后有实质性修改的，退回原签批人（党政机关公文处理工作条例第二十五条）"
UNIFORM = "统一登记、统一编号、统一印发（国办发〔2018〕37号）"
ORGAN = (
    "制定机关的法制机构进行合法性审核（北京市行政规范性文件备案规定第五条；国办发〔2018〕115号）；"
    "不得以法律顾问的意见代替"
)
ADVISED = "审核机构组织法律顾问提出意见（参照重大行政决策程序暂行条例第二十八条）"
FILING = "北京市行政规范性文件备案规定第五条"
REGISTERED = "北京市各级人大常委会规范性文件备案审查条例第十二条；向区政府备案的以备案机关回执为准"
DECLINED = (
    "不属于备案范围的，备案机关退回并说明理由（北京市各级人大常委会规范性文件备案审查条例第十二条）；"
    "向区政府备案的以备案机关的决定为准"
)
ANNULLED = "不按审查意见修改、废止的，由常务委员会撤销（同条例第二十九条至第三十二条）"
READY = (
    gate.has_text, gate.described, issue.normative,
    issue.commented, issue.competition, issue.consistent,
    issue.same_competition, issue.same_consistency,
)  # fmt: skip
# A text that was changed after it was put to the public needs no new round: changing it is what the
# round is for. A conclusion without which nothing may be issued must be one on this very text.
DELIBERABLE = (
    issue.lawful, issue.by_organ, gate.named, gate.carried_out, gate.reviewed, gate.answered,
    gate.confirmed, gate.placed,
    issue.same_competition, issue.same_consistency,
)  # fmt: skip
SIGNABLE = (
    issue.lawful, issue.by_organ, gate.named, gate.carried_out, gate.reviewed, gate.filled,
    *gate.PRINT, issue.passed, issue.as_passed, issue.same_competition, issue.same_consistency, gate.log_intact,
)  # fmt: skip

CHAPTER = Chapter(
    "规范性文件",
    (
        Step(
            N.OPEN_COMMENT, "公开征求意见", (S.DRAFT,), S.COMMENTING, who.drafter, COMMENT,
            needs=(gate.has_text, issue.normative),
            tells=("office",),
            page="acts.new",
        ),
        Step(
            N.CLOSE_COMMENT, "结束征求意见", (S.COMMENTING,), S.DRAFT, who.drafter, COMMENT,
            tells=("office",),
            page="acts.new",
        ),
        Step(
            N.SKIP_COMMENT, "不公开征求意见", (S.DRAFT,), S.DRAFT, who.drafter,
            "依法需要保密的除外（优化营商环境条例第六十二条；北京市优化营商环境条例第七十四条）",
            reason=True,
            tells=("office",),
            page="acts.new",
        ),
        Step(
            N.REVIEW_COMPETITION, "公平竞争审查", (S.DRAFT,), S.DRAFT, who.drafter, COMPETITION,
            needs=(gate.has_text,),
            tells=("office",),
            page="acts.new",
        ),
        Step(
            N.ASSESS_CONSISTENCY, "宏观政策取向一致性评估", (S.DRAFT,), S.DRAFT, who.drafter,
            CONSISTENCY,
            needs=(gate.has_text,),
            tells=("office",),
            page="acts.new",
        ),
        *submission(
            "送审", "补正后重新送审",
            "所有行政规范性文件均应经合法性审核（国办发〔2018〕115号）；优化营商环境条例第六十三条",
            ready=READY,
            complete=(*READY, gate.materials),
            period="normative.review.max",
            drafting=(S.DRAFT, S.COMMENTING),
            reviewing=(S.REVIEWING, S.ADVISED),
        ),
        Step(
            N.REDRAFT, "退回起草，补正程序", (S.RETURNED, S.OPINED), S.DRAFT, who.drafter,
            "缺少法定程序的，补正程序后重新送审（各地规范性文件管理的通行做法）",
            tells=("office", "counsel"),
            aside=True,
        ),
        Step(
            N.RECLASSIFY, "重新认定",
            (S.DRAFT, S.SUBMITTED, S.RETURNED, S.ACCEPTED, S.ASSIGNED, S.DISCLOSED, S.REVIEWING,
             S.ADVISED),
            S.DRAFT, who.drafter | who.office,
            "公文是否属于规范性文件看内容不看名称（各地规范性文件管理的通行做法）",
            reason=True,
            stops="normative.review.max",
            tells=("drafter", "office", "counsel"),
            page="classification.again", aside=True,
        ),
        *ENGAGEMENT,
        Step(
            N.OPINE, "出具法律意见", (S.REVIEWING,), S.ADVISED, who.cleared_counsel,
            Listed("；", (LAWYER, ADVISED)),
            needs=(gate.has_text, gate.declared),
            tells=("reviewer",),
            page="opinions.new", signs=True,
        ),
        Step(
            N.LEGAL_REVIEW, "出具合法性审核意见", (S.ADVISED,), S.OPINED, who.legal_reviewer, ORGAN,
            needs=(gate.has_text,),
            stops="normative.review.max",
            tells=("drafter", "counsel", "office"),
            page="legal_reviews.new", signs=True,
        ),
        Step(
            N.ASK_COUNSEL_AGAIN, "请法律顾问补充意见", (S.ADVISED,), S.REVIEWING,
            who.legal_reviewer, ADVISED,
            reason=True,
            tells=("counsel",),
            aside=True,
        ),
        Step(
            N.REVISE_IN_REVIEW, "更换送审文本", (S.REVIEWING, S.ADVISED), S.REVIEWING, who.drafter,
            PRACTICE,
            brings_text=True,
            tells=("counsel", "reviewer", "office"),
            page="documents.new", aside=True,
        ),
        Step(
            N.REVISE, "上传修改稿", (S.OPINED, S.DELIBERATING), S.OPINED, who.drafter,
            "提交审议的就是经审核的文本，文本变动即撤回审议（办公室惯例）",
            brings_text=True,
            tells=("office", "counsel"),
            page="documents.new", aside=True,
        ),
        Step(
            N.REQUEST_REVIEW, "提请复审", (S.OPINED,), S.REVIEWING, who.drafter,
            "审核后有实质性变更的再次送审（办公室设置）",
            needs=(gate.answered,),
            starts="normative.review.max",
            tells=("counsel", "office"),
        ),
        Step(
            N.TO_MEETING, "提请集体审议", (S.OPINED,), S.DELIBERATING, who.own_drafter, REVIEWED,
            needs=(there.ours, *DELIBERABLE),
            tells=("office", "leader"),
        ),
        Step(
            N.PASS_MEETING, "审议通过", (S.DELIBERATING,), S.PASSED, who.office, DISCUSSED,
            needs=(there.ours, *DELIBERABLE),
            tells=("drafter", "leader"),
            page="acts.new",
        ),
        Step(
            N.PASS_IN_PRINCIPLE, "原则通过", (S.DELIBERATING,), S.IN_PRINCIPLE, who.office,
            DISCUSSED,
            needs=(there.ours, *DELIBERABLE),
            tells=("drafter", "counsel"),
            page="acts.new",
        ),
        Step(
            N.DELIBERATE_AGAIN, "再议", (S.DELIBERATING,), S.OPINED, who.office, DISCUSSED,
            tells=("drafter", "counsel"),
            page="acts.new",
        ),
        Step(
            N.REJECT, "审议未通过", (S.DELIBERATING,), S.REJECTED, who.office, DISCUSSED,
            tells=("drafter", "counsel", "leader"),
            page="acts.new",
        ),
        Step(
            N.REVISE_IN_PRINCIPLE, "按审议意见修改", (S.IN_PRINCIPLE,), S.IN_PRINCIPLE, who.drafter,
            DISCUSSED,
            brings_text=True,
            tells=("office", "counsel"),
            page="documents.new",
        ),
        Step(
            N.SETTLE_TEXT, "修改定稿", (S.IN_PRINCIPLE,), S.PASSED, who.office, DISCUSSED,
            needs=(gate.reviewed, issue.as_passed),
            tells=("drafter", "leader"),
        ),
        Step(
            N.REVISE_PASSED, "修改审议通过的文本", (S.PASSED, S.SIGNED_OFF), S.PASSED, who.drafter,
            SIGNED,
            brings_text=True,
            tells=("office", "leader", "counsel"),
            page="documents.new", aside=True,
        ),
        Step(
            N.SIGN_OFF, "签发", (S.PASSED,), S.SIGNED_OFF, who.signatory,
            "重要公文由主要负责人签发（党政机关公文处理工作条例第二十二条）",
            needs=(there.ours, *SIGNABLE),
            tells=("drafter", "office"),
            page="acts.new", signs=True,
        ),
        Step(
            N.DECLINE_SIGN_OFF, "退回，不予签发", (S.PASSED,), S.OPINED, who.signatory, SIGNED,
            reason=True,
            tells=("drafter", "office"),
        ),
        COSIGN,
        Step(
            N.ISSUE, "统一登记、编号、印发", (S.SIGNED_OFF,), S.ISSUED, who.office, UNIFORM,
            needs=(there.ours, *SIGNABLE, issue.signed_off, there.cosigned),
            starts="normative.publish",
            tells=("drafter", "registrar"),
            page="acts.new", signs=True,
        ),
        Step(
            N.PUBLISH, "公布", (S.ISSUED,), S.PUBLISHED, who.drafter | who.office,
            "主动公开（政府信息公开条例第二十条、第二十六条）；"
            "未经公布的不得作为行政管理依据（优化营商环境条例第六十四条）",
            needs=(issue.signed_off,),
            stops="normative.publish",
            tells=("drafter", "office", "registrar"),
            page="acts.new", signs=True,
        ),
        Step(
            N.FILE, "报送备案", (S.PUBLISHED, S.FILED), S.FILED, who.office, FILING,
            needs=(issue.lawful, issue.by_organ, issue.passed, issue.published, issue.owed),
            tells=("drafter",),
            page="acts.new",
        ),
        Step(
            N.REGISTER, "登记备案结果", (S.FILED,), S.REGISTERED, who.office, REGISTERED,
            needs=(issue.filed, issue.supplemented, issue.undecided),
            tells=("drafter", "registrar"),
            page="acts.receipts", signs=True,
        ),
        Step(
            N.CLOSE_FILING, "备案退回，办结", (S.FILED,), S.UNREGISTERED, who.office, DECLINED,
            needs=(issue.filed, issue.declined),
            tells=("drafter", "registrar"),
        ),
        Step(
            N.ANNUL, "登记撤销",
            (S.FILED, S.REGISTERED, S.UNREGISTERED, S.IN_FORCE, S.AMENDING), S.ANNULLED,
            who.office, ANNULLED,
            needs=(issue.revoked,),
            stops="normative.expiry",
            tells=("drafter", "leader", "registrar"),
            aside=True,
        ),
        Step(
            N.ARCHIVE, "归档", (S.REGISTERED, S.UNREGISTERED, S.PUBLISHED_THERE), S.IN_FORCE, who.registrar,
            "应当归档的材料按规定定期移交归档（档案法；保管期限以办公室设置为准）",
            tells=("drafter", "office"),
            page="sign_gate.archiving", signs=True,
        ),
        *elsewhere(DELIBERABLE),
        *UPKEEP,
        Step(
            N.ABANDON, "终止办理",
            (S.ACCEPTED, S.ASSIGNED, S.ADVISED, S.OPINED, S.DELIBERATING, S.IN_PRINCIPLE, S.PASSED,
             S.SIGNED_OFF, S.SENT_OUT, S.ANSWERING, S.COUNTERSIGNING, S.ELSEWHERE),
            S.ABANDONED, who.office, PRACTICE,
            reason=True,
            stops="normative.review.max",
            tells=("drafter", "counsel", "leader"),
            aside=True,
        ),
    ),
    edition=3,
    organ=True,
)  # fmt: skip

# The main line of the chapter, for the stepper on the matter's page.
LINE = (
    S.DRAFT, S.COMMENTING, S.SUBMITTED, S.ACCEPTED, S.ASSIGNED, S.REVIEWING, S.ADVISED, S.OPINED,
    *AWAY, S.DELIBERATING, S.PASSED, S.SIGNED_OFF, S.ISSUED, S.PUBLISHED, S.FILED, S.REGISTERED,
    S.IN_FORCE,
)  # fmt: skip

# The stage of the main line at which each status beside it stands.
BESIDE = {
    S.RETURNED: S.SUBMITTED, S.DISCLOSED: S.ASSIGNED, S.IN_PRINCIPLE: S.DELIBERATING,
    S.REJECTED: S.DELIBERATING, S.UNREGISTERED: S.REGISTERED, S.AMENDING: S.IN_FORCE,
    S.REPEALED: S.IN_FORCE, S.LAPSED: S.IN_FORCE, S.SUPERSEDED: S.IN_FORCE, S.ANNULLED: S.IN_FORCE, **BESIDE_ELSEWHERE,
}  # fmt: skip
