"""C02 in payments: parts against the sum they are parts of, a year against its quarters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from review.checks.check import ALL, Check
from review.checks.figures import COUNT, NUMBER, count, decimal, scale
from review.checks.finding import Finding, Weight
from review.checks.table_sums import RULE
from review.checks.text import Text
from review.words import Words

_SUM = rf"({NUMBER})(亿元|万元|元)"
_WHOLE = re.compile(
    rf"(?:总价款?|总额|总金额|价款|合同金额|总费用|总租金|服务费|费用)[^。；，\d]{{0,12}}{_SUM}"
    rf"[^。]{{0,40}}?分({COUNT})(?:期|次|笔|批)(?:支付|付清|给付|缴纳|拨付|付款)?"
)
_PART = re.compile(rf"第({COUNT})(?:期|次|笔|批)[^。；\d]{{0,30}}?{_SUM}")
_PARTS_OF = re.compile(
    rf"(?:总价款?|总额|总金额|合同价款|合同金额|总费用|费用总计)[^。；，\d]{{0,8}}{_SUM}[，,（(：:]?其中(?:包括|包含)?[：:]?"
    rf"((?:[一-龥]{{2,10}}[为：:]?(?:{NUMBER})(?:亿元|万元|元)[，,、；和及）)。]?){{2,}})"
)
_EACH = re.compile(_SUM)
_TAXED = re.compile(
    rf"不含税[^。；，\d]{{0,8}}{_SUM}[^。；]{{0,10}}?(?:税额|税金|税款|增值税)(?:税额)?(?:[（(][\d.]+%[)）])?[^。；，\d]{{0,6}}{_SUM}"
    rf"[^。；]{{0,6}}?(?:价税合计|含税)[^。；，\d]{{0,8}}{_SUM}"
)
_OPEN = re.compile("%|分之|成|暂|约|据实|余款|剩余|上限|以内")

_MONTHS = {"月": 12, "季": 4, "季度": 4, "半年": 2}
_PERIODIC = re.compile(
    rf"(?:年|每年)(?:度)?(?:租金|服务费|管理费|物业费|费用|维护费)[^。；，\d]{{0,8}}{_SUM}"
    rf"[^。；\d]{{0,20}}每(?:一|个)?(月|季度?|半年)[^。；\d]{{0,10}}{_SUM}"
)
_UNEVEN = re.compile("首|末|最后|另|税|递增|免租|不少于|不超过|暂|约|优惠|押金")


def instalments(text: Text) -> Iterator[Finding]:
    """总价120万元，分三期支付：第一期40万元，第二期40万元，第三期40万元."""
    for line in text.body:
        whole = _WHOLE.search(line.text)
        if not whole:
            continue
        rest = line.text[whole.end() :]
        parts = list(_PART.finditer(rest))
        numbers = [count(part[1]) for part in parts]
        if numbers != list(range(1, (count(whole[3]) or 0) + 1)) or _OPEN.search(rest):
            continue
        due = decimal(whole[1]) * scale(whole[2])
        given = sum((decimal(part[2]) * scale(part[3]) for part in parts), start=Decimal(0))
        if due != given:
            said = Words(
                "各期合计{sum}元，总额为{due}元",
                sum=f"{given.normalize():f}",
                due=f"{due.normalize():f}",
            )
            yield text.finding(RULE, line, whole.span(), said)


def broken_down(text: Text) -> Iterator[Finding]:
    """总价100万元，其中设备费60万元，安装费30万元，培训费10万元: less than the whole may be a choice."""
    for sentence, match in text.hits(_PARTS_OF, "其中"):
        whole = decimal(match[1]) * scale(match[2])
        parts = [decimal(one[1]) * scale(one[2]) for one in _EACH.finditer(match[3])]
        given = sum(parts, start=Decimal(0))
        if given != whole and not _OPEN.search(sentence.text):
            said = Words(
                "各项合计{sum}元，总额为{due}元",
                sum=f"{given.normalize():f}",
                due=f"{whole.normalize():f}",
            )
            weight = None if given > whole else Weight.HINT
            yield text.finding(RULE, sentence.line, sentence.span(match), said, weight)


def taxed(text: Text) -> Iterator[Finding]:
    """不含税金额100,000元，增值税（6%）6,000元，含税总价106,000元."""
    for sentence, match in text.hits(_TAXED, "不含税"):
        net, tax, gross = (decimal(match[n]) * scale(match[n + 1]) for n in (1, 3, 5))
        if abs(net + tax - gross) > 1:
            said = Words(
                "不含税金额与税额合计{sum}元，文中为{due}元",
                sum=f"{(net + tax).normalize():f}",
                due=f"{gross.normalize():f}",
            )
            yield text.finding(RULE, sentence.line, sentence.span(match), said)


def periodic(text: Text) -> Iterator[Finding]:
    """年租金96,000元，每月支付8,000元."""
    for sentence, match in text.hits(_PERIODIC, "年"):
        year = decimal(match[1]) * scale(match[2])
        times, part = _MONTHS[match[3]], decimal(match[4]) * scale(match[5])
        if year != times * part and not _UNEVEN.search(sentence.text):
            said = Words(
                "每{match}{sum}元，一年为{due}元",
                match=match[3],
                sum=f"{part.normalize():f}",
                due=f"{(times * part).normalize():f}",
            )
            yield text.finding(RULE, sentence.line, sentence.span(match), said, Weight.WARN)


CHECKS = tuple(Check(RULE, ALL, each) for each in (instalments, broken_down, taxed, periodic))
