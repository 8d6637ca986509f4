"""In a real browser: a revision uploaded, what it displaced placed, everything answered by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from review.extensions import db
from review.law.vocabulary import Place, Reply
from review.models import Matter
from review.registers.facts import annotations_of, facts
from tests.jobs.old_files import needs_office, old_file
from tests.journeys.browser import Visit
from tests.paper.printed import printed
from tests.told import revisions, story


@pytest.fixture
def lease(bare_app: Flask, site: str) -> int:
    with bare_app.app_context():
        return revisions.displaced().id


def known(bare_app: Flask, id: int) -> dict[str, int]:
    with bare_app.app_context():
        found = facts(db.session.get_one(Matter, id))
        return {"unplaced": found.unplaced, "unanswered": found.unanswered}


def test_twenty_answers_by_keys_alone(
    site: str, browser: Browser, bare_app: Flask, lease: int
) -> None:
    visit = Visit(browser, site)
    visit.become("zhoumin")
    visit.go(f"/matters/{lease}/answers")
    rows = visit.page.locator("[data-row]").count()
    visit.page.keyboard.press("3")
    visit.page.keyboard.type("沿用往年范本")
    visit.page.keyboard.press("Shift+Tab")
    for _ in range(rows - 1):
        visit.page.keyboard.press("j")
        visit.page.keyboard.press("1")
        visit.page.keyboard.press("k")
    visit.reads("每条都已选")
    visit.page.keyboard.press("Control+Enter")
    visit.page.wait_for_load_state()
    visit.reads("待答复0")
    visit.close()
    with bare_app.app_context():
        replies = [
            n.answer.reply for n in annotations_of(db.session.get_one(Matter, lease)) if n.answer
        ]
    assert replies == [Reply.DECLINED] + [Reply.ADOPTED] * (rows - 1)


@pytest.mark.sure
def test_answers_typed_survive_a_reload_and_a_fault(
    site: str, browser: Browser, bare_app: Flask, lease: int
) -> None:
    visit = Visit(browser, site)
    visit.become("zhoumin")
    visit.go(f"/matters/{lease}/answers")
    first = visit.page.locator("[data-row]").first
    first.locator('input[value="declined"]').check()
    visit.page.reload()
    assert first.locator('input[value="declined"]').is_checked()
    visit.press("保存全部答复")
    visit.reads("不采纳须写明理由")
    assert visit.page.locator("[data-row]").first.locator('input[value="declined"]').is_checked()
    visit.close()
    assert known(bare_app, lease)["unanswered"] == 21


@pytest.mark.parametrize("width", [1440, pytest.param(390, marks=pytest.mark.sure)])
def test_displaced_annotations_are_placed_by_offer_selection_and_reason(
    site: str, browser: Browser, bare_app: Flask, lease: int, width: int
) -> None:
    visit = Visit(browser, site, width=width)
    visit.become("chenlu")
    visit.go(f"/matters/{lease}/placements")
    cases = visit.page.locator("[data-case]")
    waiting = cases.count()
    assert waiting >= 5
    visit.page.keyboard.press("1")
    assert cases.nth(0).locator("input:checked").count() == 1  # and the queue goes on
    visit.select("抵押情况：房屋未设定抵押")
    visit.page.get_by_role("button", name="放在这里").click()
    assert cases.nth(1).locator("textarea").input_value() == "抵押情况：房屋未设定抵押"
    cases.nth(2).locator('input[value="gone"]').check()
    cases.nth(2).locator('[name^="reason-"]').fill("整条删除")
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.press("保存已选的位置")
    visit.page.wait_for_function(
        f"document.querySelectorAll('[data-case]').length === {waiting - 3}"
    )
    visit.close()
    with bare_app.app_context():
        notes = annotations_of(db.session.get_one(Matter, lease))
        last = [note.placements[-1].place for note in notes]
    # a deletion that counsel had asked for needed no placing
    assert (last.count(Place.PLACED), last.count(Place.DROPPED)) == (2, 2)


@pytest.mark.sure
def test_displaced_annotations_are_placed_without_scripts(
    site: str, browser: Browser, bare_app: Flask, lease: int
) -> None:
    visit = Visit(browser, site, scripts=False)
    visit.become("zhoumin")
    visit.go(f"/matters/{lease}/placements")
    case = visit.page.locator("[data-case]").first
    case.locator('input[value="own"]').check()
    case.locator("textarea").fill("抵押情况：房屋未设定抵押")
    before = known(bare_app, lease)["unplaced"]
    visit.press("保存已选的位置")
    assert known(bare_app, lease)["unplaced"] == before - 1
    visit.close()


def test_changes_are_walked_by_keys_and_filtered(site: str, browser: Browser, lease: int) -> None:
    visit = Visit(browser, site)
    visit.become("wangfang")
    visit.go(f"/matters/{lease}/compare/1/2")
    assert visit.page.locator(".walkbar .count").inner_text().startswith("1／")
    expect(visit.page.locator("#change-1.current")).to_be_in_viewport()
    visit.page.keyboard.press("n")
    assert visit.page.locator(".walkbar .count").inner_text().startswith("2／")
    visit.page.keyboard.press("p")
    assert visit.page.locator("#change-1.current").count() == 1
    paragraphs = visit.page.locator(".paper p:visible").count()
    visit.page.check('[name="only"]')
    visit.press("比对")
    assert visit.page.locator(".paper p:visible").count() < paragraphs
    visit.press("左右对照")
    visit.reads("第2版")
    assert visit.page.locator(".sides-table tr.changed:visible").count() > 10
    visit.close()


@pytest.mark.sure
@needs_office
def test_a_pdf_shows_its_pages_beside_its_words(
    site: str, browser: Browser, bare_app: Flask, tmp_path: Path
) -> None:
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    visit = Visit(browser, site, width=1440)
    visit.become("zhoumin")
    visit.go(f"/matters/{id}/revisions/new")
    visit.attach("协议.pdf", printed(tmp_path, "parking"))
    visit.press("上传")
    visit.page.wait_for_url(f"**/matters/{id}*")
    visit.go(f"/matters/{id}/revisions/2/pages")
    visit.page.locator("#page-1 canvas").wait_for()
    visit.page.locator("#page-1 .page-words span", has_text="停车秩序委托管理协议").first.wait_for()
    visit.page.locator(".sheet [data-p^='p3b']").first.click()
    visit.page.wait_for_function(
        "document.querySelector('.page-bar span').textContent.startsWith('第3／')"
    )
    visit.page.locator("#page-3 canvas").wait_for()
    shade = visit.page.locator("#page-3 canvas").evaluate(
        "(c) => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 < 3 && v < 90)"
    )
    assert shade  # something is drawn there
    visit.close()


@pytest.mark.sure
@needs_office
def test_an_old_file_waits_on_its_page_until_it_is_a_text(
    site: str, browser: Browser, bare_app: Flask, tmp_path: Path
) -> None:
    from review.jobs import worker

    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    visit = Visit(browser, site)
    visit.become("zhoumin")
    visit.go(f"/matters/{id}/revisions/new")
    visit.attach("旧协议.doc", old_file(tmp_path))
    visit.press("上传")
    visit.reads("正在转换 旧协议.doc")
    with bare_app.app_context():
        worker.run_all()
    visit.page.wait_for_url(f"**/matters/{id}", timeout=15000)
    visit.reads("旧协议.docx")
    visit.close()
