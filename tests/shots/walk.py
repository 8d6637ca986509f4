"""Every page of the product, found by following its links: what axe tests and what is photographed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map

from review import create_app

# Who looks, in this order: whoever comes to a page first is the one it is tested for.
LOOKING = (
    "chenlu", "zhoumin", "wangfang", "linhua", "zhangwei", "gaoyuan", "liuna", "lijianguo", "wuming",
    "zhengqi",
)  # fmt: skip
LINK = re.compile(r'href="(/[^"#]*)')
# From a matter other links lead on in every status; of other pages a few are enough.
MOST = {"matters.show": 320, "filings.show": 40, "documents.read": 6, "performance.show": 120,
        "registers.show": 12, "small_registers.show": 24}  # fmt: skip
ALWAYS = {"/", "/matters"}
# Pages no link leads to before something was done, what stands around them, and one that is linked
# from more years of small registers than the walk goes through.
BY_HAND = {
    "session.enter": ("", "/sign-in"),
    "session.forgotten": ("", "/sign-in/forgotten"),
    "nowhere": ("", "/nowhere"),
    "demo.parts": ("", "/demo/parts"),
    "small_registers.evaluation": ("wangfang", "/books/engagements/2026/evaluation"),
}


@cache
def _routes() -> Map:
    return create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://"}).url_map


def endpoints() -> list[str]:
    """Every address a browser can open, with the refusal that stands for all of them."""
    rules = _routes().iter_rules()
    return sorted({one.endpoint for one in rules if "GET" in (one.methods or ())} | {"nowhere"})


# The pages of a 单位目录 are there once one is set up: `tests/journeys/test_doors.py` asks axe of them.
# What is no page: files, answers to scripts, doors that only a link from outside opens, addresses that
# only lead on to a page (an annotation of the queue), what is asked of those who have a second
# factor, what an upload leads to, and the addresses of programs.
NO_PAGES = {
    "acts.formal_text", "acts.outside_paper", "clause_library.show", "placements.show", "reports.all",
    "letter_templates.example", "letter_templates.file", "letter_templates.starter",
    "comparisons.picture", "assets.english", "assets.script", "assets.sheet", "answer_outcomes.letter",
    "annual.reported", "answer_outcomes.sheet", "campaigns.result", "compilations.edition",
    "conversions.original",
    "health.alive", "health.ready", "layout.picture", "metrics.show", "proxy.seen",
    "documents.image", "documents.material_file", "documents.revision_file", "filings.file",
    "filings.note", "filings.package", "filings.report", "incoming.word", "lists.sheet", "log.verify_alone",
    "imports.handed_back", "imports.sheet", "small_registers.sheet", "reports.paper", "reports.sent",
    "margin.keys", "margin.threads", "opinions.letter", "opinions.supplement_notice",
    "performance.file", "phrases.show", "registers.annual", "registers.compilation",
    "registers.sheet", "session.enrol", "signed_copies.picture",
    "sign_gate.sheet", "signings.copy", "signings.file", "signings.returned_file", "static",
    "statistics.sheet", "legislation.check", "model_texts.file", "past_scans.file",
    "factors.ask", "factors.second", "calendar_feeds.read", "matter_links.opened",
    "directories.show", "directory_door.enter", "directory_door.back",
    "programs.described", "api_matters.annotations_of", "api_matters.every",
    "api_matters.gate", "api_matters.letter", "api_matters.one", "api_matters.opinions_of",
    "api_matters.proof", "api_registers.every", "api_registers.rows", "api_revisions.every",
    "api_revisions.file",
}  # fmt: skip


class Reply(NamedTuple):
    status: int
    kind: str
    text: str
    leads_to: str


Get = Callable[[str], Reply]
"""What one signed-in person is answered at an address; redirects are not followed."""


def every_page(signed_in: Callable[[str], Get]) -> dict[str, tuple[str, str]]:
    """For each page who comes to it by its links, and at which address."""
    places = dict(BY_HAND)
    times: Counter[str] = Counter()
    for account in LOOKING:
        for name, path in _walked(signed_in(account), times):
            places.setdefault(name, (account, path))
    return places


def _walked(get: Get, times: Counter[str]) -> Iterator[tuple[str, str]]:
    """Follow the links of one person; `times` says how often each kind of page was opened."""
    ahead, met = ["/", "/matters"], {"/", "/matters"}
    routes = _routes().bind("localhost")
    while ahead:
        path = ahead.pop(0)
        try:
            name, _ = routes.match(path.partition("?")[0])
        except HTTPException:
            continue
        if name in NO_PAGES or (path not in ALWAYS and times[name] >= MOST.get(name, 2)):
            continue
        times[name] += 1
        reply = get(path)
        assert reply.status < 500, path
        if reply.status in (302, 303):
            ahead.append(reply.leads_to)
            yield name, path
        if reply.status != 200 or reply.kind != "text/html":
            continue
        yield name, path
        for link in dict.fromkeys(LINK.findall(reply.text)):
            plain = link.replace("&amp;", "&")
            if plain not in met:
                met.add(plain)
                ahead.append(plain)
