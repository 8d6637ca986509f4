"""Pages as a person reads them who chose English, and the same pages for everybody else."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.english.catalogue import words
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
# Who opens which page; {id} is a contract that waits for its approval.
PAGES = (
    ("wangfang", "/"), ("wangfang", "/matters"), ("wangfang", "/matters/{id}"),
    ("wangfang", "/matters/{id}/gate"), ("zhangwei", "/matters/{id}/approval"),
    ("zhoumin", "/matters/new"), ("chenlu", "/account"), ("chenlu", "/help"),
    ("wangfang", "/registers/contracts"), ("wangfang", "/nowhere"),
)  # fmt: skip
# Words of the matter that happen to be words of ours: its title, a deadline as it was named.
OF_THE_MATTER = {"停车秩序委托管理协议", "合同审查期限"}
SPOKEN = re.compile(r'(?:alt|aria-label|placeholder|title)="([^"]*)"|>([^<>]*)<')


@pytest.fixture
def contract(bare_app: Flask) -> int:
    with bare_app.app_context():
        return story.proposed("parking", story.PARKING).id


def spoken(page: str) -> Iterator[str]:
    """Every run of words a page shows or reads out; what a form sends is not among them."""
    shown = re.sub(r"<textarea.*?</textarea>|<script.*?</script>", "", page, flags=re.S)
    for found in SPOKEN.finditer(shown):
        yield html.unescape(found[1] or found[2] or "").strip()


@pytest.mark.parametrize(("account", "path"), PAGES)
def test_no_word_of_ours_is_left_in_chinese(
    account: str, path: str, contract: int, client_of: ClientOf
) -> None:
    client = client_of(account)
    client.post("/language", data={"language": "en"})
    page = client.get(path.format(id=contract)).text
    assert 'lang="en"' in page
    left = {run for run in spoken(page) if words().get(run, run) != run}
    assert not {run for run in left - OF_THE_MATTER if not re.fullmatch("第.+条", run)}


def test_a_refusal_and_a_form_speak_english(bare_app: Flask, client_of: ClientOf) -> None:
    client = client_of("chenlu")
    client.post("/language", data={"language": "en"})
    assert "No such page" in client.get("/nowhere").text
    wrong = client.post("/account/password", data={"old": "", "password": "", "again": ""})
    assert wrong.status_code == 422
    assert "must be corrected" in wrong.text


def test_the_choice_is_kept_for_the_next_sign_in(bare_app: Flask, client_of: ClientOf) -> None:
    client_of("zhoumin").post("/language", data={"language": "en"})
    assert 'lang="en"' in client_of("zhoumin").get("/").text
    assert 'lang="zh-CN"' in client_of("wangfang").get("/").text


def test_whoever_stands_at_the_door_chooses_too(bare_app: Flask) -> None:
    visitor = bare_app.test_client()
    assert visitor.post("/language", data={"language": "fr"}).status_code == 400
    led = visitor.post("/language", data={"language": "en", "next": "/sign-in?lost"})
    assert led.headers["Location"] == "/sign-in?lost"
    assert "The session has expired" in visitor.get("/sign-in?lost").text


def test_the_script_of_english_pages_speaks_english(bare_app: Flask) -> None:
    visitor = bare_app.test_client()
    visitor.post("/language", data={"language": "en"})
    [script] = re.findall(r'src="([^"]*all\.en\.js)"', visitor.get("/sign-in").text)
    assert "Not sent, please try again later." in visitor.get(script).text
