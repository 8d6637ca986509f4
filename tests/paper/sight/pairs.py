"""Pairs of documents that differ in one thing that is seen, or in one that is not."""

from __future__ import annotations

from tests.paper.documents import docx, p, t

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
SYMBOL = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'


def field(code: str) -> str:
    """A field without a stored result."""
    return f"{BEGIN}<w:r><w:instrText>{code}</w:instrText></w:r>{END}"


def clause(inner: str) -> bytes:
    """A contract of three paragraphs with something in the second."""
    return docx(p(t("第一条 标的。")) + p(t("第二条 价款"), inner, t("。")) + p(t("第三条 争议。")))


def choice(first: str, other: str) -> str:
    """Two forms of one thing, the first of which Word does not know."""
    return (
        '<mc:AlternateContent><mc:Choice xmlns:zz="urn:zz" Requires="zz">'
        f"{t(first)}</mc:Choice><mc:Fallback>{t(other)}</mc:Fallback></mc:AlternateContent>"
    )


DIFFERENT: dict[str, tuple[str, str]] = {
    **{
        f"EQ {name}": (field(f"EQ {one}"), field(f"EQ {other}"))
        for name, one, other in (
            ("fraction", r"\f(1,3)", r"\f(2,3)"),
            ("ring", r"\o\ac(○,1)", r"\o\ac(○,2)"),
            ("root", r"\r(2,3)", r"\r(2,5)"),
            ("script", r"10\s\up8(2)", r"10\s\up8(3)"),
            ("box", r"\x(甲)", r"\x(乙)"),
            ("list", r"\a\al(1,2)", r"\a\al(1,3)"),
        )
    },
    "MACROBUTTON": (field("MACROBUTTON x 甲公司"), field("MACROBUTTON x 乙公司")),
    "LISTNUM": (field("LISTNUM L \\s 1"), field("LISTNUM L \\s 2")),
    "SYMBOL": (field('SYMBOL 82 \\f "Wingdings 2"'), field('SYMBOL 163 \\f "Wingdings 2"')),
    "no result": (field("REF a"), field("REF b")),
    "a field of no known name": (field("NONESUCH a"), field("NONESUCH b")),
    "the form that is not shown": (choice("1元", "100元"), choice("2元", "100元")),
    "the form that is shown": (choice("1元", "100元"), choice("1元", "900元")),
    "a symbol font": (t("R", SYMBOL), t("£", SYMBOL)),
    "an unknown element": ("<w:nonesuch w:a='1'/>", "<w:nonesuch w:a='2'/>"),
    "hidden text": (t("不", "<w:vanish/>"), t("可", "<w:vanish/>")),
    **{
        f"a look: {look}": (t("20%"), t("20%", look))
        for look in (
            "<w:strike/>", "<w:dstrike/>", "<w:caps/>", "<w:vertAlign w:val='superscript'/>",
            "<w:color w:val='FFFFFF'/>", "<w:color w:val='FEFEFE'/>", "<w:sz w:val='2'/>",
            "<w:w w:val='1'/>", "<w:position w:val='12'/>", "<w:rtl/>", "<w:specVanish/>",
            "<w:color w:val='FFFF00'/><w:highlight w:val='yellow'/>", "<w:nonesuch/>",
            "<w:shd w:val='clear' w:fill='000000'/><w:color w:val='000000'/>", "<w:vanish/>",
            "<w:fitText w:val='10'/>", "<w:outline/>", "<w:spacing w:val='-400'/>",
        )
    },
}  # fmt: skip
"""What is seen otherwise: one thing in the place of another."""

SAME: dict[str, tuple[str, str]] = {
    "runs cut otherwise": (t("一百元"), t("一") + t("百元")),
    "a spelling mark": (t("一百元"), '<w:proofErr w:type="spellStart"/>' + t("一百元")),
    "an id of a session of editing": (t("元"), t("元").replace("<w:r>", '<w:r w:rsidR="00A1B2C3">')),
    "a bookmark": (t("元"), '<w:bookmarkStart w:id="0" w:name="x"/><w:bookmarkEnd w:id="0"/>' + t("元")),
    "a language": (t("元"), t("元", '<w:lang w:val="en-US"/>')),
    "a readable colour": (t("元"), t("元", "<w:color w:val='FF0000'/>")),
    "a place where a page ended": (t("元"), "<w:r><w:lastRenderedPageBreak/></w:r>" + t("元")),
}  # fmt: skip
