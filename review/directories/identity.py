"""What a directory is asked with, and what it answers of somebody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

UNTRUSTED = "证书核对不过，没有发出密码：须由本机信任的机构签发，未过期，并写有这个主机名"


class Unproven(Exception):
    """The directory did not vouch for anybody; the sentence is for who wants to come in."""


class Unreachable(Exception):
    """The directory did not answer as its form says; the sentence is for the administrator.

    It holds no secret, no code and no token: it is kept and shown.
    """


class Untrusted(Unreachable):
    """Whoever answers there cannot show by a certificate that it is the directory."""

    def __init__(self, host: str) -> None:
        super().__init__(f"{host}：{UNTRUSTED}")


class Reached(NamedTuple):
    """One directory as it was set up; what `base` and `groups` mean its form says."""

    address: str
    client: str
    secret: str
    base: str
    groups: str
    plain: bool = False
    """Whether its connection may go without TLS."""


class Identity(NamedTuple):
    subject: str
    account: str
    name: str
    email: str
    groups: tuple[str, ...]


class Begun(NamedTuple):
    """Where the browser goes, and what is kept for its return."""

    address: str
    kept: dict[str, str]


Begin = Callable[[Reached, str, str], Begun]
"""(directory, address of return, state) → Begun."""
Finish = Callable[[Reached, str, Mapping[str, str], Mapping[str, str]], Identity]
"""(directory, address of return, what the return says, what was kept) → Identity."""
Prove = Callable[[Reached, str, str], Identity]
"""(directory, account, password) → Identity."""
