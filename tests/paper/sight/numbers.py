"""Pairs for list numbers, notes, headers, sections and settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from review.paper.ooxml import number_formats
from tests.paper.documents import NAMES, abstract, level, num, numbered, numbering, p, t
from tests.paper.sight.contract import PAGE, Pair, contract, notes, part, styles

LIST = (
    numbered(1, 0, "甲方")
    + numbered(1, 1, "交货")
    + numbered(1, 0, "乙方")
    + numbered(1, 1, "付款")
)
FIRST, SECOND = level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")
BULLET = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:hint="default"/></w:rPr>'
LEVELS: dict[str, tuple[str, str]] = {
    "start": (FIRST, FIRST.replace('start w:val="1"', 'start w:val="3"')),
    "text": (FIRST, level(0, "decimal", "第%1条")),
    "legal": (level(0, "upperRoman", "%1."), level(0, "upperRoman", "%1.", "<w:isLgl/>")),
    "hidden": (FIRST, level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>")),
    "struck": (FIRST, level(0, "decimal", "%1.", "<w:rPr><w:strike/></w:rPr>")),
    "a bullet": (level(0, "bullet", "•"), level(0, "bullet", "○")),
    "a bullet of Wingdings": (level(0, "bullet", "\uf0fe", BULLET), level(0, "bullet", "\uf0a8", BULLET)),
    "no format": (FIRST, level(0, "none", "%1.")),
    "an unknown property": (FIRST, level(0, "decimal", "%1.", "<w:nonesuch w:val='1'/>")),
    "a picture bullet": (
        level(0, "bullet", "•"), level(0, "bullet", "•", '<w:lvlPicBulletId w:val="0"/>'),
    ),
    "moved off the page": (FIRST, level(0, "decimal", "%1.", '<w:pPr><w:ind w:left="-9000"/></w:pPr>')),
}  # fmt: skip
INDENTED = '<w:pPr><w:ind w:left="720" w:hanging="420"/></w:pPr>'
QUIET_LEVELS: dict[str, tuple[str, str]] = {
    "nsid": (FIRST, '<w:nsid w:val="12345678"/>' + FIRST),
    "tmpl": (FIRST, '<w:tmpl w:val="12345678"/>' + FIRST),
    "suff": (FIRST, level(0, "decimal", "%1.", '<w:suff w:val="space"/>')),
    "lvlJc": (FIRST, FIRST.replace("</w:lvl>", '<w:lvlJc w:val="left"/></w:lvl>')),
    "indent": (FIRST, level(0, "decimal", "%1.", INDENTED)),
}
CUSTOM = '<w:numFmt w:val="custom" w:format="{0}"/>'
HEAD = '<w:headerReference w:type="{0}" r:id="{1}"/>'
FOOT = '<w:footerReference w:type="{0}" r:id="{1}"/>'
SECTIONS: dict[str, tuple[str, str]] = {
    "the first page's own header": (HEAD.format("first", "header2") + PAGE,
                                    HEAD.format("first", "header2") + PAGE + "<w:titlePg/>"),
    "another header": (HEAD.format("default", "header1") + PAGE, HEAD.format("default", "header2") + PAGE),
    "header as footer": (HEAD.format("default", "header1") + PAGE, FOOT.format("default", "footer1") + PAGE),
    "line numbers": (PAGE, PAGE + '<w:lnNumType w:countBy="1"/>'),
    "a page too narrow": (PAGE, PAGE.replace('w:w="11906"', 'w:w="3700"')),
    "a margin off the page": (PAGE, PAGE.replace('left="1800"', 'left="11000"')),
    "a header off the page": (HEAD.format("default", "header1") + PAGE,
                              HEAD.format("default", "header1")
                              + PAGE.replace('header="851"', 'header="16000"')),
    "an unknown property": (PAGE, PAGE + "<w:nonesuch/>"),
    "lines of the grid": (PAGE, PAGE + '<w:docGrid w:type="lines" w:linePitch="20"/>'),
    "pages counted in Roman": (FOOT.format("default", "footer2") + PAGE,
                               FOOT.format("default", "footer2") + PAGE
                               + '<w:pgNumType w:fmt="upperRoman"/>'),
    "pages counted from nine": (FOOT.format("default", "footer2") + PAGE,
                                FOOT.format("default", "footer2") + PAGE + '<w:pgNumType w:start="9"/>'),
}  # fmt: skip
QUIET_SECTIONS: dict[str, tuple[str, str]] = {
    "type": (PAGE, '<w:type w:val="nextPage"/>' + PAGE),
    "cols": (PAGE, PAGE + '<w:cols w:space="425"/>'),
    "two columns": (PAGE, PAGE + '<w:cols w:num="2"/>'),
    "docGrid": (PAGE, PAGE + '<w:docGrid w:linePitch="312"/>'),
    "page borders": (PAGE, PAGE + '<w:pgBorders><w:top w:val="single" w:sz="4"/></w:pgBorders>'),
    "orientation": (PAGE, PAGE.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')),
    "margins": (PAGE, PAGE.replace('left="1800"', 'left="1400"')),
}
REFERENCE = '<w:r><w:footnoteReference w:id="{0}"/></w:r>'
ENDNOTE = '<w:r><w:endnoteReference w:id="{0}"/></w:r>'
SETTINGS: dict[str, str] = {
    "evenAndOddHeaders": "<w:evenAndOddHeaders/>", "updateFields": "<w:updateFields w:val='1'/>",
    "footnotes in Chinese": '<w:footnotePr><w:numFmt w:val="chineseCounting"/></w:footnotePr>',
    "footnotes from five": '<w:footnotePr><w:numStart w:val="5"/></w:footnotePr>',
    "colours mapped otherwise": '<w:clrSchemeMapping w:bg1="dark1" w:t1="light1"/>',
    "an unknown setting": '<w:nonesuch w:val="1"/>',
}  # fmt: skip
QUIET_SETTINGS: dict[str, str] = {
    "zoom": '<w:zoom w:percent="100"/>', "rsids": '<w:rsids><w:rsidRoot w:val="00A1"/></w:rsids>',
    "proofState": '<w:proofState w:spelling="clean"/>', "defaultTabStop": '<w:defaultTabStop w:val="420"/>',
    "characterSpacingControl": '<w:characterSpacingControl w:val="compressPunctuation"/>',
    "themeFontLang": '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    "decimalSymbol": '<w:decimalSymbol w:val="."/>', "trackRevisions": "<w:trackRevisions/>",
    "hideSpellingErrors": "<w:hideSpellingErrors/>",
    "compat": '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="u" w:val="15"/></w:compat>',
}  # fmt: skip


def pairs() -> Iterator[Pair]:
    """Lists, notes, sections and settings."""
    for family, layout in ((LEVELS, False), (QUIET_LEVELS, True)):
        for name, (one, other) in family.items():
            yield Pair("level", name, lambda one=one: _list(one), lambda o=other: _list(o), layout)
    yield from _formats()
    yield from _instances()
    yield from _notes()
    for family, layout in ((SECTIONS, False), (QUIET_SECTIONS, True)):
        for name, (one, other) in family.items():
            yield Pair(
                "section",
                name,
                lambda one=one: _sectioned(one),
                lambda o=other: _sectioned(o),
                layout,
            )
    for settings, layout in ((SETTINGS, False), (QUIET_SETTINGS, True)):
        for name, said in settings.items():
            yield Pair("setting", name, lambda: _set(""), lambda said=said: _set(said), layout)


def _list(first: str, second: str = SECOND, more: str = "", blocks: str = LIST) -> bytes:
    bullet = (
        '<w:numPicBullet w:numPicBulletId="0"><w:pict><v:shape style="width:9pt;height:9pt"'
        ' fillcolor="red"/></w:pict></w:numPicBullet>'
    )
    lists = numbering(
        bullet if "lvlPicBulletId" in first else "", abstract(0, first, second), num(1, 0, more)
    )
    return contract(blocks=blocks, beside={"numbering.xml": lists})


def _formats() -> Iterator[Pair]:
    ninth = FIRST.replace('start w:val="1"', 'start w:val="9"')
    for name in sorted(number_formats.FORMATS.keys() - {"decimal"}):
        yield Pair(
            "number format", name, lambda: _list(ninth),
            lambda name=name: _list(ninth.replace("decimal", name)),
            name == "decimalHalfWidth",
        )  # fmt: skip
    for form in ("001, 002, 003, ...", "0001, 0002, 0003, ...", "Ａ, Ｂ, Ｃ, ..."):
        custom = FIRST.replace('<w:numFmt w:val="decimal"/>', CUSTOM.format(form))
        yield Pair("number format", form, lambda: _list(FIRST), lambda c=custom: _list(c))


def _instances() -> Iterator[Pair]:
    restarted = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride>'
    defined = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "§%1")}</w:lvlOverride>'
    never = level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/>')
    told = {
        "start override": {"more": restarted}, "level override": {"more": defined},
        "never restarts": {"second": never},
        "deeper": {"blocks": LIST.replace('ilvl w:val="1"', 'ilvl w:val="0"')},
        "unnumbered": {"blocks": LIST.replace('numId w:val="1"', 'numId w:val="0"')},
        "an empty item": {"blocks": numbered(1, 0) + LIST},
    }  # fmt: skip
    for name, said in told.items():
        yield Pair("list", name, lambda: _list(FIRST), lambda said=said: _list(FIRST, **said))


def _notes() -> Iterator[Pair]:
    one, other = t("价款") + REFERENCE.format(2), t("税") + REFERENCE.format(3)
    for kind, mark in (("footnote", REFERENCE), ("endnote", ENDNOTE)):
        first = t("价款") + mark.format(2) + t("税") + mark.format(3)
        told: dict[str, tuple[str, Mapping[str, str]]] = {
            "exchanged": (first, {f"{kind}s.xml": notes(kind, "按月", "按年")}),
            "references exchanged": (
                t("价款") + mark.format(3) + t("税") + mark.format(2),
                {f"{kind}s.xml": notes(kind, "按年", "按月")},
            ),
            "other words": (first, {f"{kind}s.xml": notes(kind, "按年", "按日")}),
            "a mark of its own": (
                first.replace('Reference w:id="2"/>', 'Reference w:id="2" w:customMarkFollows="1"/>'
                              "<w:t>※</w:t>"),
                {f"{kind}s.xml": notes(kind, "按年", "按月")},
            ),
            "a note deleted": (t("价款") + t("税") + mark.format(3),
                               {f"{kind}s.xml": notes(kind, "按年", "按月")}),
            "a reference hidden": (first.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"),
                                   {f"{kind}s.xml": notes(kind, "按年", "按月")}),
            "the line above": (first, {f"{kind}s.xml": notes(kind, "按年", "按月").replace(
                "<w:separator/>", "<w:t>以下无效</w:t>")}),
        }  # fmt: skip
        base = (first, {f"{kind}s.xml": notes(kind, "按年", "按月")})
        for name, (inner, beside) in told.items():
            yield Pair(
                kind, name, lambda base=base: contract(base[0], beside=base[1]),
                lambda inner=inner, beside=beside: contract(inner, beside=beside),
            )  # fmt: skip
    swapped = other + one
    known = {"footnotes.xml": notes("footnote", "按年", "按月")}
    yield Pair("footnote", "places exchanged", lambda: contract(one + other, beside=known),
               lambda: contract(swapped, beside=known))  # fmt: skip


def _sectioned(section: str) -> bytes:
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    heads = {f"header{n}.xml": f"<w:hdr {NAMES}>{p(t(text))}</w:hdr>"
             for n, text in ((1, "草案"), (2, "定稿"))}  # fmt: skip
    foot = {"footer1.xml": f"<w:ftr {NAMES}>{p(t('草案'))}</w:ftr>",
            "footer2.xml": f"<w:ftr {NAMES}>{p(field)}</w:ftr>"}  # fmt: skip
    return contract(section=section, beside={**heads, **foot})


def _set(inner: str) -> bytes:
    field = '<w:fldSimple w:instr=" REF a "><w:r><w:t>壹</w:t></w:r></w:fldSimple>'
    heads = {
        "header1.xml": f"<w:hdr {NAMES}>{p(t('奇数页'))}</w:hdr>",
        "header2.xml": f"<w:hdr {NAMES}>{p(t('偶数页'))}</w:hdr>",
        "footnotes.xml": notes("footnote", "按年"),
        "settings.xml": part("settings", inner),
        "styles.xml": styles(),
    }
    section = HEAD.format("default", "header1") + HEAD.format("even", "header2") + PAGE
    words = t("价款", '<w:color w:themeColor="text1"/>') + REFERENCE.format(2) + field
    broken = p('<w:r><w:br w:type="page"/></w:r>', t("第二页"))
    return contract(words, blocks=broken, section=section, beside=heads)
