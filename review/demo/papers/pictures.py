"""Two small drawings for the papers, written as PNG with nothing but zlib."""

from __future__ import annotations

import struct
import zlib

WHITE, INK, RED = (255, 255, 255), (40, 60, 100), (190, 30, 30)
Canvas = list[list[tuple[int, int, int]]]


def emblem() -> bytes:
    """A ring with a handset-like bar in it, 96 × 96 pixels: the mark on a cover."""
    canvas = _blank(96, 96)
    for y, row in enumerate(canvas):
        for x in range(96):
            distance = (x - 47.5) ** 2 + (y - 47.5) ** 2
            if 40**2 <= distance <= 46**2:
                row[x] = RED
            elif abs(x - y) < 7 and distance < 26**2:
                row[x] = INK
    return _png(canvas)


def flow(steps: int = 5) -> bytes:
    """A row of boxes joined by lines, 520 × 90 pixels: the course of a work order."""
    canvas = _blank(520, 90)
    for step in range(steps):
        left = 10 + step * 102
        _box(canvas, left, 20, left + 82, 70)
        if step < steps - 1:
            _fill(canvas, left + 82, 44, left + 102, 46)
    return _png(canvas)


DRAWINGS = {"emblem": emblem, "flow": flow}


def _blank(width: int, height: int) -> Canvas:
    return [[WHITE] * width for _ in range(height)]


def _fill(canvas: Canvas, left: int, top: int, right: int, bottom: int) -> None:
    for y in range(top, bottom):
        canvas[y][left:right] = [INK] * (right - left)


def _box(canvas: Canvas, left: int, top: int, right: int, bottom: int) -> None:
    _fill(canvas, left, top, right, top + 2)
    _fill(canvas, left, bottom - 2, right, bottom)
    _fill(canvas, left, top, left + 2, bottom)
    _fill(canvas, right - 2, top, right, bottom)


def _png(canvas: Canvas) -> bytes:
    """PNG (ISO/IEC 15948): signature, IHDR for 8-bit RGB, one IDAT without filters, IEND."""
    pixels = b"".join(b"\0" + bytes(value for pixel in row for value in pixel) for row in canvas)
    header = struct.pack(">IIBBBBB", len(canvas[0]), len(canvas), 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
