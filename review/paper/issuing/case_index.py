"""The readable first page of a case file: plain HTML that opens and prints without us."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_STYLE = """
body { font: 16px/1.7 "Noto Serif CJK SC", SimSun, serif; color: #111;
  max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.5em; }
h2 { font-size: 1.15em; margin-top: 2em; border-bottom: 1px solid #111; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #888; padding: .3em .5em; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th { background: #eee; }
@media print {
  body { max-width: none; margin: 0; font-size: 11pt; }
  h2, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; }
}
"""


class Link(NamedTuple):
    """Words that lead to a member of the case."""

    words: str
    member: str


class Section(NamedTuple):
    """A heading, what its columns are called, and its rows; a section without rows says `nothing`."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | Link]]
    nothing: str = "没有。"


def page(title: str, lead: str, sections: Sequence[Section]) -> bytes:
    """The whole page in UTF-8; every word of it is escaped."""
    body = "\n".join(map(_section, sections))
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{escape(title)}</h1>\n<p>{escape(lead)}</p>\n"
        f"{body}\n</body></html>\n"
    ).encode()


def _section(section: Section) -> str:
    heading = f"<h2>{escape(section.title)}</h2>"
    if not section.rows:
        return f"{heading}<p>{escape(section.nothing)}</p>"
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in section.columns)
    rows = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in section.rows)
    return f"{heading}<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>"


def _cell(cell: str | Link) -> str:
    if isinstance(cell, Link):
        return f'<td><a href="{escape(cell.member)}">{escape(cell.words)}</a></td>'
    return f"<td>{escape(cell)}</td>"
