"""Elements that stand in stories and in their paragraphs (ECMA-376 Part 1, 17.2 to 17.5, 17.13)."""

from __future__ import annotations

import re

from lxml import etree

from review.paper.ooxml.visibility.rows import qualified, table

STORY = table(
    """
    document READ 17.2.3 conformance mc:Ignorable
    body READ 17.2.2
    background LOOK 17.2.1 color themeColor themeTint themeShade
    hdr ftr READ 17.10 mc:Ignorable
    footnotes endnotes READ 17.11 mc:Ignorable
    footnote READ 17.11.10 id type
    endnote READ 17.11.2 id type
    comments READ 17.13.4.6 mc:Ignorable
    comment READ 17.13.4.2 id author date initials w16du:dateUtc
    txbxContent READ 17.17.1.1
    p READ 17.3.1.22 rsidR rsidRPr rsidRDefault rsidP rsidDel w14:paraId w14:textId w14:noSpellErr
    r READ 17.3.2.25 rsidR rsidRPr rsidDel
    tbl READ 17.4.37
    tr READ 17.4.78 rsidR rsidRPr rsidTr rsidDel w14:paraId w14:textId
    tc READ 17.4.65 id
    t READ 17.3.3.31 xml:space
    delText READ 17.3.3.7 xml:space
    instrText READ 17.16.23 xml:space
    delInstrText READ 17.16.13 xml:space
    tab cr noBreakHyphen softHyphen READ 17.3.3
    ptab READ 17.3.3.23 alignment relativeTo leader # a tab to a place: still a tab
    br READ 17.3.3.1 type clear
    sym READ 17.3.3.30 font char
    w16se:symEx READ MS-DOCX-2.6.3 w16se:font w16se:char
    fldChar READ 17.16.18 fldCharType dirty fldLock
    fldSimple READ 17.16.19 instr dirty fldLock
    hyperlink READ 17.16.22 tgtFrame tooltip docLocation history anchor r:id
    ins del moveFrom moveTo READ 17.13.5 id author date w16du:dateUtc
    rPrChange pPrChange sectPrChange READ 17.13.5 id author date w16du:dateUtc
    cellIns cellDel READ 17.13.5 id author date w16du:dateUtc
    cellMerge READ 17.13.5.3 id author date w16du:dateUtc vMerge vMergeOrig
    tblPrChange trPrChange tcPrChange READ 17.13.5 id author date w16du:dateUtc
    tblPrExChange tblGridChange READ 17.13.5 id author date w16du:dateUtc
    numberingChange READ 17.13.5.15 id author date original w16du:dateUtc
    footnoteReference endnoteReference READ 17.11 id customMarkFollows
    commentReference commentRangeStart commentRangeEnd READ 17.13.4 id displacedByCustomXml
    drawing READ 17.3.3.9 w14:anchorId
    pict READ 17.3.3.21 w14:anchorId
    object READ 17.3.3.19 dxaOrig dyaOrig w14:anchorId
    ruby rubyBase rt READ 17.3.3.25
    rubyPr LOOK 17.3.3.27
    sdt sdtContent READ 17.5.2
    customXml READ 17.5.1 uri element
    smartTag READ 17.5.1.9 uri element
    dir bdo LOOK 17.3.2 val
    altChunk subDoc READ 17.17 r:id
    dayShort dayLong monthShort monthLong yearShort yearLong READ 17.3.3 # today's date
    pgNum READ 17.3.3.22
    annotationRef footnoteRef endnoteRef BLIND 17.3.3 # the mark of the note this stands in
    separator continuationSeparator BLIND 17.11 # the line above the notes
    lastRenderedPageBreak BLIND 17.3.3.13 # where a program last broke the page
    proofErr BLIND 17.13.8.1 type # what a spelling check found
    permStart BLIND 17.13.7.2 id ed edGrp colFirst colLast displacedByCustomXml # who may edit
    permEnd BLIND 17.13.7.1 id displacedByCustomXml # who may edit
    bookmarkStart BLIND 17.13.6.2 id name colFirst colLast displacedByCustomXml # a name for a place
    bookmarkEnd BLIND 17.13.6.1 id displacedByCustomXml # a name for a place
    moveFromRangeStart moveToRangeStart BLIND 17.13.5 id name author date colFirst colLast \
displacedByCustomXml w16du:dateUtc # the range of a move, whose text is marked itself
    moveFromRangeEnd moveToRangeEnd BLIND 17.13.5 id displacedByCustomXml # the range of a move
    customXmlInsRangeStart customXmlDelRangeStart BLIND 17.13.5 id author date # markup only
    customXmlInsRangeEnd customXmlDelRangeEnd BLIND 17.13.5 id # markup only
    customXmlMoveFromRangeStart customXmlMoveToRangeStart BLIND 17.13.5 id author date # markup only
    customXmlMoveFromRangeEnd customXmlMoveToRangeEnd BLIND 17.13.5 id # markup only
    customXmlPr smartTagPr sdtEndPr BLIND 17.5 # what programs keep about the text inside
    tblGrid BLIND 17.4.48 # widths of columns
    mc:AlternateContent READ Part-3-7.5
    m:oMath m:oMathPara READ 22.1
    pPr rPr sectPr tblPr trPr tcPr tblPrEx sdtPr READ 17 rsidR rsidRPr rsidDel rsidSect
    """.replace("\\\n", " "),
    "w",
)
_HOLD = {
    "tblGrid": "gridCol tblGridChange", "customXmlPr": "attr placeholder", "smartTagPr": "attr",
    "sdtEndPr": "rPr", "numPr": "ilvl numId ins numberingChange", "tabs": "tab", "cols": "col",
    "pBdr": "top left start bottom right end between bar", "headers": "header",
    "fldChar": "ffData fldData numberingChange",
    **dict.fromkeys(("tblBorders", "tcBorders"),
                    "top left start bottom right end insideH insideV tl2br tr2bl"),
    **dict.fromkeys(("tblCellMar", "tcMar", "pgBorders"), "top left start bottom right end"),
    **dict.fromkeys(("footnotePr", "endnotePr"), "pos numFmt numStart numRestart"),
}  # fmt: skip
_HELD = {qualified(f"w:{name}"): {qualified(f"w:{n}") for n in names.split()}
         for name, names in _HOLD.items()}  # fmt: skip


_FOLDED = re.compile(r"\}rPr\.\d+$")
"""Looks that are folded with others (`property_folding`)."""


def crowded(mark: etree._Element) -> bool:
    """Whether an element holds what does not belong into it, and might be shown."""
    held = _HELD.get(str(mark.tag), ())
    return any(str(each.tag) not in held and not _FOLDED.search(str(each.tag)) for each in mark)


def overfull(property_: etree._Element) -> bool:
    """Whether a property of Word's own names holds what does not belong into it, or any text does."""
    name = str(property_.tag)
    if not len(property_) or name in _DEEP or not name.startswith(_OWN):
        return False
    return crowded(property_) or any(len(each) for each in property_)


def odd(element: etree._Element) -> bool:
    """Whether an attribute stands in no table, or something inside a sign that holds nothing."""
    tag = element.tag
    if not STORY[str(tag)].attributes.issuperset(element.keys()):
        return True
    return len(element) > 0 and tag in LEAVES and crowded(element)


_OWN = qualified("w:")
_DEEP = frozenset(n for n in STORY if n.endswith(("Change", "Pr")))
"""Properties that hold properties, which are looked at by themselves."""


LEAVES = frozenset(qualified(f"w:{name}") for name in (
    "br", "tab", "cr", "noBreakHyphen", "softHyphen", "ptab", "sym", "fldChar", "footnoteReference",
    "endnoteReference", "commentReference", "commentRangeStart", "commentRangeEnd", "pgNum", "dayShort",
    "dayLong", "monthShort", "monthLong", "yearShort", "yearLong",
))  # fmt: skip
"""Elements of runs that show something and hold no text."""
MARKS = frozenset(name for name, row in STORY.items() if row.sort == "BLIND")
"""Elements of stories that show nothing."""
