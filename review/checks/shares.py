"""C02 in sentences: shares of the price, instalments, breakdowns and tax."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from review.checks.check import ALL, CONTRACTS, Check
from review.checks.figures import NUMBER, PERCENT, decimal, percent, scale
from review.checks.finding import Finding, Weight
from review.checks.table_sums import RULE
from review.checks.text import Line, Text
from review.law.amounts import yuan
from review.words import Words

_MONEY = re.compile(rf"[¥$]?(?<![\d.,])({NUMBER})(亿元|万元|元)(?![/／])")
_SHARE = re.compile(
    rf"(?:合同总?(?:价款?|金额|额)|总(?:价款?|金额|额|费用)|服务费总?额?|合同总?费用)的?({PERCENT.pattern})"
    rf"[^。；%0-9]{{0,14}}?[¥$]?({NUMBER})(亿元|万元|元)"
)
_TOTAL = re.compile(
    rf"(?:合同)?(?:总金额|总价款?|总额|总费用|合同金额|合同价款?|合同总价|服务费总额)[^。；\d%]{{0,24}}?[¥$]?({NUMBER})(亿元|万元|元)"
)
_NOT_SHARE = re.compile(
    "违约|税率|税点|增值税|发票|滞纳|逾期|利率|误差|折|下浮|上浮|波动|罚|扣|超出|超过|低于|不足|合格率|保证金"
)
_BASE = re.compile(
    "剩余款项的|余款的|已完|完成量|工程量|产值|进度款的|当期|当月|每月|每期|每次|每年|审定|结算价|差额"
)
_PAY = re.compile("支付|付清|付款|付至|付给|付予|结清|付乙方|拨付|预付|首付|尾款|余款")
_LAST = re.compile("余款|尾款|剩余|质保金|质量保证金|最后|第三[期笔次]|终验|验收")
_UNTIL = re.compile("(?:付|支付|累计)[^，。；%]{0,14}?[至到]|累计")
_HEADS = re.compile("分项|构成|明细|拆分|组成|如下|其中|包括")


class Share(NamedTuple):
    value: Decimal
    until: bool
    line: Line
    start: int
    end: int


def shares(text: Text) -> Iterator[Finding]:
    """The shares of each run of payment lines; a run ends where a line names no payment."""
    run: list[Line] = []
    for line in (*text.prose, None):
        if line and line.text and (_pays(line) or (run and _continues(line))):
            run.append(line)
            continue
        if line and not line.text:
            continue
        yield from _added(text, run)
        run = []


def _pays(line: Line) -> bool:
    return bool(PERCENT.search(line.text) and _PAY.search(line.text))


def _continues(line: Line) -> bool:
    return (
        bool(PERCENT.search(line.text))
        and len(line.text) < 120
        and not _NOT_SHARE.search(line.text)
    )


def _added(text: Text, run: Sequence[Line]) -> Iterator[Finding]:
    if len([line for line in run if len(list(_shares(line))) >= 3]) > 0 and len(run) > 1:
        for line in run:
            yield from _added(text, [line])
        return
    parts = [each for line in run for each in _shares(line)]
    said = "".join(line.text for line in run)
    if len(parts) < 2 or _BASE.search(said) or not _LAST.search(said):
        return
    total = _sum(parts)
    if abs(total - 100) >= Decimal("0.1") and _whole(parts, said):
        last = parts[-1]
        sentence = Words("各期比例之和为{sum}%，不是100%", sum=f"{total.normalize():f}")
        yield text.finding(RULE, last.line, (last.start, last.end), sentence, Weight.WARN)


def _shares(line: Line) -> Iterator[Share]:
    begin = 0
    for part in re.finditer("[^，。；：、\n]+", line.text):
        begin = part.start()
        for match in PERCENT.finditer(part[0]):
            value = percent(match)
            joined = line.text[begin - 1 : begin] in "、：" and begin
            around = line.text[max(0, begin - 12) : begin] * bool(joined) + part[0]
            if (
                value
                and value <= 200
                and not _NOT_SHARE.search(part[0].replace("质量保证金", "").replace("质保金", ""))
            ):
                yield Share(
                    value,
                    bool(_UNTIL.search(around)),
                    line,
                    begin + match.start(),
                    begin + match.end(),
                )


def _sum(parts: Sequence[Share]) -> Decimal:
    """支付至80% counts what was paid before it."""
    total = Decimal(0)
    for each in parts:
        total = each.value if each.until else total + each.value
    return total


def _whole(parts: Sequence[Share], said: str) -> bool:
    """Whether the run looks complete: it has an end, and is not far below the whole."""
    return _sum(parts) > 100 or (
        (len(parts) >= 3 or bool(re.search("余款|尾款|剩余", said))) and _sum(parts) >= 50
    )


def parts_of_price(text: Text) -> Iterator[Finding]:
    """合同总价的30%，即30万元 against the total of the contract."""
    price = _TOTAL.search(text.whole)
    total = _yuan(price[1], price[2]) if price else None
    for line in text.body:
        for match in _SHARE.finditer(line.text):
            rate = PERCENT.search(match[1])
            value = percent(rate) if rate else None
            groups = match.groups()
            named = _yuan(groups[-2], groups[-1])
            if total and value and abs(total * value / 100 - named) > 1:
                share, known = yuan(total * value / 100), {"value": value, "named": yuan(named)}
                told = "合同总价{total}的{value}%是{share}，文中为{named}"
                said = Words(told, total=yuan(total), share=share, **known)
                yield text.finding(RULE, line, match.span(), said)


def breakdowns(text: Text) -> Iterator[Finding]:
    """A total, then numbered lines of one sum each, all of the price; or 其中 in one sentence."""
    for number, line in enumerate(text.prose):
        if not (_HEADS.search(line.text) and line.text[-1:] in "：:") and not re.search(
            "拆分|分项|明细|构成|组成", line.text[-14:]
        ):
            continue
        near = "\n".join(each.text for each in text.prose[max(0, number - 2) : number + 1])
        totals = [_yuan(*match.groups()) for match in _MONEY.finditer(near)] + _signed(near)
        parts = []
        for each in text.prose[number + 1 : number + 15]:
            sums = list(_MONEY.finditer(each.text))
            if len(sums) != 1 or not each.number:
                break
            parts.append((each, sums[0]))
        if totals and len(parts) >= 2:
            due = sum((_yuan(*match.groups()) for _, match in parts), Decimal(0))
            if abs(due - totals[-1]) > Decimal("0.01"):
                last, match = parts[-1]
                total = yuan(totals[-1])
                said = Words("以上各项之和为{due}，总价为{total}", due=yuan(due), total=total)
                yield text.finding(RULE, last, match.span(), said)
    for sentence in text.sentences:
        yield from _among(text, sentence.line, sentence.start, sentence.text)


def _among(text: Text, line: Line, at: int, said: str) -> Iterator[Finding]:
    head, joint, tail = said.partition("其中")
    whole, parts = list(_MONEY.finditer(head)), list(_MONEY.finditer(tail))
    if (
        not joint
        or not whole
        or len(parts) < 2
        or re.search("税|每|单价|不含|质保|保证金|违约", tail)
    ):
        return
    total, due = _yuan(*whole[-1].groups()), sum(_yuan(*each.groups()) for each in parts)
    if total != due and (
        due > total or re.search("分别|余|剩|各为|首|尾|自筹|配套|财政|市级|区级", tail)
    ):
        sentence = Words(
            "其中各项之和为{due}，总额为{total}", due=yuan(Decimal(due)), total=yuan(total)
        )
        begin = at + len(head) + len(joint) + parts[0].start()
        yield text.finding(
            RULE, line, (begin, at + len(head) + len(joint) + parts[-1].end()), sentence
        )


_LABELLED = re.compile(
    rf"(不含税(?:总?价款?|金额|总?额)?|含税(?:总?价款?|金额|总?额)?|价税合计|税额|税金|增值税额?|税款)"
    rf"[^，。；\d%]{{0,12}}?[¥$]?({NUMBER})(亿元|万元|元)"
)
_RATE = re.compile(
    r"税率[^，。；\d]{0,8}?(\d{1,2}(?:\.\d)?)%|(\d{1,2}(?:\.\d)?)%的?(?:增值税)?税率"
)


def tax(text: Text) -> Iterator[Finding]:
    """不含税价 + 税额 = 含税价, 不含税价 × 税率 = 税额."""
    for line in text.body:
        if "税" not in line.text:
            continue
        named: dict[str, Decimal] = {}
        spans: list[int] = []
        for match in _LABELLED.finditer(line.text):
            name = (
                "net"
                if "不含" in match[1]
                else "gross"
                if "含税" in match[1] or "价税" in match[1]
                else "tax"
            )
            named.setdefault(name, _yuan(match[2], match[3]))
            spans += [match.start(), match.end()]
        rate = _RATE.search(line.text)
        if fault := _taxed(named, Decimal(rate[1] or rate[2]) if rate else None):
            yield text.finding(RULE, line, (min(spans), max(spans)), fault)


def _taxed(named: dict[str, Decimal], rate: Decimal | None) -> str:
    net, gross, due = named.get("net"), named.get("gross"), named.get("tax")
    slack = Decimal("0.05")
    if net and gross and due and abs(net + due - gross) > slack:
        return Words(
            "不含税价与税额之和为{net}，含税价为{gross}", net=yuan(net + due), gross=yuan(gross)
        )
    if net and due and rate and abs(net * rate / 100 - due) > 1:
        return Words(
            "不含税价的{rate}%为{net}，税额为{due}",
            rate=rate,
            net=yuan(net * rate / 100),
            due=yuan(due),
        )
    if net and gross and rate and not due and abs(net * (100 + rate) / 100 - gross) > 1:
        return Words(
            "按{rate}%的税率，含税价应为{net}，文中为{gross}",
            rate=rate,
            net=yuan(net * (100 + rate) / 100),
            gross=yuan(gross),
        )
    if gross and due and rate and not net and abs(gross - gross / (1 + rate / 100) - due) > 1:
        return Words(
            "按{rate}%的税率，税额应为{gross}，文中为{due}",
            rate=rate,
            gross=yuan(gross - gross / (1 + rate / 100)),
            due=yuan(due),
        )
    return ""


_STAGE = re.compile(
    rf"(?:首付款?|首期|预付款?|第[一二三四五六1-6][期笔次](?:款|付款|款项)?|尾款|余款|剩余(?:款项?|部分|价款|费用)?|进度款|质保金|质量保证金)[^。；\d]{{0,40}}?[¥$]?({NUMBER})(亿元|万元|元)"
)


def instalments(text: Text) -> Iterator[Finding]:
    """首付、第二期、尾款 named with sums, against the total."""
    price = _TOTAL.search(text.whole)
    if not price:
        return
    total = _yuan(price[1], price[2])
    staged = [
        (line, match)
        for line in text.prose
        for match in _STAGE.finditer(line.text)
        if not re.search("违约|逾期|%|每|保函|履约", match[0])
    ]
    whole = any(re.search("尾款|余款|剩余", match[0]) for _, match in staged)
    apart = len(staged) >= 2 and staged[-1][0].place - staged[0][0].place <= 8
    due = sum((_yuan(match[1], match[2]) for _, match in staged), Decimal(0))
    if apart and (due - total > Decimal("0.01") or (whole and total - due > Decimal("0.01"))):
        line, match = staged[-1]
        yield text.finding(
            RULE,
            line,
            match.span(),
            Words("各期金额之和为{due}，总价为{total}", due=yuan(due), total=yuan(total)),
        )


def _yuan(figures: str, unit: str) -> Decimal:
    return decimal(figures) * scale(unit)


def _signed(said: str) -> list[Decimal]:
    return [decimal(match[1]) for match in re.finditer(rf"¥({NUMBER})(?!万|亿)", said)]


CHECKS = (
    Check(RULE, CONTRACTS, shares),
    Check(RULE, CONTRACTS, parts_of_price),
    Check(RULE, ALL, breakdowns),
    Check(RULE, ALL, tax),
    Check(RULE, CONTRACTS, instalments),
)
