"""审查结论: what follows from a conclusion; which may be drawn stands with the kind of matter."""

from __future__ import annotations

from review.law.vocabulary import Conclusion, Disposition

C, D = Conclusion, Disposition

# The finer word that a conclusion must be followed by (外地规定的四种处理，仅见节录).
DISPOSITIONS: dict[Conclusion, tuple[Disposition, ...]] = {
    C.AMEND: (D.CLAUSES, D.PROCEDURE, D.ASK_SUPERIOR),
    C.UNLAWFUL: (D.NOT_TO_ISSUE,),
}

# What says that nothing stands in the way: no 须处理 annotation may then be open.
CLEAN = frozenset({C.SIGNABLE, C.LAWFUL})
