"""Small Word files made of a few words of XML, for the tests of reading."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of parts by name."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def parts(
    body: str,
    beside: Mapping[str, str | bytes] | None = None,
    *,
    main: str = "word/document.xml",
    type_: str = MAIN,
) -> dict[str, str | bytes]:
    """The parts of a document; `beside` are parts by bare name, related by that name's stem."""
    folder, _, stem = main.rpartition("/")
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/{main}" ContentType="{type_}"/></Types>'
        ),
        "_rels/.rels": relations({"rId1": ("officeDocument", main)}),
        main: f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    links = {}
    for name, content in (beside or {}).items():
        kind = name.rpartition("/")[2].partition(".")[0].rstrip("0123456789")
        links[name.partition(".")[0]] = (kind, name)
        made[f"{folder}/{name}"] = content
    made[f"{folder}/_rels/{stem}.rels"] = relations(links)
    return made


def relations(
    links: Mapping[str, tuple[str, str]], outside: Mapping[str, str] | None = None
) -> str:
    """A relationships part: by id, kind and target; `outside` are external hyperlinks."""
    inside = "".join(
        f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in links.items()
    )
    external = "".join(
        f'<Relationship Id="{id_}" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/>'
        for id_, target in (outside or {}).items()
    )
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{names}">{inside}{external}</Relationships>'


def docx(body: str, beside: Mapping[str, str | bytes] | None = None) -> bytes:
    """A .docx with that body."""
    return zipped(parts(body, beside))


def p(*runs: str, properties: str = "") -> str:
    """A paragraph."""
    about = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{about}{''.join(runs)}</w:p>"


def t(text: str, properties: str = "") -> str:
    """A run of text."""
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(number: int, level: int, text: str = "") -> str:
    """A paragraph of a list."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(t(text), properties=place)


def level(depth: int, format_: str, text: str, more: str = "") -> str:
    """A level of an abstract list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*lists: str) -> str:
    """A numbering part."""
    return f"<w:numbering {NAMES}>{''.join(lists)}</w:numbering>"


def abstract(number: int, *levels: str) -> str:
    """An abstract list of levels or other content."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, overrides: str = "") -> str:
    """A list that uses an abstract one."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'
