"""评估和清理: what is found and decided of a normative document in force."""

from __future__ import annotations

from review.law import who
from review.law.procedure import Step
from review.law.vocabulary import Status, StepName

N, S = StepName, Status
CLEANED = "上位法变化的及时清理并公布结果（北京市优化营商环境条例第七十七条）"

SUPERSEDED = "修订后的文件施行，原文件被替代（各地规范性文件管理的通行做法）"

UPKEEP = (
    Step(
        N.EVALUATE, "记录实施后评估", (S.IN_FORCE,), S.IN_FORCE, who.drafter | who.office,
        "有效期届满前评估（各地规范性文件管理的通行做法）",
        tells=("drafter", "office"),
        page="acts.new", aside=True,
    ),
    Step(
        N.KEEP, "清理：继续有效", (S.IN_FORCE, S.AMENDING), S.IN_FORCE, who.office, CLEANED,
        tells=("drafter",),
        page="acts.new", aside=True,
    ),
    Step(
        N.AMEND, "清理：修改", (S.IN_FORCE,), S.AMENDING, who.office, CLEANED,
        tells=("drafter",),
        page="acts.new", aside=True,
    ),
    Step(
        N.REPEAL, "清理：废止", (S.IN_FORCE, S.AMENDING), S.REPEALED, who.office, CLEANED,
        tells=("drafter", "registrar"),
        page="acts.new", aside=True,
    ),
    Step(
        N.LAPSE, "清理：宣布失效", (S.IN_FORCE, S.AMENDING), S.LAPSED, who.office, CLEANED,
        tells=("drafter", "registrar"),
        page="acts.new", aside=True,
    ),
    Step(
        N.SUPERSEDE, "被修订后的文件替代", (S.IN_FORCE, S.AMENDING), S.SUPERSEDED, who.program, SUPERSEDED,
        tells=("drafter", "office", "registrar"),
        aside=True,
    ),
)  # fmt: skip
