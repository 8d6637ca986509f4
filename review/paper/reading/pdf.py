"""A PDF read into a Paper: what is seen on its pages, and what the reader must be told."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from review.paper.digest import sha256
from review.paper.model import Caveat, Hidden, Paper, Warning
from review.paper.reading import page_caveats, pdf_actions, pdf_annotations, pdf_visibility
from review.paper.reading.line_joining import laid_out, lettered
from review.paper.reading.page_lines import PageLine
from review.paper.reading.pdf_annotations import Over
from review.paper.reading.pdf_glyphs import Glyphs, Met, met
from review.paper.reading.pdf_letters import UNMAPPED, Letter, Line, face, lines
from review.paper.reading.pdf_visibility import REASONS, Reason
from review.paper.reading.text_lines import page_line
from review.paper.refusal import Refusal
from review.words import Words

PAGE_LIMIT = 2_000
CHARACTER_LIMIT = 2_000_000
SCANNED = Warning(
    "scanned", "body", "PDF 是扫描件，没有文字层，无法按文字批注和比对；请尽量提交 Word 原件。"
)
FLAT = Warning("no-structure", "body", "PDF 没有段落结构，段落由本系统按版面推断。")
_WHOLE = 0.5  # of a page, from which a picture is the page itself


class Page(NamedTuple):
    """A page as it was read: its lines, what is told of it, and a hash over its pictures.

    `drawn`: there is more on it than words.
    """

    lines: list[PageLine]
    caveats: tuple[Caveat, ...]
    hidden: tuple[Hidden, ...]
    pictures: str
    drawn: bool


def read(source: bytes) -> Paper:
    """The paper in a PDF; a scan gives no text and a warning; Refusal where it is locked."""
    dictionaries = pdf_actions.names(source)
    document = opened(source)
    try:
        if len(document) > PAGE_LIMIT:
            raise Refusal("too-many-pages", "PDF 超过 2000 页，请拆分后再提交。")
        glyphs = Glyphs(document)
        pages = list(_pages(document, pdf_actions.LAYERS in dictionaries, glyphs))
        exchanged = list(glyphs.caveats())
    finally:
        document.close()
    drawn = {}
    for number, page in enumerate(pages, 1):
        if page.pictures or not page.lines:
            # A page drawn in outlines has neither letters nor pictures: the file speaks for it.
            drawn[number] = page.pictures or sha256(source + b"%d" % number)
    written = [page.lines for page in pages]
    worded = [lettered(page) for page in written]
    hidden = tuple(each for page in pages for each in page.hidden)
    paper = laid_out(written, (FLAT if any(worded) else SCANNED,), drawn)
    return paper._replace(
        hidden=(*paper.hidden, *hidden),
        caveats=(
            *pdf_actions.told(dictionaries),
            *page_caveats.shortened([*exchanged, *_caveats(pages, worded)]),
        ),
        source=sha256(source),
    )


def _caveats(pages: Sequence[Page], worded: Sequence[bool]) -> Iterator[Caveat]:
    for number, (page, words) in enumerate(zip(pages, worded, strict=True), 1):
        if any(worded) and page.drawn and not words:
            yield page_caveats.wordless(number)
        yield from page.caveats


def opened(source: bytes) -> pypdfium2.PdfDocument:
    """The document in a PDF; Refusal where it is locked or damaged."""
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Refusal("encrypted", "PDF 设有打开密码，请解除后再提交。") from error
        raise Refusal("damaged", "PDF 已损坏，无法读取，请重新导出后再提交。") from error
    document.init_forms()
    return document


def _pages(document: pypdfium2.PdfDocument, layers: bool, glyphs: Glyphs) -> Iterator[Page]:
    left = CHARACTER_LIMIT
    for number in range(1, len(document) + 1):
        page = _page(document, number, layers, glyphs)
        left -= sum(len(line.text) for line in page.lines)
        if left < 0:
            raise Refusal("too-much-text", "PDF 的文字超过 200 万字，请拆分后再提交。")
        yield page


def _page(document: pypdfium2.PdfDocument, number: int, layers: bool, glyphs: Glyphs) -> Page:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise Refusal(
            "damaged", Words("PDF 第{number}页已损坏，请重新导出后再提交。", number=number)
        ) from error
    over = pdf_annotations.annotations_of(page, document.formenv)
    own, drawn = _read(page)
    whole = own
    if over and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[number - 1]
        whole, drawn = _read(page)
    unseen = pdf_visibility.unseen(page, whole, layers)
    glyphs.enter(number, page, drawn, unseen)
    recognised = _recognised(page, whole, unseen)
    seen, lost = _parted(whole, {} if recognised else unseen, page.get_bbox())
    shown = pdf_annotations.placed(seen, min(len(own), len(seen)), over)
    caveats = [
        *(page_caveats.unseen(number, REASONS[why], words) for why, words in lost.items() if words),
        *_unmapped(number, shown),
        *_over(number, over, own),
    ]
    if recognised:
        sentence = "文字是扫描时识别的，页面上看不见，以图像为准。"
        caveats.append(page_caveats.of_page(number, "recognised", sentence))
    height = page.get_height() or 1.0
    page_lines = [page_line(line, height) for line in shown]
    hidden = tuple(
        Hidden(Words("第{number}页", number=number), "unseen-text", len(words))
        for words in lost.values()
        if words
    )
    written = [line for line in page_lines if line.text]
    read = Page(written, tuple(caveats), hidden, _pictures(page), _drawn(page))
    page.close()
    return read


def _read(page: pypdfium2.PdfPage) -> tuple[list[Line], Met]:
    layer = page.get_textpage()
    try:
        read = lines(layer)
        return read, met(layer, read)
    finally:
        layer.close()


def _recognised(page: pypdfium2.PdfPage, whole: Sequence[Line], unseen: dict[int, Reason]) -> bool:
    """Whether the words of the page are an invisible layer over the picture of a scan."""
    if "invisible" not in unseen.values():
        return False
    letters = [letter for line in whole for letter in line if letter.source]
    invisible = sum(unseen.get(letter.source) == "invisible" for letter in letters)
    left, bottom, right, top = page.get_bbox()
    area = (right - left) * (top - bottom) or 1.0
    images = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,))
    boxes = [image.get_bounds() for image in images]
    covered = max(((b[2] - b[0]) * (b[3] - b[1]) for b in boxes), default=0.0) / area
    return covered > _WHOLE and invisible > 0.9 * len(letters)


def _parted(
    whole: Sequence[Line], unseen: dict[int, Reason], bounds: tuple[float, float, float, float]
) -> tuple[list[Line], dict[Reason, str]]:
    """The lines that are seen, and the words that are not, by the reason."""
    seen, lost = [], Counter[Reason]()
    words: dict[Reason, list[str]] = {}
    for line in whole:
        kept: list[Letter] = []
        for letter in line:
            reason = unseen.get(letter.source)
            if reason is None and letter.source and pdf_visibility.outside(letter, bounds):
                reason = "outside"
            if reason is None:
                kept.append(letter)
            else:
                lost[reason] += 1
                words.setdefault(reason, []).append(letter.text)
        if any(not letter.text.isspace() for letter in kept):
            seen.append(kept)
    return seen, {reason: "".join("".join(texts).split()) for reason, texts in words.items()}


def _unmapped(number: int, shown: Sequence[Line]) -> Iterator[Caveat]:
    """Letters whose font does not say which characters they are, by font."""
    fonts = Counter(letter.source for line in shown for letter in line if letter.text == UNMAPPED)
    names: Counter[str] = Counter()
    for source, count in fonts.items():
        names[face(source).name or "未命名"] += count
    for name, count in names.items():
        sentence = Words(
            "有{count}个字符的字体（{name}）没有对应的文字，看得见但读不出。",
            count=count,
            name=name,
        )
        yield page_caveats.of_page(number, "symbol", sentence)


def _over(number: int, over: Sequence[Over], own: Sequence[Line]) -> Iterator[Caveat]:
    for one in over:
        words = pdf_annotations.beneath(one, own) if one.on else one.words
        yield page_caveats.overlay(number, one.label, one.shown, words, one.tick)


def _pictures(page: pypdfium2.PdfPage) -> str:
    """One hash over the pictures on a page as they lie in the file, "" where there are none."""
    digest = hashlib.sha256()
    drawn = False
    for image in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        drawn = True
        digest.update(bytes(image.get_data(decode_simple=False)))
    return digest.hexdigest() if drawn else ""


def _drawn(page: pypdfium2.PdfPage) -> bool:
    """Whether anything but words is on a page."""
    return any(True for each in page.get_objects(max_depth=1) if each.type != raw.FPDF_PAGEOBJ_TEXT)
