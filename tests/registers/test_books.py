"""The registers: each shows what the person may read, filtered, summed, and exports that view."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from review import clock
from review.actions import performance, supplements
from review.actions.terms import ContractTerms
from review.demo.office import person
from review.law.vocabulary import Performed
from review.registers.books import REGISTERS, grammar
from tests.statements import counted
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
DANGEROUS = '=HYPERLINK("http://x","停车")'


def test_a_register_shows_totals_of_everything_and_narrows_by_its_filters(app: Flask) -> None:
    story.signed("parking", story.PARKING)
    story.opined("hotline", story.HOTLINE)
    book, office = REGISTERS["contracts"], person("wangfang")
    every = grammar.records(book, office, {})
    assert [one.matter.title for one in every] == [story.HOTLINE.title, story.PARKING.title]
    wanted = {"q": "畅序", "status": "signed", "nature": "administrative",
              "year": str(clock.today().year)}  # fmt: skip
    narrowed = grammar.records(book, office, grammar.asked(book, wanted))
    assert [one.matter.title for one in narrowed] == [story.PARKING.title]
    _, sums = grammar.overview(book, grammar.view(book, office, {}))
    assert sums[5] == story.PARKING.amount + story.HOTLINE.amount
    assert grammar.records(book, office, {"q": "没有这样的名称"}) == []


def test_a_page_of_a_register_reads_its_own_rows_and_counts_them_all(app: Flask) -> None:
    for _ in range(5):
        story.opened("parking", story.PARKING)
    book, zhou = REGISTERS["contracts"], person("zhoumin")
    rows = grammar.view(book, zhou, {})
    every = grammar.records(book, zhou, {})
    pages = [grammar.page(book, rows, number, 2) for number in (1, 2, 3)]
    assert [[one.matter.id for one in page] for page in pages] == [
        [one.matter.id for one in every[:2]],
        [one.matter.id for one in every[2:4]],
        [one.matter.id for one in every[4:]],
    ]
    assert grammar.overview(book, rows)[0] == 5


def test_the_totals_of_a_view_are_added_up_once_between_two_events(app: Flask) -> None:
    book = REGISTERS["contracts"]

    def totals() -> tuple[int, int]:
        office = person("wangfang")
        rows = grammar.view(book, office, {})
        with counted() as asked:
            count, _ = grammar.told(book, office, {}, rows)
        return count, sum("count(*)" in question for question in asked)

    story.opined("hotline", story.HOTLINE)
    assert [totals(), totals()] == [(1, 1), (1, 0)]
    story.opined("parking", story.PARKING)
    assert [totals(), totals()] == [(2, 1), (2, 0)]


def test_a_sheet_reads_a_register_part_by_part_and_loses_no_record(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        story.opened("parking", story.PARKING)
    book, office = REGISTERS["contracts"], person("zhoumin")
    whole = [one.matter.id for one in grammar.records(book, office, {})]
    assert len(whole) == 4
    for part in (1, 2, 3):
        monkeypatch.setattr(grammar, "CHUNK", part)
        assert [one.matter.id for one in grammar.each(book, office, {})] == whole, part


def test_the_register_of_contracts_tells_what_was_paid_and_what_supplements_what(
    app: Flask,
) -> None:
    matter, zhou, today = story.signed("parking", story.PARKING), person("zhoumin"), clock.today()
    for amount in ("100000.00", "26000.50"):
        paid = performance.Happening(Performed.PAID, today, Decimal(amount))
        performance.record(matter, paid, by=zhou)
    performance.set_term(matter, today, today + timedelta(30), "", by=zhou)
    change = supplements.Change("增加一处", today, Decimal(1000))
    supplements.open_supplement(matter, change, by=zhou)
    added, original = grammar.records(REGISTERS["contracts"], zhou, {})
    assert original.paid == Decimal("126000.50")
    assert original.term.ends_on == today + timedelta(30)
    assert added.original == matter.number


def test_a_choice_that_nobody_offers_asks_nothing(app: Flask) -> None:
    book = REGISTERS["contracts"]
    strange = {"status": "nonsense", "section": "x", "nature": "'; --", "year": "20２６"}
    asked = grammar.asked(book, strange)
    assert [asked[key] for key in ("status", "section", "nature")] == ["", "", ""]
    story.opened("parking", story.PARKING)
    assert len(grammar.records(book, person("zhoumin"), asked)) == 1


def test_every_remark_is_counted_once_with_the_answer_it_got(app: Flask) -> None:
    matter = story.proposed("parking", story.PARKING)
    story.opined("hotline", story.HOTLINE)
    found = grammar.records(REGISTERS["opinions"], person("wangfang"), {})
    newest, first = found
    book = REGISTERS["opinions"]
    rows = grammar.view(book, person("wangfang"), {})
    count, totals = grammar.overview(book, rows)
    assert count == len(found)
    counted = [column for column in book.on_screen if column.form == "count"]
    summed = [sum(column.read(one) for one in found) for column in counted]
    assert [one for one in totals if one is not None] == summed
    assert first.matter.id == matter.id
    assert first.remarks == sum(first.replies.values()) > 1
    assert first.replies[None] == 0
    assert newest.replies[None] == newest.remarks


@pytest.mark.parametrize("slug", REGISTERS)
def test_the_sheet_holds_the_rows_of_the_page_and_no_formula(
    bare_app: Flask, client_of: ClientOf, slug: str
) -> None:
    with bare_app.app_context():
        matter = story.opined("parking", story.PARKING)
        terms = ContractTerms(DANGEROUS, "+86公司", "", story.PARKING.amount,
                              story.PARKING.nature, story.PARKING.method)  # fmt: skip
        story.opened("parking", terms)
        title = matter.title
    client = client_of("zhoumin")
    page = client.get(f"/registers/{slug}").get_data(as_text=True)
    book = load_workbook(BytesIO(client.get(f"/registers/{slug}.xlsx").data))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert not [
        one.coordinate for one in cells if one.data_type == "f" and "SUBTOTAL" not in one.value
    ]
    assert (title in page) == any(title == one.value for one in cells)
    assert book.active.freeze_panes == "B3"


def test_the_sheet_is_exactly_the_view_that_was_asked(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        story.opened("parking", story.PARKING)
        story.opened("hotline", story.HOTLINE)
    answer = client_of("zhoumin").get("/registers/contracts.xlsx?q=停车")
    titles = [row[1] for row in load_workbook(BytesIO(answer.data)).active.values]
    assert story.PARKING.title in titles
    assert story.HOTLINE.title not in titles


def test_another_sections_contracts_are_in_nobodys_register_but_the_overseers(app: Flask) -> None:
    story.submitted("parking", story.PARKING)
    book = REGISTERS["contracts"]
    assert grammar.records(book, person("sunyue"), {}) == []
    assert len(grammar.records(book, person("wuming"), {})) == 1
