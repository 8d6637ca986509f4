"""Reading in a child: the same paper, the same refusals, and an end to what would not end."""

from hashlib import sha256

import pytest

from review.paper.reading import sandbox
from review.paper.reading.docx_reader import read
from review.paper.refusal import Refusal
from tests.paper.documents import docx, p, parts, t, zipped


def test_the_child_reads_the_same_paper():
    source = docx(p(t("甲方𠮷")))
    assert sandbox.read(source, "合同.docx") == read(source)


def test_a_refusal_crosses_with_its_sentence():
    with pytest.raises(Refusal) as refused:
        sandbox.read(b"MZ", "病毒.docx")
    assert refused.value.sentence == "“病毒.docx”不是 Word、PDF 或 OFD 文件，请核对后再提交。"


def test_what_the_file_is_comes_from_the_same_child_as_its_words():
    source = docx(p(t("甲方")))
    judged = sandbox.judge(source, "合同.docx")
    assert judged == ("docx", read(source))


def test_an_accepted_file_that_cannot_be_read_is_told_apart_from_a_refused_one():
    with pytest.raises(sandbox.Unread) as unread:
        sandbox.judge(b"%PDF-1.7 broken", "扫描.pdf")
    assert unread.value.sort == "pdf"
    with pytest.raises(Refusal) as refused:
        sandbox.judge(b"PK\x03\x04 not a zip", "合同.docx")
    assert not isinstance(refused.value, sandbox.Unread)


DEEP = 20_000


@pytest.mark.parametrize("name", ["sdt", "tbl"])
def test_endless_nesting_is_refused_and_not_a_crash(name):
    body = f"<w:{name}>" * DEEP + f"</w:{name}>" * DEEP
    with pytest.raises(Refusal):
        sandbox.read(docx(body), "合同.docx")


def test_billions_of_laughs_are_refused():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    made = parts("")
    made["word/document.xml"] = f'<!DOCTYPE x [<!ENTITY a0 "哈">{entities}]><x>&a9;</x>'
    with pytest.raises(Refusal) as refused:
        sandbox.read(zipped(made), "合同.docx")
    assert refused.value.code == "dtd"


def test_entities_of_files_are_never_read():
    made = parts("")
    made["word/document.xml"] = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    with pytest.raises(Refusal) as refused:
        sandbox.read(zipped(made), "合同.docx")
    assert refused.value.code == "dtd"


def test_a_huge_attribute_does_no_harm():
    source = docx(f'<w:p w:x="{"".join(chr(0x4E00 + n % 20000) for n in range(600_000))}"/>')
    assert [x.text for x in sandbox.read(source, "合同.docx").paragraphs()] == [""]


def test_a_child_that_needs_too_much_memory_dies_and_is_told_so():
    source = docx("".join(p(t(sha256(str(n).encode()).hexdigest())) for n in range(20_000)))
    with pytest.raises(Refusal) as refused:
        sandbox.read(source, "合同.docx", memory=32 * 1024**2)
    assert refused.value.code == "unreadable"
