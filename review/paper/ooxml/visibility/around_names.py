"""Names in the parts around the stories: settings, styles, lists (ECMA-376 Part 1, 17.7, 17.9, 17.15)."""

from __future__ import annotations

from review.paper.ooxml.namespaces import WORD
from review.paper.ooxml.visibility.rows import table

SETTINGS = table(
    """
    evenAndOddHeaders LOOK 17.10.1 val
    updateFields LOOK 17.15.1.91 val
    displayBackgroundShape LOOK 17.15.1.25 val
    footnotePr endnotePr LOOK 17.11
    docVars READ 17.15.1.32
    clrSchemeMapping LOOK 17.15.1.20 bg1 t1 bg2 t2 accent1 accent2 accent3 accent4 accent5 accent6 \
hyperlink followedHyperlink
    view zoom BLIND 17.15.1 val percent # how a screen shows it
    removePersonalInformation removeDateAndTime BLIND 17.15.1 val # what is saved
    doNotDisplayPageBoundaries BLIND 17.15.1 val # how a screen shows it
    printPostScriptOverText printFractionalCharacterWidth BLIND 17.15.1 val # old printers
    embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData BLIND 17.15.1 val # what is saved
    mirrorMargins gutterAtTop alignBordersAndEdges BLIND 17.15.1 val # margins
    bordersDoNotSurroundHeader bordersDoNotSurroundFooter BLIND 17.15.1 val # lines
    hideSpellingErrors hideGrammaticalErrors BLIND 17.15.1 val # spelling
    activeWritingStyle BLIND 17.15.1.1 lang vendorID dllVersion nlCheck checkStyle appName # spelling
    proofState BLIND 17.15.1.65 spelling grammar # spelling
    formsDesign BLIND 17.15.1.45 val # a mode of editing
    attachedTemplate BLIND 17.15.1.6 r:id # told as a target outside the file
    stylePaneFormatFilter BLIND 17.15.1.85 val allStyles customStyles latentStyles stylesInUse \
headingStyles numberingStyles tableStyles directFormattingOnRuns directFormattingOnParagraphs \
directFormattingOnNumbering directFormattingOnTables clearFormatting top3HeadingStyles visibleStyles \
alternateStyleNames # a window of a program
    stylePaneSortMethod documentType BLIND 17.15.1 val # a window of a program
    revisionView BLIND 17.15.1.69 markup comments insDel formatting inkAnnotations # a screen
    trackRevisions doNotTrackMoves doNotTrackFormatting BLIND 17.15.1 val # what later changes leave
    writeProtection documentProtection BLIND 17.15.1 recommended edit formatting enforcement \
cryptProviderType cryptAlgorithmClass cryptAlgorithmType cryptAlgorithmSid cryptSpinCount cryptProvider \
algIdExt algIdExtSource cryptProviderTypeExt cryptProviderTypeExtSource hash salt algorithmName \
hashValue saltValue spinCount # who may edit
    autoFormatOverride styleLockTheme styleLockQFSet BLIND 17.15.1 val # who may edit
    defaultTabStop BLIND 17.15.1.24 val # where a tab reaches to
    autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps BLIND 17.15.1 val # lines
    showEnvelope clickAndTypeStyle defaultTableStyle BLIND 17.15.1 val # for what is written later
    summaryLength BLIND 17.15.1.87 val # a window of a program
    bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets printTwoOnOne BLIND 17.15.1 val # sheets
    drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery BLIND \
17.15.1 val # for what is drawn later
    displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin \
drawingGridVerticalOrigin BLIND 17.15.1 val # for what is drawn later
    doNotShadeFormData BLIND 17.15.1.39 val # a screen
    noPunctuationKerning characterSpacingControl strictFirstAndLastChars BLIND 17.15.1 val # distances
    noLineBreaksAfter noLineBreaksBefore BLIND 17.15.1 lang val # where lines break
    savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent BLIND 17.15.1 val \
# what is saved
    doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving showXMLTags BLIND 17.15.1 val # saving
    alwaysShowPlaceholderText alwaysMergeEmptyNamespace BLIND 17.15.1 val # saving
    hdrShapeDefaults shapeDefaults BLIND 17.15.1 # for what is drawn later
    compat BLIND 17.15.3 # distances, lines and pages as older programs set them
    rsids BLIND 17.15.1.72 # sessions of editing
    m:mathPr BLIND 22.1.2.62 # where formulas stand
    attachedSchema BLIND 17.15.1.5 val # what checks the XML
    themeFontLang BLIND 17.15.1.88 val eastAsia bidi # the fonts of a theme
    doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade BLIND 17.15.1 val # saving
    captions BLIND 17.15.1.16 # for what is written later
    readModeInkLockDown BLIND 17.15.1.66 actualPg w h fontSz # a screen
    smartTagType BLIND 17.15.1.77 namespaceuri name url # what programs keep
    sl:schemaLibrary BLIND 23.2 # what checks the XML
    doNotEmbedSmartTags BLIND 17.15.1.35 val # what is saved
    decimalSymbol listSeparator BLIND 17.15.1 val # how fields count; their results are told
    w14:docId w15:docId BLIND MS-DOCX-2.4 w14:val w15:val # the name of the file
    w15:chartTrackingRefBased w14:discardImageEditingData BLIND MS-DOCX-2.4 w14:val w15:val # saving
    w14:defaultImageDpi w14:conflictMode BLIND MS-DOCX-2.4 w14:val # saving
    w16cid:durableId w16du:dateUtc BLIND MS-DOCX-2.4 # ids
    """.replace("\\\n", " "),
    "w",
)
STYLE = table(
    """
    name aliases BLIND 17.7.4 val # names
    basedOn READ 17.7.4.3 val
    next link BLIND 17.7.4 val # for what is written later
    autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked BLIND 17.7.4 val # a window
    personal personalCompose personalReply BLIND 17.7.4 val # mail
    rsid BLIND 17.7.4.15 val # a session of editing
    pPr rPr tblPr trPr tcPr READ 17.7
    tblStylePr READ 17.7.6.6 type
    """,
    "w",
)
LEVEL = table(
    """
    start READ 17.9.25 val
    numFmt READ 17.9.17 val format
    lvlRestart READ 17.9.10 val
    pStyle READ 17.9.23 val
    isLgl READ 17.9.4 val
    suff LOOK 17.9.28 val
    lvlText READ 17.9.11 val null
    lvlPicBulletId LOOK 17.9.9 val
    legacy BLIND 17.9.6 legacy legacySpace legacyIndent # distances of Word 6
    lvlJc BLIND 17.9.7 val # where the number stands
    pPr LOOK 17.9.22
    rPr LOOK 17.9.24
    """,
    "w",
)
LISTS = table(
    """
    abstractNum READ 17.9.1 abstractNumId w15:restartNumberingAfterBreak
    num READ 17.9.15 numId w16cid:durableId
    numPicBullet LOOK 17.9.20 numPicBulletId
    numIdMacAtCleanup BLIND 17.9.19 val # saving
    nsid tmpl name BLIND 17.9 val # names
    multiLevelType BLIND 17.9.12 val # a window of a program
    styleLink numStyleLink READ 17.9 val
    lvl READ 17.9.6 ilvl tplc tentative
    abstractNumId READ 17.9.2 val
    lvlOverride READ 17.9.8 ilvl
    startOverride READ 17.9.26 val
    """,
    "w",
)
_COMPATIBLE = """
useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL
noColumnBalance balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone
ulTrailSpace doNotExpandShiftReturn spacingInWholePoints lineWrapLikeWord6
printBodyTextBeforeHeader printColBlack wpSpaceWidth showBreaksInFrames subFontBySize
suppressBottomSpacing suppressTopSpacing suppressSpacingAtTopOfPage suppressTopSpacingWP
suppressSpBfAfterPgBrk swapBordersFacingPages convMailMergeEsc truncateFontHeightsLikeWP6
mwSmallCaps usePrinterMetrics doNotSuppressParagraphBorders wrapTrailSpaces
footnoteLayoutLikeWW8 shapeLayoutLikeWW8 alignTablesRowByRow forgetLastTabAlignment
adjustLineHeightInTable autoSpaceLikeWord95 noSpaceRaiseLower
doNotUseHTMLParagraphAutoSpacing layoutRawTableWidth layoutTableRowsApart
useWord97LineBreakRules doNotBreakWrappedTables doNotSnapToGridInCell
selectFldWithFirstOrLastChar applyBreakingRules doNotWrapTextWithPunct
doNotUseEastAsianBreakRules useWord2002TableStyleRules growAutofit useFELayout
useNormalStyleForList doNotUseIndentAsNumberingTabStop useAltKinsokuLineBreakRules
allowSpaceOfSameStyleInTable doNotSuppressIndentation doNotAutofitConstrainedTables
autofitToFirstFixedWidthCell underlineTabInNumList displayHangulFixedWidth
splitPgBreakAndParaMark doNotVertAlignCellWithSp doNotBreakConstrainedForcedTable
doNotVertAlignInTxbx useAnsiKerningPairs cachedColBalance compatSetting
"""
COMPATIBILITY = frozenset(f"{{{WORD}}}{name}" for name in _COMPATIBLE.split())
"""17.15.3, BLIND: distances, lines and pages as older programs set them."""
