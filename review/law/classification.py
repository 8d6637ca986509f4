"""认定: what a text is, from five answers; the first row that fits decides, and says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from review.law.requirements import Requirement
from review.law.vocabulary import Classified, Issuer, Kind
from review.words import Words

DEFINITION = "国办发〔2018〕37号"
BEIJING = "北京市行政规范性文件备案规定"
NOT_REVIEWED = "国办发〔2018〕115号的适用范围"


@dataclass(frozen=True)
class Answers:
    """`published`: to be made public; `outside`: it touches rights and duties of others. `entitled`:
    the organ in whose name it is to be issued stands on the list of 制定主体, or none is kept."""

    issuer: Issuer
    published: bool
    outside: bool
    general: bool
    repeated: bool
    entitled: bool = True

    @property
    def harmless(self) -> bool:
        """Public, and said to touch nobody's rights: the office must confirm that."""
        return self.published and not self.outside


@dataclass(frozen=True)
class ClassificationRow:
    finding: Classified
    fits: Callable[[Answers], bool]
    reason: str
    basis: str


ROWS = (
    ClassificationRow(
        Classified.REFUSED,
        lambda a: a.issuer is Issuer.INNER and a.outside,
        "内设机构、临时机构、议事协调机构不得制发行政规范性文件；请以有权机关的名义制发。",
        DEFINITION,
    ),
    ClassificationRow(
        Classified.REFUSED,
        lambda a: a.issuer is Issuer.INNER,
        "内设机构、临时机构、议事协调机构不得以自己名义制发；属于内部制度的，请以本中心名义制发。",
        "办公室惯例",
    ),
    ClassificationRow(
        Classified.REFUSED,
        lambda a: not a.entitled and a.outside and a.general and a.repeated,
        "本单位不在制定主体清单上，不得以本单位名义制发行政规范性文件。仍可以：提请以区政府或者区政府办公室"
        "名义制发；由清单上的机关牵头联合制发；只规范内部工作的，作为内部制度。",
        Words("{definition}；制定主体以公布的清单为准", definition=DEFINITION),
    ),
    ClassificationRow(
        Classified.NORMATIVE,
        lambda a: a.outside and a.general and a.repeated and a.published,
        "由有权机关公开发布，涉及公民、法人和其他组织权利义务，具有普遍约束力，在一定期限内反复适用。",
        DEFINITION,
    ),
    ClassificationRow(
        Classified.NORMATIVE,
        lambda a: a.outside and a.general and a.repeated,
        "涉及外部权利义务、具有普遍约束力、反复适用，应当按行政规范性文件制定并公布；"
        "未经公布的不得作为行政管理依据（优化营商环境条例第六十四条）。",
        DEFINITION,
    ),
    ClassificationRow(
        Classified.INTERNAL,
        lambda a: not a.outside and a.repeated,
        "只规范本单位内部的人员和工作，不涉及外部权利义务，是内部工作制度，不按行政规范性文件办理。",
        BEIJING,
    ),
    ClassificationRow(
        Classified.OTHER,
        lambda a: a.outside and not a.general,
        "只对特定的人或者具体事项作出处理，没有普遍约束力。",
        BEIJING,
    ),
    ClassificationRow(
        Classified.OTHER,
        lambda a: a.outside,
        "一次性适用，不在一定期限内反复适用。",
        DEFINITION,
    ),
    ClassificationRow(
        Classified.OTHER,
        lambda a: True,
        "不涉及外部权利义务，也不反复适用，如工作方案、会议纪要、请示报告。",
        NOT_REVIEWED,
    ),
)


def classify(answers: Answers) -> ClassificationRow:
    """The row that decides; the name of the text (方案, 通知) never does."""
    return next(row for row in ROWS if row.fits(answers))


@dataclass(frozen=True)
class Opening:
    """A decision, and the matter that is to be opened on it; it `opens` one of this kind, or none."""

    finding: Classified
    opens: Kind | None
    wanted: Kind
    own: bool
    used: bool
    confirmed: bool = True


own_decision = Requirement[Opening](
    "own_decision",
    "认定是本人作出的",
    "这次认定不是您作出的，请重新认定",
    lambda opening: opening.own,
)
unused = Requirement[Opening](
    "unused",
    "认定没有用于另一件送审",
    "这次认定已经用于另一件送审，请重新认定",
    lambda opening: not opening.used,
)
as_found = Requirement[Opening](
    "as_found",
    "按认定的结论送审",
    "认定结论是“{thing.finding.label}”，不能按{thing.wanted.label}送审",
    lambda opening: opening.opens is opening.wanted,
    DEFINITION,
)

confirmed = Requirement[Opening](
    "confirmed",
    "向社会公开、又认定不涉及外部权利义务的，已经办公室确认并写明理由",
    "文件向社会公开，又认定不涉及外部权利义务，须经办公室确认后才能送审",
    lambda opening: opening.confirmed,
)


@dataclass(frozen=True)
class Confirming:
    """A decision as the office confirms it, or does not: whether that is asked, and not done yet."""

    asked: bool
    waits: bool


asked = Requirement[Confirming](
    "asked",
    "文件向社会公开，又认定不涉及外部权利义务",
    "这次认定不须办公室确认",
    lambda confirming: confirming.asked,
)
waits = Requirement[Confirming](
    "waits",
    "这次认定还没有确认过",
    "这次认定已经确认过",
    lambda confirming: confirming.waits,
)

OPEN = (own_decision, unused, as_found, confirmed)
CONFIRM = (asked, waits)
