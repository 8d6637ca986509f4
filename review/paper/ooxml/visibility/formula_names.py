"""Names inside formulas (ECMA-376 Part 1, 22.1): all are READ into text and form, or say nothing."""

from __future__ import annotations

from review.paper.ooxml.namespaces import MATH
from review.paper.ooxml.visibility.property_names import RUN
from review.paper.ooxml.visibility.story_names import STORY

_NAMES = (
    "acc accPr aln argPr argSz bar barPr baseJc begChr borderBox borderBoxPr box boxPr brk cGp "
    "cGpRule chr count cSp ctrlPr d deg degHide den diff dPr e endChr eqArr eqArrPr f fName fPr "
    "func funcPr groupChr groupChrPr grow hideBot hideLeft hideRight hideTop jc lim limLoc limLow "
    "limLowPr limUpp limUppPr lit m maxDist mc mcJc mcPr mcs mPr mr nary naryPr noBreak nor num "
    "objDist oMath oMathPara oMathParaPr opEmu phant phantPr plcHide pos r rad radPr rPr rSp "
    "rSpRule scr sepChr show shp sPre sPrePr sSub sSubPr sSubSup sSubSupPr sSup sSupPr strikeBLTR "
    "strikeH strikeTLBR strikeV sty sub subHide sup supHide t transp type vertJc zeroAsc zeroDesc "
    "zeroWid"
)
FORMULA = frozenset(f"{{{MATH}}}{name}" for name in _NAMES.split()) | STORY.keys() | RUN.keys()
