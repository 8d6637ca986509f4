"""Who is asking, and whether a page is open to them: a page that declares nothing is shut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from flask import abort, current_app, redirect, request, url_for
from flask_login import current_user

from review.actions.unit_of_work import Refused
from review.law.permissions import Act, Duty, may, may_perform
from review.law.tokens import Scope
from review.models import Matter, Person
from review.registers.batching import reading
from review.registers.facts import standing
from review.web import scripts
from review.words import Words

View = TypeVar("View", bound=Callable[..., Any])
OPEN = "open"
SIGNED_IN = "signed_in"


def public(view: View) -> View:
    """Anyone may ask for this page."""
    view.access = OPEN  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Anyone who signed in; what they see is decided inside, matter by matter."""
    view.access = SIGNED_IN  # type: ignore[attr-defined]
    return view


def duty(wanted: Duty) -> Callable[[View], View]:
    """Only roles with this duty."""

    def mark(view: View) -> View:
        view.access = wanted  # type: ignore[attr-defined]
        return view

    return mark


def token(wanted: Scope) -> Callable[[View], View]:
    """Programs alone, by a token with this scope."""

    def mark(view: View) -> View:
        view.access = wanted  # type: ignore[attr-defined]
        return view

    return mark


def guard() -> Any:
    """Before every request: find what the page declared and hold to it."""
    if request.endpoint is None or request.endpoint == "static":
        return None
    view = current_app.view_functions[request.endpoint]
    access = getattr(view, "access", None)
    if access == OPEN:
        return None
    if isinstance(access, Scope):
        return _program(access)
    if not current_user.is_authenticated:
        return _to_the_door()
    _hold_to_the_link()
    if isinstance(access, Duty) and not may_perform(person().role, access):
        abort(404)
    if access is None:
        abort(404)
    return None


OF_A_MATTER = "/matters/<int:id>"
"""What the addresses of one matter begin with."""
ANYWHERE = frozenset({"session.sign_out"})


def bound() -> int | None:
    """The only matter this session opens; None for one that began with the person's own password."""
    return getattr(current_user, "matter", None)


def _hold_to_the_link() -> None:
    """404 for all but the matter whose link let this session in."""
    only = bound()
    if only is None or request.endpoint in ANYWHERE:
        return
    address, named = str(request.url_rule), request.view_args or {}
    own = address == OF_A_MATTER or address.startswith(f"{OF_A_MATTER}/")
    if not own or named["id"] != only:
        abort(404)


def _program(wanted: Scope) -> Any:
    """No cookie reaches this: under the addresses of programs only a bearer is anybody."""
    if not current_user.is_authenticated:
        said = "请求头 Authorization 须写 Bearer 和有效的令牌；令牌在“我的账户”中生成。"
        answer = scripts.problem(401, "没有令牌或者令牌失效", said)
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    if wanted not in current_user.scopes:
        return scripts.problem(
            403, "令牌的范围不够", Words("这个地址须有范围“{wanted}”。", wanted=wanted.label)
        )
    return None


def _to_the_door() -> Any:
    """Sign in first and come back; after a form to the page it stood on, for it cannot be got."""
    if scripts.asked():
        return scripts.problem(401, "登录已过期", "请重新登录；您写的内容保留着。")
    if request.method == "GET":
        return current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
    came_from = urlsplit(request.referrer or "")
    back = came_from.path if came_from.netloc == request.host else ""
    return redirect(url_for("session.enter", next=back or None, lost=1), 303)


def person() -> Person:
    """The person signed in; pages behind `guard` always have one."""
    return cast(Person, current_user._get_current_object().person)


def demand(act: Act, matter: Matter) -> None:
    """404 for what may not even be known to exist; refuse, in words, what may be known.

    A permission asks for persons and status alone: nothing else of the matter is read for it.
    """
    if request.method == "GET":
        reading(matter)
    asking, known = person().legal, standing(matter)
    if not may(asking, Act.READ, known):
        abort(404)
    ruling = may(asking, act, known)
    if not ruling:
        raise Refused(ruling.reason)
