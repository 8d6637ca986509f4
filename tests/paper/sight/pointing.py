"""Pairs for fields that show what stands elsewhere: properties of the document, bookmarks, styles."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.paper.documents import NAMES, R, p, t
from tests.paper.sight.contract import PAGE, Pair, contract, notes, pair, styles
from tests.paper.sight.fields import _control, field
from tests.paper.sight.tables import table

START, END = '<w:bookmarkStart w:id="0" w:name="a"/>', '<w:bookmarkEnd w:id="0"/>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
CORE = {
    "TITLE": "dc:title", "SUBJECT": "dc:subject", "AUTHOR": "dc:creator", "KEYWORDS": "cp:keywords",
    "COMMENTS": "dc:description", "LASTSAVEDBY": "cp:lastModifiedBy", "REVNUM": "cp:revision",
    "INFO TITLE": "dc:title", "INFO Subject": "dc:subject", "DOCPROPERTY Title": "dc:title",
    "DOCPROPERTY Category": "cp:category", "DOCPROPERTY Author": "dc:creator",
}  # fmt: skip
DATES = {
    "CREATEDATE": "dcterms:created",
    "SAVEDATE": "dcterms:modified",
    "PRINTDATE": "cp:lastPrinted",
}
EXTENDED = {"NUMWORDS": "Words", "NUMCHARS": "Characters", "EDITTIME": "TotalTime",
            "TEMPLATE": "Template", "DOCPROPERTY Company": "Company"}  # fmt: skip
CELL = f"<w:sdt><w:sdtPr>{{0}}</w:sdtPr><w:sdtContent><w:tc>{p(t('十万'))}</w:tc></w:sdtContent></w:sdt>"
STORES = {
    "core": ("{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "/c:coreProperties/d:title",
             f"xmlns:c='{PACKAGE}/metadata/core-properties' xmlns:d='http://purl.org/dc/elements/1.1/'"),
    "extended": ("{6668398D-A668-4E3E-A5EB-62B293D839F1}", "/e:Properties/e:Company",
                 f"xmlns:e='{OFFICE}/extended-properties'"),
}  # fmt: skip


def pairs() -> Iterator[Pair]:
    """Properties, bookmarks, numbers, notes, styles and forms."""
    yield from _properties()
    yield from _cells()
    for code in ("REF a", r"REF a \h", "PAGEREF a", "a", r"TOC \b a"):
        yield pair("reference", code, *(_marked(first, code) for first in (True, False)))
    for code in (r"REF a \r", r"REF a \n", r"REF a \w", r"REF a \p", r"REF a \h \r"):
        yield Pair("reference", f"{code} to a number", *(_numbered(n, code) for n in (0, 1)))
    yield Pair("reference", "NOTEREF", *(_noted(n) for n in (0, 1)))
    yield Pair("reference", "STYLEREF", *(_styled(n) for n in (1, 2)))
    yield pair("reference", "SEQ", field("SEQ 图", "1") + field("SEQ 表", "1"),
               field("SEQ 表", "1") + field("SEQ 图", "1"))  # fmt: skip
    given = '<w:ffData><w:name w:val="x"/><w:textInput>{0}</w:textInput></w:ffData>'
    yield pair("form field", "what it begins with",
               *(field("FORMTEXT", "", given.format(f'<w:default w:val="{n}"/>')) for n in "壹玖"))  # fmt: skip
    reckoned = '<w:type w:val="calculated"/><w:default w:val="={0}"/>'
    yield pair(
        "form field",
        "reckoned",
        *(field("FORMTEXT", "5", given.format(reckoned.format(n))) for n in (1, 9)),
    )
    begin, apart, end = (
        f'<w:r><w:fldChar w:fldCharType="{n}"/></w:r>' for n in ("begin", "separate", "end")
    )
    code = '<w:r><w:instrText xml:space="preserve"> {0} </w:instrText></w:r>'
    for name, form in {
        "never ends": begin + code.format("QUOTE {0}"), "never begins": code.format("QUOTE {0}") + apart + t("旧") + end,
        "words in the code": begin + t("{0}") + code.format("REF x") + apart + t("旧") + end,
        "separated twice": begin + code.format("REF x") + apart + t("旧") + apart + t("{0}") + end,
        "only an end": end + t("{0}"),
        "in the code of another": begin + code.format("IF") + begin + code.format("QUOTE {0}") + end + apart + t("旧") + end,
    }.items():  # fmt: skip
        yield pair("broken field", name, form.format("壹"), form.format("玖"))


def _properties() -> Iterator[Pair]:
    for code, tag in CORE.items():
        for result in ("旧", None):
            both = (_with(field(code, result), core=f"<{tag}>{x}</{tag}>") for x in "壹玖")
            yield Pair("property", f"{code}{'' if result else ', no result'}", *both)
    for code, tag in DATES.items():
        yield Pair("property", code, *(_with(field(code, "旧"), core=f"<{tag}>{y}-01-02T03:04:05Z</{tag}>")
                                       for y in (2026, 2027)))  # fmt: skip
    for code, tag in EXTENDED.items():
        yield Pair(
            "property",
            code,
            *(_with(field(code, "旧"), extended=f"<{tag}>{n}</{tag}>") for n in (1, 9)),
        )
    custom = (
        '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="价款">'
        "<vt:lpwstr>{0}</vt:lpwstr></property>"
    )
    for code in ("DOCPROPERTY 价款", 'DOCPROPERTY "价款"', r"DOCPROPERTY 价款 \* MERGEFORMAT"):
        yield Pair(
            "property", code, *(_with(field(code, "旧"), custom=custom.format(x)) for x in "壹玖")
        )
    for name, (store, path, spaces) in STORES.items():
        about = f'<w:dataBinding w:prefixMappings="{spaces}" w:xpath="{path}" w:storeItemID="{store}"/><w:text/>'
        values = [
            {"core": f"<dc:title>{x}</dc:title>", "extended": f"<Company>{x}</Company>"}[name]
            for x in "壹玖"
        ]
        yield Pair(
            "bound control",
            f"{name} properties",
            *(_with(_control(about, t("旧")), **{name: v}) for v in values),
        )


def _cells() -> Iterator[Pair]:
    """Controls around a cell of a table, and data of no store in particular."""
    kinds = {"x1": ("customXml", "../customXml/item1.xml")}
    told = table().replace(f"<w:tc>{p(t('十万'))}</w:tc>", CELL)
    store = '<w:dataBinding w:xpath="/a/b"/><w:text/>'
    for name, about, values in (
        ("around a cell", store, ("十万", "九万")), ("no store is named", store, ("壹佰", "玖佰")),
    ):  # fmt: skip
        blocks = told.format(about) if name == "around a cell" else ""
        inner = "" if blocks else _control(about, t("壹佰"))
        yield Pair("bound control", name, *(
            lambda v=v, i=inner, b=blocks: contract(
                i, blocks=b, links=kinds, outside={"customXml/item1.xml": f"<a><b>{v}</b></a>"}
            )
            for v in values
        ))  # fmt: skip
    shown = table().replace(f"<w:tc>{p(t('十万'))}</w:tc>", CELL.format("<w:showingPlcHdr/>"))
    yield Pair(
        "control",
        "a placeholder in a cell",
        lambda: contract(blocks=table()),
        lambda: contract(blocks=shown),
    )


def _with(inner: str, core: str = "", extended: str = "", custom: str = "") -> Callable[[], bytes]:
    """A contract whose package has properties."""
    spaces = ('xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
              f' xmlns:cp="{PACKAGE}/metadata/core-properties"')  # fmt: skip
    types = f'xmlns:vt="{OFFICE}/docPropsVTypes"'
    made = {
        "docProps/core.xml": f"<cp:coreProperties {spaces}>{core}</cp:coreProperties>",
        "docProps/app.xml": f'<Properties xmlns="{OFFICE}/extended-properties">{extended}</Properties>',
        "docProps/custom.xml": f'<Properties xmlns="{OFFICE}/custom-properties" {types}>{custom}</Properties>',
    }
    kinds = {"word/document.xml": f"{R}/officeDocument", "docProps/core.xml": f"{PACKAGE}/relationships/metadata/core-properties",
             "docProps/app.xml": f"{R}/extended-properties", "docProps/custom.xml": f"{R}/custom-properties"}  # fmt: skip
    rows = "".join(f'<Relationship Id="r{n}" Type="{kind}" Target="{target}"/>'
                   for n, (target, kind) in enumerate(kinds.items()))  # fmt: skip
    rels = f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'
    return lambda: contract(inner, outside={**made, "_rels/.rels": rels})


def _marked(first: bool, code: str) -> str:
    """A bookmark around the first or the second of two sums, and a field that names it."""
    one, two = t("壹佰"), t("玖佰")
    body = START + one + END + two if first else one + START + two + END
    return body + t("，即") + field(code, "壹佰")


def _numbered(at: int, code: str) -> Callable[[], bytes]:
    about = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    blocks = "".join(
        p(START * (n == at), t(text), END * (n == at), properties=about)
        for n, text in enumerate("甲乙")
    )
    return lambda: contract(t("见") + field(code, "1"), blocks=blocks)


def _noted(at: int) -> Callable[[], bytes]:
    words = ""
    for n, text in enumerate("甲乙"):
        reference = f'{t(text)}<w:r><w:footnoteReference w:id="{n + 2}"/></w:r>'
        words += START + reference + END if n == at else reference
    known = {"footnotes.xml": notes("footnote", "按年", "按月")}
    return lambda: contract(words + t("见注") + field("NOTEREF a", "1"), beside=known)


def _styled(first: int) -> Callable[[], bytes]:
    known = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>'
        for n in (1, 2)
    )
    blocks = "".join(p(t(text), properties=f'<w:pStyle w:val="H{n}"/>')
                     for n, text in ((first, "第一种价格"), (3 - first, "第二种价格")))  # fmt: skip
    head = f"<w:hdr {NAMES}>{p(field('STYLEREF 1', '旧'))}</w:hdr>"
    return lambda: contract(blocks=blocks, beside={"styles.xml": styles(known), "header1.xml": head},
                            section='<w:headerReference w:type="default" r:id="header1"/>' + PAGE)  # fmt: skip
