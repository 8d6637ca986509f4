"""What in a text means one thing by itself: a sum, a day, a rate, a period, an account, a role."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from review.paper.comparing.tokens import Edit

Kind: TypeAlias = Literal[
    "amount", "date", "percentage", "period", "fraction", "code", "account", "duty", "number"
]
KINDS: tuple[Kind, ...] = (
    "amount", "date", "percentage", "period", "fraction", "code", "account", "duty", "number",
)  # fmt: skip

_D = r"[\d０-９]"
_NUM = (
    rf"(?:{_D}{{1,3}}(?:[,，]{_D}{{3}})+(?!{_D})|{_D}{{1,3}}(?:[ \u00a0\u3000]{_D}{{3}})+(?!{_D})|{_D}+)"
    rf"(?:[.．]{_D}+)?"
)
_ONES = "〇○零一二三四五六七八九两壹贰貳叁參肆伍陆陸柒捌玖弌弍弎"
_CN = rf"[{_ONES}十百千拾佰仟廿卅]"
_BIG = rf"[{_ONES}十百千拾佰仟廿卅万萬亿億]"
_DAY = rf"(?:{_D}{{1,2}}|{_CN}{{1,3}}) ?[日号]"
_MONTH = rf"(?:{_D}{{1,2}}|元|正|{_CN}{{1,3}}) ?月份?"
_YEAR = rf"(?:{_D}{{4}}|[〇○ＯO零一二三四五六七八九]{{4}}) ?年度?"
_CURRENCY = r"(?:[¥￥$€£＄]|RMB|CNY|USD|HKD|EUR|JPY|GBP|HK\$|US\$|人民币|美元|港币|欧元)"
_PAID = "(?:元|圆|圓|块|美元|欧元|港元|港币|日元|英镑|RMB|CNY|USD)"
_SPAN = "(?:工作日|自然日|日历天|交易日|日|天|周|星期|个?半?月|个?季度|年半?|个?半?小时|分钟)"
_HOUR = rf" ?(?:{_D}{{1,2}}|{_CN}{{1,3}}) ?(?:[:：]{_D}{{2}}|[时点](?:{_D}{{1,2}}分|半)?)"
_ROLES = (
    "[甲乙丙丁戊]方|双方|各方|委托人|委托方|受托人|受托方|发包人|发包方|承包人|承包方|采购人|采购方"
    "|供应商|供货方|供方|需方|买方|卖方|买受人|出卖人|出租人|出租方|承租人|承租方|转让方|受让方"
    "|贷款人|借款人|保证人|抵押人|抵押权人|债权人|债务人|服务方|开发方|用人单位|劳动者|原告|被告"
)
_PATTERNS: dict[Kind, str] = {
    "date": (
        rf"(?:{_YEAR}|{_D}{{2}} ?年(?= ?{_MONTH} ?{_DAY})|民国(?:{_D}{{2,3}}|{_CN}+) ?年)"
        rf"(?: ?{_MONTH}(?: ?{_DAY})?)?|{_MONTH} ?{_DAY}|元月(?!{_CN})"
        rf"|[正腊冬]月(?:初|廿)?{_CN}{{1,2}}|第[一二三四1-4１-４]季度"
        rf"|{_D}{{4}}([-/.．]){_D}{{1,2}}\2{_D}{{1,2}}(?!{_D})"
    ),
    "percentage": (
        rf"{_NUM} ?[%％‰‱]|[百千万十]+分之(?:{_NUM}|{_BIG}+(?:点{_CN}+)?)"
        rf"|(?:{_NUM}|{_CN}{{1,2}}) ?成(?:半|{_CN})?(?![为立员本功果都交品就分人套熟不])"
        rf"|(?:{_NUM}|{_CN}{{1,2}}) ?折(?![算合旧断叠磨腾射])"
        rf"|{_NUM} ?个?(?:百分点|基点|BP)"
    ),
    "amount": (
        rf"{_CURRENCY} ?[:：]? ?(?:{_NUM} ?[十百千万亿]*|{_BIG}+) ?{_PAID}?[整正]?"
        rf"|{_NUM} ?[十百千万亿]* ?{_PAID}(?: ?{_D}+ ?角)?(?: ?{_D}+ ?分)?[整正]?"
        rf"|{_NUM} ?(?:[十百千]?[万亿]+|[百千])(?!分之)"
        rf"|{_BIG}+(?:点{_CN}+)?{_PAID}(?:[零〇○]?{_CN}角)?(?:[零〇○]?{_CN}分)?[整正]?"
        rf"|[{_ONES}十拾廿卅][百千拾佰仟]?[万萬亿億]{_BIG}*(?!分之)"
        r"|(?=[^拾佰仟万萬亿億]*[拾佰仟])[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零万萬亿億]{2,}"
    ),
    "period": (
        rf"(?:(?:{_NUM}|{_CN}+) ?个?(?:{_SPAN})|半(?:年|天|日|个?(?:月|小时|工作日)))(?:之?内|以内|之?前|之?后|以上|以下)?"
        rf"|(?:上午|下午|中午|凌晨|晚上|晚间)(?:{_HOUR})?|{_D}{{1,2}}[:：]{_D}{{2}}|[当次即]日内?"
    ),
    "fraction": rf"{_D}+ ?[/／⁄] ?{_D}+(?![/／\d])|{_CN}+分之{_CN}+|[¼-¾⅐-⅞]",
    "code": r"(?=[0-9]*[A-HJ-NPQRTUWXY])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Za-z])",
    "account": rf"{_D}{{12,30}}|{_D}{{4}}(?:[ -]{_D}{{2,5}}){{2,6}}",
    "duty": _ROLES,
    "number": (rf"{_NUM}|第?{_CN}+(?=[份次名个台套项期倍条款页层间户幅批轮种]|位)"),
}
_ORDER: tuple[Kind, ...] = (
    "code", "date", "percentage", "fraction", "account", "amount", "period", "duty", "number",
)  # fmt: skip
_FIGURE = re.compile(
    "|".join(f"(?P<{kind}>{_PATTERNS[kind]})" for kind in _ORDER)
    .replace(r"\2", "(?P=sign)")
    .replace("([-/.．])", "(?P<sign>[-/.．])")
)
_SILENT = re.compile(r"(?<=\d)[, ](?=\d)|\s")
_SPELLED = str.maketrans("圓圆萬億貳參陸○Ｏ", "元元万亿贰叁陆〇〇")


class Figure(NamedTuple):
    """Code points [start, end) of a text that mean one thing."""

    start: int
    end: int
    kind: Kind
    text: str

    @property
    def value(self) -> str:
        """The same for two writings of one figure: width, commas, old forms aside."""
        plain = unicodedata.normalize("NFKC", self.text).translate(_SPELLED)
        return _SILENT.sub("", plain)


def figures(text: str) -> list[Figure]:
    """All figures of a text, in order; none overlaps another."""
    return [
        Figure(match.start(), match.end(), kind, match[0])
        for match in _FIGURE.finditer(text)
        for kind in _ORDER
        if match[kind] is not None
    ]


def snapped(changes: Iterable[Edit], old: Sequence[Figure], new: Sequence[Figure]) -> list[Edit]:
    """The edits widened until they cut no figure on either side; neighbours that meet are one."""
    edits = list(changes)
    while True:
        wider = _joined([_widened(edit, old, new) for edit in edits])
        if wider == edits:
            return edits
        edits = wider


def _widened(edit: Edit, old: Sequence[Figure], new: Sequence[Figure]) -> Edit:
    """The edit with the rest of each figure it cuts; what is added is equal on both sides."""
    left = max(
        _before(old, edit.old_start, edit.old_end), _before(new, edit.new_start, edit.new_end)
    )
    right = max(
        _behind(old, edit.old_start, edit.old_end), _behind(new, edit.new_start, edit.new_end)
    )
    left = min(left, edit.old_start, edit.new_start)
    return Edit(
        edit.old_start - left, edit.old_end + right, edit.new_start - left, edit.new_end + right
    )


def _before(figures: Sequence[Figure], start: int, end: int) -> int:
    """How far a figure that the stretch cuts reaches out to the left of it."""
    return max((start - f.start for f in figures if f.start < start < f.end), default=0)


def _behind(figures: Sequence[Figure], start: int, end: int) -> int:
    return max((f.end - end for f in figures if f.start < end < f.end), default=0)


def _joined(edits: Sequence[Edit]) -> list[Edit]:
    merged: list[Edit] = []
    for edit in edits:
        if merged and (edit.old_start < merged[-1].old_end or edit.new_start < merged[-1].new_end):
            last = merged.pop()
            edit = Edit(
                min(last.old_start, edit.old_start), max(last.old_end, edit.old_end),
                min(last.new_start, edit.new_start), max(last.new_end, edit.new_end),
            )  # fmt: skip
        merged.append(edit)
    return merged
