"""Others' threads without a reload, never their drafts; replies, @, 交办, 常用意见, re-anchored words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import expect

from review.actions import documents, placements
from review.demo.office import person
from review.extensions import db
from review.models import Annotation, Matter, Notice, Remark
from review.registers.facts import latest_revision
from tests.journeys.browser import Visit
from tests.journeys.workbench.conftest import PARKING

VisitOf = Callable[..., Visit]
DESK = f"{PARKING}/revisions/1"
POLL = "**/threads?*"


def reply(visit: Visit, thread: str, text: str) -> None:
    drawer = visit.page.locator(".thread", has_text=thread).locator("details.replying")
    if drawer.get_attribute("open") is None:
        drawer.locator("summary").click()
    drawer.locator("textarea").fill(text)


def test_counsel_and_drafter_see_each_others_threads_and_never_their_drafts(
    visit_of: VisitOf,
) -> None:
    counsel, drafter, office = visit_of("chenlu"), visit_of("zhoumin"), visit_of("wangfang", 1024)
    for one in (counsel, drafter, office):
        one.go(DESK)
    reply(drafter, "付款条件含糊。", "还没写完，")
    counsel.select("每季度考核完成")
    counsel.page.keyboard.press("a")
    counsel.choose(severity="blocking", category="price")
    counsel.page.fill("#text", "新写的一条。")
    counsel.page.locator("[data-saved]", has_text="草稿已保存").wait_for()
    told = drafter.page.evaluate(
        f"fetch('{DESK}/threads', {{headers: {{Accept: 'application/json'}}}}).then((a) => a.text())"
    )
    assert "新写的一条" not in told
    assert "新写的一条" not in office.page.content()
    counsel.press("写下批注")
    for one in (drafter, office):
        one.page.locator(".thread", has_text="新写的一条。").wait_for()
        entry = one.page.locator(".outline li", has_text="费用按季度支付")
        expect(entry.locator(".tally")).to_have_attribute("title", "批注2条，待处理2条")
    reply(drafter, "付款条件含糊。", "还没写完，现在写完了。")
    drafter.page.keyboard.press("Control+Enter")
    counsel.page.locator(".remark", has_text="现在写完了。").wait_for()
    assert counsel.page.locator(".remark").count() == 1
    assert "还没写完，" not in counsel.page.input_value("#remark-2")


def test_a_reply_being_written_outlives_what_others_do_to_its_thread(visit_of: VisitOf) -> None:
    counsel, drafter = visit_of("chenlu"), visit_of("zhoumin")
    counsel.go(DESK)
    drafter.go(DESK)
    reply(drafter, "付款条件含糊。", "正在写")
    counsel.page.locator(".thread", has_text="付款条件含糊。").locator(".settle").click()
    counsel.page.locator(".thread.settled").wait_for()
    drafter.ask()
    drafter.page.locator(".thread.settled", has_text="付款条件含糊。").wait_for()
    expect(drafter.page.locator("#remark-2")).to_have_value("正在写")
    expect(drafter.page.locator("#remark-2")).to_be_focused()


@pytest.mark.sure
def test_a_press_is_not_lost_to_what_comes_while_it_lasts(visit_of: VisitOf) -> None:
    counsel, drafter = visit_of("chenlu"), visit_of("zhoumin")
    counsel.go(DESK)
    drafter.go(DESK)
    thread = counsel.page.locator(".thread", has_text="付款条件含糊。")
    ask_again(counsel)
    counsel.page.locator(".shows a").first.focus()
    thread.locator(".settle").hover()
    counsel.page.mouse.down()
    reply(drafter, "付款条件含糊。", "同时来的一句")
    drafter.page.keyboard.press("Control+Enter")
    drafter.page.locator(".remark", has_text="同时来的一句").wait_for()
    ask_again(counsel)
    counsel.page.mouse.up()
    expect(thread.locator(".done")).to_contain_text("已了结")
    expect(thread.locator(".remark")).to_contain_text("同时来的一句")


@pytest.mark.parametrize(("moved", "done"), [(0, 1), (40, 0)], ids=["still", "drawn away"])
def test_a_press_is_not_lost_to_a_page_that_moves_under_it(
    visit_of: VisitOf, moved: int, done: int
) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    thread = visit.page.locator(".thread", has_text="付款条件含糊。")
    thread.locator(".settle").hover()
    box = thread.locator(".settle").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    thread.evaluate("(one) => { one.style.marginTop = '300px'; one.offsetTop; }")
    visit.page.mouse.move(x, y + moved)
    visit.page.mouse.up()
    if done:
        thread.locator(".done").wait_for()
    visit.ask()
    expect(thread.locator(".done")).to_have_count(done)


def ask_again(visit: Visit) -> None:
    """There is something new, and the page had time to show it."""
    with visit.page.expect_response(lambda told: "/threads" in told.url and told.status == 200):
        visit.ask()
    visit.page.evaluate("new Promise((go) => setTimeout(go, 200))")


@pytest.mark.sure
def test_nothing_new_is_answered_with_nothing(visit_of: VisitOf) -> None:
    visit = visit_of("wuming")
    visit.go(DESK)
    asked = """async ([address, etag]) => {
      const headers = {Accept: "application/json", ...(etag && {"If-None-Match": etag})};
      const answer = await fetch(address, {headers, cache: "no-store"});
      return [answer.status, answer.headers.get("ETag")];
    }"""
    status, etag = visit.page.evaluate(asked, [f"{DESK}/threads", None])
    assert status == 200
    assert visit.page.evaluate(asked, [f"{DESK}/threads", etag])[0] == 304
    visit.page.keyboard.press("j")
    assert visit.page.locator(".thread.current details.replying").count() == 0


def test_a_reply_on_words_placed_anew_shows_both_and_is_sent_when_confirmed(
    visit_of: VisitOf, bare_app: Flask
) -> None:
    visit = visit_of("zhoumin")
    visit.page.route(POLL, lambda route: route.abort())  # nothing is heard of the new place before
    visit.go(DESK)
    reply(visit, "付款条件含糊。", "同意修改。")
    with bare_app.app_context():
        note = db.session.get_one(Annotation, 2)
        revision = latest_revision(db.session.get_one(Matter, 1))
        assert revision is not None
        paper = documents.reading(revision)
        span = placements.locate(paper, "每季度考核完成")
        placements.place(note, revision, paper, span, by=person("chenlu"))
    visit.page.keyboard.press("Control+Enter")
    visit.reads("这条批注刚刚被重新定位")
    block = visit.page.locator(".sent-conflict").inner_text()
    assert "财政资金" in block
    assert "每季度考核完成" in block
    expect(visit.page.locator("#remark-2")).to_have_value("同意修改。")
    visit.page.unroute(POLL)
    visit.page.locator("#remark-2").press("Control+Enter")
    visit.page.locator(".remark", has_text="同意修改。").wait_for()
    with bare_app.app_context():
        assert db.session.query(Remark).count() == 1


@pytest.mark.sure
def test_only_readers_are_offered_after_at_and_they_are_told(
    visit_of: VisitOf, bare_app: Flask
) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    reply(visit, "付款条件含糊。", "")
    field = visit.page.locator("#remark-2")
    field.press_sequentially("请看@")
    offered = visit.page.locator("#mention li").all_inner_texts()
    assert "周敏" in offered
    assert "赵懿" not in offered
    assert "孙悦" not in offered
    field.press_sequentially("李")
    field.press("Enter")
    expect(field).to_have_value("请看@李建国 ")
    field.press_sequentially("和@赵懿")
    field.press("Control+Enter")
    visit.page.locator(".remark", has_text="请看@李建国").wait_for()
    assert visit.page.locator(".remark .named").all_inner_texts() == [
        "@李建国"
    ]  # 赵懿 reads nothing here
    named = visit_of("lijianguo")
    named.go(DESK)
    assert named.page.locator(".remark .named.me").all_inner_texts() == ["@李建国"]
    with bare_app.app_context():
        told = db.session.scalars(db.select(Notice).where(Notice.text.contains("提到您"))).all()
        assert [one.person.name for one in told] == ["李建国"]


@pytest.mark.sure
def test_a_thread_is_given_to_a_reader_and_waits_on_his_desk(visit_of: VisitOf) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    thread = visit.page.locator(".thread", has_text="付款条件含糊。")
    thread.locator("summary", has_text="请…处理").click()
    thread.get_by_label("请谁处理").fill("赵懿")
    thread.get_by_role("button", name="交办").click()
    visit.reads("没有这个人，或者他不能回复这一事项")
    thread.get_by_label("请谁处理").fill("周敏")
    thread.get_by_role("button", name="交办").click()
    expect(thread.locator(".charged")).to_contain_text("请周敏处理")
    drafter = visit_of("zhoumin")
    drafter.go("/")
    drafter.reads("请您处理的批注")
    drafter.press("付款条件含糊。")
    drafter.page.wait_for_url("**#a-2")
    drafter.press("我的")
    assert drafter.page.locator(".thread:visible").count() == 1
    visit.page.locator(".thread", has_text="付款条件含糊。").locator(".settle").click()
    expect(visit.page.locator("#a-2 .done")).to_be_visible()
    drafter.go("/")
    assert drafter.page.get_by_text("请您处理的批注").count() == 0


def test_a_settled_thread_is_opened_again_with_a_reason_and_one_not_answered_is_taken_back(
    visit_of: VisitOf,
) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    thread = visit.page.locator("#a-2")
    thread.locator(".settle").click()
    thread.locator("summary", has_text="重新打开").click()
    thread.locator('[name="reason"]').fill("文本又改回去了。")
    thread.get_by_role("button", name="重新打开").click()
    expect(thread.locator(".done")).to_contain_text("重新打开 · 陈律：文本又改回去了。")
    visit.page.locator("#a-3").get_by_role("button", name="撤回").click()
    expect(visit.page.locator("#a-3")).to_have_count(0)
    expect(visit.page.locator("[data-sum]")).to_have_text("0/4")


@pytest.mark.sure
def test_frequent_opinions_are_saved_put_in_again_and_thrown_away_by_their_owner(
    visit_of: VisitOf,
) -> None:
    visit = visit_of("chenlu")
    visit.go(DESK)
    visit.select("每季度考核完成")
    visit.page.keyboard.press("a")
    visit.choose(severity="blocking", category="breach")
    visit.page.fill("#text", "违约责任应当对等。")
    visit.page.locator(".phrases summary").click()
    visit.press("把现在填写的存为常用意见")
    stock = visit.page.locator("[data-phrases] li")
    expect(stock).to_have_count(1)
    visit.page.fill("#text", "另一句")
    stock.locator("a").click()
    expect(visit.page.locator("#text")).to_have_value("违约责任应当对等。")
    bare = visit_of("chenlu", scripts=False)
    bare.go(f"{DESK}?phrase=1")
    assert bare.page.input_value("#text") == "违约责任应当对等。"
    assert bare.page.input_value("#severity") == "blocking"
    stock.get_by_role("button").click()
    expect(stock).to_have_count(0)
