"""The demonstration's papers: contracts and rules this project wrote itself, as Word files.

The prose lies beside this module, one folder a paper, in the small markup of `markup.py`;
revisions are lists of amendments to it. Every company, person and credit code is invented.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from . import amendments, builder, markup

HERE = Path(__file__).parent

# name -> what the drafter would call the file
FILES = {
    "hotline": "12345市民服务热线话务外包服务合同.docx",
    "parking": "停车秩序委托管理协议.docx",
    "lease": "办公用房租赁合同.docx",
    "dataprocessing": "政务热线数据委托处理协议.docx",
    "rules": "接诉即办考核评价办法（试行）.docx",
}
NAMES = tuple(FILES)


def revisions(name: str) -> int:
    """How many revisions of the paper `name` there are; at least 1."""
    return 1 + len(_amendments(name))


@cache
def write(name: str, revision: int = 1) -> bytes:
    """The .docx of a paper in one of its revisions: the same bytes every time.

    Raises KeyError for a name not in NAMES, IndexError for a revision that was never written.
    """
    if name not in FILES:
        raise KeyError(name)
    steps = _amendments(name)
    if not 1 <= revision <= len(steps) + 1:
        raise IndexError(f"{name} has no revision {revision}")
    lines = [line for page in sorted((HERE / name).glob("text*.txt")) for line in _lines(page)]
    for step in steps[: revision - 1]:
        lines = amendments.amend(lines, _lines(step))
    return builder.build(markup.parse(lines), title=FILES[name].removesuffix(".docx"))


def _amendments(name: str) -> list[Path]:
    return sorted((HERE / name).glob("revision*.txt"))


def _lines(page: Path) -> list[str]:
    return [line for line in page.read_text("utf-8").splitlines() if line.strip()]
