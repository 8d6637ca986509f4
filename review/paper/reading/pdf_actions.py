"""What a PDF holds besides pages: scripts, programs to start, files, switchable layers, XFA forms.

Names of the file's dictionaries are sought in the bytes themselves and in its object streams; what
the streams of pages and pictures hold is no name.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from review.paper.model import Caveat
from review.paper.reading.page_caveats import of_file

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_LARGEST = 32 * 1024 * 1024  # bytes of an object stream
_BEFORE = 600  # bytes in which the dictionary of a stream stands

LAYERS = rb"/OCProperties"
ROWS: tuple[tuple[bytes, str, str], ...] = (
    (rb"/(?:JavaScript|JS)", "volatile", "PDF 带有脚本（JavaScript），打开时内容可能自行变化。"),
    (rb"/Launch", "external", "PDF 带有启动其他程序的动作，存在安全风险。"),
    (rb"/(?:EmbeddedFiles?|EF)", "object", "PDF 内嵌有其他文件，未予读取。"),
    (rb"/(?:SubmitForm|ImportData|GoToR)", "external", "PDF 带有向外发送或读取数据的动作。"),
    (rb"/(?:RichMedia|Movie|Sound|3D)", "object", "PDF 带有音视频或三维内容，未予读取。"),
    (rb"/XFA", "viewer", "PDF 带有 XFA 动态表单，不同软件显示的内容可能不同。"),
    (LAYERS, "viewer", "PDF 带有可以开关的图层，不同软件显示的内容可能不同。"),
)


def names(source: bytes) -> bytes:
    """The file's dictionaries, those of its object streams included, with names written plainly."""
    return b"\n".join(_pieces(source))


def told(dictionaries: bytes) -> tuple[Caveat, ...]:
    """What the reader must know, of what `names` gave."""
    return tuple(
        of_file(kind, sentence)
        for pattern, kind, sentence in ROWS
        if re.search(pattern + rb"(?![A-Za-z0-9])", dictionaries)
    )


def _pieces(source: bytes) -> Iterator[bytes]:
    end = 0
    for stream in _STREAM.finditer(source):
        before = source[end : stream.start()]
        yield _plain(before)
        if _OBJECTS.search(before[-_BEFORE:]):
            try:
                inflated = zlib.decompressobj().decompress(stream[1], _LARGEST)
                yield _plain(inflated)
            except zlib.error:
                pass  # PDFium will say whether the file can be read without it
        end = stream.end()
    yield _plain(source[end:])


def _plain(dictionary: bytes) -> bytes:
    """Names as they are meant: /J#53 is /JS (ISO 32000-1, 7.3.5)."""
    return _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), dictionary)
