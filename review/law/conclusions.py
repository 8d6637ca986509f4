"""审查结论 by kind of matter: what an opinion may conclude, and what follows from it."""

from __future__ import annotations

from review.law.vocabulary import Conclusion, Disposition, Kind

C, D = Conclusion, Disposition
REVIEW = (C.LAWFUL, C.AMEND, C.UNLAWFUL)

CONCLUSIONS: dict[Kind, tuple[Conclusion, ...]] = {
    Kind.CONTRACT: (C.SIGNABLE, C.REVISE, C.UNFIT, C.SEND_BACK),
    Kind.NORMATIVE: REVIEW,
    Kind.INTERNAL: REVIEW,
    Kind.CONSULTATION: (C.LAWFUL, C.FEASIBLE, C.UNLAWFUL, C.EXPLORATORY),
}

# The finer word that a conclusion must be followed by (外地规定的四种处理，仅见节录).
DISPOSITIONS: dict[Conclusion, tuple[Disposition, ...]] = {
    C.AMEND: (D.CLAUSES, D.PROCEDURE, D.ASK_SUPERIOR),
    C.UNLAWFUL: (D.NOT_TO_ISSUE,),
}

# What says that nothing stands in the way: no 须处理 annotation may then be open.
CLEAN = frozenset({C.SIGNABLE, C.LAWFUL})


def dispositions(kind: Kind, conclusion: Conclusion) -> tuple[Disposition, ...]:
    """The finer words to choose from; none where the conclusion says all."""
    if kind not in (Kind.NORMATIVE, Kind.INTERNAL):
        return ()
    return DISPOSITIONS.get(conclusion, ())
