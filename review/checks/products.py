"""C02 in sentences: prices times quantities, as 12人×6500元×12个月=936000元 or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from math import prod

from review.checks.check import ALL, Check
from review.checks.figures import NUMBER, decimal, scale
from review.checks.finding import Finding
from review.checks.table_sums import RULE
from review.checks.text import Text
from review.words import Words

_CENT = Decimal("0.01")
_FACTOR = rf"(?:{NUMBER})(?:万元|元|%|[一-龥㎡]{{0,4}})(?:[/／][一-龥㎡]{{1,4}})?"
_PRODUCT = re.compile(
    rf"(?<![\d.,×xX*＊]){_FACTOR}(?:[×xX*＊]{_FACTOR}){{1,4}}[=＝]({NUMBER})(万元|元)?"
)
_PART = re.compile(rf"({NUMBER})(万元|元|%)?")
_PRICED = re.compile(
    rf"单价[^。；\d]{{0,8}}({NUMBER})元[/／每]?([一-龥㎡]{{1,4}}?)[，,、；](?:[^。；\d]{{0,10}}[^。；\d元])?({NUMBER})(?:\2)"
    rf"[，,、；][^。；\d]{{0,8}}(?:合计|共计|总计|总价|金额|总额|费用|价款)[^。；\d]{{0,10}}({NUMBER})(万元|元)"
)


_COUNT_FIRST = re.compile(
    rf"(?<![\d,.])({NUMBER})(?:台|套|件|辆|个|把|张|盏|块|本|份|组|批|部|只|箱|平方米|米|公里)"
    rf"[，,、；]单价[^。；\d]{{0,6}}({NUMBER})元(?:[/／每][一-龥㎡]{{1,4}})?"
    rf"[，,、；](?:小计|合计|共计|总计|总价|金额|总额)[^。；\d]{{0,8}}({NUMBER})(万元|元)"
)


def products(text: Text) -> Iterator[Finding]:
    """Factors, all of them, against what stands behind the sign of equality."""
    for line in text.body:
        for match in _PRODUCT.finditer(line.text):
            factors, _, _ = match[0].replace("＝", "=").rpartition("=")
            parts = list(_PART.finditer(factors))
            money = next((each[2] for each in parts if each[2] in ("元", "万元")), "元")
            due = prod(
                (decimal(each[1]) / (100 if each[2] == "%" else 1) for each in parts),
                start=Decimal(1),
            )
            due *= Decimal(scale(money)) / scale(match[2] or money)
            if abs(due - decimal(match[1])) > max(_CENT, _half(match[1])):
                said = Words(
                    "{factors}应为{due}，文中为{match}",
                    factors=factors,
                    due=f"{due.normalize():f}",
                    match=match[1],
                )
                yield text.finding(RULE, line, match.span(), said)


def _half(figures: str) -> Decimal:
    """Half of the last written digit; nothing for a whole number."""
    places = len(figures.partition(".")[2])
    return Decimal(1) / 2 / 10**places if places else Decimal(0)


def _otherwise(due: Decimal, figures: str, unit: str) -> Decimal | None:
    """The sum that is written, where it is not what is due, rounded to its last digit at most."""
    given = decimal(figures) * scale(unit)
    return given if abs(due - given) > max(_CENT, _half(figures) * scale(unit)) else None


def priced(text: Text) -> Iterator[Finding]:
    """单价3.5元/平方米，面积12000平方米，合计42000元."""
    for sentence, match in text.hits(_PRICED, "单价"):
        due = decimal(match[1]) * decimal(match[3])
        given = _otherwise(due, match[4], match[5])
        if given is not None:
            said = Words(
                "单价{match}×{match2}应为{due}，文中为{given}",
                match=match[1],
                match2=match[3],
                due=f"{due.normalize():f}",
                given=f"{given.normalize():f}",
            )
            yield text.finding(RULE, sentence.line, sentence.span(match), said)


def counted_first(text: Text) -> Iterator[Finding]:
    """电脑10台，单价5,800元，小计58,000元."""
    for sentence, match in text.hits(_COUNT_FIRST, "单价"):
        due = decimal(match[1]) * decimal(match[2])
        given = _otherwise(due, match[3], match[4])
        if given is not None:
            said = Words(
                "{match}×{match2}应为{due}，文中为{given}",
                match=match[1],
                match2=match[2],
                due=f"{due.normalize():f}",
                given=f"{given.normalize():f}",
            )
            yield text.finding(RULE, sentence.line, sentence.span(match), said)


_UNIT = "平方米|公里|月|季度|年|日|天|人|台|套|辆|户|次|盏|株|件|㎡"
_RATE = re.compile(
    rf"每({_UNIT})(?:每({_UNIT}))?[^。；，\d每]{{0,8}}({NUMBER})(万元|元)"
    rf"|({NUMBER})(万元|元)[/／]({_UNIT})(?:[/／·]({_UNIT}))?"
)
_COUNTED = {"人": "[人名位]", "日": "[日天]", "天": "[日天]", "㎡": "(?:㎡|平方米)"}
_MONEY = re.compile(rf"({NUMBER})(亿元|万元|元)")
_SUM = re.compile(
    rf"(?:合计|共计|总计|总价款?|总额|总费用|合同金额|费用合计|总金额)[^。；，\d]{{0,10}}({NUMBER})(万元|元)"
)
_NOT_PLAIN = re.compile("%|分之|折|优惠|暂|约|另|税|不超过|上限|以上|以内")


def rated(text: Text) -> Iterator[Finding]:
    """20人，每人每月4,800元，服务12个月，总价1,152,000元: one price, one sum, each unit counted once."""
    for sentence, rate in text.hits(_RATE, "每", "/", "／"):
        said = sentence.text
        sum_ = _SUM.search(said, rate.end())
        if not sum_ or len(_MONEY.findall(said)) != 2 or _NOT_PLAIN.search(said):
            continue
        units = [each for each in (rate[1], rate[2], rate[7], rate[8]) if each]
        rest = said[: rate.start()] + "，" + said[rate.end() : sum_.start()]
        counts = [_counts(rest, unit) for unit in units]
        if all(len(each) == 1 for each in counts):
            price = decimal(rate[3] or rate[5]) * scale(rate[4] or rate[6])
            due = prod((decimal(each[0]) for each in counts), start=price)
            given = decimal(sum_[1]) * scale(sum_[2])
            if abs(due - given) > max(_CENT, _half(sum_[1]) * scale(sum_[2])):
                told = Words(
                    "按所写的单价和数量应为{due}元，文中为{given}元",
                    due=f"{due.normalize():f}",
                    given=f"{given.normalize():f}",
                )
                yield text.finding(RULE, sentence.line, sentence.span(sum_), told)


def _counts(said: str, unit: str) -> list[str]:
    """How many of a unit there are, wherever it is counted."""
    counted = _COUNTED.get(unit, unit)
    return re.findall(rf"(?<![\d,.])({NUMBER})个?{counted}(?![份年月])", said)


CHECKS = tuple(Check(RULE, ALL, each) for each in (products, priced, counted_first, rated))
