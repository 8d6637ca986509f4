"""Documents that others issue or lead: they leave the house after our review, and what is done to
them elsewhere is recorded, never performed here."""

from __future__ import annotations

from review.law import elsewhere_gate as there
from review.law import issue_gate as issue
from review.law import sign_gate as gate
from review.law import who
from review.law.procedure import Condition, Step
from review.law.vocabulary import Status, StepName
from review.law.workflow.names import PRACTICE

N, S = StepName, Status
REVIEWER = "以县级以上政府及其办公机构名义印发的，由同级政府审核机构进行审核（国办发〔2018〕115号）"
THEIRS = "以制发机关的决定和文书为准，本系统只作登记（办公室惯例）"
JOINT = "联合发文由所有联署机关的负责人会签（党政机关公文处理工作条例第二十二条）"
SAME = (issue.same_competition, issue.same_consistency)
REVIEWED = (
    issue.lawful, issue.by_organ, gate.named, gate.carried_out, gate.reviewed,
)  # fmt: skip
HELD = (S.OPINED, S.DELIBERATING, S.PASSED, S.SIGNED_OFF)


def elsewhere(deliberable: tuple[Condition, ...]) -> tuple[Step, ...]:
    """The rows of the way out of the house; `deliberable` is what our own review must have brought."""
    return (
        Step(
            N.COSIGN_DRAFT, "登记联合起草单位会签", (S.OPINED,), S.OPINED, who.cosign_sender, JOINT,
            needs=REVIEWED,
            tells=("drafter",),
            page="acts.new", supplies=(there.cosigned,),
        ),
        Step(
            N.SEND_OUT, "送出审核", HELD, S.SENT_OUT, who.sender, REVIEWER,
            needs=(*deliberable, *gate.PRINT, there.cosigned),
            tells=("drafter", "leader"),
            page="acts.new", signs=True,
        ),
        Step(
            N.SEND_AGAIN, "修改后再次送出审核", (S.ANSWERING,), S.SENT_OUT, who.sender, REVIEWER,
            needs=(*deliberable, *gate.PRINT, there.cosigned),
            tells=("drafter", "leader"),
            page="acts.new", signs=True, aside=True,
        ),
        Step(
            N.RECORD_OUTSIDE, "登记外部审核意见", (S.SENT_OUT,), S.ANSWERING, who.office, REVIEWER,
            tells=("drafter", "reviewer", "counsel"),
            page="acts.new",
        ),
        Step(
            N.REVISE_OUTSIDE, "按外部意见修改", (S.ANSWERING,), S.ANSWERING, who.drafter, PRACTICE,
            brings_text=True,
            tells=("office", "reviewer", "counsel"),
            page="documents.new", aside=True,
        ),
        Step(
            N.ANSWER_OUTSIDE, "答复外部审核意见", (S.ANSWERING,), S.ELSEWHERE, who.outside_drafter,
            REVIEWER,
            needs=(there.not_unlawful, *REVIEWED, *SAME),
            tells=("office", "leader"),
            page="acts.new",
        ),
        Step(
            N.ANSWER_LEAD, "答复牵头机关意见", (S.ANSWERING,), S.COUNTERSIGNING, who.lead_drafter,
            JOINT,
            needs=(there.not_unlawful, *REVIEWED, *SAME),
            tells=("office", "leader"),
            page="acts.new",
        ),
        Step(
            N.COUNTERSIGN, "会签", (S.COUNTERSIGNING,), S.ELSEWHERE, who.signatory, JOINT,
            needs=(*REVIEWED, gate.filled, *SAME, gate.log_intact),
            tells=("drafter", "office"),
            page="acts.new", signs=True,
        ),
        Step(
            N.DECLINE_COUNTERSIGN, "退回，不予会签", (S.COUNTERSIGNING,), S.OPINED, who.signatory,
            JOINT,
            reason=True,
            tells=("drafter", "office"),
        ),
        Step(
            N.RECORD_DECISION, "登记制发机关审议", (S.ELSEWHERE,), S.ELSEWHERE, who.office, THEIRS,
            tells=("drafter",),
            page="acts.new", supplies=(there.decided_there,),
        ),
        Step(
            N.RECORD_SIGNING, "登记制发机关签发", (S.ELSEWHERE,), S.ELSEWHERE, who.office, THEIRS,
            needs=(there.decided_there,),
            tells=("drafter",),
            page="acts.new", supplies=(there.signed_there,),
        ),
        Step(
            N.GIVE_BACK, "制发机关退回修改", (S.SENT_OUT, S.ELSEWHERE), S.OPINED, who.office, THEIRS,
            reason=True,
            tells=("drafter", "counsel", "reviewer"),
            aside=True,
        ),
        Step(
            N.DROP_THERE, "制发机关不予制发", (S.SENT_OUT, S.ELSEWHERE), S.DROPPED, who.office,
            THEIRS,
            tells=("drafter", "leader"),
            page="acts.new", aside=True,
        ),
        Step(
            N.RECORD_ISSUE, "登记制发机关印发", (S.ELSEWHERE,), S.ISSUED_THERE, who.office, THEIRS,
            needs=(there.decided_there, there.signed_there, there.countersigned),
            tells=("drafter", "registrar"),
            page="acts.new", signs=True,
        ),
        Step(
            N.RECORD_PUBLICATION, "登记制发机关公布", (S.ISSUED_THERE,), S.PUBLISHED_THERE,
            who.drafter | who.office, THEIRS,
            tells=("drafter", "office", "registrar"),
            page="acts.new", signs=True,
        ),
        Step(
            N.RECORD_FILING, "登记制发机关备案", (S.PUBLISHED_THERE,), S.PUBLISHED_THERE, who.office,
            THEIRS,
            tells=("drafter",),
            page="acts.new", aside=True,
        ),
    )  # fmt: skip


COSIGN = Step(
    N.COSIGN, "登记会签", (S.SIGNED_OFF,), S.SIGNED_OFF, who.cosign_keeper, JOINT,
    needs=(there.ours, issue.signed_off),
    tells=("drafter",),
    page="acts.new", supplies=(there.cosigned,),
)  # fmt: skip
# On the main line these stand in place of our own meeting, signature, issue and filing.
AWAY = (S.SENT_OUT, S.ANSWERING, S.ELSEWHERE, S.ISSUED_THERE, S.PUBLISHED_THERE)
HERE = (
    S.DELIBERATING, S.PASSED, S.SIGNED_OFF, S.ISSUED, S.PUBLISHED, S.FILED, S.REGISTERED,
)  # fmt: skip
BESIDE = {S.COUNTERSIGNING: S.ANSWERING, S.DROPPED: S.ELSEWHERE}
