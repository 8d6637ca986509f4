"""Characters of symbol fonts as the Unicode characters a reader sees in their place."""

from __future__ import annotations

# The glyph at each code of the font, as its maker's chart shows it; only those in office use.
_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x75: "◆",
        0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→",
        0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x4A: "☺", 0x28: "☎", 0x21: "✏", 0x22: "✂",
    },
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x99: "⓪",
    },
    "symbol": {
        0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷", 0xB9: "≠",
        0xBB: "≈", 0xD7: "⋅", 0xDE: "⇒", 0xAE: "→", 0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β",
        0x67: "γ", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x53: "Σ", 0x73: "σ", 0xD3: "©", 0xD2: "®",
    },
}  # fmt: skip


def symbol(font: str, sign: str) -> str:
    """The Unicode form of one character of a symbol font; the character itself where unknown.

    Word writes such characters in the private area from U+F000, or as their bare code.
    """
    code = ord(sign)
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    return _FONTS.get(font.lower(), {}).get(low, sign)
