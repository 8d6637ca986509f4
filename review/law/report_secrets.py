"""What a report for the public may not say: fees, marks, cases (政府信息公开条例第十四条至第十六条).

Each row is a kind of thing and the words by which a sentence is known to speak of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from review.words import Words


@dataclass(frozen=True)
class Secret:
    """`words` finds it in a sentence."""

    what: str
    words: re.Pattern[str]


FEE = "顾问费|律师费|代理费|聘用费|服务费|法律服务费用|顾问费用|律师费用"
MARK = "得分|评分|打分|考核|评价|测评"
SECRETS = (
    Secret("案号", re.compile(r"[（(](?:19|20)\d\d[）)][^\s，。；（(]{1,20}号")),
    Secret("费用", re.compile(Words("(?:{fee})[^。；]*?\\d[\\d,.]*\\s*[百千万亿]*元", fee=FEE))),
    Secret("费用", re.compile(Words("\\d[\\d,.]*\\s*[百千万亿]*元[^。；]*?(?:{fee})", fee=FEE))),
    Secret(
        "考核评分", re.compile(Words("(?:{mark})[^。；]*?\\d+(?:\\.\\d+)?分(?![之钟])", mark=MARK))
    ),
    Secret(
        "考核评分", re.compile(Words("(?:{mark})[^。；]*?(?:优秀|基本合格|不合格|合格)", mark=MARK))
    ),
)


def secrets(sentence: str) -> list[str]:
    """The kinds of things that may not be made public and that the sentence speaks of."""
    return list(dict.fromkeys(one.what for one in SECRETS if one.words.search(sentence)))
