"""Reading in a child: the same paper, the same refusals, and an end to what would not end."""

import os
import signal
from hashlib import sha256
from pathlib import Path

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


def warm() -> int:
    """The process that children are forked from."""
    sandbox.read(docx(p(t("甲"))), "合同.docx")
    process = sandbox.warm.process
    assert process is not None
    return process.pid


def test_the_process_that_children_come_from_holds_nothing_secret(monkeypatch):
    monkeypatch.setenv("REVIEW_SECRET", "hidden")
    sandbox.warm.end()
    home = Path(f"/proc/{warm()}")
    assert home.joinpath("environ").read_bytes() == b"LANG=C.UTF-8\0"
    held = {str(file.readlink()) for file in home.joinpath("fd").iterdir()}
    assert len([one for one in held if one.startswith("socket:")]) == 1
    assert {one for one in held if not one.startswith("socket:")} <= {"/dev/null"}


def test_children_leave_no_zombie_behind():
    before = warm()
    for _ in range(5):
        sandbox.read(docx(p(t("甲"))), "合同.docx")
    states = [
        file.read_text().rpartition(")")[2].split()[:2]
        for file in Path("/proc").glob("[0-9]*/stat")
        if file.exists()
    ]
    mine = {str(before), str(os.getpid())}
    assert not [state for state, parent in states if state == "Z" and parent in mine]
    assert warm() == before


def test_where_that_process_was_killed_another_takes_its_place():
    before = warm()
    os.kill(before, signal.SIGKILL)
    assert warm() != before
    assert not Path(f"/proc/{before}").exists()


def test_a_forked_worker_asks_a_process_of_its_own():
    before = warm()
    worker = os.fork()
    if not worker:
        os._exit(0 if warm() not in (before, 0) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]) == 0
    assert warm() == before


def test_whoever_ends_takes_that_process_along(tmp_path):
    worker = os.fork()
    if not worker:
        tmp_path.joinpath("warm").write_text(str(warm()))
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(worker, 0)
    left = Path(f"/proc/{tmp_path.joinpath('warm').read_text()}")
    while left.exists():  # the test's own limit ends it where the process stays
        signal.sigtimedwait([], 0.02)
