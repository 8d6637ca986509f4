"""The pages that decide show first what counsel never saw, and who has seen it."""

from __future__ import annotations

import re
from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from review.actions import documents
from review.demo import papers
from review.demo.office import person
from tests.told import story


def changed(bare_app: Flask) -> str:
    with bare_app.app_context():
        matter = story.opined("parking", story.PARKING)
        other = documents.submit("改.docx", papers.write("parking", 2))
        documents.add_revision(matter, other, by=person("zhoumin"))
        return f"/matters/{matter.id}"


def test_changes_beyond_the_opinion_come_first_with_their_words_and_readers(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    matter, office = changed(bare_app), client_of("wangfang")
    gate = office.get(f"{matter}/gate").text
    count = re.search(r'意见之外的改动 <span class="num">(\d+)</span> 段', gate)
    assert count
    assert gate.index("意见之外的改动") < gate.index('id="conditions"')
    assert gate.count('<ol class="outside">') >= 1
    assert "<del>" in gate
    assert "<ins>" in gate
    assert "还没有人打开、复核" in gate
    assert "您还没有打开过" in gate
    refused = office.post(f"{matter}/comparison", data={"revision": "2", "note": "都看过"})
    assert refused.status_code == 409
    assert "请先打开逐字比对再复核" in refused.text
    opening = office.post(f"{matter}/changes/opening")
    assert opening.location.endswith("/compare/1/2")
    gate = office.get(f"{matter}/gate").text
    assert "差异已逐条复核" in gate
    assert re.search("王芳.*打开", gate)
    office.post(f"{matter}/comparison", data={"revision": "2", "note": "都在意见范围之内"})
    leader = client_of("zhangwei").get(f"{matter}/approval").text
    assert leader.index("意见之外的改动") < leader.index("没有照办的")
    assert re.search("王芳.*复核：都在意见范围之内", leader, re.S)


def test_who_may_judge_no_changes_opens_none(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    matter, drafter = changed(bare_app), client_of("zhoumin")
    assert "changes/opening" not in drafter.get(f"{matter}/gate").text
    assert drafter.post(f"{matter}/changes/opening").status_code in (403, 409)
