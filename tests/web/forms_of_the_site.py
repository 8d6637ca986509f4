"""Walk the site as a browser would and bring back every form that changes something."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.exceptions import HTTPException

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


def crawl(app: Flask, client: FlaskClient, account: str, most: int) -> list[SiteForm]:
    """The pages reachable from the desk by links, `most` of each sort; their POST forms."""
    waiting, met, found = ["/"], {"/"}, []
    visited: Counter[str] = Counter()
    while waiting:
        path = waiting.pop(0)
        sort = _endpoint(app, path, "GET")
        visited[sort] += 1
        if not sort or visited[sort] > most:
            continue
        answer = client.get(path)
        assert answer.status_code in (200, 302, 303, 404, 409), (account, path, answer.status_code)
        if answer.status_code != 200 or answer.mimetype != "text/html":
            visited[sort] += most if answer.status_code == 200 else 0  # files hold no forms
            continue
        tree = html.fromstring(answer.text)
        found += [
            _read(app, form, action, account, path)
            for form in tree.iter("form")
            if _posts(form)
            for action in _actions(form, path)
        ]
        for href in tree.xpath("//a/@href"):
            target = urlsplit(urljoin(path, href))
            if not target.netloc and target.path.startswith("/") and target.path not in met:
                met.add(target.path)
                waiting.append(target.path)
    return found


def _endpoint(app: Flask, path: str, method: str) -> str:
    """What answers there; nothing for an address that no page of ours has."""
    with app.test_request_context():
        try:
            return str(app.url_map.bind("localhost").match(path, method=method)[0])
        except HTTPException:
            return ""


def _first(select: html.HtmlElement) -> str:
    return next((one for one in select.value_options if one), "")


def _posts(form: html.HtmlElement) -> bool:
    return form.get("method", "").lower() == "post"


def _actions(form: html.HtmlElement, path: str) -> list[str]:
    """Where its buttons send it: to its own address, or each to the one it names."""
    buttons = form.xpath(".//button[not(@form)]")
    if form.get("id"):
        buttons += form.getroottree().xpath("//button[@form=$id]", id=form.get("id"))
    sent = [one for one in buttons if one.get("type", "submit") == "submit"]
    own = form.get("action") or path
    named = dict.fromkeys(one.get("formaction") or own for one in sent)
    return [urlsplit(urljoin(path, one)).path for one in named]


def _read(app: Flask, form: html.HtmlElement, action: str, account: str, path: str) -> SiteForm:
    endpoint = _endpoint(app, action, "POST")
    assert endpoint, (path, action)
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
