"""N23: marks of secrecy, identity numbers and mobile numbers in a text that will be public."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from review.checks.check import ALL, RULES, Check
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Text

RULE = Rule(
    "N23", Weight.STOP, "含有涉密标志、身份证号码或者手机号码", "保守国家秘密法第三十一条；个人信息保护法",
    "12345等服务热线；示例号码；保密条款中的“国家秘密”", "数据", "是否含有不得公开的内容",
)  # fmt: skip
_MARK = re.compile(
    r"(?:绝密|机密|秘密)\s*[★☆*]|^(?:密级[：:])(?:绝密|机密|秘密)|^(?:绝密|机密|秘密)(?:\d{1,2}年|长期)?$|密级[：:](?:绝密|机密|秘密)"
)
_PERSON = re.compile(
    r"(?<![\d.])([1-8]\d{5})[\s\-]?((?:19|20)\d{2})[\s\-]?(0[1-9]|1[0-2])[\s\-]?([0-3]\d)[\s\-]?\d{3}[\dXx](?![\dA-Za-z])"
)
_OTHER = re.compile("(?:编|单|订单|流水|工单|序列|账|卡|批)号[：:]?$")
_MOBILE = re.compile(r"(?<![\d.\-])1[3-9]\d[\s\-]?\d{4}[\s\-]?\d{4}(?![\d.])")
_SAMPLE = re.compile(r"1[3-9]8?00138000|1[3-9]\d0{8}|1[3-9](\d)\1{8}")


def marks(text: Text) -> Iterator[Finding]:
    for line in text.lines:
        if match := _MARK.search(line.text):
            yield text.finding(RULE, line, match.span(), "带有涉密标志，不得在非涉密系统中处理")


def numbers(text: Text) -> Iterator[Finding]:
    for line in text.lines:
        for match in _PERSON.finditer(line.text):
            if _real(match):
                yield text.finding(RULE, line, match.span(), "含有公民身份号码，请删除或者遮盖")
        for match in _MOBILE.finditer(line.text):
            if not _SAMPLE.search(re.sub(r"\D", "", match[0])):
                yield text.finding(RULE, line, match.span(), "含有手机号码，请改用办公电话或者删除")


def _real(match: re.Match[str]) -> bool:
    """A day of birth that exists; what is called another number must have the check digit too."""
    try:
        date(int(match[2]), int(match[3]), int(match[4]))
    except ValueError:
        return False
    told = match.string[max(0, match.start() - 12) : match.start()]
    return not _OTHER.search(told) or _fits(re.sub(r"[\s\-]", "", match[0]))


def _fits(number: str) -> bool:
    """GB 11643: the last sign of eighteen by ISO 7064, MOD 11-2."""
    rest = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(number[:17])) % 11
    return number[17].upper() == "10X98765432"[rest]


CHECKS = (Check(RULE, ALL, marks), Check(RULE, RULES, numbers))
