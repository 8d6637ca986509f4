"""Tracked changes of shape that no page can show: named and listed, never passed over."""

from __future__ import annotations

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.reading.side_content import SideContent
from review.words import Words

_SHAPES = {
    w(name): sentence
    for name, sentence in {
        "cellIns": "有单元格的插入修订", "cellDel": "有单元格的删除修订",
        "cellMerge": "有单元格的合并修订", "tblPrChange": "有表格格式修订",
        "tblGridChange": "有表格列宽修订", "trPrChange": "有表格行格式修订",
        "tcPrChange": "有单元格格式修订", "tblPrExChange": "有表格格式修订",
        "numberingChange": "有编号修订", "sectPrChange": "有版面修订",
    }.items()
}  # fmt: skip


def structural_changes(findings: SideContent, properties: etree._Element, story: str) -> None:
    """Enter the changes of shape among the children of a properties element (17.13.5)."""
    for each in properties:
        change = _SHAPES.get(str(each.tag))
        if change is not None:
            findings.change("format", each)
            sentence = Words("文件{what}，页面上不显示，请在 Word 中核对。", what=change)
            findings.warn("shape-change", story, sentence)
