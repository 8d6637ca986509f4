"""Walk the site as a browser would and bring back every form that changes something."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from review import clock

# What a person might well type, so that a form is refused for the field under attack alone.
PLAUSIBLE = {
    "amount": "100.00", "credit_code": "", "copies": "2", "signed_on": clock.today().isoformat(),
    "quote": "甲方", "password": "", "account": "xinren",
}  # fmt: skip
TYPED = ("text", "search", "password", "email", "url", "tel", "number", "date", "")


@dataclass(frozen=True)
class SiteForm:
    """One form as it stands on a page: where it goes, what a browser would send untouched."""

    account: str
    page: str
    action: str
    endpoint: str
    sent: dict[str, str] = field(hash=False)
    typed: tuple[str, ...]
    areas: tuple[str, ...]
    chosen: tuple[str, ...]
    hidden: tuple[str, ...]


def crawl(app: Flask, client: FlaskClient, account: str, most: int = 400) -> list[SiteForm]:
    """Every page reachable from the desk by links, once whatever its query; its POST forms."""
    waiting, seen, found = ["/"], {"/"}, []
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        answer = client.get(path)
        assert answer.status_code in (200, 302, 303, 404, 409), (account, path, answer.status_code)
        if answer.status_code != 200 or answer.mimetype != "text/html":
            continue
        tree = html.fromstring(answer.text)
        found += [_read(app, form, account, path) for form in tree.iter("form") if _posts(form)]
        for href in tree.xpath("//a/@href"):
            target = urlsplit(urljoin(path, href))
            if not target.netloc and target.path.startswith("/") and target.path not in seen:
                seen.add(target.path)
                waiting.append(target.path)
    return found


def _first(select: html.HtmlElement) -> str:
    return next((one for one in select.value_options if one), "")


def _posts(form: html.HtmlElement) -> bool:
    return form.get("method", "").lower() == "post"


def _read(app: Flask, form: html.HtmlElement, account: str, path: str) -> SiteForm:
    action = urlsplit(urljoin(path, form.get("action") or path)).path
    with app.test_request_context():
        endpoint, _ = app.url_map.bind("localhost").match(action, method="POST")
    inputs = list(form.iter("input"))

    def of(*types: str) -> tuple[str, ...]:
        names = (one.get("name") for one in inputs if one.get("type", "text") in types)
        return tuple(dict.fromkeys(name for name in names if name))

    areas = tuple(one.get("name") for one in form.iter("textarea") if one.get("name"))
    selects = tuple(one.get("name") for one in form.iter("select") if one.get("name"))
    sent = {name: value or "" for name, value in form.form_values() if name != "csrf_token"}
    sent |= {
        name: sent.get(name) or PLAUSIBLE.get(name, "依照合同办理")
        for name in (*of(*TYPED), *areas)
    }
    sent |= {
        one.get("name"): sent.get(one.get("name")) or _first(one) for one in form.iter("select")
    }
    sent |= {
        one.get("name"): one.get("value") for one in reversed(inputs) if one.get("type") == "radio"
    }
    hidden = tuple(name for name in of("hidden") if name not in ("csrf_token", "deed"))
    return SiteForm(
        account, path, action, endpoint, sent, of(*TYPED), areas, selects + of("radio"), hidden
    )
