"""What stands around every page: one door of the navigation says where one is."""

from __future__ import annotations

import re
from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

ClientOf = Callable[[str], FlaskClient]
BESIDE = (
    "/account",
    "/demo",
    "/help",
    "/sign-in",
    "/enrol",
)  # one's own things stand behind no door
RAIL = re.compile(r'<nav class="rail".*?</nav>', re.S)


def test_every_page_stands_behind_one_door(bare_app: Flask, client_of: ClientOf) -> None:
    seen: dict[str, set[str]] = {}
    for account in ("wangfang", "zhengqi"):
        client = client_of(account)
        for rule in bare_app.url_map.iter_rules():
            if rule.arguments or "GET" not in rule.methods or rule.rule.startswith(BESIDE):
                continue
            answer = client.get(rule.rule)
            rail = RAIL.search(answer.text) if answer.mimetype == "text/html" else None
            if answer.status_code == 200 and rail is not None:
                here = re.findall(r'aria-current="page"[^>]*>.*?<span>(.*?)</span>', rail[0], re.S)
                seen.setdefault(rule.rule, set()).update(here)
    assert len(seen) > 25
    assert {page: doors for page, doors in seen.items() if len(doors) != 1} == {}
