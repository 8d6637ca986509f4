"""内部制度: lighter, never counted or filed as a normative document."""

from __future__ import annotations

from review.law import issue_gate as issue
from review.law import sign_gate as gate
from review.law import who
from review.law.procedure import Chapter, Step
from review.law.vocabulary import Status, StepName
from review.law.workflow.counsel import ENGAGEMENT
from review.law.workflow.names import LAWYER, PRACTICE
from review.law.workflow.submission import submission
from review.law.workflow.upkeep import SUPERSEDED

N, S = StepName, Status
DISCUSSED = "内部制度经主任办公会或者党组会讨论（办公室惯例）"
READY = (gate.has_text, gate.described, issue.internal)
DELIBERABLE = (
    issue.lawful,
    gate.named,
    gate.carried_out,
    gate.reviewed,
    gate.answered,
    gate.confirmed,
    gate.placed,
)
SIGNED = "公文由本单位负责人审批签发（党政机关公文处理工作条例第二十二条）"
SIGNABLE = (
    issue.lawful, gate.named, gate.carried_out, gate.reviewed, gate.filled, *gate.PRINT,
    issue.passed, issue.as_passed, gate.log_intact,
)  # fmt: skip

CHAPTER = Chapter(
    "内部制度",
    (
        *submission(
            "送审", "补正后重新送审", PRACTICE,
            ready=READY,
            complete=(*READY, gate.materials),
            period="internal.review",
        ),
        Step(
            N.RECLASSIFY, "重新认定",
            (S.DRAFT, S.SUBMITTED, S.RETURNED, S.ACCEPTED, S.ASSIGNED, S.DISCLOSED, S.REVIEWING),
            S.DRAFT, who.drafter | who.office,
            "公文是否属于规范性文件看内容不看名称（各地规范性文件管理的通行做法）",
            reason=True,
            stops="internal.review",
            tells=("drafter", "office", "counsel"),
            page="classification.again", aside=True,
        ),
        *ENGAGEMENT,
        Step(
            N.OPINE, "出具审核意见", (S.REVIEWING,), S.OPINED, who.cleared_counsel, LAWYER,
            needs=(gate.has_text, gate.declared),
            stops="internal.review",
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
            N.REVISE, "上传修改稿", (S.OPINED, S.DELIBERATING, S.PASSED, S.SIGNED_OFF), S.OPINED,
            who.drafter,
            "讨论通过只及于当时的文本，文本变动即重新讨论（办公室惯例）",
            brings_text=True,
            tells=("office", "counsel"),
            page="documents.new", aside=True,
        ),
        Step(
            N.REQUEST_REVIEW, "提请复审", (S.OPINED,), S.REVIEWING, who.drafter,
            "审核后有实质性变更的再次送审（办公室设置）",
            needs=(gate.answered,),
            starts="internal.review",
            tells=("counsel", "office"),
        ),
        Step(
            N.TO_MEETING, "提请集体讨论", (S.OPINED,), S.DELIBERATING, who.drafter, DISCUSSED,
            needs=DELIBERABLE,
            tells=("office", "leader"),
        ),
        Step(
            N.PASS_MEETING, "讨论通过", (S.DELIBERATING,), S.PASSED, who.office, DISCUSSED,
            needs=DELIBERABLE,
            tells=("drafter", "leader"),
            page="acts.new",
        ),
        Step(
            N.DELIBERATE_AGAIN, "再议", (S.DELIBERATING,), S.OPINED, who.office, DISCUSSED,
            tells=("drafter", "counsel"),
            page="acts.new",
        ),
        Step(
            N.REJECT, "讨论未通过", (S.DELIBERATING,), S.REJECTED, who.office, DISCUSSED,
            tells=("drafter", "counsel", "leader"),
            page="acts.new",
        ),
        Step(
            N.SIGN_OFF, "签发", (S.PASSED,), S.SIGNED_OFF, who.signatory, SIGNED,
            needs=SIGNABLE,
            tells=("drafter", "office"),
            page="acts.new", signs=True,
        ),
        Step(
            N.DECLINE_SIGN_OFF, "退回，不予签发", (S.PASSED,), S.OPINED, who.signatory, SIGNED,
            reason=True,
            tells=("drafter", "office"),
        ),
        Step(
            N.ISSUE, "印发", (S.SIGNED_OFF,), S.ISSUED, who.office, PRACTICE,
            needs=(*SIGNABLE, issue.signed_off),
            tells=("drafter", "registrar"),
            page="acts.new", signs=True,
        ),
        Step(
            N.COMPILE, "编入制度汇编", (S.ISSUED,), S.COMPILED, who.office, PRACTICE,
            tells=("drafter", "registrar"),
        ),
        Step(
            N.ARCHIVE, "归档", (S.COMPILED,), S.IN_FORCE, who.registrar,
            "应当归档的材料按规定定期移交归档（档案法；保管期限以办公室设置为准）",
            tells=("drafter", "office"),
            page="sign_gate.archiving", signs=True,
        ),
        Step(
            N.REPEAL, "废止", (S.COMPILED, S.IN_FORCE), S.REPEALED, who.office, PRACTICE,
            tells=("drafter", "registrar"),
            page="acts.new", aside=True,
        ),
        Step(
            N.SUPERSEDE, "被修订后的制度替代", (S.COMPILED, S.IN_FORCE), S.SUPERSEDED, who.program,
            SUPERSEDED,
            tells=("drafter", "office", "registrar"),
            aside=True,
        ),
        Step(
            N.ABANDON, "终止办理",
            (S.ACCEPTED, S.ASSIGNED, S.OPINED, S.DELIBERATING, S.PASSED, S.SIGNED_OFF),
            S.ABANDONED, who.office, PRACTICE,
            reason=True,
            stops="internal.review",
            tells=("drafter", "counsel", "leader"),
            aside=True,
        ),
    ),
    edition=2,
)  # fmt: skip

# The main line of the chapter, for the stepper on the matter's page.
LINE = (
    S.DRAFT, S.SUBMITTED, S.ACCEPTED, S.ASSIGNED, S.REVIEWING, S.OPINED, S.DELIBERATING,
    S.PASSED, S.SIGNED_OFF, S.ISSUED, S.COMPILED, S.IN_FORCE,
)  # fmt: skip

# The stage of the main line at which each status beside it stands.
BESIDE = {
    S.RETURNED: S.SUBMITTED, S.DISCLOSED: S.ASSIGNED, S.REJECTED: S.DELIBERATING,
    S.REPEALED: S.IN_FORCE, S.SUPERSEDED: S.IN_FORCE,
}  # fmt: skip
