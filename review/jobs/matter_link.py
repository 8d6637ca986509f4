"""Mailing counsel the link to one matter; its token is made only as it leaves."""

from __future__ import annotations

from collections.abc import Callable

from review import clock
from review.actions import matter_links
from review.actions.mail_server import deliver
from review.chinese import spoken_date
from review.extensions import db
from review.jobs.mail import Head, address, written
from review.models import MatterLink
from review.words import Words

SAID = (
    "办公室请您办理一个事项：{number}。打开下面的链接即可办理这一个事项，不须密码；别的事项和您的账户不能用它打开。\n"
    "{link}\n\n链接在{until}之前有效，请不要转发；不再需要的，请告诉办公室撤销。"
)


def send(link: int) -> Callable[[], object]:
    """Nothing is sent where the link ended meanwhile. The mail says the number, never the title."""
    token = matter_links.leaving(link)
    if not token:
        return lambda: None
    row = db.session.get_one(MatterLink, link)
    until = spoken_date(clock.local(row.expires_at).date())
    said = Words(SAID, number=row.matter.number, link=address(f"matter-links/{token}"), until=until)
    now = clock.now()
    head = Head(f"matter-link-{link}-{now:%Y%m%d%H%M%S}", Words("请您办理一个事项"), now)
    deliver(row.person.email, written(row.person, head, said))
    return lambda: matter_links.mailed(link)
