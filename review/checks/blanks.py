"""C03: blanks and placeholders that were not filled in.

The place to sign, its date and what an authority fills in later are blank on purpose; 某某 hides a
name on purpose. A text that is a form as a whole is only hinted at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from review.checks.check import ALL, Check
from review.checks.finding import Finding, Rule, Weight
from review.checks.grids import Box, Grid
from review.checks.text import Line, Text
from review.law.vocabulary import Kind

RULE = Rule(
    "C03", Weight.STOP, "有空白或者占位内容未填写", "民法典第四百九十条、第五百一十条、第五百一十一条",
    "签署栏和签署前的日期；空白附表；勾选框；文号括号；以“/”表示无；有意留白的框架合同",
    "空白", "应当填写的内容是否都已填写",
)  # fmt: skip
MANY = 25
"""Blank lines from which a text is taken for a form."""

_WRITTEN = re.compile(
    r"_{2,}|＿{2,}|﹍{2,}|﹏{2,}|‗{2,}|\{\{[^{}\n]{1,40}\}\}|\$\{[^{}\n]{1,40}\}|〔[ \u3000]*〕(?![ \u3000]*[\d第])"
    r"|【[ \u3000_]*】|\[[ \u3000_]*\]|［[ \u3000]*］|(?<![a-zA-Z])[（(](?: {2,}|[ ]*\u3000[ \u3000]*)[）)]"
    r"|(?<![A-Za-z0-9×*])[Xx×✕╳]{2,}(?=[一-龥（(〔\[]|号|元)(?!L|型)|(?<=[一-龥：:])[×✕╳]{2,}|(?<=[：:])[Xx]{2,}(?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])[Xx×✕╳]{1,4}[ ]*年[ ]*[Xx×✕╳]{1,2}[ ]*月|\d{4}[ ]*年[ ]*[Xx×✕╳]{1,2}[ ]*月"
    r"|\*{2,}(?=[一-龥])|[○〇◯]{2,}(?=公司|年|单位|局|元)|待(?:定|补充|填写|填|明确|确认)(?=[）)】\]。，；;、\s]|$)"
    r"|此处[^）)】。，\n]{0,8}?(?:填写|插入|应填|补充)|(?:请|在此)填(?:写|入)(?![“\"])|\?{3,}|？{3,}|(?<![A-Za-z])TB[DC](?![A-Za-z])"
    r"|【(?=[^】\n]{0,24}(?:填|待|名称|姓名|金额|日期|账号|地址|号码|数额|待定|请|插入|[xX×]{2}))[^】\n]{2,24}】"
    r"|[\[［](?:姓名|名称|电话|日期|金额|地址|账号|数量|甲方|乙方)[^\]］\n]{0,8}[\]］]"
    r"|<(?=[^>\n]{0,20}(?:填|名称|金额|日期|姓名))[^>\n]{2,20}>"
)
_GAP = r"[ \u3000\xa0_]"
# Possessive runs that begin where a run of gaps begins: a line of blanks costs no more than its length.
_SPACED = re.compile(
    rf"(?:(?<!\d)\d{{4}}{_GAP}*+|(?<!{_GAP}){_GAP}{{2,}}+)年{_GAP}{{2,}}+月|年{_GAP}{{2,}}+月{_GAP}{{2,}}+日"
    rf"|月{_GAP}{{3,}}+日"
    rf"|(?:人民币|[¥￥]|[大小]写[）)]?[：:]?|[为：:]){_GAP}{{3,}}+(?:元|万元|整|天|个月|份|%|％)"
    rf"|[¥￥]{_GAP}{{3,}}+[）)]"
    rf"|(?:共计?|其中[一-龥]{{0,6}}|不少于|不低于|不超过){_GAP}{{2,}}+(?:名|人|台|套|件|辆|元|天|日|次|个)"
    rf"|(?:[一壹]式|各?执){_GAP}{{2,}}+份"
    rf"|(?<=[第一-龥]){_GAP}{{4,}}+(?=(?:元|万元|天|个月|份|%|％|人|平方米|种方式)(?![一-龥]{{12}})|仲裁委员会|人民法院)"
)
_BARE = re.compile(r"(?<=[的为按])[ \u3000\xa0]*[%％‰]")
_UNDERLINED = re.compile(r"[ \u3000\xa0\u2002\u2003\t\n]{2,}|[\u3000\t]")
_SIGNING = re.compile("签字|盖章|签章|签名|公章|签署人|签约代表|印章|指印|骑缝")
_DATED = re.compile(
    r"(?:签[订署约字]|填写|填表|申请|登记|制表)?(?:日期|时间|地点)[：:]?|[年月日\s]+$"
)
_UNFILLED = re.compile(
    r"(?:合同|协议|项目|登记|采购|招标|备案)?(?:登记)?(?:编号|文号)|签[订署约](?:日期|时间|地点)|签约日期|印花税"
)
_LABEL = re.compile(
    r"(?:[甲乙丙丁]方|委托[方人]|受托[方人]|采购人|供应商|发包[方人]|承包[方人]|出租[方人]|承租[方人]|买方|卖方)?(?:[（(][^）)]{1,8}[）)])?"
    r"(?:单位|公司|企业|户|项目|账户|开户)?(?:全称|名称|姓名|名|住所地?|地址|住址|法定代表人|负责人|联系人|联系电话|电话|开户银?行|开户行|[账帐][号户]|银行[账帐]号"
    r"|统一社会信用代码|纳税人识别号|税号|身份证号码?|邮编|金额|总价|合同金额|合同总价|服务期限?|合同期限|交付时间|履行期限|期限|数量|单价|规格型号?)?"
)
_PARTY = re.compile(
    r"(?:甲|乙|丙|丁)方(?:（[^）]{1,8}）)?：?|(?:委托[方人]|受托[方人]|采购人|供应商|出租[方人]|承租[方人]|发包[方人]|承包[方人])(?:（[甲乙丙]方）)?：?"
)
_FORM = re.compile("范本|示范文本|格式|样本|样式|模板|草案|征求意见稿|招标文件|采购文件|磋商文件")
_ANNEX = re.compile(r"附[件表录][一二三四五六七八九十\d]{0,3}[：:]?(?!.{0,20}[。；])")


def find(text: Text) -> Iterator[Finding]:
    """One finding a line; the first blank of the line is shown."""
    blanks = _found(text)
    form = len(blanks) >= MANY or bool(_FORM.search(text.name))
    for line, span in blanks:
        light = form or _later(line, span)
        said = "全文多处空白，请核对是否误传空白文本" if form else "请填写，或者写明“无”“/”"
        yield _told(text, line, span, said, Weight.HINT if light else None)


def left_open(text: Text) -> Iterator[Finding]:
    """The blanks that must be filled before the text is signed, also where the whole is a form.

    Numbers and days that are given at or after the signing are none of them.
    """
    for line, span in _found(text):
        if not _later(line, span):
            yield _told(text, line, span, "请填写、删去，或者写明签署时手写填写", None)


def _later(line: Line, span: tuple[int, int]) -> bool:
    """Whether what belongs there is only known at or after the signing."""
    return _UNFILLED.search(line.text[: span[0] + 12]) is not None


def _found(text: Text) -> list[tuple[Line, tuple[int, int]]]:
    """The lines with a blank, in the order of the text, each with its first blank."""
    signing = _signing_places(text)
    annex = _annex_place(text)
    labels = [line for line in _empty_beside_labels(text) if line.place < annex]
    reported = {line.place + 1 for line in labels}  # the empty cells themselves
    blanks = [
        (line, span)
        for line in text.body
        if line.place not in signing
        and line.place < annex
        and (line.text or line.place not in reported)
        and (span := _blank(line, text))
    ]
    taken = {line.place for line, _ in blanks} | signing
    blanks += [(line, (0, len(line.text))) for line in labels if line.place not in taken]
    return sorted(blanks, key=lambda each: each[0].place)


def _told(
    text: Text, line: Line, span: tuple[int, int], said: str, weight: Weight | None
) -> Finding:
    finding = text.finding(RULE, line, (0, len(line.text)), said, weight)
    start, end = span
    if (start, end) == (0, len(line.text)):
        return finding
    around = line.raw[max(0, start - 12) : min(len(line.raw), end + 8)].strip() or finding.quote
    offset = finding.start if line.raw != line.paragraph.text else max(0, start - 12)
    return Finding(RULE, around[:60], line.place, offset, said, weight)


def _blank(line: Line, text: Text) -> tuple[int, int] | None:
    """The first blank of a line, as a span of its raw text."""
    raw = line.raw
    if not raw or line.text.startswith(("目录", "填写说明")):
        return None
    for match in _WRITTEN.finditer(raw):
        if not _innocent(raw, match):
            return match.span()
    wide = "  " in raw or "\u3000" in raw or "_" in raw or "\xa0" in raw
    if wide and (spaced := _SPACED.search(raw)):
        return spaced.span()
    if bare := _BARE.search(raw):
        return bare.span()
    if raw == line.paragraph.text and (span := _underlined(line)):
        return span
    if (
        (named := _PARTY.fullmatch(line.text))
        and line.text.endswith("：")
        and _has_heading(text, line)
    ):
        return named.span()
    return None


def _underlined(line: Line) -> tuple[int, int] | None:
    """Spaces in an underlined stretch that holds hardly anything else."""
    runs = line.paragraph.runs
    begin = 0
    while begin < len(runs):
        end = begin
        while end < len(runs) and runs[end].look.underline:
            end += 1
        if end > begin:
            start, stop = runs[begin].start, runs[end - 1].end
            said = line.raw[start:stop]
            if _UNDERLINED.search(said) and len(said.strip()) <= max(1, len(said) // 8):
                return start, stop
        begin = max(end, begin + 1)
    return None


def _innocent(raw: str, match: re.Match[str]) -> bool:
    said, after = match[0], raw[match.end() : match.end() + 4]
    if said.startswith("〔") or re.fullmatch(r"[（(]\s*[）)]", said):
        return bool(re.match(r"\s*第?\d+\s*号", after)) or bool(
            re.search("[是否有无选√]$", raw[: match.start()])
        )
    if re.search("格式如|例如|样式|示例", raw[: match.start()]):
        return True
    return said.startswith("待") and bool(
        re.search("等待|有待|亟待|对待|看待", raw[match.start() - 1 : match.end()])
    )


def _signing_places(text: Text) -> frozenset[int]:
    """The lines of the places to sign: short ones that say so, with the labels around them."""
    body = text.body
    heads = [
        n
        for n, line in enumerate(body)
        if len(line.text) <= 90
        and "。" not in line.text.rstrip("。")
        and _SIGNING.search(line.text)
        and n > len(body) * 0.3
    ]
    places = set()
    for head in heads:
        places.add(body[head].place)
        for step in (1, -1):
            for n in range(head + step, head + step * 9, step):
                if not 0 <= n < len(body) or not _label_like(body[n]):
                    break
                places.add(body[n].place)
    for line in body:
        if _DATED.fullmatch(line.text) or (line.text and not re.sub("[年月日]", "", line.text)):
            places.add(line.place)
    return frozenset(places)


def _label_like(line: Line) -> bool:
    said = line.text
    return len(said) <= 60 and not re.search("[。；]", said) and not line.number.startswith("第")


def _annex_place(text: Text) -> int:
    """Where the forms behind a rule begin; a contract's annexes are part of what is signed."""
    if text.asked.kind is Kind.CONTRACT:
        return 1 << 30
    body = text.body
    heads = (
        line.place
        for n, line in enumerate(body)
        if n > len(body) * 0.4 and _ANNEX.fullmatch(line.text[:24])
    )
    return next(heads, 1 << 30)


def _has_heading(text: Text, line: Line) -> bool:
    """Whether an empty 甲方： opens a contract, and is no heading of what stands below it."""
    below = [each for each in text.body if line.place < each.place <= line.place + 2 and each.text]
    fields = re.compile(
        "地址|住所|法定代表人|电话|联系|统一社会|负责人|邮编|传真|(?:甲|乙|丙)方|受托|供应商|承"
    )
    return bool(below) and bool(fields.match(below[0].text)) and line.place < len(text.body) * 0.3


def _empty_beside_labels(text: Text) -> Iterator[Line]:
    for grid in text.grids:
        if not _list_like(grid):
            for row in grid.rows:
                yield from filter(None, map(partial(_empty_after, text), row, row[1:]))


def _empty_after(text: Text, label: Box, value: Box) -> Line | None:
    said = label.text.rstrip("：:").replace("\n", "")
    labelled = len(said) >= 2 and (label.text.endswith("：") or bool(_LABEL.fullmatch(said)))
    if not labelled or value.text or not label.ids or _SIGNING.search(said) or _DATED.search(said):
        return None
    line = text.by_id[label.ids[0]]
    return line if line.text else None


def _list_like(grid: Grid) -> bool:
    """A table whose first row are headings: its empty cells are rows still to come."""
    first = grid.rows[0] if grid.rows else ()
    return len(first) >= 3 and all(box.text and len(box.text) <= 10 for box in first)


CHECKS = (Check(RULE, ALL, find),)
