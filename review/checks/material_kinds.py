"""What a file that is handed in probably is: the text itself or a kind of material, and why."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from review.law.vocabulary import MaterialKind
from review.words import Words

M = MaterialKind
OPENING = 400
"""Characters at the beginning of a file that say what it is."""


@dataclass(frozen=True)
class Guess:
    """`kind` is None for the text under review; `why` is said to the person who confirms it."""

    kind: MaterialKind | None
    why: str


# Words of names and headings; the first row that fits decides, the more special stand first.
WORDS: tuple[tuple[MaterialKind, str], ...] = (
    (M.COMPETITION, "公平竞争"),
    (M.PROCEDURE, "法定程序|程序的说明|程序说明"),
    (M.EXPERTS, "专家论证|专家意见|论证意见"),
    (M.PARTICIPATION, "公众参与|听证"),
    (M.DECISION_BASIS, "决策依据|法律依据"),
    (M.CONSISTENCY, "一致性评估|政策取向"),
    (M.RISK, "风险评估"),
    (M.OWN_REVIEW, "合法性审核"),
    (M.COMMENTS, "征求意见|意见采纳|采纳情况"),
    (M.EXPLANATION, "起草说明|编制说明|修订说明"),
    (M.AWARD, "中标|成交通知|成交公告|成交结果"),
    (M.CREDENTIALS, "营业执照|资质|资格|许可证|授权委托书|法定代表人|身份证|登记证书|信用信息|执业证"),
    (M.BUDGET, "预算|资金|经费|概算"),
    (M.NEGOTIATION, "谈判|磋商|洽谈|资信|尽职调查|询价"),
    (M.APPROVAL_BASIS, "批复|请示|会议纪要|纪要|议定|采购计划|采购申请|采购公告|立项|批准|审批|三重一大"),
    (M.LEGAL_BASIS, "制定依据|上位法|依据汇编"),
    (M.BACKGROUND, "背景"),
    (M.OTHER, "报价|清单|图纸|附件|明细|照片"),
)  # fmt: skip
TEXT = re.compile(
    "合同|协议|意向书|备忘录|草案|送审稿|征求意见稿|办法|规定|细则|规则|制度|方案|章程"
)


def guess(name: str, offered: Collection[MaterialKind], words: str = "") -> Guess | None:
    """By the name, then by the opening `words`; None where neither says. `offered`: the kinds there are."""
    stem = name.rpartition(".")[0] or name
    for source, where in ((stem, "文件名"), (words[:OPENING], "开头")):
        for kind, pattern in WORDS:
            hit = re.search(pattern, source)
            if hit and kind in offered:
                return Guess(kind, Words("{where}有“{hit}”", where=where, hit=hit[0]))
        hit = TEXT.search(source)
        if hit:
            return Guess(None, Words("{where}有“{hit}”", where=where, hit=hit[0]))
    return None
