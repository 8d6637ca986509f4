"""Radicals that stand for characters: a font of a PDF often names ⽅ where the page shows 方.

What is read stays as it was written; matching, comparing and searching see through these glasses.
Folding keeps every offset: one code point in, one code point out.
"""

from __future__ import annotations

import re
import unicodedata

# CJK Radicals Supplement by Equivalent_Unified_Ideograph (UAX 44); NFKC knows two of them.
_SUPPLEMENT = zip(
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩"
    "⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑"
    "⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王"
    "𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長"
    "镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
    strict=True,
)
UNIFIED: dict[int, str] = {
    **{ord(radical): character for radical, character in _SUPPLEMENT},
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
}
_RADICAL = re.compile("[\u2e80-\u2fdf]")


def unified(text: str) -> str:
    """The text with radicals as the characters they stand for; offsets are unchanged."""
    return text.translate(UNIFIED) if _RADICAL.search(text) else text
