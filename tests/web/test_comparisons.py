"""比对: two revisions, a revision and a 示范文本; made once, kept, and made again when lost."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.actions.comparisons import compared
from review.demo import papers
from review.paper.comparing import comparison_report
from review.registers.facts import latest_revision
from review.registers.log import verify
from tests.paper.pdfs import pdf, text
from tests.told import revisions, story


@pytest.fixture
def lease(bare_app: Flask) -> int:
    with bare_app.app_context():
        return revisions.displaced().id


def test_the_summary_stands_above_the_text_and_leads_into_it(
    lease: int, client_of: Callable[[str], FlaskClient]
) -> None:
    page = client_of("wangfang").get(f"/matters/{lease}/compare/1/2").text
    assert "金额由“￥1,800,000.00元”改为“￥700,000.00元”" in page
    assert "第五条至第八条顺延为第六条至第九条（共4条）。" in page
    target = page.split('href="#new-', 1)[1].partition('"')[0]
    assert f'id="new-{target}"' in page


def test_side_by_side_and_only_what_changed_are_addresses(
    lease: int, client_of: Callable[[str], FlaskClient]
) -> None:
    client = client_of("chenlu")
    page = client.get(f"/matters/{lease}/compare/1/2?view=sides&only=1").text
    assert "sides-table only-changed" in page
    assert '<tr class="kept">' in page
    sent = client.get(f"/matters/{lease}/compare?old=r2&new=r1&view=sides")
    assert sent.location.endswith(f"/matters/{lease}/compare/2/1?view=sides")


@pytest.mark.parametrize(
    "query", ["", "?old=r1", "?old=r1&new=r9", "?old=t1&new=r1", "?old=s&new="]
)
def test_what_cannot_be_compared_is_not_there(
    lease: int, client_of: Callable[[str], FlaskClient], query: str
) -> None:
    assert client_of("chenlu").get(f"/matters/{lease}/compare{query}").status_code == 404


def test_a_text_against_itself_has_no_difference(
    lease: int, client_of: Callable[[str], FlaskClient]
) -> None:
    page = client_of("chenlu").get(f"/matters/{lease}/compare/2/2").text
    assert "文字没有差异，指纹相同" in page


def test_a_comparison_is_kept_and_a_damaged_one_is_made_again(
    bare_app: Flask, lease: int, tmp_path: Path
) -> None:
    with bare_app.app_context():
        from review.extensions import db
        from review.models import Matter

        revision = latest_revision(db.session.get_one(Matter, lease))
        assert revision is not None
        made = compared(revision.reading, revision.reading)
        (kept,) = (tmp_path / "comparisons").glob("*.json")
        assert comparison_report.load(kept.read_bytes()) == made
        kept.write_bytes(kept.read_bytes()[:40])
        assert compared(revision.reading, revision.reading) == made
        assert comparison_report.load(kept.read_bytes()) == made


def test_the_office_keeps_templates_and_contracts_are_held_against_them(
    bare_app: Flask, lease: int, client_of: Callable[[str], FlaskClient], tmp_path: Path
) -> None:
    office, file = client_of("wangfang"), tmp_path / "范本.docx"
    file.write_bytes(papers.write("lease"))

    def send(title: str):
        with file.open("rb") as sent:
            about = {
                "title": title,
                "edition": "2026年版",
                "owner": "综合科",
                "basis": "办公室惯例",
            }
            return office.post("/templates", data=about | {"file": (sent, "范本.docx")})

    assert send("").status_code == 422
    assert send("办公用房租赁合同（示范文本）").status_code == 303
    again = send("又一份")
    assert again.status_code == 422
    assert "与已有的示范文本《办公用房租赁合同（示范文本）》文字完全相同" in again.text
    assert client_of("zhoumin").post("/templates", data={"title": "某"}).status_code == 404
    page = client_of("zhoumin").get(f"/matters/{lease}/compare?old=t1&new=r2").text
    assert "示范文本《办公用房租赁合同（示范文本）》（2026年版） → 第2版" in page
    assert "￥700,000.00元" in page
    assert office.post("/templates/1/retirement").status_code == 303
    twice = office.post("/templates/1/retirement")
    assert (twice.status_code, "这份示范文本已经停用" in twice.text) == (409, True)
    assert client_of("zhoumin").get(f"/matters/{lease}/compare?old=t1&new=r2").status_code == 404
    assert "已停用的1份" in office.get("/templates").text
    with bare_app.app_context():
        assert verify().faults == ()


def test_pages_that_look_unlike_are_shown_side_by_side(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    """A figure struck by a line in a PDF: every word is the same, the page is not."""
    client, words = client_of("zhoumin"), text("pay 100 yuan")
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    for source in (pdf(words), pdf(words + b"1 w 70 704 m 140 704 l S")):
        sent = {"file": (BytesIO(source), "合同.pdf")}
        assert client.post(f"/matters/{id}/revisions", data=sent).status_code == 303
    page = client.get(f"/matters/{id}/compare/2/3").text
    assert "文字相同，1页画面不同" in page
    assert "第1页画面不同" in page
    for key in ("r2", "r3"):
        picture = f"/matters/{id}/compare/pages/{key}/1.png"
        assert picture in page
        assert client.get(picture).data.startswith(b"\x89PNG")
    assert client.get(f"/matters/{id}/compare/pages/r2/2.png").status_code == 404
    assert client.get(f"/matters/{id}/compare/pages/r1/1.png").status_code == 404
    assert client.get(f"/matters/{id}/compare/pages/r9/1.png").status_code == 404
    assert "画面不同" not in client.get(f"/matters/{id}/compare/1/2").text
