"""Words that lie in a PDF and that nobody sees on its page are told and are no part of the text."""

import pytest

from review.paper.caveats import entries
from review.paper.model import Paper
from review.paper.reading import pdf as reader
from tests.paper.pdfs import pdf, stream, text

SEEN = text("Clause 1 pay 100 yuan", foot=760)
OFF = b"/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]/Order[7 0 R]>>>>"
LAYER = b"<</Type/OCG/Name(x)>>"
INSIDE = stream(
    text("secret 900"),
    b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/OC 7 0 R/Resources<</Font<</H 6 0 R>>>>",
)
PICTURE = stream(
    b"\xc0",
    b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
)
UNSEEN = {
    "invisible ink": (pdf(SEEN + text("secret 900", before=b"3 Tr")), "不可见"),
    "white on white": (pdf(SEEN + text("secret 900", before=b"1 1 1 rg")), "颜色与底色相同"),
    "under a white box": (
        pdf(SEEN + text("secret 900") + b"1 1 1 rg 60 690 300 30 re f\n"), "被遮盖"
    ),
    "under a picture": (
        pdf(
            SEEN + text("secret 900") + b"q 300 0 0 30 60 690 cm /P Do Q\n",
            [PICTURE], resources=b"/XObject<</P 7 0 R>>",
        ),
        "被遮盖",
    ),
    "outside the crop box": (
        pdf(SEEN + text("secret 900", foot=300), page=b"/CropBox[0 600 595 842]"), "在页面之外"
    ),
    "cut off": (pdf(SEEN + b"q 0 0 10 10 re W n\n" + text("secret 900") + b"Q\n"), "被裁去"),
    "in a layer that is off": (
        pdf(
            SEEN + b"/OC /M BDC\n" + text("secret 900") + b"EMC\n",
            [LAYER], resources=b"/Properties<</M 7 0 R>>", catalog=OFF,
        ),
        "所在图层已关闭",
    ),
    "in a drawing of a layer that is off": (
        pdf(SEEN + b"/X Do\n", [LAYER, INSIDE], resources=b"/XObject<</X 8 0 R>>", catalog=OFF),
        "所在图层已关闭",
    ),
}  # fmt: skip


def said(paper: Paper) -> list[str]:
    return [f"{one.where}{one.sentence}" for one in entries(paper) if one.kind == "hidden"]


@pytest.mark.parametrize("way", UNSEEN)
def test_words_that_nobody_sees_are_told_with_the_reason_and_not_read(way: str) -> None:
    source, reason = UNSEEN[way]
    paper = reader.read(source)
    assert next(paper.paragraphs()).text == "Clause 1 pay 100 yuan"
    assert not any("secret" in one.text for one in paper.paragraphs())
    assert said(paper) == [f"第1页有看不见的文字（{reason}），未计入正文：“secret900”。"]
    assert [one.characters for one in paper.hidden if one.kind == "unseen-text"] == [9]


SEEN_ALL = {
    "ordinary": pdf(SEEN + text("shown 900")),
    "white on black": pdf(SEEN + b"0 g 60 690 300 30 re f\n" + text("shown 900", before=b"1 g")),
    "over a picture": pdf(
        SEEN + b"q 300 0 0 30 60 690 cm /P Do Q\n" + text("shown 900"),
        [PICTURE], resources=b"/XObject<</P 7 0 R>>",
    ),
    "behind a frame": pdf(SEEN + text("shown 900") + b"60 690 300 30 re S\n"),
    "in a layer that is on": pdf(
        SEEN + b"/OC /M BDC\n" + text("shown 900") + b"EMC\n",
        [LAYER], resources=b"/Properties<</M 7 0 R>>",
        catalog=b"/OCProperties<</OCGs[7 0 R]/D<</Order[7 0 R]>>>>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", SEEN_ALL)
def test_words_that_are_seen_are_read_however_they_are_drawn(way: str) -> None:
    paper = reader.read(SEEN_ALL[way])
    assert any("shown 900" in one.text for one in paper.paragraphs())
    assert not said(paper)


def test_the_words_a_scanner_recognised_are_kept_and_said_to_be_unseen() -> None:
    scan = b"q 595 0 0 842 0 0 cm /P Do Q\n" + text("Clause 1 pay 100", before=b"3 Tr")
    paper = reader.read(pdf(scan, [PICTURE], resources=b"/XObject<</P 7 0 R>>"))
    assert next(paper.paragraphs()).text == "Clause 1 pay 100"
    assert [(one.place, one.kind) for one in paper.caveats] == [("p1", "recognised")]
    assert not said(paper)
