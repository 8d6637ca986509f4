"""Mailing a one-time link to whoever forgot the password; the link is made only as it leaves."""

from __future__ import annotations

from collections.abc import Callable

from review import clock
from review.actions import accounts
from review.actions.mail_server import deliver
from review.actions.people import MAILED_LINK_LIFE
from review.extensions import db
from review.jobs.mail import Head, address, written
from review.models import Person
from review.words import Words

SAID = (
    "有人请求重设您的密码。请在{minutes}分钟内打开下面的链接，设置新的密码（只能用一次）：\n{link}\n\n"
    "不是您本人请求的，不必理会，密码没有改变；反复收到的，请告诉系统管理员。"
)


def send(person: int) -> Callable[[], object]:
    """No row ever holds the token: a link that was not sent is replaced by that of the next attempt."""
    to = db.session.get_one(Person, person)
    token = accounts.issue_link(to, by=None, life=MAILED_LINK_LIFE)
    minutes = int(MAILED_LINK_LIFE.total_seconds() // 60)
    said = Words(SAID, minutes=minutes, link=address(f"enrol/{token}"))
    now = clock.now()
    head = Head(f"link-{to.id}-{now:%Y%m%d%H%M%S}", Words("重设密码"), now)
    deliver(to.email, written(to, head, said))
    return lambda: None
