"""争议解决 by 合同性质: an 行政协议 may not be arbitrated, a civil contract only before one body.

Patterns and bases are those of the domain notes (C07a–C07c), tried there on accepted wordings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from review.checks.finding import Finding, Rule, Weight
from review.law.vocabulary import Nature

CIVIL, PUBLIC, OPEN = Nature.CIVIL, Nature.ADMINISTRATIVE, Nature.UNDECIDED
ARBITRATED = Rule(
    "C07c", Weight.STOP, "行政协议约定仲裁条款的，该条款无效",
    "法释〔2019〕17号第二十六条；仲裁法（2025修订）第三条", "同一机关的普通民事采购合同不受此限",
)  # fmt: skip
EITHER = Rule(
    "C07a", Weight.WARN, "既约定仲裁又约定诉讼，仲裁协议无效",
    "法释〔2006〕7号第七条；仲裁法（2025修订）第三十一条",
    "裁决后申请人民法院执行或者撤销；两类争议明确分开约定；一方申请仲裁而对方未在期限内异议",
)  # fmt: skip
VAGUE = Rule(
    "C07b", Weight.WARN, "仲裁机构没有选定或者不止一个",
    "仲裁法（2025修订）第二十七条、第二十九条", "机构全称之后另写开庭地点",
)  # fmt: skip
NATURE = Rule(
    "C07n", Weight.HINT, "文中有行政协议常见的内容，请先确定合同性质再看争议解决条款",
    "法释〔2019〕17号第一条、第二条", "仅在名称或者背景中提及；行政机关之间的公务协助不属于行政协议",
)  # fmt: skip

_ARBITRATION = re.compile(
    "(?:提交|申请|提请|向|由|通过|进行)[^。；]{0,30}仲裁|仲裁(?:委员会|院|机构|解决|裁决)"
)
_EITHER = re.compile(
    "(?:仲裁[^。；]{0,40}(?:或|也可|或者|亦可)[^。；]{0,25}(?:起诉|诉讼|人民法院))"
    "|(?:(?:起诉|诉讼|人民法院)[^。；]{0,30}(?:或|也可|或者|亦可)[^。；]{0,30}仲裁)"
)
_VAGUE = re.compile(
    "(?:提交|提请|向|由)[^。；，]{0,12}(?:当地|所在地|有管辖权的?|相关|有关|合同签订地|[甲乙]方所在地)"
    "[^。；，]{0,6}仲裁(?:委员会|机构|部门)"
    "|(?:[一-龥]{2,15}(?:仲裁委员会|仲裁院|国际仲裁中心))\\s*(?:或|或者|、|和)\\s*"
    "(?:[一-龥]{2,15}(?:仲裁委员会|仲裁院|国际仲裁中心))"
)
_PUBLIC = re.compile(
    "特许经营|征收补偿|征地补偿|房屋征收|国有资源(?:出让|使用权)|保障性住房|停车[^。；]{0,8}委托管理"
)
# 裁决的强制执行 and 不得申请仲裁 are no agreement to arbitrate.
_NO = re.compile("不(?:得|能|再)?[^。；，]{0,6}仲裁|劳动(?:人事)?争议仲裁|强制执行")


@dataclass(frozen=True)
class Check:
    """One rule, of which natures it is asked, and how it is found."""

    rule: Rule
    of: tuple[Nature, ...]
    pattern: re.Pattern[str]
    not_if: re.Pattern[str] | None = None


CHECKS = (
    Check(ARBITRATED, (PUBLIC,), _ARBITRATION, _NO),
    Check(EITHER, (CIVIL, OPEN), _EITHER, re.compile("强制执行|撤销|劳动")),
    Check(VAGUE, (CIVIL, OPEN), _VAGUE),
    Check(NATURE, (CIVIL, OPEN), _PUBLIC),
)


def find(paragraphs: Sequence[str], nature: Nature) -> tuple[Finding, ...]:
    """What the rules for a contract of this nature hit; each rule tells its first three places."""
    return tuple(
        finding for check in CHECKS if nature in check.of for finding in _hits(check, paragraphs)
    )


def _hits(check: Check, paragraphs: Sequence[str]) -> list[Finding]:
    return list(_every(check, paragraphs))[: 1 if check.rule is NATURE else 3]


def _every(check: Check, paragraphs: Sequence[str]) -> Iterator[Finding]:
    for place, paragraph in enumerate(paragraphs):
        for start, sentence in _sentences(paragraph):
            hit = check.pattern.search(sentence)
            if hit and not (check.not_if and check.not_if.search(sentence)):
                yield Finding(check.rule, hit[0], place, start + hit.start())


def _sentences(paragraph: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer("[^。；]+[。；]?", paragraph):
        yield match.start(), match[0]
