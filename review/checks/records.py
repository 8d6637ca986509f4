"""C19, C21 and N22: the text against what is recorded or what it says of another paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from review.checks.check import CONTRACTS, RULES, Check
from review.checks.figures import NUMBER, decimal, scale
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Text
from review.checks.tight import tight
from review.law.amounts import yuan
from review.words import Words

ADDED = Rule(
    "C19", Weight.STOP, "补充合同金额超过原合同的百分之十",
    "政府采购法第四十九条",
    "标的不同、另行采购的", "记录", "追加金额是否在原合同的百分之十以内",
)  # fmt: skip
AWARDED = Rule(
    "C21", Weight.STOP, "价款、当事人与中标（成交）结果不一致",
    "招标投标法第四十六条；招标投标法实施条例第五十七条；政府采购法第四十六条",
    "竞争性磋商的最后报价；算术修正", "记录", "合同是否与中标（成交）结果一致",
)  # fmt: skip
SAME = Rule(
    "N22", Weight.STOP, "签发、印发的文本不是审查过的文本",
    "党政机关公文处理工作条例第二十五条",
    "经审查人确认的文字性修改", "记录", "是否就是审查过的文本",
)  # fmt: skip
_ADDRESS = re.compile(
    "(?:致[：:]?)?([一-龥（）A-Za-z0-9]{4,36}?(?:公司|事务所|研究院|中心|大学|集团|厂))[：:]"
)
_SUM = rf"[^。；\d]{{0,24}}?[¥$]?({NUMBER})(亿元|万元|元)"
ORIGINAL = re.compile(
    rf"原(?:合同|协议|主合同)[^。；\d]{{0,20}}?(?:金额|价款|总价|价格|费用|为){_SUM}|原(?:合同)?(?:总价|金额|价款){_SUM}"
)
_EXTRA = re.compile(
    rf"(?:增加|追加|新增|增补|增项|补充)[^。；\d]{{0,24}}?(?:金额|费用|价款|采购|服务费|合同价|款项|总价|为|经费|工程量|人民币)?{_SUM}"
)
_NEW = re.compile(
    rf"(?:调整后|变更后|变更为|调整为|增加后|增至|增加至|增加到|合计为|现合同)[^。；\d]{{0,24}}?[¥$]?({NUMBER})(亿元|万元|元)"
)
_WON = re.compile(
    rf"(?:中标|成交)(?:金额|价格?|总价|总金额|报价)[^。；\d%]{{0,16}}?[¥$]?({NUMBER})(亿元|万元|元)"
)
_PRICE = re.compile(
    rf"(?<!原)(?<!中标)(?<!成交)(?:合同总金额|合同总价款?|合同金额|合同价款?|合同价格|总价款|总金额|服务费总额|总价)[^。；\d%]{{0,24}}?[¥$]?({NUMBER})(亿元|万元|元)"
)
_WINNER = re.compile(
    "(?:确定|确认|由|系|为|，)([一-龥（）A-Za-z0-9]{6,36}?(?:公司|事务所|研究院|中心|大学|集团|厂))(?:为|是|系)?(?:本项目|该项目)?(?:的)?(?:中标|成交)(?:人|供应商|单位|候选人)|(?:中标|成交)(?:人|供应商|单位)(?:为|是|：|系)([一-龥（）A-Za-z0-9]{6,36}?(?:公司|事务所|研究院|中心|大学|集团|厂))"
)


class Award(NamedTuple):
    """What a 中标（成交）通知书 says: the sum in yuan, and who won; None and "" where it is not said."""

    amount: Decimal | None
    name: str


def award(text: Text) -> Award:
    """The result that a paper tells of."""
    won = next(iter(text.hits(_WON)), None)
    winner = next(iter(text.hits(_WINNER)), None)
    name = (winner[1][1] or winner[1][2]) if winner else _addressed(text)
    return Award(value(won[1]) if won else None, name)


def _addressed(text: Text) -> str:
    """A notice is addressed to who won: the first line that is a name and a colon."""
    for line in text.prose[:12]:
        if match := _ADDRESS.fullmatch(line.text):
            return match[1]
    return ""


def value(match: re.Match[str]) -> Decimal:
    """The sum in yuan of a match whose last groups are figures and unit."""
    figures, unit = [each for each in match.groups() if each][-2:]
    return decimal(figures) * scale(unit)


def supplements(text: Text) -> Iterator[Finding]:
    record = text.asked.record
    if record.original_amount and record.supplements_amount:
        if record.supplements_amount * 10 > record.original_amount:
            said = Words(
                "追加{extra}，原合同{base}，超过百分之十",
                extra=yuan(record.supplements_amount),
                base=yuan(record.original_amount),
            )
            yield text.of_whole(ADDED, said)
        return
    if not re.search("补充|变更|追加|增补|增项", text.name + text.whole[:200]):
        return
    original = next(iter(text.hits(ORIGINAL)), None)
    if not original:
        return
    base = value(original[1])
    changed = [(sentence, match, value(match)) for sentence, match in text.hits(_EXTRA)]
    changed = [each for each in changed if each[2] < base * 5 and not ORIGINAL.search(each[1][0])]
    raised = [(sentence, match, value(match) - base) for sentence, match in text.hits(_NEW)]
    for sentence, match, extra in (*changed, *raised):
        if extra * 10 > base:
            said = Words(
                "追加{extra}，占原合同{base}的{percent}%，超过10%",
                extra=yuan(extra),
                base=yuan(base),
                percent=f"{extra * 100 / base:.1f}",
            )
            yield text.finding(ADDED, sentence.line, sentence.span(match), said)
            return


def awards(text: Text) -> Iterator[Finding]:
    told = award(text).amount
    due = text.asked.record.award_amount or told
    if due:
        for sentence, match in text.hits(_PRICE):
            if (
                not re.search("中标|成交|%|保证金|违约|原合同|上限|限额|预算", match[0])
                and value(match) != due
            ):
                said = Words(
                    "中标（成交）金额{due}，合同价款{match}",
                    due=yuan(due),
                    match=yuan(value(match)),
                )
                yield text.finding(AWARDED, sentence.line, sentence.span(match), said)
                break
    winner = _winner(text)
    names = [tight(party.name)[0] for party in text.parties]
    if (
        winner
        and len(names) >= 2
        and winner not in names
        and not any(winner in each or each in winner for each in names)
    ):
        line = next((each for each in text.body if winner in each.text), text.body[0])
        at = max(line.text.find(winner), 0)
        yield text.finding(
            AWARDED,
            line,
            (at, at + len(winner)),
            Words("中标（成交）供应商是“{winner}”，不是合同当事人", winner=winner),
        )


def _winner(text: Text) -> str:
    if text.asked.record.award_name:
        return tight(text.asked.record.award_name)[0]
    winner = next(iter(text.hits(_WINNER)), None)
    return (winner[1][1] or winner[1][2]) if winner else ""


def reviewed(text: Text) -> Iterator[Finding]:
    record = text.asked.record
    if record.reviewed_fingerprint and record.fingerprint != record.reviewed_fingerprint:
        yield text.of_whole(SAME)


CHECKS = (
    Check(ADDED, CONTRACTS, supplements),
    Check(AWARDED, CONTRACTS, awards),
    Check(SAME, RULES, reviewed),
)
