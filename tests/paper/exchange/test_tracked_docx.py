"""The tracked Word file: accept all and it is the new text, reject all and it is the old one."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt
from lxml import etree

from review.paper.exchange.tracked_docx import tracked
from review.paper.model import paragraphs_in
from review.paper.ooxml.namespaces import w
from review.paper.reading.docx_reader import read
from review.paper.refusal import Refusal
from tests.paper.drafts import clauses
from tests.paper.revisions import accepted, rejected

PAPERS = Path(__file__).parents[3] / "../shared/papers"
DOT = bytes.fromhex(  # a GIF of one pixel
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002014400003b"
)
LOST = "［对象］"
SECTION = f"{w('pPr')}/{w('sectPr')}"
AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BASE = clauses(random.Random(11), 8)
ROWS = [("项目", "金额"), ("坐席服务", "128,000.00元"), ("质检服务", "36,000.00元"), ("合计", "略")]


def docx(texts: list[str], rows: Sequence[tuple[str, ...]] = (), end: str = "（完）") -> bytes:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    if end:
        document.add_paragraph(end)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def texts(source: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(source).paragraphs("all")]


def words(source: bytes, but: str = "") -> list[str]:
    told = (story for story in read(source).stories if story.kind != but)
    every = (paragraph.text for story in told for paragraph in paragraphs_in(story.blocks))
    return [text for text in every if text.strip()]


def main_part(source: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(source)).read("word/document.xml"))


CASES = {
    "one word": (docx(BASE), docx([BASE[0].replace("项目", "工程"), *BASE[1:]])),
    "deleted": (docx(BASE), docx([*BASE[:3], *BASE[4:]])),
    "inserted": (docx(BASE), docx([*BASE[:3], "全新的一条。", *BASE[3:]])),
    "moved": (docx(BASE), docx([BASE[5], *BASE[:5], *BASE[6:]])),
    "split": (docx(BASE), docx([*BASE[:2], *BASE[2].split("。", 1), *BASE[3:]])),
    "merged": (docx(BASE), docx([*BASE[:2], BASE[2] + BASE[3], *BASE[4:]])),
    "rewritten": (docx(BASE), docx(clauses(random.Random(12), 6))),
    "last deleted": (docx(BASE, end=""), docx(BASE[:-1], end="")),
    "last inserted": (docx(BASE[:-1], end=""), docx(BASE, end="")),
    "last replaced": (docx(BASE, end=""), docx([*BASE[:-1], "另起。", "炉灶。"], end="")),
    "two last replaced by one": (docx(BASE, end=""), docx([*BASE[:-2], "完毕。"], end="")),
    "cell": (docx(BASE, ROWS), docx(BASE, [*ROWS[:1], ("坐席服务", "138,000.00元"), *ROWS[2:]])),
    "row deleted": (docx(BASE, ROWS), docx(BASE, [*ROWS[:2], *ROWS[3:]])),
    "row inserted": (docx(BASE, ROWS), docx(BASE, [*ROWS[:2], ("培训", "9元"), *ROWS[2:]])),
    "table deleted": (docx(BASE, ROWS), docx(BASE)),
    "table inserted": (docx(BASE), docx(BASE, ROWS)),
}


@pytest.mark.parametrize("case", CASES)
def test_accepting_gives_the_new_text_and_rejecting_the_old(case: str) -> None:
    old, new = CASES[case]
    made = tracked(old, new, "李律师", AT)
    assert texts(accepted(made)) == texts(new)
    assert texts(rejected(made)) == texts(old)


@pytest.mark.parametrize("case", CASES)
def test_every_change_has_an_author_a_date_and_an_id_of_its_own(case: str) -> None:
    root = main_part(tracked(*CASES[case], "李律师", AT))
    marks = list(root.iter(*map(w, ("ins", "del", "moveFrom", "moveTo"))))
    assert marks
    assert {(m.get(w("author")), m.get(w("date"))) for m in marks} == {
        ("李律师", "2026-11-24T09:00:00Z")
    }
    ids = [mark.get(w("id")) for mark in marks]
    assert len(set(ids)) == len(ids)


def test_deleted_text_is_never_plain_text() -> None:
    for old, new in CASES.values():
        root = main_part(tracked(old, new, "李律师", AT))
        assert not root.findall(f".//{w('del')}//{w('t')}")
        assert not root.findall(f".//{w('ins')}//{w('delText')}")


def test_an_exchanged_amount_is_one_deletion_and_one_insertion() -> None:
    root = main_part(tracked(*CASES["cell"], "李律师", AT))
    assert ["".join(each.itertext()) for each in root.iter(w("del"))] == ["128,000.00元"]
    assert ["".join(each.itertext()) for each in root.iter(w("ins"))] == ["138,000.00元"]


def test_an_identical_pair_is_copied_part_by_part() -> None:
    old = docx(BASE, ROWS)
    made, given = (zipfile.ZipFile(io.BytesIO(s)) for s in (tracked(old, old, "甲", AT), old))
    assert {n: made.read(n) for n in made.namelist()} == {n: given.read(n) for n in made.namelist()}


def test_parts_without_a_change_are_copied_byte_for_byte() -> None:
    old, new = CASES["one word"]
    made, given = (zipfile.ZipFile(io.BytesIO(s)) for s in (tracked(old, new, "甲", AT), new))
    changed = {name for name in given.namelist() if made.read(name) != given.read(name)}
    assert changed == {"word/document.xml"}


def test_a_change_of_format_alone_is_not_marked() -> None:
    document = Document(io.BytesIO(docx(BASE)))
    for run in document.paragraphs[0].runs:
        run.bold, run.font.size = True, Pt(22)
    target = io.BytesIO()
    document.save(target)
    root = main_part(tracked(docx(BASE), target.getvalue(), "甲", AT))
    assert not list(root.iter(w("ins"), w("del")))


def test_pending_changes_are_refused_not_accepted_silently() -> None:
    old, new = CASES["one word"]
    with pytest.raises(Refusal, match="尚未接受或拒绝的修订"):
        tracked(old, tracked(old, new, "甲", AT), "乙", AT)


def test_a_deleted_picture_leaves_a_word_in_its_place() -> None:
    document = Document()
    picture = io.BytesIO(DOT)
    document.add_paragraph("附图如下：").add_run().add_picture(picture)
    document.add_paragraph("（完）")
    target = io.BytesIO()
    document.save(target)
    made = tracked(target.getvalue(), docx(["附图如下："]), "甲", AT)
    assert texts(rejected(made)) == [f"附图如下：{LOST}", "（完）"]


def mutated(source: bytes, chance: random.Random) -> bytes:
    """The file with words exchanged, and paragraphs and rows inserted and deleted."""
    given, target = zipfile.ZipFile(io.BytesIO(source)), io.BytesIO()
    root = etree.fromstring(given.read("word/document.xml"))
    for text in list(root.iter(w("t"))):
        if text.text and chance.random() < 0.1:
            at = chance.randrange(len(text.text))
            text.text = text.text[:at] + "新增文字" + text.text[at + chance.randint(0, 3) :]
    for paragraph in list(root.iter(w("p"))):
        if chance.random() < 0.1:
            added = etree.Element(w("p"))
            run = etree.SubElement(added, w("r"))
            etree.SubElement(run, w("t")).text = f"全新插入的第{chance.randint(1, 999)}段。"
            chance.choice([paragraph.addprevious, paragraph.addnext])(added)
    for row in list(root.iter(w("tr"))):
        table = row.getparent()
        if chance.random() < 0.2 and table is not None and len(table.findall(w("tr"))) > 2:
            table.remove(row)
    with zipfile.ZipFile(target, "w") as written:
        for name in given.namelist():
            main = name == "word/document.xml"
            written.writestr(name, etree.tostring(root) if main else given.read(name))
    return target.getvalue()


def test_a_section_break_stays_where_the_lines_around_it_were_rewritten() -> None:
    def parts(*lines: str) -> bytes:
        document = Document(io.BytesIO(docx([*BASE[:3], *lines, *BASE[3:]])))
        ended = [each for each in document.paragraphs if not each.text][-1]
        ended._p.get_or_add_pPr().append(deepcopy(document.sections[0]._sectPr))
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()

    old, new = parts("", "第一章 投标邀请"), parts("", "", "另外的一段。")
    made = tracked(old, new, "甲", AT)
    for source, wanted in ((accepted(made), new), (rejected(made), old)):
        assert texts(source) == texts(wanted)
        breaks = [[len(each.findall(SECTION)) for each in main_part(one).iter(w("p"))]
                  for one in (source, wanted)]  # fmt: skip
        assert breaks[0] == breaks[1]


@pytest.mark.skipif(not PAPERS.exists(), reason="the shared papers are not on this machine")
@pytest.mark.parametrize(("step", "seeds"), [(3, 1), pytest.param(1, 3, marks=pytest.mark.sure)])
def test_real_papers_are_restored_on_both_sides(step: int, seeds: int) -> None:
    seen = 0
    for path in sorted((PAPERS / "zh").glob("*.docx"))[::step]:
        old = path.read_bytes()
        if (len(old) > 200_000 and seeds == 1) or any(
            change.kind != "format" for change in read(old).changes
        ):
            continue
        seen += 1
        for seed in range(seeds):
            new = mutated(old, random.Random(f"{path.name} {seed}"))
            made = tracked(old, new, "甲", AT)
            assert words(accepted(made)) == words(new), (path.name, seed)
            back = rejected(made)
            # The box of a row that goes is a word in its place, and its own words are not there.
            but = "textbox" if LOST in "".join(texts(back)) else ""
            told = [text.replace(LOST, "\ufffc") for text in words(back, but)]
            assert told == words(old, but), (path.name, seed)
    assert seen > 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_accepted_file_as_the_new_text(tmp_path: Path) -> None:
    old, new = CASES["row deleted"][0], CASES["row inserted"][1]
    made = tracked(old, new, "李律师", AT)
    for name, source in (("made", made), ("accepted", accepted(made)), ("new", new)):
        (tmp_path / f"{name}.docx").write_bytes(source)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{name}.docx") for name in ("made", "accepted", "new")]
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    command += ["--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    told = {name: (tmp_path / f"{name}.txt").read_text("utf-8-sig") for name in ("accepted", "new")}
    assert (tmp_path / "made.txt").exists()
    assert told["accepted"] == told["new"]
