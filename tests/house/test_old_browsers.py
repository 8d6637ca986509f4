"""Styles and scripts keep to what Chromium 87 knows (360, 奇安信, UOS), and no page has its own buttons."""

from __future__ import annotations

import re

import pytest

from review.web import bundle
from tests.house.sources import REVIEW, TEMPLATES, named

SHEETS = sorted((REVIEW / "static/css").glob("*.css"))
SCRIPTS = [
    file for folder in ("elements", "lib") for file in (REVIEW / "static/js" / folder).glob("*.js")
]
# What a browser of 2020 drops: a whole rule for a selector it does not know.
UNKNOWN_TO_CSS = (
    r":is\(", r":where\(", r":has\(", r":not\([^()]*,", r"^\s*&", r"aspect-ratio\s*:", r"color-mix\(",
    r"@container", r"@media[^{]*[<>]=?", r"(?<![-\w])translate\s*:", r"(?<![-\w])(rotate|scale)\s*:",
    r"overflow\s*:\s*clip", r"(?<![-\w])inset-?\w*\s*:", r"dvh|svh|lvh", r"@scope", r"@starting-style",
)  # fmt: skip
UNKNOWN_TO_SCRIPTS = (
    r"\.at\(-", r"\.findLast", r"Object\.hasOwn\b", r"structuredClone\(", r"\.toSorted\(", r"\.toSpliced\(",
    r"\.toReversed\(", r"\.with\(", r"Object\.groupBy", r"AbortSignal\.timeout", r"randomUUID\(",
    r"\bstatic \{", r"checkVisibility\(", r"\bawait import\(", r"URL\.canParse", r":is\(", r":has\(",
    r"^await ", r"\.replaceAll\(\s*/", r"requestSubmit\(\)\?",
)  # fmt: skip


def _uses(files: list, patterns: tuple[str, ...]) -> list[str]:
    return [
        f"{named(file)}:{number}: {pattern}"
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        for pattern in patterns
        if re.search(pattern, line)
    ]


def test_the_sheets_keep_to_what_old_browsers_know() -> None:
    assert SHEETS
    assert not _uses(SHEETS, UNKNOWN_TO_CSS)


def test_the_scripts_keep_to_what_old_browsers_know() -> None:
    assert SCRIPTS
    assert not _uses([*SCRIPTS, REVIEW / "static/js/main.js"], UNKNOWN_TO_SCRIPTS)


def test_every_sheet_is_joined_and_only_in_known_layers() -> None:
    assert {file.stem for file in SHEETS} == set(bundle.SHEETS)
    layers = re.findall(r"^@layer (\w+) \{", bundle.layered(), re.M)
    assert set(layers) == set(bundle.LAYERS)
    assert bundle.sheet().count("{") == bundle.layered().count("{") - len(layers)


def test_every_button_is_a_button_of_the_one_system() -> None:
    own = [
        f"{named(file)}: {tag}"
        for file in TEMPLATES.rglob("*.html")
        for tag in re.findall(r"<button\b[^>]*>", file.read_text("utf-8"))
        if not re.search(r'class="btn\b', tag)
    ]
    assert not own


@pytest.mark.parametrize("what", ["style=", "<style", "onclick=", "javascript:"])
def test_nothing_stands_inline(what: str) -> None:
    assert not [named(file) for file in TEMPLATES.rglob("*.html") if what in file.read_text()]


def test_every_rule_is_used_by_a_page_a_script_or_the_renderer() -> None:
    selectors = " ".join(
        re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", bundle.sheet(), flags=re.S))
    )
    # The renderer and pdf.js put these together from parts.
    made = re.compile(r"^(in|fi|ha)\d+$|^depth\d$|^(foot|end)note-mark$|^markedContent$")
    places = [
        *TEMPLATES.rglob("*.html"),
        *SCRIPTS,
        REVIEW / "static/js/main.js",
        *REVIEW.rglob("*.py"),
    ]
    text = "\n".join(file.read_text("utf-8") for file in places)
    known = set(re.findall(r"[a-zA-Z][\w-]*", text))
    classes = set(re.findall(r"\.([a-zA-Z][\w-]*)", selectors))
    assert not sorted(one for one in classes if one not in known and not made.match(one))
