"""统一社会信用代码: eighteen characters, the last of which checks the others.

Alphabet, weights and modulus are those of GB 32100 as generally published; the standard itself was
not read, so a code that fails is questioned, never refused.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def valid_credit_code(code: str) -> bool:
    """Whether the check digit agrees with the seventeen characters before it."""
    if len(code) != len(WEIGHTS) + 1 or any(letter not in ALPHABET for letter in code):
        return False
    total = sum(
        ALPHABET.index(letter) * weight for letter, weight in zip(code[:-1], WEIGHTS, strict=True)
    )
    return ALPHABET[-total % len(ALPHABET)] == code[-1]


def fault(code: str) -> str:
    """What makes this no credit code at all; empty for none and for one that may be right."""
    code = code.upper()
    if code and (len(code) != 18 or not code.isalnum() or not code.isascii()):
        return "统一社会信用代码应为18位数字或大写字母"
    return ""


def doubt(code: str) -> str:
    """What to look at again in a code of the right form; empty where its check digit agrees."""
    if code and not fault(code) and not valid_credit_code(code.upper()):
        return "统一社会信用代码的校验码不符，可能抄错了，请对照营业执照核对"
    return ""
