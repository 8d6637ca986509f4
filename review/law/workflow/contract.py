"""合同: from submission to the archive."""

from __future__ import annotations

from review.law import sign_gate as gate
from review.law import who
from review.law.procedure import Chapter, Step
from review.law.vocabulary import Status, StepName
from review.law.workflow.counsel import ENGAGEMENT
from review.law.workflow.names import LAWYER, PRACTICE
from review.law.workflow.submission import submission

N, S = StepName, Status

CHAPTER = Chapter(
    "合同",
    (
        *submission(
            "送审", "补正后重新送审",
            "未经合法性审查不得签订合同（行政机关合同管理的通行规定，本区规定以办公室设置为准）",
            ready=(gate.has_text, gate.described),
            complete=(gate.has_text, gate.materials),
            period="contract.review",
        ),
        *ENGAGEMENT,
        Step(
            N.OPINE, "出具审查意见", (S.REVIEWING,), S.OPINED, who.cleared_counsel,
            LAWYER,
            needs=(gate.has_text, gate.declared),
            stops="contract.review",
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
            N.REVISE, "上传修改稿", (S.OPINED, S.APPROVING, S.APPROVED, S.CLEARED), S.OPINED,
            who.drafter, "审批、准予签署只及于当时的文本，文本变动即失效（办公室惯例）",
            brings_text=True,
            tells=("office", "counsel", "leader"),
            page="documents.new", aside=True,
        ),
        Step(
            N.REQUEST_REVIEW, "提请复审", (S.OPINED,), S.REVIEWING, who.drafter,
            "审查后有实质性变更的再次送审（办公室设置）",
            needs=(gate.answered,),
            starts="contract.review",
            tells=("counsel", "office"),
        ),
        Step(
            N.PROPOSE, "提请审批", (S.OPINED,), S.APPROVING, who.drafter,
            "应当听取法律意见而未听取的，不得提交讨论、作出决定（中办国办2016年意见）",
            needs=(
                gate.opinion, gate.named, gate.carried_out, gate.answered, gate.confirmed,
                gate.faithful, gate.placed, gate.within_limit,
            ),
            tells=("leader",),
        ),
        Step(
            N.APPROVE, "同意", (S.APPROVING,), S.APPROVED, who.signatory,
            "用印须经单位领导批准（国发〔1999〕25号第二十五条）",
            needs=(gate.opinion, gate.named, gate.carried_out, gate.answered, gate.confirmed,
                   gate.collectively_decided),
            tells=("drafter", "office"),
            page="approvals.show", signs=True,
        ),
        Step(
            N.RECORD_MEETING, "登记会议决定", (S.APPROVING,), S.APPROVING, who.meeting_keeper,
            "三重一大事项应当集体讨论决定，不得以传阅、会签代替（三重一大制度）",
            tells=("drafter", "leader"),
            page="acts.new", signs=True, aside=True,
        ),
        Step(
            N.DISAPPROVE, "退回修改", (S.APPROVING,), S.OPINED, who.signatory, PRACTICE,
            reason=True,
            tells=("drafter", "office"),
            page="approvals.show",
        ),
        Step(
            N.CLEAR, "准予签署", (S.APPROVED,), S.CLEARED, who.office,
            "未经审查或者与审查文本不一致的，不得签署用印（办公室惯例）",
            needs=gate.CONTRACT,
            tells=("drafter", "leader"),
            page="sign_gate.show", signs=True,
        ),
        Step(
            N.REFUSE, "不予放行", (S.APPROVED,), S.OPINED, who.office, PRACTICE,
            reason=True,
            tells=("drafter", "leader"),
            page="sign_gate.show",
        ),
        Step(
            N.SIGN, "登记签订", (S.CLEARED,), S.SIGNED, who.drafter | who.office,
            "当事人签名、盖章或者按指印时合同成立（民法典第四百九十条）",
            needs=(gate.cleared, gate.materials),
            starts="contract.archive.copy",
            tells=("office", "registrar"),
            page="signings.new", signs=True,
        ),
        Step(
            N.ARCHIVE, "归档", (S.SIGNED,), S.ARCHIVED, who.registrar,
            "应当归档的材料按规定定期移交归档（档案法；保管期限以办公室设置为准）",
            stops="contract.archive.copy",
            tells=("drafter", "office"),
            page="sign_gate.archiving", signs=True,
        ),
        Step(
            N.ABANDON, "终止办理",
            (S.ACCEPTED, S.ASSIGNED, S.OPINED, S.APPROVING, S.APPROVED, S.CLEARED), S.ABANDONED,
            who.office, PRACTICE,
            reason=True,
            stops="contract.review",
            tells=("drafter", "counsel", "leader"),
            aside=True,
        ),
    ),
    edition=2,
)  # fmt: skip

# The main line of the chapter, for the stepper on the matter's page.
LINE = (
    S.DRAFT, S.SUBMITTED, S.ACCEPTED, S.ASSIGNED, S.REVIEWING, S.OPINED,
    S.APPROVING, S.APPROVED, S.CLEARED, S.SIGNED, S.ARCHIVED,
)  # fmt: skip

# The stage of the main line at which each status beside it stands.
BESIDE = {S.RETURNED: S.SUBMITTED, S.DISCLOSED: S.ASSIGNED}
