"""Asking a directory over HTTP: briefly, without following it elsewhere, and answered in JSON."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from review.directories.identity import Unreachable, Untrusted

TIMEOUT = 10  # seconds for each answer
PARTS = ("authlib", "joserfc", "requests", "ldap3", "cas")
MISSING = "没有安装单位目录所需的组件，请执行 pip install '.[directory]'"


def installed() -> bool:
    """Whether the optional parts are there: half of the offices need none of them."""
    return all(find_spec(part) for part in PARTS)


def ask(method: str, address: str, **of: Any) -> dict[str, Any]:
    """The JSON object answered; Unreachable for anything else, saying no more than host and status."""
    import requests

    try:
        answer = requests.request(method, address, timeout=TIMEOUT, allow_redirects=False, **of)
        said = answer.json() if answer.ok else {}
    except requests.exceptions.SSLError:
        raise Untrusted(host(address)) from None
    except (requests.RequestException, ValueError) as fault:
        raise Unreachable(f"{host(address)}：{type(fault).__name__}") from None
    if not answer.ok or not isinstance(said, dict):
        raise Unreachable(f"{host(address)} 回答 {answer.status_code}")
    return said


def host(address: str) -> str:
    return address.split("//")[-1].split("/")[0]


def text(said: dict[str, Any], *names: str) -> str:
    """The first of these that is there, as text; "" where none is."""
    found = (said.get(name) for name in names)
    return next((str(value).strip() for value in found if value not in (None, "", [])), "")


def texts(value: Any) -> tuple[str, ...]:
    """One or several, as texts."""
    if value in (None, ""):
        return ()
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else (str(value),)
