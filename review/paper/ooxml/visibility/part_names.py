"""Parts of a package by the kind of relationship that leads to them (ECMA-376 Part 1, 11 to 15)."""

from __future__ import annotations

from review.paper.ooxml.visibility.rows import Sort

_SORTS: dict[Sort, str] = {
    # Read into the model, or asked when something in a story names them.
    "READ": "officeDocument styles numbering footnotes endnotes comments header footer theme "
    "settings fontTable image hyperlink customXml customXmlProps core-properties "
    "extended-properties custom-properties extendedProperties customProperties",
    # Hashed with all they lead to, at the place of the drawing or object that names them.
    "LOOK": "chart chartEx chartUserShapes chartStyle chartColorStyle themeOverride diagramData "
    "diagramLayout diagramQuickStyle diagramColors diagramDrawing oleObject package control "
    "activeXControlBinary aFChunk subDocument font video audio media model3d svgBlip hdphoto",
    # Thumbnails, settings of programs and printers, building blocks, threads of comments (their
    # text is read from the comments), the keys of a signature.
    "BLIND": "thumbnail webSettings printerSettings stylesWithEffects commentsExtended "
    "commentsIds commentsExtensible people glossaryDocument keyMapCustomizations "
    "attachedToolbars recipientData wordVbaData origin signature certificate documenttasks "
    "classificationlabels customUI customUIRelationship extensibility userCustomization "
    "webextensiontaskpanes webextension intelligence",
}
SORTS: dict[str, Sort] = {kind: sort for sort, kinds in _SORTS.items() for kind in kinds.split()}
SINGLE = frozenset(
    ("styles", "numbering", "footnotes", "endnotes", "comments", "settings", "theme")
)
"""Kinds of which a document has one part: of a second programs would not agree."""
BASES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/officedocument/2006/relationships",  # so written by some
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://schemas.microsoft.com/office/",
)
"""Relationships under other addresses are not those of the standard, whatever their last word."""
