"""Small pictures for pairs."""

from __future__ import annotations

import struct
import zlib


def bitmap(kind: int) -> bytes:
    """A PNG of eight by eight points, halved by colour across (0) or down (1)."""
    rows = [
        b"\0" + b"".join(_RED if (x if kind == 0 else y) < 4 else _BLUE for x in range(8))
        for y in range(8)
    ]
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    pieces = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in pieces
    )


_RED, _BLUE = b"\xc8\x10\x10", b"\x10\x10\xc8"
