"""Drawings, embedded objects and alternatives inside a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from review.paper.model import OBJECT
from review.paper.ooxml import alternate_content, graphics
from review.paper.ooxml.alternate_content import ALTERNATE, choose
from review.paper.ooxml.drawings import ART, BOX, PARTS, PICTURES, contents, picture_of
from review.paper.ooxml.namespaces import CHART, DRAWING, r, w
from review.paper.reading.side_content import shortened
from review.paper.refusal import Refusal
from review.words import Words

if TYPE_CHECKING:
    from review.paper.reading.inline_reader import InlineReader

_PLAIN = (f"{{{DRAWING}}}t", f"{{{CHART}}}v")
_SEPARATOR = "；"


def drawing(reader: InlineReader, element: etree._Element) -> None:
    """w:drawing, w:pict or w:object: pictures, boxes and words in it, and how it looks."""
    if reader.fields.coding or reader.unseen:
        reader.put(OBJECT, element)
        return
    at = reader.at
    if not _inside(reader, element):
        reader.put(OBJECT, element)
    _look(reader, element, at)
    if element.tag == w("object"):
        reader.findings.warn(
            "embedded-object",
            reader.story,
            "文件内嵌了其他文件（OLE 对象），页面上不显示其内容。",
        )


def _inside(reader: InlineReader, element: etree._Element) -> bool:
    """Read what a drawing holds; False where it holds nothing that is read."""
    inside = False
    for each in contents(element):
        inside = True
        if each.tag == ALTERNATE:
            alternatives(reader, each)
            chosen = choose(each)
            if chosen is None or not _inside(reader, chosen):
                reader.put(OBJECT, each)
        elif each.tag == BOX:
            reader.put(OBJECT, each, story=reader.around.box(each, reader.part))
        elif each.tag in PICTURES:
            picture = reader.findings.picture(reader.part, picture_of(each))
            reader.put(OBJECT, each, image=picture)
        elif each.tag == ART:
            reader.show(each.get("string", ""), each)
        else:
            _words_of_part(reader, each)
    return inside


def _words_of_part(reader: InlineReader, element: etree._Element) -> None:
    """The plain words of a chart or a diagram, which stand in another part."""
    reader.put(OBJECT, element)
    for name in PARTS[str(element.tag)]:
        relation = reader.around.package.relations(reader.part).get(element.get(name, ""))
        if relation is None or relation.external or relation.target not in reader.around.package:
            continue
        try:
            root = reader.around.package.tree(relation.target)
        except Refusal:
            continue
        words = [(each.text or "").strip() for each in root.iter(*_PLAIN)]
        reader.show(_SEPARATOR.join(word for word in words if word), element)


def _look(reader: InlineReader, element: etree._Element, at: tuple[str, int]) -> None:
    reader.findings.heights += graphics.heights(element)
    digest, plain = graphics.look(
        element,
        lambda relation: reader.findings.part_digest(reader.part, relation),
        reader.around.styles.palette,
    )
    special = next((each for each in contents(element) if each.tag in PARTS), None)
    if plain and special is None and element.tag != w("object"):
        reader.findings.caveat(at, "graphic", "", digest)
    else:
        words = alternate_content.words(element)
        kind = _NAMES.get(str(special.tag) if special is not None else str(element.tag), "图形")
        tail = Words("，其中有“{text}”", text=shortened(words)) if words else ""
        said = Words("{kind}的画面只以指纹核对{tail}", kind=kind, tail=tail)
        reader.findings.caveat(at, "object", said, digest)


_NAMES = {
    w("object"): "嵌入对象",
    **dict(zip(PARTS, ("图表", "图示"), strict=True)),
}


def alternatives(reader: InlineReader, element: etree._Element) -> None:
    """Enter what other forms of the same thing show, where they show other words."""
    if alternate_content.disordered(element):
        reader.unknown(element)
    chosen = choose(element)
    shown, looks = alternate_content.words(chosen), alternate_content.looks(chosen)
    for form in alternate_content.others(element):
        words, other = alternate_content.words(form), alternate_content.looks(form)
        if words and words != shown:
            said = Words(
                "显示“{text}”，另一种程序显示“{other}”",
                text=shortened(shown),
                other=shortened(words),
            )
            reader.findings.caveat(reader.at, "alternate", said, f"{words} {other}")
        elif other != looks and words:
            reader.findings.caveat(reader.at, "alternate", "两种文字的格式不同", " ".join(other))


def foreign(reader: InlineReader, element: etree._Element) -> None:
    """w:subDoc and w:altChunk: another document in this one (17.17.2, 17.17.3)."""
    around, findings = reader.around, reader.findings
    name = element.get(r("id"), "")
    relation = around.package.relations(reader.part).get(name)
    target = relation.target if relation else reader.story
    inside = relation is not None and target in around.package
    size = len(around.package.read(target)) if inside else 1
    findings.hide(target, "foreign-document", size)
    digest = findings.part_digest(reader.part, name)
    findings.caveat(
        reader.at, "unknown", Words("内嵌的另一份文档（{name}）", name=target), f"foreign {digest}"
    )
    findings.warn(
        "foreign-document",
        target,
        "文件内嵌了另一份文档，Word 会显示其内容，本系统不读取，请合并后再提交。",
    )
