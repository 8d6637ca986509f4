"""A short contract with every kind of part, in which one thing can be exchanged at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.paper.documents import (
    NAMES,
    PNG,
    abstract,
    level,
    num,
    numbering,
    p,
    parts,
    relations,
    t,
    zipped,
)

MORE = (
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    ' xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
SPACES = " ".join(dict.fromkeys(f"{NAMES} {MORE}".split()))
FACE = '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:eastAsia="SimSun"/>'
DEFAULTS = f'<w:rPr>{FACE}<w:sz w:val="21"/></w:rPr>'
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440"'
    ' w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'
)
LISTS = numbering(
    abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")), num(1, 0), num(2, 0)
)
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Pair(NamedTuple):
    """Two files that differ in one thing; `kind` is the row of the tables or of the traps.

    `layout` is true where the row is BLIND: pages may be laid out otherwise, with the same words.
    """

    kind: str
    name: str
    first: Callable[[], bytes]
    second: Callable[[], bytes]
    layout: bool = False


def styles(more: str = "", defaults: str = DEFAULTS) -> str:
    """A styles part with what stands in it beside the defaults."""
    return (
        f"<w:styles {SPACES}><w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault>"
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="N">'
        f'<w:name w:val="Normal"/></w:style>{more}</w:styles>'
    )


def contract(
    inner: str = "",
    *,
    about: str = "",
    blocks: str = "",
    section: str = PAGE,
    beside: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, tuple[str, str]] | None = None,
    outside: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A contract of four clauses; `inner` stands in the second, `blocks` behind it.

    `beside` are parts of the main document by bare name, each related by the stem of its name;
    `links` are further relationships of it, `outside` further members by their whole name.
    """
    body = (
        p(t("第一条 标的：乙方向甲方交付设备十台。"))
        + p(t("第二条 价款为人民币"), inner or t("壹佰万元"), t("，含税。"), properties=about)
        + blocks
        + p(t("第三条 争议由仲裁委员会仲裁。"))
        + f"<w:sectPr>{section}</w:sectPr>"
    )
    said: dict[str, str | bytes] = {"styles.xml": styles(), "numbering.xml": LISTS}
    made = parts(body, {**said, **(beside or {})})
    made["word/document.xml"] = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    made["[Content_Types].xml"] = _types(made, outside or {})
    known = {name.partition(".")[0]: (_kind(name), name) for name in {**said, **(beside or {})}}
    made["word/_rels/document.xml.rels"] = relations({**known, **(links or {})})
    return zipped({**made, **(outside or {})})


def _kind(name: str) -> str:
    return name.rpartition("/")[2].partition(".")[0].rstrip("0123456789")


_TYPED = {
    "document": f"{TYPES}.document.main+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
}


def _types(made: Mapping[str, object], outside: Mapping[str, object]) -> str:
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="'
        f'{_TYPED.get(_kind(name), f"{TYPES}.{_kind(name)}+xml")}"/>'
        for name in {**made, **outside}
        if name.startswith("word/") and name.endswith(".xml")
    )
    defaults = "".join(
        f'<Default Extension="{end}" ContentType="{kind}"/>'
        for end, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"), ("png", "image/png"),
        )
    )  # fmt: skip
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{defaults}{rows}</Types>"
    )


def part(name: str, inner: str) -> str:
    """A part whose root is w:name."""
    return f"<w:{name} {SPACES}>{inner}</w:{name}>"


def notes(kind: str, *words: str) -> str:
    """A part of footnotes or endnotes, numbered from 2 on."""
    inner = "".join(
        f'<w:{kind} w:id="{n}">{p(f"<w:r><w:{kind}Ref/></w:r>", t(text))}</w:{kind}>'
        for n, text in enumerate(words, 2)
    )
    lines = "".join(
        f'<w:{kind} w:type="{name}" w:id="{n}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for n, name in enumerate(("separator", "continuationSeparator"))
    )
    return part(f"{kind}s", lines + inner)


def pair(kind: str, name: str, one: str, other: str, *, layout: bool = False) -> Pair:
    """A pair of contracts with one thing or another in the second clause."""
    return Pair(kind, name, lambda: contract(one), lambda: contract(other), layout)


def picture(colour: int = 0) -> bytes:
    """A picture of one point, black or of another darkness."""
    return PNG + bytes([colour]) * bool(colour)
