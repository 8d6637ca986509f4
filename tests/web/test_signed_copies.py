"""A scan is read page by page by those the law asks, and one word against it ends it."""

from __future__ import annotations

import pytest
from flask import Flask

from review.law.vocabulary import Proof, Status
from tests.paper.scans import scan
from tests.told import story
from tests.web.test_signings import Clients, confirm, events, mark, proof, scanned, status


@pytest.fixture
def cleared(bare_app: Flask) -> int:
    with bare_app.app_context():
        return story.cleared("hotline", story.HOTLINE).id


def test_a_scan_is_read_by_two_page_by_page(
    bare_app: Flask, cleared: int, client_of: Clients
) -> None:
    drafter, office, head = map(client_of, ("zhoumin", "wangfang", "lijianguo"))
    own = mark(bare_app, cleared)
    sent = scanned(drafter, cleared, scan([own, own, None]))
    assert sent.status_code == 303
    page = drafter.get(sent.location).text
    assert "签署件还要由办公室、承办人以外的另一人核对确认，现在不能登记签订" in page
    assert "1页没有读出页脚的二维码" in page
    check = office.get(f"/matters/{cleared}/signing/check").text
    assert check.count('name="answers"') == 3
    picture = office.get(f"/matters/{cleared}/signing/check/returned/3.png")
    assert picture.data.startswith(b"\x89PNG")
    assert office.get(f"/matters/{cleared}/signing/check/returned/4.png").status_code == 404
    unread = confirm(office, cleared, ["一致", "", "一致"])
    assert "每一页都核对为一致，才能确认" in unread.text
    assert confirm(office, cleared, ["一致"] * 3).status_code == 303
    assert confirm(head, cleared, ["一致"] * 3).status_code == 303
    assert status(bare_app, cleared) is Status.CLEARED
    assert drafter.post(f"/matters/{cleared}/signing/registration").status_code == 303
    assert proof(bare_app) is Proof.READ_BY_TWO
    assert "扫描件由两人逐页核对一致" in drafter.get(f"/matters/{cleared}").text


def test_a_scan_with_another_amount_ends_with_the_word_of_whoever_saw_it(
    bare_app: Flask, cleared: int, client_of: Clients
) -> None:
    drafter, office, leader = map(client_of, ("zhoumin", "wangfang", "zhangwei"))
    own = mark(bare_app, cleared)
    scanned(drafter, cleared, scan([own]))
    unsaid = confirm(office, cleared, ["不一致"], verdict="other")
    assert "请写明哪里不一致" in unsaid.text
    told = confirm(office, cleared, ["不一致"], verdict="other", note="第1页合同价款为9,764,800元")
    assert told.status_code == 303
    page = drafter.get(f"/matters/{cleared}/signing").text
    assert "王芳认为签署件与准予签署的文本不一致，不能登记签订" in page
    refused = drafter.post(f"/matters/{cleared}/signing/registration")
    assert "王芳认为签署件与准予签署的文本不一致，不能登记签订" in refused.text
    late = confirm(leader, cleared, ["一致"])
    assert "这份签署件不等您核对" in late.text
    assert status(bare_app, cleared) is Status.CLEARED
    assert events(bare_app, "confirm_copy")[0]["data"]["agreed"] == "不一致"
    assert scanned(drafter, cleared, scan([own, own])).status_code == 303
    assert "认为签署件与" not in drafter.get(f"/matters/{cleared}/signing").text
