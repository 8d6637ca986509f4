"""An OFD file (GB/T 33190-2016) read into a Paper: its pages, templates, layers and annotations."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from review.paper.digest import sha256
from review.paper.model import Caveat, Hidden, Paper, Warning
from review.paper.ooxml.package import Package
from review.paper.plain_text import legible
from review.paper.reading import page_caveats
from review.paper.reading.line_joining import laid_out, lettered
from review.paper.reading.ofd_glyphs import Glyphs
from review.paper.reading.ofd_objects import Placed, lines_of, objects
from review.paper.reading.ofd_package import Document, Page, documents
from review.paper.reading.page_lines import PageLine
from review.paper.refusal import Refusal
from review.words import Words

PAGE_LIMIT = 2_000
CHARACTER_LIMIT = 2_000_000

NO_TEXT = Warning(
    "scanned", "body", "OFD 没有文字（只有图像或轮廓），无法读取和比对，请提交 Word 原件。"
)
FLAT = Warning("no-structure", "body", "OFD 没有段落结构，段落由本系统按版面推断。")
UNREAD = page_caveats.of_file("unknown", "OFD 有些部件缺失或读不出，页面可能不完整。")
SEVERAL = page_caveats.of_file("viewer", "OFD 文件内有多份文档，已依次读入。")
ANNOTATIONS = {
    "Link": "链接", "Path": "路径批注", "Highlight": "高亮批注", "Stamp": "签章批注",
    "Watermark": "水印批注",
}  # fmt: skip
_SILENT = ("Link",)
_DRAWN = ("{*}PathObject", "{*}ImageObject", "{*}CompositeObject")
_ORDER = {"Background": 0, "Body": 1, "Foreground": 2}
"""From what lies beneath to what lies above (GB/T 33190-2016, 7.7)."""


class _Read(NamedTuple):
    """A page: its lines, what is told of it, whether all parts of it could be read, and whether
    there is more on it than words.
    """

    lines: list[PageLine]
    caveats: list[Caveat]
    hidden: list[Hidden]
    whole: bool
    drawn: bool


def read(source: bytes) -> Paper:
    """The paper in an OFD; text drawn as outlines cannot be read and is warned of."""
    package = Package(source)
    package_documents = documents(package)
    pages: list[_Read] = []
    glyphs = [Glyphs(package, each.fonts) for each in package_documents]
    left = CHARACTER_LIMIT
    for document, drawn in zip(package_documents, glyphs, strict=True):
        for page in document.pages:
            if len(pages) >= PAGE_LIMIT:
                raise Refusal("too-many-pages", "OFD 超过 2000 页，请拆分后再提交。")
            pages.append(_page(package, document, page, len(pages) + 1, drawn))
            left -= sum(len(line.text) for line in pages[-1].lines)
            if left < 0:
                raise Refusal("too-much-text", "OFD 的文字超过 200 万字，请拆分后再提交。")
    worded = [lettered(page.lines) for page in pages]
    caveats = [
        *_whole(package_documents, pages),
        *(_twofold(drawn.twofold) for drawn in glyphs if drawn.twofold),
        *page_caveats.shortened(each for drawn in glyphs for each in drawn.caveats()),
        *page_caveats.shortened(_of_pages(pages, worded)),
    ]
    blank = (number for number, page in enumerate(pages, 1) if not page.lines)
    pictures = {number: sha256(source + b"%d" % number) for number in blank}
    said = FLAT if any(worded) else NO_TEXT
    paper = laid_out([page.lines for page in pages], (said,), pictures)
    hidden = tuple(each for page in pages for each in page.hidden)
    return paper._replace(
        hidden=(*paper.hidden, *hidden), caveats=tuple(caveats), source=sha256(source)
    )


def _of_pages(pages: list[_Read], worded: list[bool]) -> Iterator[Caveat]:
    for number, (page, words) in enumerate(zip(pages, worded, strict=True), 1):
        if any(worded) and page.drawn and not words:
            yield page_caveats.wordless(number)
        yield from page.caveats


def _whole(package_documents: list[Document], pages: list[_Read]) -> Iterator[Caveat]:
    """What is told of the file."""
    if len(package_documents) > 1:
        yield SEVERAL
    if not all(page.whole for page in pages) or not all(
        document.whole for document in package_documents
    ):
        yield UNREAD
    for document in package_documents:
        yield from document.caveats


def _twofold(signs: str) -> Caveat:
    sentence = Words(
        "OFD 用同一个字形画出不同的文字（{signs}），所见与读出的文字可能不同。",
        signs="、".join(signs),
    )
    return page_caveats.of_file("glyph", sentence)


def _page(package: Package, document: Document, page: Page, number: int, drawn: Glyphs) -> _Read:
    """Templates beneath, the page itself, templates above, then the annotations."""
    layers: list[tuple[int, str]] = [(_ORDER["Body"], page.content)]
    missing = more = False
    for order, id_ in _templates(package, page.content):
        content = document.templates.get(id_)
        missing = missing or content is None
        layers += [(_ORDER.get(order, 0), content)] if content else []
    placed: list[Placed] = []
    for _, content in sorted(layers, key=lambda layer: layer[0]):
        root = _tree(package, content)
        missing = missing or root is None
        if root is not None:
            drawn.enter(root, number)
            more = more or next(root.iter(*_DRAWN), None) is not None
            placed += objects(root, document.units)
    notes = [note for name in page.annotations for note in _annotations(package, name)]
    caveats = []
    for kind, shown, annotation in notes:
        inside = objects(annotation, document.units)
        placed += [
            each._replace(reason=each.reason or ("" if shown else "隐藏")) for each in inside
        ]
        if kind not in _SILENT:
            words = legible("".join(each.text for each in inside))
            label = ANNOTATIONS.get(kind, "批注")
            caveats.append(page_caveats.overlay(number, label, shown, words))
    seen = [each for each in placed if not each.reason and each.inside(page.box)]
    unseen, hidden = _unseen(number, [each for each in placed if each not in seen])
    return _Read(lines_of(seen, page.box), caveats + unseen, hidden, not missing, more)


def _unseen(number: int, unseen: list[Placed]) -> tuple[list[Caveat], list[Hidden]]:
    """Words nobody sees, by the reason."""
    words: dict[str, str] = {}
    for placed in unseen:
        reason = placed.reason or "在页面之外"
        words[reason] = words.get(reason, "") + "".join(placed.text.split())
    caveats = [page_caveats.unseen(number, reason, text) for reason, text in words.items()]
    hidden = [
        Hidden(Words("第{number}页", number=number), "unseen-text", len(text))
        for text in words.values()
    ]
    return caveats, hidden


def _templates(package: Package, content: str) -> Iterator[tuple[str, str]]:
    """The order and the id of each template that a page is laid on."""
    root = _tree(package, content)
    for template in root.iterchildren("{*}Template") if root is not None else ():
        yield template.get("ZOrder", "Background"), template.get("TemplateID", "")


def _annotations(package: Package, name: str) -> Iterator[tuple[str, bool, etree._Element]]:
    """The kind of each annotation, whether it is shown, and its appearance."""
    root = _tree(package, name)
    for annotation in root.iter("{*}Annot") if root is not None else ():
        shown = annotation.get("Visible", "true").lower() != "false"
        for appearance in annotation.iterchildren("{*}Appearance"):
            yield annotation.get("Type", ""), shown, appearance


def _tree(package: Package, name: str) -> etree._Element | None:
    return package.tree(name) if posixpath.normpath(name) in package else None
