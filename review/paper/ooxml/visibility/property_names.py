"""Properties of runs, paragraphs, tables and sections (ECMA-376 Part 1, 17.3, 17.4, 17.6)."""

from __future__ import annotations

from review.paper.ooxml.visibility.rows import table

RUN = table(
    """
    rStyle READ 17.3.2.29 val
    rFonts LOOK 17.3.2.26 ascii hAnsi eastAsia cs asciiTheme hAnsiTheme eastAsiaTheme cstheme hint
    b i bCs iCs READ 17.3.2 val
    u READ 17.3.2.40 val color themeColor themeTint themeShade
    strike dstrike LOOK 17.3.2 val
    caps smallCaps LOOK 17.3.2 val
    vanish webHidden specVanish LOOK 17.3.2 val
    vertAlign LOOK 17.3.2.42 val
    position LOOK 17.3.2.24 val
    color LOOK 17.3.2.6 val themeColor themeTint themeShade
    highlight LOOK 17.3.2.15 val
    shd LOOK 17.3.2.32 val color fill themeColor themeTint themeShade themeFill themeFillTint \
themeFillShade
    sz szCs LOOK 17.3.2.38 val
    w LOOK 17.3.2.43 val
    spacing LOOK 17.3.2.35 val
    fitText LOOK 17.3.2.14 val id
    rtl cs LOOK 17.3.2 val
    eastAsianLayout LOOK 17.3.2.10 id combine combineBrackets vert vertCompress
    outline shadow emboss imprint LOOK 17.3.2 val
    w14:textFill w14:textOutline LOOK MS-DOCX-2.6
    rPrChange READ 17.13.5.31 id author date w16du:dateUtc
    ins del moveFrom moveTo READ 17.13.5 id author date w16du:dateUtc # of a paragraph mark
    noProof BLIND 17.3.2.21 val # spelling
    lang BLIND 17.3.2.20 val eastAsia bidi # spelling and line breaks
    kern BLIND 17.3.2.19 val # distance of letters
    snapToGrid BLIND 17.3.2.34 val # distance of letters
    em BLIND 17.3.2.12 val # a dot beside each character
    bdr BLIND 17.3.2.4 val sz space color themeColor themeTint themeShade shadow frame # a border
    effect BLIND 17.3.2.11 val # moves on a screen
    oMath BLIND 17.3.2.22 val # the sort of a paragraph mark
    w14:glow w14:shadow w14:reflection w14:props3d w14:scene3d BLIND MS-DOCX-2.6 w14:rad \
w14:blurRad w14:dist w14:dir w14:sx w14:sy w14:kx w14:ky w14:algn w14:stA w14:stPos w14:endA \
w14:endPos w14:fadeDir w14:extrusionH w14:contourW w14:prstMaterial # around letters
    w14:ligatures w14:numForm w14:numSpacing w14:stylisticSets w14:cntxtAlts BLIND MS-DOCX-2.6 \
w14:val # forms of one letter
    w16se:symEx LOOK MS-DOCX-2.6
    """.replace("\\\n", " "),
    "w",
)
PARAGRAPH = table(
    """
    pStyle READ 17.3.1.27 val
    numPr READ 17.3.1.19
    ind LOOK 17.3.1.12 left start right end hanging firstLine leftChars startChars rightChars \
endChars hangingChars firstLineChars
    jc READ 17.3.1.13 val
    outlineLvl READ 17.3.1.20 val
    pageBreakBefore READ 17.3.1.23 val
    shd LOOK 17.3.1.31 val color fill themeColor themeTint themeShade themeFill themeFillTint \
themeFillShade
    spacing LOOK 17.3.1.33 before after line lineRule beforeLines afterLines beforeAutospacing \
afterAutospacing
    framePr LOOK 17.3.1.11 dropCap lines w h vSpace hSpace wrap vAnchor hAnchor x xAlign y yAlign \
hRule anchorLock
    bidi LOOK 17.3.1.6 val
    rPr READ 17.3.1.29
    sectPr READ 17.6.18 rsidR rsidRPr rsidDel rsidSect
    pPrChange READ 17.13.5.29 id author date w16du:dateUtc
    keepNext keepLines widowControl BLIND 17.3.1 val # where pages break
    suppressLineNumbers LOOK 17.3.1.35 val
    pBdr BLIND 17.3.1.24 # borders
    tabs BLIND 17.3.1.38 # where a tab reaches to
    suppressAutoHyphens autoSpaceDE autoSpaceDN BLIND 17.3.1 val # distances
    kinsoku wordWrap overflowPunct topLinePunct BLIND 17.3.1 val # where lines break
    adjustRightInd snapToGrid contextualSpacing mirrorIndents BLIND 17.3.1 val # distances
    suppressOverlap BLIND 17.3.1.36 val # frames do not cover each other
    textDirection BLIND 17.3.1.41 val # the same words along another line
    textAlignment BLIND 17.3.1.39 val # height on the line
    textboxTightWrap BLIND 17.3.1.40 val # how text runs around a box
    divId BLIND 17.3.1.10 val # a web page it came from
    cnfStyle BLIND 17.3.1.8 val firstRow lastRow firstColumn lastColumn oddVBand evenVBand \
oddHBand evenHBand firstRowFirstColumn firstRowLastColumn lastRowFirstColumn lastRowLastColumn \
# a copy of what the place in the table says
    """.replace("\\\n", " "),
    "w",
)
TABLE = table(
    """
    tblStyle READ 17.4.62 val
    tblLook LOOK 17.4.55 val firstRow lastRow firstColumn lastColumn noHBand noVBand
    tblpPr LOOK 17.4.57 leftFromText rightFromText topFromText bottomFromText vertAnchor \
horzAnchor tblpXSpec tblpX tblpYSpec tblpY
    tblInd LOOK 17.4.50 w type
    shd LOOK 17.4.31 val color fill themeColor themeTint themeShade themeFill themeFillTint \
themeFillShade
    bidiVisual LOOK 17.4.1 val
    tblStyleRowBandSize tblStyleColBandSize LOOK 17.7.6 val
    tblPrChange READ 17.13.5.34 id author date w16du:dateUtc
    tblPrExChange READ 17.13.5.35 id author date w16du:dateUtc
    tblOverlap BLIND 17.4.56 val # tables do not cover each other
    tblW tblCellSpacing BLIND 17.4 w type # widths
    jc tblLayout BLIND 17.4 val type # where it stands on the page
    tblBorders tblCellMar BLIND 17.4 # lines and distances
    tblCaption tblDescription BLIND 17.4 val # read aloud, not shown
    hidden LOOK 17.4.20 val
    trHeight LOOK 17.4.81 val hRule
    gridBefore READ 17.4.15 val
    gridAfter READ 17.4.14 val
    wBefore wAfter BLIND 17.4 w type # widths
    cantSplit BLIND 17.4.6 val # where pages break
    tblHeader BLIND 17.4.49 val # repeats the row on each page
    divId BLIND 17.3.1.10 val # a web page it came from
    cnfStyle BLIND 17.4.7 val firstRow lastRow firstColumn lastColumn oddVBand evenVBand oddHBand \
evenHBand firstRowFirstColumn firstRowLastColumn lastRowFirstColumn lastRowLastColumn \
# a copy of what the place in the table says
    ins del READ 17.13.5 id author date w16du:dateUtc
    trPrChange READ 17.13.5.37 id author date w16du:dateUtc
    tcW BLIND 17.4.71 w type # widths
    gridSpan READ 17.4.17 val
    vMerge READ 17.4.84 val
    hMerge LOOK 17.4.22 val
    tcFitText LOOK 17.4.67 val
    tcBorders tcMar BLIND 17.4 # lines and distances
    noWrap hideMark vAlign BLIND 17.4 val # where words stand in the cell
    textDirection LOOK 17.4.72 val
    headers BLIND 17.4.18 # read aloud
    cellIns cellDel READ 17.13.5 id author date w16du:dateUtc
    cellMerge READ 17.13.5.3 id author date w16du:dateUtc vMerge vMergeOrig
    tcPrChange READ 17.13.5.36 id author date w16du:dateUtc
    """.replace("\\\n", " "),
    "w",
)
SECTION = table(
    """
    headerReference footerReference READ 17.10 type r:id
    titlePg LOOK 17.10.6 val
    pgNumType LOOK 17.6.12 fmt start chapStyle chapSep
    footnotePr endnotePr LOOK 17.11
    lnNumType LOOK 17.6.8 countBy start distance restart
    pgSz pgMar LOOK 17.6 w h orient code top right bottom left header footer gutter
    sectPrChange READ 17.13.5.32 id author date w16du:dateUtc
    type BLIND 17.6.22 val # where the section begins
    cols BLIND 17.6.4 num space sep equalWidth # columns of one flow
    docGrid BLIND 17.6.5 type linePitch charSpace # distances
    pgBorders BLIND 17.6.10 # lines
    vAlign BLIND 17.6.23 val # height on the page
    paperSrc BLIND 17.6.9 first other # a tray of the printer
    printerSettings BLIND 17.6.14 r:id # the printer
    noEndnote BLIND 17.6.9 val # endnotes come in a later section
    formProt BLIND 17.6.6 val # what may be edited
    textDirection BLIND 17.6.20 val # the same words along another line
    bidi rtlGutter BLIND 17.6 val # the side of the margin
    w15:footnoteColumns BLIND MS-DOCX-2.5 val # columns of one flow
    """.replace("\\\n", " "),
    "w",
)
