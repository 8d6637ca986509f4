"""The glossary: one word per thing, every noun that names a module, and no path that is not there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.house.sources import REVIEW, ROOT, TEMPLATES, modules

GLOSSARY = ROOT / "docs/glossary.md"
# The wings of paper speak the words of OOXML, diffs and typography; the demo tells stories.
APART = {"paper", "demo", "migrations", "statutes"}
# What any programmer or reader of English knows, and what only says how a module does its work.
PLAIN = set(
    re.findall(
        r"[a-z]+",
        """
    deciding digest inner node proof recorded row
    access act advice amount and annexe arrival asking asset authority batching breach bucket burden
    cache canonical cas case catalogue change checking chinese chronology citing clock code column command
    commenting comparing credit daily date dating day desk dispute doctor door edit entry expiry fact
    fault field figure folding form frame grammar grid guarantee guard header health idempotency identity incoming
    installation internal issuing law ldap loading mail merkle metric model move name new next normative note number
    numbering ocr of oidc original outgoing page particular password payment people person place plain platform point power
    progress proxy public reading recent recount reference remind remote request requirement resolving restoring result
    reviewing script search secret seed serve server site session set share source statistic storage sum
    sweeping table task text tight title turn unit unplaced validity value verify visible who
    word wording work workday worker
    """,
    )
)
PATH = re.compile(r"`((?:[a-z_]+/)+[a-z_0-9.-]+)`")
BASES = (
    ROOT, REVIEW, ROOT / "tests", REVIEW / "static", REVIEW / "static/js", REVIEW / "static/css",
    TEMPLATES,
)  # fmt: skip


def _english() -> list[str]:
    """The first column, without what is said of it in brackets."""
    lines = GLOSSARY.read_text("utf-8").splitlines()
    cells = [line.split("|")[1].strip() for line in lines if line.startswith("| ")]
    return [re.sub(r"\s*\(.*\)", "", cell).lower() for cell in cells if cell != "English"]


def _singular(word: str) -> str:
    for ending, one in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("s", "")):
        if word.endswith(ending) and not word.endswith("ss") and len(word) > 3:
            return word[: -len(ending)] + one
    return word


def test_each_word_is_listed_once_and_whole() -> None:
    words = _english()
    assert len(words) > 100
    assert not [word for word, times in Counter(words).items() if times > 1]
    rows = [line for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert not [row for row in rows if len([cell for cell in row.split("|") if cell.strip()]) != 3]


def test_every_module_is_named_after_a_word_of_the_glossary_or_a_plain_one() -> None:
    known = {part for word in _english() for part in re.findall(r"[a-z]+", word)} | PLAIN
    strange = {
        f"{file.relative_to(REVIEW)}: {word}"
        for file in modules()
        if not APART & set(file.relative_to(REVIEW).parts) and not file.stem.startswith("__")
        for word in file.stem.split("_")
        if word not in known and _singular(word) not in known
    }
    assert not strange


def test_no_plain_word_is_in_the_glossary_as_well() -> None:
    assert not PLAIN & set(_english())


@pytest.mark.parametrize(
    "page",
    [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))],
    ids=lambda p: p.name,
)
def test_a_page_names_only_files_that_are_there(page: Path) -> None:
    named = set(PATH.findall(page.read_text("utf-8")))
    assert not {path for path in named if not any(map(_there, _spelled(path)))}


def _spelled(path: str) -> tuple[str, ...]:
    """A file, a module without its ending, or something in one: `actions/log.sign_head`."""
    return path, f"{path}.py", f"{path.rpartition('.')[0]}.py"


def _there(path: str) -> bool:
    return any((base / path).exists() for base in BASES)
