"""Pairs for fields, symbols, formulas, content controls and alternatives."""

from __future__ import annotations

from collections.abc import Iterator

from tests.paper.documents import p, relations, t
from tests.paper.sight.contract import Pair, contract, pair

MARK = '<w:r><w:fldChar w:fldCharType="{0}"/></w:r>'
CODES: dict[str, tuple[str, str]] = {
    "EQ fraction": (r"EQ \f(1,3)", r"EQ \f(2,3)"), "EQ over": (r"EQ \o\ac(○,1)", r"EQ \o\ac(○,2)"),
    "EQ root": (r"EQ \r(2,3)", r"EQ \r(2,5)"), "EQ up": (r"EQ 10\s\up8(2)", r"EQ 10\s\up8(3)"),
    "EQ down": (r"EQ x\s\do8(2)", r"EQ x\s\do8(3)"), "EQ box": (r"EQ \x(甲)", r"EQ \x(乙)"),
    "EQ list": (r"EQ \l(1,2)", r"EQ \l(1,3)"), "EQ array": (r"EQ \a\al(1,2)", r"EQ \a\al(1,3)"),
    "EQ bracket": (r"EQ \b(1)", r"EQ \b\bc\[(1)"), "EQ integral": (r"EQ \i(1,2,3)", r"EQ \i(1,2,4)"),
    "EQ displaced": (r"EQ \d\fo20()甲", r"EQ \d\fo20()乙"), "EQ semicolons": (r"EQ \f(1;3)", r"EQ \f(2;3)"),
    "EQ nested": (r"EQ \x(\f(1,3))", r"EQ \x(\f(1,2))"), "EQ lower case": (r"eq \f(1,3)", r"eq \f(2,3)"),
    "MACROBUTTON": ("MACROBUTTON x 甲公司", "MACROBUTTON x 乙公司"),
    "GOTOBUTTON": ("GOTOBUTTON x 甲", "GOTOBUTTON x 乙"), "LISTNUM": (r"LISTNUM L \s 1", r"LISTNUM L \s 2"),
    "AUTONUM": ("AUTONUM", "AUTONUMLGL"), "SYMBOL": (r'SYMBOL 82 \f "Wingdings 2"', r'SYMBOL 163 \f "Wingdings 2"'),
    "SYMBOL by letter": (r"SYMBOL a", r"SYMBOL b"), "QUOTE": ('QUOTE "甲"', 'QUOTE "乙"'),
    "ADVANCE": (r"ADVANCE \r 10", r"ADVANCE \r 400"), "REF": ("REF a", "REF b"), "SET": ("SET a 1", "SET a 2"),
    "formula": ("= 1+1", "= 1+2"), "IF": ('IF 1=1 "甲" "乙"', 'IF 1=2 "甲" "乙"'),
    "DATE": ("DATE", r'DATE \@ "yyyy"'), "DOCPROPERTY": ("DOCPROPERTY a", "DOCPROPERTY b"),
    "unknown": ("NONESUCH a", "NONESUCH b"), "FORMDROPDOWN": ("FORMDROPDOWN", "FORMTEXT"),
}  # fmt: skip
RESULTS: dict[str, str] = {
    "REF": "REF a", "SEQ": "SEQ 图", "TOC": "TOC \\o", "HYPERLINK": 'HYPERLINK "https://example.cn"',
    "DATE": "DATE", "IF": 'IF 1=1 "a" "b"', "formula": "= 1+1", "DOCPROPERTY": "DOCPROPERTY a",
    "NUMPAGES in words": "NUMPAGES \\* CHINESENUM2", "QUOTE": 'QUOTE "a"', "INCLUDETEXT": 'INCLUDETEXT "a"',
    "unknown": "NONESUCH", "FORMTEXT": "FORMTEXT", "MERGEFIELD": "MERGEFIELD a", "STYLEREF": "STYLEREF a",
    "PAGE with words": "PAGE",
}  # fmt: skip
FORMS: dict[str, tuple[str, str]] = {
    "a box ticked": ('<w:checkBox><w:default w:val="0"/></w:checkBox>', '<w:checkBox><w:default w:val="1"/></w:checkBox>'),
    "a box ticked by hand": ('<w:checkBox><w:checked w:val="0"/></w:checkBox>',
                             '<w:checkBox><w:checked w:val="1"/></w:checkBox>'),
    "a list": ('<w:ddList><w:result w:val="0"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>',
               '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>'),
}  # fmt: skip
SYMBOLS = ("Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Symbol")
MATHS: dict[str, tuple[str, str]] = {
    "fraction": ("<m:f><m:num>{1}</m:num><m:den>{2}</m:den></m:f>", "<m:f><m:num>{2}</m:num><m:den>{1}</m:den></m:f>"),
    "no bar": ("<m:f><m:num>{1}</m:num><m:den>{2}</m:den></m:f>",
               '<m:f><m:fPr><m:type m:val="noBar"/></m:fPr><m:num>{1}</m:num><m:den>{2}</m:den></m:f>'),
    "linear": ("<m:f><m:num>{1}</m:num><m:den>{2}</m:den></m:f>",
               '<m:f><m:fPr><m:type m:val="lin"/></m:fPr><m:num>{1}</m:num><m:den>{2}</m:den></m:f>'),
    "power": ("<m:sSup><m:e>{1}</m:e><m:sup>{2}</m:sup></m:sSup>", "<m:sSub><m:e>{1}</m:e><m:sub>{2}</m:sub></m:sSub>"),
    "root": ("<m:rad><m:deg>{2}</m:deg><m:e>{1}</m:e></m:rad>",
             '<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg>{2}</m:deg><m:e>{1}</m:e></m:rad>'),
    "brackets": ("<m:d><m:e>{1}</m:e></m:d>",
                 '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{1}</m:e></m:d>'),
    "sum": ('<m:nary><m:sub>{1}</m:sub><m:sup>{2}</m:sup><m:e>{1}</m:e></m:nary>',
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{1}</m:sub><m:sup>{2}</m:sup><m:e>{1}</m:e></m:nary>'),
    "limits hidden": ('<m:nary><m:sub>{1}</m:sub><m:sup>{2}</m:sup><m:e>{1}</m:e></m:nary>',
                      '<m:nary><m:naryPr><m:supHide m:val="1"/></m:naryPr>'
                      '<m:sub>{1}</m:sub><m:sup>{2}</m:sup><m:e>{1}</m:e></m:nary>'),
    "accent": ("<m:acc><m:e>{1}</m:e></m:acc>", '<m:acc><m:accPr><m:chr m:val="̅"/></m:accPr><m:e>{1}</m:e></m:acc>'),
    "bar": ('<m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>{1}</m:e></m:bar>', "<m:bar><m:e>{1}</m:e></m:bar>"),
    "phantom": ("<m:phant><m:e>{1}</m:e></m:phant>",
                '<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e>{1}</m:e></m:phant>'),
    "struck": ("<m:borderBox><m:e>{1}</m:e></m:borderBox>",
               '<m:borderBox><m:borderBoxPr><m:strikeH m:val="1"/></m:borderBoxPr><m:e>{1}</m:e></m:borderBox>'),
    "matrix": ("<m:m><m:mr><m:e>{1}</m:e><m:e>{2}</m:e></m:mr></m:m>",
               "<m:m><m:mr><m:e>{1}</m:e></m:mr><m:mr><m:e>{2}</m:e></m:mr></m:m>"),
    "matrix rows": ("<m:eqArr><m:e>{1}</m:e><m:e>{2}</m:e></m:eqArr>", "<m:eqArr><m:e>{2}</m:e><m:e>{1}</m:e></m:eqArr>"),
    "function": ("<m:func><m:fName>{1}</m:fName><m:e>{2}</m:e></m:func>",
                 "<m:func><m:fName>{2}</m:fName><m:e>{1}</m:e></m:func>"),
    "group": ("<m:groupChr><m:e>{1}</m:e></m:groupChr>",
              '<m:groupChr><m:groupChrPr><m:chr m:val="⏞"/></m:groupChrPr><m:e>{1}</m:e></m:groupChr>'),
    "lower limit": ("<m:limLow><m:e>{1}</m:e><m:lim>{2}</m:lim></m:limLow>",
                    "<m:limUpp><m:e>{1}</m:e><m:lim>{2}</m:lim></m:limUpp>"),
    "script": ("{1}", '<m:r><m:rPr><m:scr m:val="double-struck"/></m:rPr><m:t>1</m:t></m:r>'),
    "a struck run": ("{1}", "<m:r><w:rPr><w:strike/></w:rPr><m:t>1</m:t></m:r>"),
    "a white run": ("{1}", '<m:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><m:t>1</m:t></m:r>'),
    "pre-scripts": ("<m:sPre><m:sub>{1}</m:sub><m:sup>{2}</m:sup><m:e>{1}</m:e></m:sPre>",
                    "<m:sPre><m:sub>{2}</m:sub><m:sup>{1}</m:sup><m:e>{1}</m:e></m:sPre>"),
    "unknown": ("{1}", "<m:nonesuch><m:e>{1}</m:e></m:nonesuch>"),
}  # fmt: skip


def field(code: str, result: str | None = None, data: str = "") -> str:
    """A field; without a stored result where that is None."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    words = "" if result is None else MARK.format("separate") + t(result)
    end = MARK.format("end")
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{words}{end}'


def pairs() -> Iterator[Pair]:
    """Fields, symbols, formulas, controls, alternatives."""
    for name, (one, other) in CODES.items():
        yield pair("field without result", name, field(one), field(other))
        yield pair("field, simple", name, _simple(one), _simple(other))
        if name.startswith(("EQ", "MACRO", "GOTO", "SYMBOL", "QUOTE")):
            yield pair("field, stale result", name, field(one, "旧"), field(other, "旧"))
    for name, code in RESULTS.items():
        yield pair("result of a field", name, field(code, "甲"), field(code, "乙"))
    for name, (one, other) in FORMS.items():
        kind = "FORMDROPDOWN" if "list" in name else "FORMCHECKBOX"
        yield pair("form field", name, *(field(kind, "", f"<w:ffData><w:name w:val='x'/>{x}</w:ffData>")
                                         for x in (one, other)))  # fmt: skip
    yield from _symbols()
    for name, (one, other) in MATHS.items():
        yield pair("formula", name, *(_math(each) for each in (one, other)))
    yield from _alternatives()
    yield from _controls()
    yield pair("signs", "a soft hyphen", "<w:r><w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t></w:r>",
               "<w:r><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t></w:r>")  # fmt: skip
    yield pair("signs", "ruby", _ruby("一"), _ruby("二"))
    yield pair("signs", "a day", "<w:r><w:dayShort/></w:r>", "<w:r><w:yearLong/></w:r>")
    yield pair("signs", "a page number", "<w:r><w:pgNum/></w:r>", "<w:r><w:t>9</w:t></w:r>")
    yield pair("signs", "bdo", t("(12)"), f'<w:bdo w:val="rtl">{t("(12)")}</w:bdo>')
    yield pair("signs", "a control character", t("100"), t("\u202e100"))


def _simple(code: str) -> str:
    return f"<w:fldSimple w:instr='{code}'/>"


def _symbols() -> Iterator[Pair]:
    for font in SYMBOLS:
        face = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
        for one, other in (("A", "B"), ("R", "\u00a3"), ("\u00fe", "\u00a8"), ("1", "2")):
            yield pair("symbol font", f"{font} {one} {other}", t(one, face), t(other, face))
        for one, other in ((0x52, 0xA3), (0xFE, 0xA8), (0xB3, 0xA3), (0x21, 0x7E)):
            signs = [
                f'<w:r><w:sym w:font="{font}" w:char="F0{each:02X}"/></w:r>'
                for each in (one, other)
            ]
            yield pair("symbol", f"{font} {one:x} {other:x}", *signs)
            yield pair("symbol, private", f"{font} {one:x} {other:x}",
                       *(t(chr(0xF000 + each), face) for each in (one, other)))  # fmt: skip
    for one, other in (
        ("Wingdings", "Symbol"),
        ("Wingdings", "Webdings"),
        ("Wingdings 2", "Wingdings 3"),
    ):
        yield pair(
            "symbol",
            f"{one} {other}",
            *(f'<w:r><w:sym w:font="{f}" w:char="F052"/></w:r>' for f in (one, other)),
        )


def _math(form: str) -> str:
    one, two = (f"<m:r><m:t>{n}</m:t></m:r>" for n in (1, 2))
    return f"<m:oMath>{form.replace('{1}', one).replace('{2}', two)}</m:oMath>"


def _ruby(over: str) -> str:
    return (
        f"<w:r><w:ruby><w:rubyPr><w:hps w:val='10'/></w:rubyPr><w:rt>{t(over)}</w:rt>"
        f"<w:rubyBase>{t('罚')}</w:rubyBase></w:ruby></w:r>"
    )


def _alternate(requires: str, first: str, other: str, space: str = "urn:zz") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice xmlns:zz="{space}" Requires="{requires}">{first}'
        f"</mc:Choice><mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
    )


def _alternatives() -> Iterator[Pair]:
    for name, requires in (("unknown", "zz"), ("known", "w14"), ("both", "w14 zz"), ("none", "")):
        one, two = t("壹佰万元"), t("玖佰万元")
        yield pair(
            "alternative", f"choice, {name}", *(_alternate(requires, x, one) for x in (one, two))
        )
        yield pair(
            "alternative", f"fallback, {name}", *(_alternate(requires, one, x) for x in (one, two))
        )
        inside = [
            f"<w:r>{_alternate(requires, f'<w:t>{x}</w:t>', '<w:t>壹</w:t>')}</w:r>" for x in "壹玖"
        ]
        yield pair("alternative", f"inside a run, {name}", *inside)
        blocks = [_alternate(requires, p(t(x)), p(t("壹"))) for x in "壹玖"]
        yield Pair("alternative", f"of blocks, {name}", lambda b=blocks: contract(blocks=b[0]),
                   lambda b=blocks: contract(blocks=b[1]))  # fmt: skip


def _controls() -> Iterator[Pair]:
    for name, more in (("plain", ""), ("rich", "<w:richText/>"), ("list", "<w:dropDownList/>"),
                       ("date", '<w:date w:fullDate="2027-01-01T00:00:00Z"/>')):  # fmt: skip
        for level in ("inline", "block"):
            made = [lambda v=v, m=more, at=level: _bound(v, m, at) for v in ("壹佰", "玖佰")]
            yield Pair("bound control", f"{name}, {level}", *made)
    shown = ["<w:showingPlcHdr/>", ""]
    yield pair("control", "placeholder", *(_control(each, t("请填写")) for each in shown))
    ticked = [f'<w14:checkbox><w14:checked w14:val="{n}"/></w14:checkbox>' for n in (0, 1)]
    yield pair("control", "checked", *(_control(each, t("☐")) for each in ticked))
    yield pair("control", "words", *(_control("", t(each)) for each in ("甲", "乙")))
    yield pair("control", "colour", *(_control(each, t("甲")) for each in ("", '<w15:color w:val="FF0000"/>')),
               layout=True)  # fmt: skip


def _control(about: str, inner: str) -> str:
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


STORE = "{12345678-1234-1234-1234-123456789012}"


def _bound(value: str, more: str, level: str) -> bytes:
    binding = f'<w:dataBinding w:xpath="/a/b" w:storeItemID="{STORE}"/>{more}'
    about = f'<ds:datastoreItem ds:itemID="{STORE}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>'
    kinds = {"rId1": ("customXmlProps", "itemProps1.xml")}
    outside = {
        "customXml/item1.xml": f"<a><b>{value}</b></a>",
        "customXml/itemProps1.xml": about,
        "customXml/_rels/item1.xml.rels": relations(kinds),
    }
    inner, blocks = _control(binding, t("壹佰")), ""
    if level == "block":
        inner, blocks = "", _control(binding, p(t("壹佰")))
    return contract(
        inner, blocks=blocks, links={"x1": ("customXml", "../customXml/item1.xml")}, outside=outside
    )
