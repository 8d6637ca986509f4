"""C08: breach clauses for one side only, excessive penalties, waived reduction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from review.checks.check import CONTRACTS, Check
from review.checks.figures import COUNT, PERCENT, count, percent
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Text
from review.words import Words

RULE = Rule(
    "C08", Weight.HINT, "违约责任只约束一方，违约金可能过高，或者排除调整",
    "民法典第五百七十七条、第五百八十五条；合同编通则解释第六十四条、第六十五条",
    "采购标准文本；总额封顶；比例以迟延部分为基数", "条款", "违约责任是否对等、适度",
)  # fmt: skip
_PENALTY = re.compile(
    rf"违约金[^。；]{{0,40}}?(?:{PERCENT.pattern})|(?:{PERCENT.pattern})[^。；，]{{0,12}}违约金"
)
_DAILY = re.compile(
    rf"(?:每(?:逾期|延期|延迟|迟延|拖延|延误|迟交|超期|拖欠)?(?:一|1)?[日天]|逾期[一壹1][日天]|按[日天])[^。；]{{0,24}}?(?:千分之({COUNT})|万分之({COUNT})|(\d(?:\.\d+)?)‰|({PERCENT.pattern}))"
)
_WAIVED = re.compile(
    "(?:不得|无权|不再|放弃)[^。；，]{0,14}(?:请求|要求|主张|申请)?[^。；，]{0,8}(?:调整|减少|降低|调低|酌减)[^。；，]{0,12}违约金|违约金[^。；]{0,20}(?:不得|无权|放弃)[^。；，]{0,8}(?:请求|要求|主张)?[^。；，]{0,6}(?:调整|减少|降低|调低)"
)
_LIABLE = re.compile("违约金|违约责任|赔偿|承担[^。；，]{0,8}损失")
_BOTH = re.compile("双方|任何一方|任一方|一方违|违约方|守约方|各方|对方")


def excessive(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_PENALTY):
        rates = [percent(each) for each in PERCENT.finditer(match[0])]
        worst = max((each for each in rates if each), default=Decimal(0))
        if worst > 30 and not re.search("不超过|以内|上限|最高|损失的", match[0]):
            said = Words("违约金{worst}%，超过造成损失的30%的，对方可以请求减少", worst=worst)
            yield text.finding(RULE, sentence.line, sentence.span(match), said)
    for sentence, match in text.hits(_DAILY):
        rate = _rate(match)
        if rate and rate >= Decimal("0.3") and re.search("违约金|支付|扣", sentence.text):
            said = Words("按日计算的违约金折合每年{rate}%，可能过高", rate=f"{rate * 365:.0f}")
            yield text.finding(RULE, sentence.line, sentence.span(match), said)


def _rate(match: re.Match[str]) -> Decimal | None:
    if match[1] or match[2]:
        number = count(match[1] or match[2])
        return Decimal(number) / (10 if match[1] else 100) if number else None
    if match[3]:
        return Decimal(match[3]) / 10
    found = PERCENT.search(match[4])
    return percent(found) if found else None


def waived(text: Text) -> Iterator[Finding]:
    for sentence, match in text.hits(_WAIVED):
        said = "排除请求调整违约金的约定不受支持"
        yield text.finding(RULE, sentence.line, sentence.span(match), said)


def one_sided(text: Text) -> Iterator[Finding]:
    """Two or more clauses make one side liable, none the other, none both."""
    liable = {"甲方": 0, "乙方": 0}
    for sentence in text.sentences:
        if not _LIABLE.search(sentence.text) or "保险" in sentence.text:
            continue
        if _BOTH.search(sentence.text):
            return
        first = re.search("甲方|乙方", sentence.text)
        owed = re.search("(甲方|乙方)(?:应|须|需|向|支付|承担|赔偿|负责)", sentence.text)
        role = owed[1] if owed else first[0] if first else ""
        if role:
            liable[role] += 1
    for some, other in (("甲方", "乙方"), ("乙方", "甲方")):
        if liable[some] >= 2 and not liable[other]:
            yield text.of_whole(
                RULE,
                Words("违约责任只约束{some}，没有约定{other}的违约责任", some=some, other=other),
            )


CHECKS = tuple(Check(RULE, CONTRACTS, each) for each in (excessive, waived, one_sided))
