"""What is Chinese on an English page was typed, or is a paper or an act: no sentence of ours is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from lxml import html
from sqlalchemy import select

from review.demo.office import PASSWORD
from review.english.catalogue import words
from review.extensions import Model, db
from review.models.columns import OurWord
from tests.journeys.test_every_page_is_accessible import office as office
from tests.shots.walk import Get, Reply, every_page

CHINESE = re.compile(r"[\u3400-\u9fff]+")
ARTICLE = re.compile("第.+条")
SHOWN = ("alt", "aria-label", "placeholder", "title")
UNREAD = ("script", "style", "textarea")
REVIEW = Path(__file__).parents[2] / "review"
# Names of laws and notices that ship as data.
SHIPPED = (*REVIEW.glob("checks/statutes/*.json"), *REVIEW.glob("law/calendars/*.json"))
# Words quoted as they stand: of a paper, a title, an example.
QUOTED = re.compile("“[^”]*”|《[^》]*》|【[^】]*】")
# Chinese that comes from no record and stays, where, and why.
STAYS = (
    ("", "三重一大", "the name of a rule, which English has no word for"),
    ("/account", "^中文$", "the language by its own name"),
    ("/calendar", "Such as: |休 or 班", "how a notice is called, and how its days are typed"),
    ("/letters", r"\{\{.*\}\}", "fields as they are written in the office's Word file"),
    ("/templates/", "", "what the office's Word file calls its fields"),
    ("/books/", "^办公室$", "what was typed into an entry"),
    ("/filings", r"\.docx$", "how a file of an act is called"),
    (
        "/imports/check",
        "^(合同编号|合同名称|签订时间|到期日期|承办科室)$",
        "what the file calls its columns",
    ),
    ("/gate", "^合同$", "a piece of the text beside what changed in it"),
    ("/incoming/", "^(人员资格要求建议附在附件二中。|文字不同)$", "from the file that came back"),
    ("/reports/", "^关于\\d+年法治政府建设情况的报告", "the title of an act"),
)


class Pages:
    """Every page as one person after the other reads it in English, and the Chinese left on it."""

    def __init__(self, office: Flask) -> None:
        self.office = office
        self.typed = [
            *_rows(office),
            *(file.read_text("utf-8") for file in SHIPPED),
        ]
        self.left: dict[str, str] = {}

    def signed_in(self, account: str) -> Get:
        client = self.office.test_client()
        client.post("/sign-in", data={"account": account, "password": PASSWORD})
        client.post("/language", data={"language": "en"})

        def get(path: str) -> Reply:
            answer = client.get(path)
            text = answer.text if answer.mimetype == "text/html" else ""
            if answer.status_code == 200 and text:
                self._read(text, path)
            leads_to = answer.headers.get("Location", "")
            return Reply(answer.status_code, answer.mimetype, text, leads_to)

        return get

    def _read(self, page: str, path: str) -> None:
        tree = html.fromstring(page)
        for part in tree.xpath("//*[@lang='zh-CN']"):
            self.typed.append(part.text_content())
            part.clear(keep_tail=True)
        for run in _runs(tree):
            self.left.setdefault(run, path)

    def untyped(self) -> dict[str, str]:
        """What of it no record and no paper holds; a word of ours must be a record from end to end."""
        whole = "\n".join(self.typed)
        cells = {*self.typed}
        known = words()
        return {
            run: path
            for run, path in self.left.items()
            if not (_within(run, whole) or _within(QUOTED.sub("", run), whole))
            or (known.get(run, run) != run and run not in cells and not ARTICLE.fullmatch(run))
        }


def _within(run: str, whole: str) -> bool:
    return all(piece in whole for piece in CHINESE.findall(run))


def _runs(tree: html.HtmlElement) -> Iterator[str]:
    """Each text with Chinese in it that a page shows or reads out."""
    for element in tree.iter(html.etree.Element):
        told = (
            [] if element.tag in UNREAD else [element.text, *(element.get(name) for name in SHOWN)]
        )
        for text in (*told, element.tail):
            if text and CHINESE.search(text):
                yield " ".join(text.split())


def _rows(office: Flask) -> Iterator[str]:
    """All text of all tables but the sentences of ours in them."""
    with office.app_context():
        for table in Model.metadata.sorted_tables:
            columns = [one for one in table.columns if not isinstance(one.type, OurWord)]
            for row in db.session.execute(select(*columns)):
                for value in row:
                    yield from _texts(value)
        db.session.remove()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@pytest.mark.sure
def test_no_sentence_of_ours_is_left_in_chinese(office: Flask) -> None:
    pages = Pages(office)
    every_page(pages.signed_in)
    left = pages.untyped()
    assert not {run: path for run, path in left.items() if not stays(run, path)}


def stays(run: str, path: str) -> bool:
    return any(place in path and re.search(words, run) for place, words, _ in STAYS)
