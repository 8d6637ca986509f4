"""法律咨询、重大行政决策、三重一大: the rows of this chapter, in the order they are taken."""

from __future__ import annotations

from review.law import consultation_gate as ask
from review.law import issue_gate as issue
from review.law import sign_gate as gate
from review.law import who
from review.law.procedure import Chapter, Step
from review.law.vocabulary import Status, StepName
from review.law.workflow.counsel import ENGAGEMENT
from review.law.workflow.names import LAWYER, PRACTICE
from review.law.workflow.submission import submission
from review.words import Listed

N, S = StepName, Status
HEARD = (
    "应当听取法律顾问意见而未听取、法律顾问认为不合法的，不得提交讨论、作出决定"
    "（中办国办2016年意见）；重大行政决策程序暂行条例第二十五条"
)
TIME = "一般不少于7个工作日（重大行政决策程序暂行条例第二十六条；部门参照第四十二条）"
MEETING = "集体讨论，行政首长最后发表意见，不同意见如实载明（重大行政决策程序暂行条例第三十条）"
NO_CIRCULATION = "不得以个别商议、会前沟通、领导传阅代替集体决策（三重一大制度）"
RECORDED = "重大行政决策程序暂行条例第三十三条；三重一大决策记录存档备查（办公室惯例）"
ORGAN = (
    "负责合法性审查的部门出具意见并负责，组织法律顾问提出法律意见"
    "（重大行政决策程序暂行条例第二十五条、第二十八条；部门参照第四十二条）"
)
DELIBERABLE = (
    ask.advised, issue.by_organ, gate.reviewed, gate.answered, gate.confirmed, gate.placed,
    ask.unhurried,
)  # fmt: skip

CHAPTER = Chapter(
    "法律咨询",
    (
        *submission(
            "提出咨询", "补正后重新提出", HEARD,
            ready=(gate.has_text, ask.asked),
            complete=(gate.has_text, gate.materials),
            period="consultation.review",
        ),
        *ENGAGEMENT,
        Step(
            N.OPINE, "出具法律意见", (S.REVIEWING,), S.OPINED, who.cleared_counsel,
            Listed("；", (LAWYER, "重大行政决策程序暂行条例第二十七条、第二十八条")),
            needs=(gate.has_text, gate.declared),
            stops="consultation.review",
            tells=("drafter", "office"),
            page="opinions.new", signs=True,
        ),
        Step(
            N.REVISE_IN_REVIEW, "更换送审文本", (S.REVIEWING,), S.REVIEWING, who.drafter, PRACTICE,
            brings_text=True,
            tells=("counsel", "office"),
            page="documents.new", aside=True,
        ),
        Step(
            N.REVISE, "上传修改稿", (S.OPINED, S.APPROVING, S.DELIBERATING), S.OPINED, who.drafter,
            "决定的就是经审查的方案，文本变动即撤回讨论（办公室惯例）",
            brings_text=True,
            tells=("office", "counsel", "leader"),
            page="documents.new", aside=True,
        ),
        Step(
            N.LEGAL_REVIEW, "出具合法性审查意见", (S.OPINED,), S.OPINED, who.decision_reviewer, ORGAN,
            needs=(gate.has_text, ask.answered_by_counsel, gate.reviewed),
            tells=("drafter", "counsel", "office"),
            page="legal_reviews.new", signs=True,
        ),
        Step(
            N.REQUEST_REVIEW, "提请复审", (S.OPINED,), S.REVIEWING, who.drafter,
            "审查后有实质性变更的再次送审（办公室设置）",
            needs=(gate.answered,),
            starts="consultation.review",
            tells=("counsel", "office"),
        ),
        Step(
            N.HURRY, "说明审查时间不足的理由", (S.OPINED,), S.OPINED, who.drafter, TIME,
            needs=(ask.hasty,),
            reason=True,
            tells=("office", "leader"),
            page="consultations.show", aside=True,
        ),
        Step(
            N.PROPOSE, "提请审批", (S.OPINED,), S.APPROVING, who.drafter, NO_CIRCULATION,
            needs=(ask.circulable, ask.advised, gate.reviewed, gate.answered, gate.confirmed,
                   gate.placed),
            tells=("leader",),
        ),
        Step(
            N.APPROVE, "同意", (S.APPROVING,), S.DECIDED, who.signatory, NO_CIRCULATION,
            needs=(ask.circulable, ask.advised, gate.reviewed),
            tells=("drafter", "office"),
            page="approvals.show", signs=True,
        ),
        Step(
            N.DISAPPROVE, "退回修改", (S.APPROVING,), S.OPINED, who.signatory, PRACTICE,
            reason=True,
            tells=("drafter", "office"),
            page="approvals.show",
        ),
        Step(
            N.TO_MEETING, "提请集体讨论", (S.OPINED,), S.DELIBERATING, who.drafter, HEARD,
            needs=DELIBERABLE,
            tells=("office", "leader"),
        ),
        Step(
            N.PASS_MEETING, "讨论通过", (S.DELIBERATING,), S.DECIDED, who.office, MEETING,
            needs=(*DELIBERABLE, ask.deliberated, ask.as_deliberated),
            tells=("drafter", "counsel", "leader"),
            page="consultations.show",
        ),
        Step(
            N.DELIBERATE_AGAIN, "再议", (S.DELIBERATING,), S.OPINED, who.office, MEETING,
            tells=("drafter", "counsel"),
            page="consultations.show",
        ),
        Step(
            N.REJECT, "讨论未通过", (S.DELIBERATING,), S.REJECTED, who.office, MEETING,
            tells=("drafter", "counsel", "leader"),
            page="consultations.show",
        ),
        Step(
            N.ARCHIVE, "归档", (S.DECIDED,), S.ARCHIVED, who.registrar, RECORDED,
            tells=("drafter", "office"),
            page="sign_gate.archiving", signs=True,
        ),
        Step(
            N.ABANDON, "终止办理",
            (S.ACCEPTED, S.ASSIGNED, S.OPINED, S.APPROVING, S.DELIBERATING), S.ABANDONED,
            who.office, PRACTICE,
            reason=True,
            stops="consultation.review",
            tells=("drafter", "counsel", "leader"),
            aside=True,
        ),
    ),
    edition=3,
)  # fmt: skip

# The main line of the chapter, for the stepper on the matter's page.
LINE = (
    S.DRAFT, S.SUBMITTED, S.ACCEPTED, S.ASSIGNED, S.REVIEWING, S.OPINED, S.DELIBERATING, S.DECIDED,
    S.ARCHIVED,
)  # fmt: skip

# The stage of the main line at which each status beside it stands.
BESIDE = {
    S.RETURNED: S.SUBMITTED, S.DISCLOSED: S.ASSIGNED, S.APPROVING: S.DELIBERATING,
    S.REJECTED: S.DELIBERATING,
}  # fmt: skip
