"""Random edits of tables: accepting gives the new one, rejecting the old one, cell by cell."""

from __future__ import annotations

import random

import pytest

from review.paper.exchange.tracked_docx import tracked
from review.paper.model import Paragraph, Table
from review.paper.reading.docx_reader import read
from tests.paper.documents import docx, p, t
from tests.paper.exchange.test_tracked_docx import AT, LOST
from tests.paper.revisions import accepted, rejected
from tests.sure import sampled

WORDS = ("首付款", "验收款", "质保金", "三十万元", "七十万元", "二台", "合计", "2", "", "略")
Grid = list[list[str]]
Tall = frozenset[tuple[int, int]]


def table(
    grid: Grid, spans: dict[tuple[int, int], int] | None = None, tall: Tall = frozenset()
) -> str:
    """A table; a cell in `spans` takes that many columns, one in `tall` the place below it too."""
    rows = ""
    for n, row in enumerate(grid):
        cells = ""
        for m, text in enumerate(row):
            across = (spans or {}).get((n, m), 1)
            about = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            if (n - 1, m) in tall:
                about, text = f"{about}<w:vMerge/>", ""
            elif (n, m) in tall:
                about += '<w:vMerge w:val="restart"/>'
            about = about and f"<w:tcPr>{about}</w:tcPr>"
            cells += f"<w:tc>{about}{p(t(text)) if text else p()}</w:tc>"
        rows += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"


def body(*tables: str) -> bytes:
    parts = [p(t("价款如下："))]
    for each in tables:
        parts += [each, p(t("以下无正文。"))]
    return docx("".join(parts))


def laid(source: bytes) -> list[object]:
    """The blocks of the body as they are laid out, tables as rows of cells of texts."""

    def block(each: Paragraph | Table) -> object:
        if isinstance(each, Paragraph):
            return each.label, each.text
        return [
            [(c.colspan, c.rowspan, [block(b) for b in c.blocks]) for c in r.cells]
            for r in each.rows
        ]

    return [block(each) for each in read(source).stories[0].blocks]


def edited(chance: random.Random, grid: Grid) -> Grid:
    """One to three edits of rows, columns and cells."""
    made = [[*row] for row in grid]
    for _ in range(chance.randint(1, 3)):
        n, m = chance.randrange(len(made)), chance.randrange(min(map(len, made)))
        chance.choice([_rows, _columns, _cells])(chance, made, n, m)
    return made


def _rows(chance: random.Random, made: Grid, n: int, _: int) -> None:
    kind = chance.randrange(4)
    if kind == 0 and len(made) > 1:
        del made[n]
    elif kind == 1:
        made.insert(n, [chance.choice(WORDS) for _ in made[n]])
    elif kind == 2:
        made.append(made.pop(n))
    else:
        made[n], made[0] = made[0], made[n]


def _columns(chance: random.Random, made: Grid, _: int, m: int) -> None:
    kind, wide = chance.randrange(3), min(map(len, made))
    for row in made:
        if kind == 0 and wide > 1:
            del row[m]
        elif kind == 1:
            row.insert(m, chance.choice(WORDS))
        elif wide > 1:
            row[m], row[(m + 1) % wide] = row[(m + 1) % wide], row[m]


def _cells(chance: random.Random, made: Grid, n: int, m: int) -> None:
    if chance.random() < 0.4:
        made[n] = [*made[n][:m], *made[n][m + 1 :], ""]
    else:
        made[n][m] = chance.choice(WORDS)


def judge(old: bytes, new: bytes) -> None:
    made = tracked(old, new, "甲", AT)
    assert laid(accepted(made)) == laid(new)
    assert laid(rejected(made)) == laid(old)


def random_case(seed: int, *, tall: bool = False) -> tuple[bytes, bytes]:
    """A table and the same after some edits; with `tall`, some of its cells reach over the one below."""
    chance = random.Random(seed)
    size = chance.randint(1, 4), chance.randint(1, 4)
    grid = [[chance.choice(WORDS) for _ in range(size[1])] for _ in range(size[0])]
    new = edited(chance, grid)
    return tuple(body(table(each, tall=_tall(chance, each, tall))) for each in (grid, new))  # type: ignore[return-value]


def _tall(chance: random.Random, grid: Grid, wanted: bool) -> Tall:
    places = [(n, m) for n, row in enumerate(grid[:-1]) for m in range(len(row))]
    return frozenset(each for each in places if wanted and chance.random() < 0.3)


@pytest.mark.parametrize("seed", sampled(range(700), 60))
def test_any_edit_of_a_table_is_told_both_ways(seed: int) -> None:
    judge(*random_case(seed))


@pytest.mark.parametrize("seed", sampled(range(700), 30))
def test_so_is_any_of_one_with_cells_that_reach_down(seed: int) -> None:
    judge(*random_case(seed, tall=True))


OLD = [["首付款", "三十万元"], ["验收款", "七十万元"], ["质保金", "五万元"]]


def test_swapped_columns_shifted_cells_and_a_lost_column_give_both_tables_back() -> None:
    judge(body(table(OLD)), body(table([row[::-1] for row in OLD])))
    judge(body(table(OLD)), body(table([row[:1] for row in OLD])))
    texts = [text for row in OLD for text in row if text != "三十万元"] + [""]
    judge(body(table(OLD)), body(table([texts[:2], texts[2:4], texts[4:]])))


def test_cells_that_were_merged_are_another_table() -> None:
    judge(body(table(OLD)), body(table([["首付款三十万元"], *OLD[1:]], {(0, 0): 2})))


def test_a_row_that_is_wholly_reached_over_comes_and_goes_with_the_one_above() -> None:
    tall = frozenset({(1, 0), (1, 1)})
    merged, plain = body(table(OLD, tall=tall)), body(table([row[::-1] for row in OLD]))
    judge(merged, plain)
    judge(plain, merged)


def test_a_row_with_a_text_box_in_it_is_given_back_in_its_place() -> None:
    box = f"<w:pict><v:textbox><w:txbxContent>{p(t('其中'))}</w:txbxContent></v:textbox></w:pict>"
    cell = p(f'<w:r xmlns:v="urn:schemas-microsoft-com:vml">{box}</w:r>', t("首付款"))
    old, new = (
        table(rows).replace(p(t("首付款")), cell) for rows in (OLD, [row[::-1] for row in OLD])
    )
    made = tracked(body(old), body(new), "甲", AT)
    assert laid(accepted(made)) == laid(body(new))
    assert str(laid(rejected(made))).replace(LOST, "\ufffc") == str(laid(body(old)))


def test_a_table_inside_a_cell_is_given_back() -> None:
    inner = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{table(OLD)}{p()}</w:tc></w:tr></w:tbl>"
    judge(body(inner), body(inner.replace("七十万元", "九十万元")))
    judge(body(inner), docx(p(t("价款如下：")) + p(t("以下无正文。"))))
    judge(body(inner), body(table(OLD)))


def test_two_tables_that_changed_places_are_given_back() -> None:
    other = [["甲方代表", "张三"], ["乙方代表", "李四"]]
    judge(body(table(OLD), table(other)), body(table(other), table(OLD)))


def test_a_change_inside_one_cell_marks_that_cell_alone() -> None:
    new = [[*row] for row in OLD]
    new[1][1] = "九十万元"
    made = tracked(body(table(OLD)), body(table(new)), "甲", AT)
    assert {change.kind for change in read(made).changes} == {"ins", "del"}
    assert not any(
        row.change for b in read(made).stories[0].blocks if isinstance(b, Table) for row in b.rows
    )
