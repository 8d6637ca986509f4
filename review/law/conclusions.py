"""审查结论: what follows from a conclusion; which may be drawn stands with the kind of matter."""

from __future__ import annotations

from collections.abc import Sequence

from review.law.vocabulary import Conclusion, Disposition
from review.words import Words

C, D = Conclusion, Disposition

# The finer word that a conclusion must be followed by (各地规范性文件管理的通行做法).
DISPOSITIONS: dict[Conclusion, tuple[Disposition, ...]] = {
    C.AMEND: (D.CLAUSES, D.PROCEDURE, D.ASK_SUPERIOR),
    C.UNLAWFUL: (D.NOT_TO_ISSUE,),
}

# What says that nothing stands in the way: no 须处理 annotation may then be open.
CLEAN = frozenset({C.SIGNABLE, C.LAWFUL})
# What says that the text must change first: it names what must.
BINDING = frozenset({C.REVISE, C.AMEND})


def offer(
    conclusions: Sequence[Conclusion], blocking: int, others: int
) -> tuple[Conclusion | None, str]:
    """The conclusion that open annotations ask for, with why; none where there are none at all.

    `blocking` of the annotations are 须处理, `others` only advise.
    """
    if blocking:
        wanted, why = BINDING, Words("有{blocking}条须处理的批注，按此预选", blocking=blocking)
    elif others:
        wanted, why = CLEAN, Words("有{others}条批注，没有须处理的，按此预选", others=others)
    else:
        return None, ""
    conclusion = next((one for one in conclusions if one in wanted), None)
    return conclusion, why if conclusion else ""


def unfounded(conclusion: Conclusion, blocking: int, failed: int) -> str:
    """Why this conclusion cannot be drawn; "" where it can.

    `blocking` 须处理 annotations are open, `failed` points were found 不符合.
    """
    said = Words("结论为“{conclusion}”的，", conclusion=conclusion.label)
    if conclusion in CLEAN and blocking:
        return Words(
            "还有{blocking}条“须处理”批注未了结，结论不能是“{conclusion}”",
            blocking=blocking,
            conclusion=conclusion.label,
        )
    if conclusion in BINDING and not blocking + failed:
        return Words(
            "{said}须列明须修改之处：至少写一条“须处理”批注，或者有一项要点为“不符合”", said=said
        )
    if conclusion is C.UNLAWFUL and not failed:
        return Words("{said}至少有一项要点为“不符合”", said=said)
    return ""
