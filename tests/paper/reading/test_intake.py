"""What a file is, by its content; and each file that is refused, with its sentence."""

import io
import struct
import zipfile

import pytest

from review.paper.ooxml.package import Package
from review.paper.reading import intake
from review.paper.reading.intake import inspect
from review.paper.refusal import Refusal
from tests.paper.documents import MAIN, docx, p, parts, t, zipped

COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


def compound(stream: str) -> bytes:
    return COMPOUND + stream.encode("utf-16-le")


def with_part(name: str, content: str | bytes) -> bytes:
    return zipped({**parts(p(t("文")), type_="x"), name: content})


def enciphered() -> bytes:
    source = bytearray(docx(""))
    at = 0
    while (at := source.find(b"PK\x01\x02", at)) >= 0:  # flag bit 0 of each central entry
        source[at + 8] |= 1
        at += 4
    return bytes(source)


def forged(size: int) -> bytes:
    """A part that inflates to more than its entry in the directory says."""
    source = bytearray(with_part("word/styles.xml", b" " * size))
    at = source.rfind(b"PK\x01\x02")
    source[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(source)


def twins() -> bytes:
    written = io.BytesIO(docx(p(t("甲"))))
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("Word/document.xml", "<x/>")
    return written.getvalue()


def crowd() -> bytes:
    return zipped({f"{at}.xml": "" for at in range(2001)})


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
ENTITY = '<!DOCTYPE a [<!ENTITY b "c">]><w:document/>'

REFUSED = {
    "lock-file": (lambda: b"x", "~$合同.docx", "临时文件"),
    "empty": (lambda: b"", "合同.docx", "空的"),
    "too-large": (lambda: bytes(intake.FILE_LIMIT + 1), "合同.docx", "50 MB"),
    "not-a-document": (lambda: b"MZ\x90", "合同.docx", "不是 Word、PDF 或 OFD"),
    "encrypted": (lambda: compound("EncryptedPackage"), "合同.docx", "已加密"),
    "not-word": (lambda: compound("Workbook"), "合同.doc", "不是 Word"),
    "macro": (lambda: zipped(parts("", type_=MACRO)), "合同.docx", "宏"),
    "odt": (
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "合同.docx", "ODT"
    ),
    "damaged": (lambda: docx(p(t("文")))[:300], "合同.docx", "已损坏"),
    "duplicate-member": (twins, "合同.docx", "同名部件"),
    "too-many-members": (crowd, "合同.docx", "2000 个"),
    "outside-member": (lambda: with_part("word/../../x.xml", ""), "合同.docx", "其他目录"),
    "dtd": (lambda: with_part("word/styles.xml", ENTITY), "合同.docx", "DTD"),
    "bomb": (lambda: with_part("word/media/a.bin", bytes(4_000_000)), "合同.docx", "压缩比"),
}  # fmt: skip


@pytest.mark.parametrize("code", REFUSED)
def test_each_refusal_says_why_in_chinese(code):
    make, name, words = REFUSED[code]
    with pytest.raises(Refusal) as refused:
        inspect(make(), name)
    assert refused.value.code == code
    assert words in refused.value.sentence
    assert refused.value.sentence.endswith("。")


OTHER = {
    "macros by a part": (with_part("word/vbaProject.bin", b"x"), "macro"),
    "a zip of files": (zipped({"合同.txt": "文"}), "not-word"),
    "a workbook": (with_part("word/document.xml", "<workbook/>"), "not-word"),
    "a zip with a password": (enciphered(), "encrypted"),
    "a forged size": (forged(5000), "damaged"),
}


@pytest.mark.parametrize("what", OTHER)
def test_tricks_are_refused(what):
    source, code = OTHER[what]
    with pytest.raises(Refusal) as refused:
        inspect(source, "合同.docx")
    assert refused.value.code == code


def test_a_part_with_too_many_elements_is_refused():
    with pytest.raises(Refusal) as refused:
        intake.scan(docx(p() * 200), element_limit=100)
    assert refused.value.code == "too-many-elements"


def test_a_dtd_is_refused_in_any_encoding():
    for content in (ENTITY, ENTITY.encode("utf-16")):
        with pytest.raises(Refusal) as refused:
            Package(with_part("word/other.xml", content)).tree("word/other.xml")
        assert refused.value.code == "dtd"


ACCEPTED = {
    "docx": docx(p(t("文"))),
    "dotx": zipped(parts("", type_=MAIN.replace("document.main", "template.main"))),
    "pdf": b"%PDF-1.7\n",
    "ofd": zipped({"OFD.xml": "<OFD/>"}),
    "doc": compound("WordDocument"),
}


@pytest.mark.parametrize("sort", ACCEPTED)
def test_the_content_tells_the_sort_whatever_the_name(sort):
    assert inspect(ACCEPTED[sort], "名字.xyz") == sort


def test_a_path_in_the_archive_is_never_written_to_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refusal):
        inspect(with_part("../../evil.xml", "<x/>"), "合同.docx")
    inspect(with_part("/evil.xml", "<x/>"), "合同.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_blank_picture_is_no_bomb():
    """1.4 MB of a metafile without a line in it: Word packs such a thing 500:1."""
    assert inspect(with_part("word/media/image1.emf", bytes(1_409_044)), "合同.docx") == "docx"
    with pytest.raises(Refusal):
        inspect(with_part("word/media/image1.emf", bytes(40 * 1024 * 1024)), "合同.docx")


@pytest.mark.parametrize(
    "name",
    ["word\\document.xml", "/word/document.xml", "word//document.xml", "word/./document.xml",
     "word/document.xml ", "word/document%2Exml", "word/_rels/Document.xml.rels"],
)  # fmt: skip
def test_a_part_spelled_otherwise_is_a_second_one(name: str) -> None:
    written = io.BytesIO(docx(p(t("甲"))))
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr(name, "<x/>")
    with pytest.raises(Refusal) as refused:
        intake.inspect(written.getvalue(), "合同.docx")
    assert refused.value.code == "duplicate-member"
