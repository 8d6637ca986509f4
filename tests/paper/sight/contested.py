"""Pairs for what is said twice, out of its place or without meaning: programs would not agree on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.paper.documents import abstract, level, num, numbered, numbering, p, t
from tests.paper.sight.contract import PAGE, Pair, contract, notes, pair, part, styles

ONE, TWO, THREE = "%1.", "第%1条", "%1、"
STRIKE = "<w:strike/>"
ODD = ("TRUE", "yes", "True", "-1", "2", "t", "On", "x")
TEXTS: dict[str, tuple[str, str]] = {
    "a comment inside": ("<w:t>1<!--x-->00万元</w:t>", "<w:t>1<!--x-->万元</w:t>"),
    "an instruction inside": ("<w:t>1<?x?>00万元</w:t>", "<w:t>1<?x?>万元</w:t>"),
    "an element inside": ("<w:t>1<w:b/>00万元</w:t>", "<w:t>1<w:b/>万元</w:t>"),
    "CDATA": ("<w:t><![CDATA[100]]>万元</w:t>", "<w:t><![CDATA[900]]>万元</w:t>"),
    "text of a deletion": ("<w:delText>壹</w:delText>", "<w:delText>玖</w:delText>"),
    "an instruction of no field": ("<w:instrText>壹</w:instrText>", "<w:instrText>玖</w:instrText>"),
    "a no-break space": ("<w:t>1\u00a000</w:t>", "<w:t>100</w:t>"),
    "a space of no width": ("<w:t>1\u200b00</w:t>", "<w:t>100</w:t>"),
    "struck by signs": ("<w:t>1\u03360\u03360\u0336</w:t>", "<w:t>100</w:t>"),
    "turned by signs": ("<w:t>\u2067100\u2069</w:t>", "<w:t>100</w:t>"),
    "a variant of a character": ("<w:t>壹\ufe00</w:t>", "<w:t>壹</w:t>"),
}  # fmt: skip
LOOKS: dict[str, tuple[str, str]] = {
    "a property twice": ('<w:strike w:val="0"/><w:strike/>', "<w:strike/>"),
    "a property twice, otherwise": ('<w:strike/><w:strike w:val="0"/>', ""),
    "a property under another prefix": (f'<x:strike xmlns:x="{"http://schemas.openxmlformats.org"}'
                                        '/wordprocessingml/2006/main"/>', ""),
    "a property of another namespace": ('<w:strike xmlns:w="urn:zz"/>', ""),
    "a property in a comment": (f"<!--{STRIKE}-->", STRIKE),
    "a font twice": ('<w:rFonts w:ascii="Arial"/><w:rFonts w:ascii="Wingdings"/>', '<w:rFonts w:ascii="Arial"/>'),
}  # fmt: skip
RUNS: dict[str, tuple[str, str]] = {
    "looks twice": ("<w:r><w:rPr/><w:rPr><w:strike/></w:rPr><w:t>壹</w:t></w:r>", t("壹")),
    "looks twice, otherwise": ("<w:r><w:rPr><w:strike/></w:rPr><w:rPr/><w:t>壹</w:t></w:r>", t("壹")),
    "looks behind the words": ("<w:r><w:t>壹</w:t><w:rPr><w:strike/></w:rPr></w:r>", "<w:r><w:t>壹</w:t></w:r>"),
    "properties behind the words": (t("壹") + '<w:pPr><w:pStyle w:val="P"/></w:pPr>', t("壹")),
    **{
        f"words in {name}": (f'<w:{name} w:id="7">{t("壹")}</w:{name}>', f'<w:{name} w:id="7"/>')
        for name in ("proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "moveFromRangeEnd")
    },
}  # fmt: skip
SECTIONS = {
    "a page twice": PAGE + '<w:pgSz w:w="3000" w:h="3000"/>',
    "narrow columns": PAGE + '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="60"/><w:col w:w="8000"/></w:cols>',
    "many columns": PAGE + '<w:cols w:num="45" w:space="180"/>',
    "a header over the words": PAGE.replace('top="1440"', 'top="-1440"'),
    "a footer over the words": PAGE.replace('bottom="1440"', 'bottom="-1440"'),
    "a page of no known size": PAGE.replace('w:w="11906"', 'w:w="wide"'),
    "a margin of no known size": PAGE.replace('w:left="1800"', 'w:left="auto"'),
    "no endnotes": PAGE + "<w:noEndnote/>",
}  # fmt: skip
BRACKETS = '<w:eastAsianLayout w:id="1" w:combine="1"{0}/>'
MARKS = {
    "hidden": "<w:rPr><w:vanish/></w:rPr>",
    "hidden for contents": "<w:rPr><w:vanish/><w:specVanish/></w:rPr>",
}
INTERFERING: dict[str, str] = {
    "lines on each other": '<w:spacing w:line="10" w:lineRule="auto"/>',
    "lines of half their height": '<w:spacing w:line="120"/>',
    "lines of less than nothing": '<w:spacing w:line="-240" w:lineRule="atLeast"/>',
    "pulled up": '<w:spacing w:before="-400"/>',
    "pulled up by lines": '<w:spacing w:beforeLines="-200"/>',
    "over what follows": '<w:spacing w:after="-400"/>',
    "a bar between the words": '<w:tabs><w:tab w:val="bar" w:pos="200"/></w:tabs>',
}


def pairs() -> Iterator[Pair]:
    """Texts, looks, runs, styles, lists, notes, sections and marks."""
    for name, (one, other) in TEXTS.items():
        yield pair("contested text", name, *(f"<w:r>{each}</w:r>" for each in (one, other)))
    for name, (one, other) in LOOKS.items():
        yield pair("contested look", name, *(t("壹 A", each) for each in (one, other)))
    yield pair("contested look", "brackets around two lines",
               *(t("12", BRACKETS.format(n)) for n in ("", ' w:combineBrackets="round"')))  # fmt: skip
    for value in ODD:
        odd = t("壹", f'<w:strike w:val="{value}"/>')
        yield pair("contested look", f"neither on nor off: {value}", odd, t("壹", STRIKE))
        yield pair("contested look", f"not said at all: {value}", odd, t("壹"))
    for name, (one, other) in RUNS.items():
        yield pair("contested place", name, one, other)
    yield from _styles()
    yield from _lists()
    yield from _around()


def _styles() -> Iterator[Pair]:
    hidden = ('<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/>'
              "<w:rPr><w:vanish/></w:rPr></w:style>")  # fmt: skip
    plain = hidden.replace("<w:vanish/>", "")
    by_default = (
        '<w:style w:type="{0}" w:default="1" w:styleId="Z"><w:name w:val="Z"/>{1}</w:style>'
    )
    for sort in ("character", "paragraph"):
        for name, look in (("struck", STRIKE), ("hidden", "<w:vanish/>")):
            both = (by_default.format(sort, x) for x in ("", f"<w:rPr>{look}</w:rPr>"))
            yield Pair("contested style", f"a default {sort} style, {name}", *(
                lambda k=k: contract(t("壹"), beside={"styles.xml": styles(k)}) for k in both
            ))  # fmt: skip
    named = '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="P"/>{0}</w:style>'
    yield Pair("contested style", "by its name", *(
        _worn(named.format(x)) for x in ("", f"<w:rPr>{STRIKE}</w:rPr>")
    ))  # fmt: skip
    for name, one, other in (
        ("in a comment", f"<!--{hidden}-->", hidden), ("twice", hidden + plain, hidden),
        ("twice, otherwise", plain + hidden, plain), ("exchanged", hidden + plain, plain + hidden),
    ):  # fmt: skip
        yield Pair("contested style", name, *(_worn(each) for each in (one, other)))


def _worn(known: str) -> Callable[[], bytes]:
    about = '<w:pStyle w:val="P"/>'
    return lambda: contract(t("壹"), about=about, beside={"styles.xml": styles(known)})


def _lists() -> Iterator[Pair]:
    lists = [abstract(n, level(0, "decimal", text)) for n, text in enumerate((ONE, TWO, THREE))]
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{0}"/></w:lvlOverride>'
    told: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "an abstract list": (
            (lists[0], abstract(0, level(0, "decimal", TWO)), num(1, 0)),
            (abstract(0, level(0, "decimal", THREE)), abstract(0, level(0, "decimal", TWO)), num(1, 0)),
        ),
        "a list": ((*lists, num(1, 0), num(1, 1)), (*lists, num(1, 2), num(1, 1))),
        "a level": tuple(
            (abstract(0, level(0, "decimal", x), level(0, "decimal", TWO)), num(1, 0)) for x in (ONE, THREE)
        ),  # type: ignore[dict-item]
        "an override": tuple(
            (lists[0], num(1, 0, override.format(n) + override.format(5))) for n in (3, 4)
        ),  # type: ignore[dict-item]
    }  # fmt: skip
    for name, both in told.items():
        yield Pair("contested list", f"{name} twice", *(_numbered(each) for each in both))
    bare = level(0, "decimal", "%1")
    joined = level(0, "decimal", "%1", '<w:suff w:val="nothing"/>')
    yield Pair("level", "no gap behind the number",
               *(_numbered((abstract(0, each), num(1, 0)), "00万元") for each in (bare, joined)))  # fmt: skip


def _numbered(lists: tuple[str, ...], text: str = "甲") -> Callable[[], bytes]:
    return lambda: contract(
        blocks=numbered(1, 0, text), beside={"numbering.xml": numbering(*lists)}
    )


def _around() -> Iterator[Pair]:
    old = '<w:sectPr><w:headerReference w:type="default" r:id="header2"/></w:sectPr>'
    changed = f'<w:sectPrChange w:id="9" w:author="x">{old}</w:sectPrChange>'
    shown = '<w:headerReference w:type="default" r:id="header1"/>'
    yield Pair("section", "a header of before a change", *(
        lambda x=x: contract(section=shown + PAGE + changed, beside={
            f"header{n}.xml": part("hdr", p(t(text))) for n, text in ((1, x), (2, "旧"))
        })
        for x in ("草案", "定稿")
    ))  # fmt: skip
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    known = notes("footnote", "按年", "按月")
    more = f'<w:footnote w:id="2">{p(t("按{0}"))}</w:footnote></w:footnotes>'
    yield Pair("contested note", "a note twice", *(
        lambda n=n: contract(reference, beside={"footnotes.xml": known.replace("</w:footnotes>", more.format(n))})
        for n in "日周"
    ))  # fmt: skip
    for name, section in SECTIONS.items():
        yield Pair("section", name, contract, lambda s=section: contract(section=s))
    for name, about in MARKS.items():
        yield Pair("paragraph mark", name, contract, lambda a=about: contract(about=a))
    for name, about in INTERFERING.items():
        yield Pair("paragraph directly", name, contract, lambda a=about: contract(about=a))
    field = '<w:fldSimple w:instr=" REF a "><w:r><w:t>壹</w:t></w:r></w:fldSimple>'
    for name, said in {
        "a setting twice": '<w:updateFields w:val="0"/><w:updateFields/>',
        "a setting in an alternative": '<mc:AlternateContent><mc:Choice Requires="w14"><w:updateFields/>'
                                       "</mc:Choice></mc:AlternateContent>",
    }.items():  # fmt: skip
        yield Pair("setting", name, lambda: contract(field, beside={"settings.xml": part("settings", "")}),
                   lambda s=said: contract(field, beside={"settings.xml": part("settings", s)}))  # fmt: skip
