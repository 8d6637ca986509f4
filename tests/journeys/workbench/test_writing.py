"""Select, write, see the redline, send; drafts that survive; nothing lost and nothing doubled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Route, expect

from review.actions import documents
from review.demo import papers
from review.demo.office import PASSWORD, person
from review.extensions import db
from review.jobs import worker
from review.models import Annotation, Draft, Matter, SignIn
from tests.journeys.browser import Visit
from tests.journeys.workbench.conftest import PARKING, STRANGE

VisitOf = Callable[..., Visit]
DESK = f"{PARKING}/revisions/1"
# A key as an input method takes it: part of the composition, nothing of the page's.
COMPOSING = """(key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
  {key, ctrlKey: key === "Enter", isComposing: true, bubbles: true}))"""


def begin(visit: Visit, words: str, text: str = "应当写明期限。") -> None:
    visit.select(words)
    visit.page.keyboard.press("a")
    visit.choose(severity="advice", category="price")
    visit.page.fill("#text", text)


def kept(visit: Visit) -> None:
    """The server has the draft; the page says so."""
    visit.page.locator("#annotate [data-saved]", has_text="草稿已保存").wait_for()


def written(app: Flask, text: str) -> list[Annotation]:
    with app.app_context():
        return list(db.session.scalars(db.select(Annotation).filter_by(text=text)))


def test_the_form_opens_beside_the_words_and_the_text_stays_where_it_is(visit_of: VisitOf) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    visit.select("费用按季度支付")
    words = visit.page.locator(".paper [data-p]", has_text="费用按季度支付")
    before = words.bounding_box()
    visit.page.keyboard.press("a")
    form = visit.page.locator("#annotate").bounding_box()
    assert words.bounding_box() == before
    assert form
    assert before
    assert form["x"] > before["x"] + before["width"] - 2
    assert visit.page.evaluate("document.activeElement.name") == "text"
    visit.page.keyboard.press("Escape")
    assert visit.page.locator("#annotate").is_hidden()


def test_a_proposal_is_a_redline_before_and_after_it_is_sent(
    visit_of: VisitOf, bare_app: Flask
) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    begin(visit, "每季度￥420,000.00元")
    visit.page.fill("#proposal", "每月￥420,000.00元")
    assert visit.page.locator("[data-preview] del").inner_text() == "季度"
    assert visit.page.locator(".paper ins.proposed").inner_text() == "月"
    visit.page.locator("#basis").fill("民法典第五百一十一条 约定不明的履行")
    assert visit.page.locator("#authorities option[value='民法典第五百八十五条']").count() == 1
    visit.page.keyboard.press("Control+Enter")
    thread = visit.page.locator(".thread", has_text="应当写明期限。")
    thread.wait_for()
    assert thread.locator(".proposal del").inner_text() == "季度"
    assert visit.page.locator("#annotate").is_hidden()
    (made,) = written(bare_app, "应当写明期限。")
    with bare_app.app_context():
        spot = db.session.merge(made).placements[0]
        assert (spot.quote, made.proposal) == ("每季度￥420,000.00元", "每月￥420,000.00元")


@pytest.mark.sure
def test_what_is_pressed_on_a_slow_network_is_done_though_the_page_is_left(
    visit_of: VisitOf, bare_app: Flask
) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    begin(visit, "费用按季度支付")
    kept(visit)
    underway: list[Route] = []
    button = "[...document.querySelectorAll('#annotate button')].find((b) => b.textContent.trim() === '写下批注')"
    for pressed, sent in (
        (button, "**/annotations"),
        ("document.querySelector('#a-2 .settle')", "**/settlement"),
    ):
        visit.page.route(sent, lambda route: underway.append(route))
        visit.page.evaluate(f"{pressed}.click(), location.assign('/sign-in')")
        visit.page.wait_for_url("**/sign-in")
        underway.pop().continue_()
        visit.page.unroute(sent)
        visit.go(DESK)
    visit.page.locator("#a-2 .done", has_text="已了结").wait_for()
    assert len(written(bare_app, "应当写明期限。")) == 1
    expect(visit.page.locator("#text")).to_have_value("")


def test_a_draft_survives_a_reload_and_another_machine_and_is_gone_once_sent(
    visit_of: VisitOf, bare_app: Flask
) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    begin(visit, "财政资金")
    kept(visit)
    visit.page.reload()
    assert visit.page.input_value("#text") == "应当写明期限。"
    assert visit.page.locator("#annotate").is_visible()
    other = visit_of("chenlu", 1024)
    other.go(DESK)
    assert other.page.input_value("#quote") == "财政资金"
    other.press("写下批注")
    other.page.locator(".thread", has_text="应当写明期限。").wait_for()
    visit.press("写下批注")
    visit.page.locator(".thread", has_text="应当写明期限。").wait_for()
    assert len(written(bare_app, "应当写明期限。")) == 1
    visit.page.reload()
    assert visit.page.locator("#annotate").is_hidden()
    with bare_app.app_context():
        assert db.session.query(Draft).count() == 0


@pytest.mark.sure
def test_a_network_that_drops_loses_nothing_and_doubles_nothing(
    visit_of: VisitOf, bare_app: Flask
) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    begin(visit, "财政资金")
    visit.context.set_offline(True)
    visit.page.fill("#text", "断网时写的。")
    visit.press("写下批注")
    visit.reads("网络不通，没有发出")
    assert visit.page.input_value("#text") == "断网时写的。"
    visit.context.set_offline(False)
    # the answer is lost on the way: the deed is done, the page does not know
    visit.page.route("**/annotations", lambda route: (route.fetch(), route.abort()))
    visit.press("写下批注")
    visit.reads("网络不通，没有发出")
    visit.page.unroute("**/annotations")
    visit.press("写下批注")
    visit.page.locator(".thread", has_text="断网时写的。").wait_for()
    assert len(written(bare_app, "断网时写的。")) == 1


def test_a_session_that_ends_while_typing_loses_nothing(visit_of: VisitOf, bare_app: Flask) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    begin(visit, "财政资金", "过期前写的。")
    kept(visit)
    with bare_app.app_context():
        db.session.query(SignIn).delete()
        db.session.commit()
    visit.press("写下批注")
    visit.reads("登录已过期，没有发出")
    with visit.context.expect_page() as opened:
        visit.page.locator(".sent-fault a", has_text="重新登录").click()
    door = opened.value
    door.fill("#account", "chenlu")
    door.fill("#password", PASSWORD)
    door.click("main button.primary")
    expect(door.locator("#text")).to_have_value("过期前写的。")
    door.close()
    visit.press("写下批注")
    visit.page.locator(".thread", has_text="过期前写的。").wait_for()
    assert len(written(bare_app, "过期前写的。")) == 1


@pytest.mark.sure
def test_another_person_who_signed_in_meanwhile_does_not_send_it(
    visit_of: VisitOf, bare_app: Flask
) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    begin(visit, "财政资金", "不是我写的。")
    visit.become_beside("wangfang")
    visit.press("写下批注")
    visit.reads("现在登录的是另一个人")
    assert written(bare_app, "不是我写的。") == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_post_on_an_outdated_revision_shows_both_texts_and_keeps_what_was_typed(
    visit_of: VisitOf, bare_app: Flask, scripts: bool
) -> None:
    visit = visit_of("chenlu", scripts=scripts)
    visit.go(DESK)
    if scripts:
        begin(visit, "每季度考核完成", "新版来了。")
    else:
        visit.fill(quote="每季度考核完成")
        visit.page.fill("#text", "新版来了。")
        visit.choose(severity="advice", category="price")
    with bare_app.app_context():
        matter = db.session.get(Matter, 1)
        changed = documents.submit("改.docx", papers.write("parking", 2))
        documents.add_revision(matter, changed, by=person("zhoumin"))
    visit.press("写下批注")
    visit.reads("现在已是第2版")
    block = visit.page.locator(".conflict").first.inner_text()
    assert "第1版" in block
    assert "第2版" in block
    if scripts:
        assert "每季度考核完成" in block
        visit.press("到新版继续写")
        visit.page.wait_for_url("**/revisions/2")
    else:
        visit.fill(quote="因履行本协议发生")
    expect(visit.page.locator("#text")).to_have_value("新版来了。")
    visit.press("写下批注")
    visit.page.locator(".thread", has_text="新版来了。").wait_for()
    (made,) = written(bare_app, "新版来了。")
    with bare_app.app_context():
        assert db.session.merge(made).revision.number == 2


@pytest.mark.sure
def test_a_proposed_wording_and_hostile_words_are_text(visit_of: VisitOf) -> None:
    hostile = "<img src=x onerror=alert(1)>𠮷Z̸͎̈́a̷͝l̶g̵o̴" + "超长" * 300
    visit = visit_of("chenlu")
    visit.go(f"{STRANGE}/revisions/1")
    begin(visit, "<script>alert(1)</script>", hostile)
    visit.page.fill("#proposal", "<b>加粗</b>")
    visit.press("写下批注")
    thread = visit.page.locator(".thread")
    thread.wait_for()
    assert thread.locator(".said").inner_text() == hostile
    assert thread.locator("img, b b, script").count() == 0
    assert "b>加粗</" in thread.locator(".proposal").inner_text()
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.page.locator(".paper .proposed", has_text="加粗").locator("b").count() == 0


def test_a_clause_is_annotated_in_three_acts(visit_of: VisitOf, bare_app: Flask) -> None:
    """Select, a, Ctrl+Enter: severity and category are there, and Enter belongs to the input method
    while it composes."""
    visit = visit_of("chenlu")
    visit.go(DESK)
    visit.select("费用按季度支付")
    keys = visit.page.keyboard
    keys.press("a")
    keys.type("支付期限不明。")
    assert visit.page.input_value("#category") == "price"
    for key in ("Escape", "Enter"):
        visit.page.evaluate(COMPOSING, key)
        assert visit.page.locator("#annotate").is_visible()
    visit.page.focus("#proposal")
    assert visit.page.input_value("#proposal") == "费用按季度支付"
    keys.press("Control+Enter")
    visit.page.locator(".thread", has_text="支付期限不明。").wait_for()
    (made,) = written(bare_app, "支付期限不明。")
    assert (made.severity.value, made.category.value, made.proposal) == ("advice", "price", "")
    visit.select("财政资金")
    keys.press("a")
    keys.press("Alt+1")
    keys.press("Escape")
    visit.page.reload()
    visit.select("违约金")
    keys.press("a")
    assert visit.page.input_value("#severity") == "blocking"


def test_a_form_opened_by_a_finding_shows_the_words_it_is_about(
    visit_of: VisitOf, bare_app: Flask
) -> None:
    with bare_app.app_context():
        worker.run_all()
    page = (visit := visit_of("chenlu")).page
    visit.go("/matters/1")
    page.set_viewport_size({"width": 1440, "height": 500})
    address = page.locator('a[href*="?finding="]').last.get_attribute("href")
    visit.go(address)
    expect(page.locator("#annotate")).to_be_visible()
    block = page.locator(f"#p-{page.input_value('[name=start_block]')}")
    expect(block).to_be_in_viewport()
