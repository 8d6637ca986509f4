"""清理: a campaign over the documents in force, from its frozen list to the published result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from review.law.requirements import Requirement
from review.law.vocabulary import Kind, Status, Upkept

CLEANED = "北京市优化营商环境条例第七十七条"
COURSE = "各地规范性文件清理的通行做法"
OUTCOMES = (Upkept.KEPT, Upkept.AMENDED, Upkept.REPEALED, Upkept.LAPSED)
IN_FORCE = (Status.IN_FORCE, Status.AMENDING)
KINDS = (Kind.NORMATIVE,)
ENDED_BEFORE = ("废止", "失效")
"""What the 清理结果 of an old ledger says of a document that was no longer in force."""


@dataclass(frozen=True)
class Text:
    """A text of the list: who has said what is to become of it, and whether that was decided.

    `own`: whoever speaks for a section is of the one that drafted it. `passed`: whether a sitting
    passed what is proposed of all texts; None where the office keeps no bodies.
    """

    section: bool = False
    reviewed: bool = False
    decided: bool = False
    own: bool = True
    passed: bool | None = None


undecided = Requirement[Text](
    "undecided", "这份文件还没有作出清理决定", "这份文件已经作出清理决定",
    lambda text: not text.decided, COURSE,
)  # fmt: skip
PROPOSE = (
    undecided,
    Requirement[Text](
        "own_section", "起草科室，或者审核人员、办公室", "这份文件由其他科室起草，请由起草科室提出意见",
        lambda text: text.own, COURSE,
    ),
    Requirement[Text](
        "not_passed", "会议还没有审议通过清理意见", "会议已经审议通过清理意见，不能再改意见",
        lambda text: text.passed is not True, COURSE,
    ),
)  # fmt: skip
DECIDE = (
    undecided,
    Requirement[Text](
        "section_heard", "起草科室已经提出清理意见", "起草科室还没有提出清理意见",
        lambda text: text.section, COURSE,
    ),
    Requirement[Text](
        "reviewed", "审核人员或者办公室已经提出清理意见", "审核人员或者办公室还没有提出清理意见",
        lambda text: text.reviewed, COURSE,
    ),
    Requirement[Text](
        "passed", "登记了议事机构的，会议已经审议通过清理意见",
        "会议还没有审议通过清理意见：请先在“会议”中列入议程、登记召开，再在清理页登记审议结果",
        lambda text: text.passed is not False, COURSE,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Campaign:
    """A whole clean-up: how many texts stand on its list, of how many the section was `heard`, both
    the section and the reviewer `proposed`, and how many are decided. `passed`: by a sitting.
    """

    texts: int
    heard: int
    proposed: int
    decided: int
    published: bool
    passed: bool = False

    @property
    def open(self) -> int:
        return self.texts - self.decided

    @property
    def waits(self) -> bool:
        """Whether a sitting may hear the proposals: all are there, and none passed them."""
        return bool(self.open) and self.proposed == self.texts and not self.passed

    @property
    def stage(self) -> str:
        if self.published:
            return "已公布"
        if not self.open:
            return "待公布"
        if self.heard < self.texts:
            return "征求意见"
        if self.proposed < self.texts:
            return "审核"
        return "决定" if self.decided or self.passed else "审议"


PUBLISH = (
    Requirement[Campaign](
        "all_decided", "清单上的文件都已经作出决定", "清单上还有{thing.open}件文件没有作出决定",
        lambda campaign: not campaign.open, CLEANED,
    ),
    Requirement[Campaign](
        "unpublished", "清理结果还没有公布", "清理结果已经公布",
        lambda campaign: not campaign.published, CLEANED,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Amended:
    """A text somebody is about to draft the successor of."""

    amended: bool
    own: bool
    taken: bool = False
    found: bool = True


SUCCEED = (
    Requirement[Amended](
        "amended", "清理决定是修改", "清理决定不是修改，不起草修订稿",
        lambda text: text.amended, COURSE,
    ),
    Requirement[Amended](
        "own_section", "文件由本科室起草", "这份文件由其他科室起草",
        lambda text: text.own, COURSE,
    ),
    Requirement[Amended](
        "no_successor", "修订稿还没有开始起草", "修订稿已经开始起草",
        lambda text: not text.taken, COURSE,
    ),
    Requirement[Amended](
        "finding", "原文件有认定记录", "原文件没有认定记录，请先认定再新建送审，并写明修订的文件",
        lambda text: text.found, COURSE,
    ),
)  # fmt: skip


def held_then(formed_on: date | None, ends_on: date | None, outcome: str, cutoff: date) -> bool:
    """Whether a document of an old ledger was in force on that day, as far as its row says."""
    ended = any(word in outcome for word in ENDED_BEFORE)
    begun = formed_on is not None and formed_on <= cutoff
    return begun and not ended and (ends_on is None or ends_on >= cutoff)
