"""What the words of a PDF or an OFD cannot prove is told on every page that decides, once."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.paper.finals import form, laid_on
from tests.paper.lettering import lettered
from tests.told import story

PAGES = {
    "matter": "",
    "workbench": "/revisions/3",
    "comparison": "/compare/2/3",
    "approval": "/approval",
    "gate": "/gate",
}


HIDDEN = "第1页：有看不见的文字（{}），未计入正文：“{}”。"
FILES = {
    "合同.pdf": (
        (form(b"100"), form(b"900")),
        ("第1页：有表单域：“900”。", HIDDEN.format("颜色与底色相同", "secret900")),
    ),
    "另一份合同.pdf": (
        (lettered([("甲", "甲"), ("1", "1")]), lettered([("甲", "甲"), ("9", "1")])),
        ("第1页：文字层写作“1”，画出来的字形像“9”。",),
    ),
    "合同.ofd": ((laid_on("100"), laid_on("900")), (HIDDEN.format("不可见", "另付佣金"),)),
}


@pytest.fixture(params=FILES)
def sent(
    request: pytest.FixtureRequest, bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> tuple[int, tuple[str, ...]]:
    """A matter whose second and third text are such files, and what is to be told of the third."""
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    sources, sentences = FILES[request.param]
    for source in sources:
        data = {"file": (BytesIO(source), request.param)}
        assert client_of("zhoumin").post(f"/matters/{id}/revisions", data=data).status_code == 303
    return id, sentences


@pytest.mark.parametrize("name", PAGES)
def test_every_page_that_decides_tells_what_and_where_and_no_page_tells_it_twice(
    sent: tuple[int, tuple[str, ...]], client_of: Callable[[str], FlaskClient], name: str
) -> None:
    id, sentences = sent
    page = unescape(client_of("zhoumin").get(f"/matters/{id}{PAGES[name]}").text)
    banner = page.partition('aria-label="须另行核实的内容"')[2].partition("</section>")[0]
    for sentence in sentences:
        assert sentence in banner
        assert page.count(sentence.partition("：")[2]) == 1


MANY = ["91", "19", "一七", "七一", "壹柒", "柒壹", "未不"]


def test_the_workbench_has_them_all_and_other_pages_say_where_the_others_are(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    client = client_of("zhoumin")
    source = lettered([("甲", "甲"), *((drawn, read) for drawn, read in MANY)])
    data = {"file": (BytesIO(source), "合同.pdf")}
    assert client.post(f"/matters/{id}/revisions", data=data).status_code == 303
    matter = client.get(f"/matters/{id}").text
    workbench = client.get(f"/matters/{id}/revisions/2").text
    assert matter.count("画出来的字形像") == 5
    assert "其余见审查工作台" in matter
    assert workbench.count("画出来的字形像") == len(MANY)
    assert "其余2处" in workbench
    assert "其余见审查工作台" not in workbench


def test_what_is_told_is_told_in_the_language_of_the_page(
    sent: tuple[int, tuple[str, ...]], client_of: Callable[[str], FlaskClient]
) -> None:
    client = client_of("zhoumin")
    client.post("/language", data={"language": "en", "next": "/"})
    page = client.get(f"/matters/{sent[0]}").text
    banner = page.partition('class="banner soon caveats"')[2].partition("</section>")[0]
    assert "Page 1: " in banner
    assert not re.search("第1页|看不见|文字层", banner)


def test_what_is_set_aside_is_named_as_people_name_it(
    sent: tuple[int, tuple[str, ...]], client_of: Callable[[str], FlaskClient]
) -> None:
    page = client_of("zhoumin").get(f"/matters/{sent[0]}/revisions/3").text
    assert "unseen-text" not in page
    assert "running-head" not in page


def test_two_files_that_only_lie_differently_are_never_said_to_be_the_same(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    client = client_of("zhoumin")
    for source in FILES["另一份合同.pdf"][0]:
        data = {"file": (BytesIO(source), "合同.pdf")}
        assert client.post(f"/matters/{id}/revisions", data=data).status_code == 303
    page = client.get(f"/matters/{id}/compare/2/3").text
    assert "文字相同，1页画面不同" in page
    assert "没有差异" not in page
    assert "两份文本的文字相同，但不是同一文本" in page
