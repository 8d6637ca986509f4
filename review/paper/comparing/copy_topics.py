"""What a difference of the signed copy touches: an amount, a party, a term, an area, an account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from review.paper.comparing.signed_copy import Placed, folded

Topic = Literal["amount", "party", "term", "area", "account", "words"]

_NUMBER = re.compile(r"[0-9○〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]")
_REST = re.compile(r"^[0-9.,○〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]*")
_UNITS: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    ("area", re.compile(r"平方米|平米|㎡|m2|m²|亩|公顷", re.IGNORECASE)),
    ("amount", re.compile(r"元|[¥$€%‰折角分]|成(?=[^立为])|人民币|美元|百分之")),
    ("term", re.compile(r"[年月日天周季]|小时|期限|期间|工作日")),
)
_PARTY = re.compile(r"[甲乙丙丁]方|公司|有限|合伙|事务所|出租|承租|委托人|受托人")
_ACCOUNT = re.compile(r"账号|帐号|账户|帐户|卡号")
_SIGNING_DAY = re.compile(r"(日期|签订时间|签署时间|签字|盖章)[):）：]*年?月?$")
"""What stands before a date that is written in at the signing: each part of it in turn."""


def topic(placed: Placed, stream: str, parties: Sequence[str]) -> Topic:
    """What the difference touches; "words" for none of the others.

    `stream` is that of the cleared text, `parties` the names of those who sign. Where a number was
    changed and nothing says what it counts, it counts as an amount; one that fills a blank does not.
    """
    before, reviewed, signed = placed.difference
    changed = reviewed + signed
    beside = placed.after[:1]  # 乙 became 丙 before 方
    named = _PARTY.search(reviewed + beside) or _PARTY.search(signed + beside)
    if named or any(_touches(placed, stream, folded(name)) for name in parties):
        return "party"
    if not _NUMBER.search(changed):
        return "words"
    if not reviewed.strip("年月日") and _SIGNING_DAY.search(before):
        return "words"
    if _ACCOUNT.search(before) and reviewed:
        return "account"
    unit = changed + _REST.sub("", placed.after)[:4]
    for each, pattern in _UNITS:
        if pattern.search(unit):
            return each
    return "amount" if reviewed else "words"


def _touches(placed: Placed, stream: str, name: str) -> bool:
    """Whether the difference lies inside a mention of that name."""
    at = stream.find(name) if name else -1
    while at >= 0:
        if placed.start < at + len(name) and placed.end > at:
            return True
        at = stream.find(name, at + 1)
    return False
