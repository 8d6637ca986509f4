"""Final forms of one page with something that the words of the page do not prove."""

from __future__ import annotations

from tests.paper.documents import zipped
from tests.paper.pdfs import appearance, pdf, text
from tests.paper.reading.test_ofd import NAMES
from tests.paper.reading.test_pdf_annotations import FIELD, FORM


def form(value: bytes) -> bytes:
    """A price that is the value of a field, and words in white beside it."""
    page = text("Clause 1 pay", foot=700) + text("secret 900", foot=600, before=b"1 1 1 rg")
    field = FIELD.replace(b"(900)", b"(%b)" % value) % b"/AP<</N 8 0 R>>"
    return pdf(
        page, [field, appearance(text(value.decode(), 2, 5))], page=b"/Annots[7 0 R]", catalog=FORM
    )


def laid_on(price: str) -> bytes:
    """The price stands on the template of the page, and beside it words that nobody sees."""

    def words(said: str, top: int, more: str = "") -> str:
        return (
            f'<ofd:TextObject Boundary="20 {top} 90 5" Size="5"{more}>'
            f"<ofd:TextCode>{said}</ofd:TextCode></ofd:TextObject>"
        )

    template = words(f"价款：{price}元", 40) + words("另付佣金", 60, ' Visible="false"')
    return zipped(
        {
            "OFD.xml": f"<ofd:OFD {NAMES}/>",
            "Doc_0/Document.xml": f'<ofd:Document {NAMES}><ofd:TemplatePage ID="2" BaseLoc="T.xml"/>'
            f'<ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Document>',
            "Doc_0/T.xml": f"<ofd:Page {NAMES}>{template}</ofd:Page>",
            "Doc_0/P.xml": f'<ofd:Page {NAMES}><ofd:Template TemplateID="2"/>'
            f"{words('第一条 甲方应当付款。', 20)}</ofd:Page>",
        }
    )
