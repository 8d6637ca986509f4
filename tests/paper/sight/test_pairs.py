"""What is seen otherwise has another fingerprint and is told; what is not, has the same."""

import io
import re
import zipfile

import pytest

from review.paper.comparing.compare import compare
from review.paper.comparing.sight_differences import sight_differences
from review.paper.reading.docx_reader import read
from review.paper.refusal import Refusal
from tests.paper.documents import docx, p, t, zipped
from tests.paper.sight.contract import contract, part, styles
from tests.paper.sight.pairs import DIFFERENT, SAME, clause


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_is_seen_otherwise_has_another_fingerprint_and_is_told(name: str) -> None:
    old, new = (read(clause(inner)) for inner in DIFFERENT[name])
    assert old.fingerprint != new.fingerprint
    assert compare(old, new).changes or sight_differences(old, new)


@pytest.mark.parametrize("name", SAME)
def test_what_nobody_sees_changes_no_fingerprint(name: str) -> None:
    old, new = (read(clause(inner)) for inner in SAME[name])
    assert old.fingerprint == new.fingerprint
    assert sight_differences(old, new) == []


def test_the_words_of_a_field_are_read() -> None:
    paper = read(clause(DIFFERENT["EQ fraction"][0]))
    assert [each.text for each in paper.paragraphs()][1] == "第二条 价款1/3。"


def test_a_symbol_is_read_as_what_it_shows() -> None:
    paper = read(clause(DIFFERENT["a symbol font"][0]))
    assert "☑" in [each.text for each in paper.paragraphs()][1]


def test_two_bodies_are_refused() -> None:
    source = docx(f"{p(t('一'))}</w:body><w:body>{p(t('二'))}")
    with pytest.raises(Refusal) as refused:
        read(source)
    assert refused.value.code == "two-bodies"


ROOTS = {
    "word/document.xml": "document", "word/styles.xml": "styles", "word/numbering.xml": "numbering",
    "word/header1.xml": "hdr", "word/footer1.xml": "ftr", "word/footnotes.xml": "footnotes",
    "word/settings.xml": "settings",
}  # fmt: skip


def _whole() -> dict[str, bytes]:
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{kind}1"/>' for kind in ("header", "footer")
    )
    update = "<w:updateFields/>"
    source = contract(
        section=references,
        beside={"styles.xml": styles(), "header1.xml": part("hdr", p(t("甲"))),
                "footer1.xml": part("ftr", p(t("乙"))), "footnotes.xml": part("footnotes", ""),
                "settings.xml": part("settings", update)},
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", ROOTS)
def test_a_part_whose_root_bears_another_name_is_refused(name: str) -> None:
    members, root = _whole(), ROOTS[name]
    assert read(zipped(members))
    other = members[name].replace(f"<w:{root}".encode(), b"<w:p")
    with pytest.raises(Refusal) as refused:
        read(zipped({**members, name: other.replace(f"</w:{root}>".encode(), b"</w:p>")}))
    assert refused.value.code == "damaged"


@pytest.mark.parametrize("attribute", ["Id", "Type", "Target"])
def test_a_relation_that_does_not_say_all_is_refused(attribute: str) -> None:
    members, name = _whole(), "word/_rels/document.xml.rels"
    said = re.sub(rf' {attribute}="[^"]*"'.encode(), b"", members[name], count=1)
    assert said != members[name]
    with pytest.raises(Refusal) as refused:
        read(zipped({**members, name: said}))
    assert refused.value.code == "damaged"
