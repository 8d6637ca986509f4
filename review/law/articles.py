"""An article as rows cite it: the law and the place in it, each said by itself in another language."""

from __future__ import annotations

from review.words import Listed


def article(law: str, place: str) -> str:
    """重大行政决策程序暂行条例, 第十五条 → 重大行政决策程序暂行条例第十五条."""
    return Listed("", (law, place))
