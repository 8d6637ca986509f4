"""The texts of the demo's documents, and what each is found to be and to lead to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from review.actions.classifications import ALONE, Joint
from review.actions.terms import InternalTerms, NormativeTerms, Terms
from review.demo import papers
from review.demo.papers import builder, markup
from review.law.classification import Answers
from review.law.vocabulary import Conclusion, Disposition, Issuer, Resolution

OUTSIDE = Answers(Issuer.CENTRE, True, True, True, True)
INSIDE = Answers(Issuer.CENTRE, False, False, True, True)


@dataclass(frozen=True)
class Draft:
    """A text and what it is; `lines` is the small markup of `papers.markup`. `edition`: of its
    chapter, where it began under one before the newest."""

    terms: Terms
    answers: Answers
    lines: tuple[str, ...] = ()
    conclusion: Conclusion = Conclusion.AMEND
    resolution: Resolution = Resolution.PASSED
    word: str = "应当"
    joint: Joint = ALONE
    edition: int = 0

    @property
    def content(self) -> bytes:
        if not self.lines:
            return papers.write("rules")
        return _built(self.lines, self.terms.title)


@cache
def _built(lines: tuple[str, ...], title: str) -> bytes:
    return builder.build(markup.parse(list(lines)), title=title)


RULES = Draft(NormativeTerms("接诉即办考核评价办法（试行）", False), OUTSIDE)
BOARDS = Draft(
    NormativeTerms("西城区公共信息牌维护管理规定", True),
    OUTSIDE,
    (
        "题 北京市西城区城市管理指挥中心", "题 西城区公共信息牌维护管理规定",
        "条 为规范公共信息牌的维护管理，方便市民反映问题，根据《北京市接诉即办工作条例》等规定，制定本规定。",
        "条 本区行政区域内公共信息牌的维护管理，适用本规定。",
        "条 公共信息牌的产权单位应当保持牌面完整、字迹清晰，发现破损的，应当在五个工作日内修复。",
        "条 指挥中心受理市民对公共信息牌的诉求，并按照职责分工派发有关单位办理。",
        "条 本规定自公布之日起三十日后施行，有效期五年。",
    ),
    conclusion=Conclusion.LAWFUL,
)  # fmt: skip
SERVICE = Draft(
    NormativeTerms("市民诉求办理结果公开办法（试行）", False),
    OUTSIDE,
    (
        "题 北京市西城区城市管理指挥中心", "题 市民诉求办理结果公开办法（试行）",
        "条 为保障市民的知情权和监督权，根据《中华人民共和国政府信息公开条例》《北京市接诉即办工作条例》，制定本办法。",
        "条 市民诉求办理结果的公开，适用本办法。",
        "条 公开办理结果应当保护个人信息，不得公开诉求人的姓名、联系方式和住址。",
        "条 承办单位应当在办结之日起五个工作日内，将可以公开的办理结果报送指挥中心。",
        "条 本办法自2026年9月1日起施行，有效期两年。",
    ),
)  # fmt: skip
FEES = Draft(
    NormativeTerms("临时占道信息采集收费规定", False),
    OUTSIDE,
    (
        "题 临时占道信息采集收费规定",
        "条 临时占用道路的单位应当按照每日每平方米五元的标准，向指挥中心缴纳信息采集费。",
        "条 不按照规定缴纳的，处以一千元以上五千元以下罚款。",
    ),
    conclusion=Conclusion.UNLAWFUL,
    word="罚款",
)  # fmt: skip
DUTY = Draft(
    InternalTerms("值班工作制度"),
    INSIDE,
    (
        "题 北京市西城区城市管理指挥中心", "题 值班工作制度",
        "条 为规范值班工作，保证市民热线诉求全天候受理，制定本制度。",
        "条 值班人员应当按时到岗，如实填写值班日志，交接班时应当当面交清未办结的工单。",
        "条 突发情况应当在十分钟内报告值班领导，并做好记录。",
        "条 本制度自印发之日起执行。",
    ),
    conclusion=Conclusion.LAWFUL,
)  # fmt: skip
PRINCIPLE = replace(SERVICE, resolution=Resolution.IN_PRINCIPLE)
UNOPENED = "接诉即办系统账号管理制度"
SAID = {
    Conclusion.LAWFUL: "制定主体适格，内容与上位法一致，程序完备，未发现违法内容。",
    Conclusion.AMEND: "主体、权限和程序合法；个别条款增加义务缺少依据，应当按批注逐条修改。",
    Conclusion.UNLAWFUL: "规范性文件不得设定行政处罚、行政收费，本件主要内容没有法律依据，建议不制定。",
}
FINER = {Conclusion.AMEND: Disposition.CLAUSES, Conclusion.UNLAWFUL: Disposition.NOT_TO_ISSUE}
GROUNDS = (
    "逐条对照，未设置准入和退出条件，未限定经营者，不影响生产经营成本和行为；已听取产权单位意见。"
)
HEARD = "书面征求了3家产权单位和区物业行业协会的意见，均无异议。"
