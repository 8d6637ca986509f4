"""从单位目录登录: whom the directory vouches for comes in as the account that is theirs, or waits."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select, update

from review import clock
from review.actions import directories, log, people
from review.actions.unit_of_work import Refused, unit_of_work
from review.directories.identity import Identity
from review.extensions import db
from review.law import directories as law
from review.law.requirements import judge
from review.models import Directory, DirectoryLink, Person, SignInFailure
from review.registers import directories as register
from review.registers import factors

KEPT = timedelta(minutes=10)
"""How long a browser may take at the directory."""
OFTEN = "连续输错次数过多，须等15分钟再试"
HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def arrive(row: Directory, identity: Identity, address: str) -> str:
    """The token of a new session, which waits for the second factor where one is owed."""
    with unit_of_work():
        arrival = _kept(row, identity)
        stands = register.arrival(arrival, arrival.person)
        if arrival.person is None and row.enrols and judge(law.TO_ENROL, stands):
            account = arrival.account.lower()
            if directories.ACCOUNT.fullmatch(account) and register.person(account) is None:
                directories.enrol(arrival, stands, account, by=None)
                db.session.refresh(arrival)
                stands = register.arrival(arrival, arrival.person)
        ruling = judge(law.IN, stands)
        if ruling:
            assert arrival.person is not None
            return _begun(row, arrival.person, address)
        whom = {"person": arrival.name} if arrival.name else {}
        _tell("directory_refused", row, arrival.person, reason=ruling.reason, **whom)
    raise Refused(ruling.reason)


def _begun(row: Directory, person: Person, address: str) -> str:
    awaited = factors.awaited(person)
    _tell("directory_right" if awaited else "sign_in", row, person)
    return people.begin(person, address, awaited)


def _kept(row: Directory, identity: Identity) -> DirectoryLink:
    """Their row, with what the directory says of them today."""
    query = select(DirectoryLink).filter_by(directory_id=row.id, subject=_plain(identity.subject))
    arrival = db.session.scalars(query).first()
    if arrival is None:
        arrival = DirectoryLink(directory_id=row.id, subject=_plain(identity.subject))
        db.session.add(arrival)
    arrival.account, arrival.name = _plain(identity.account, 200), _plain(identity.name, 60)
    arrival.email = _plain(identity.email, 200)
    arrival.groups = "\n".join(_plain(group) for group in identity.groups[:500])
    arrival.came_at = clock.now()
    db.session.flush()
    db.session.refresh(arrival)
    return arrival


def _plain(text: str, most: int = 500) -> str:
    """What stands in rows and pages: nothing that hides or reorders what is read."""
    return HIDDEN.sub("", text)[:most]


def refused(row: Directory, reason: str) -> None:
    """The directory vouched for nobody."""
    with unit_of_work():
        _tell("directory_refused", row, None, reason=reason)


def failed(row: Directory, fault: str) -> None:
    """The directory did not answer: for the administrator to see."""
    with unit_of_work():
        seen = {"failed_at": clock.now(), "fault": fault[:500]}
        db.session.execute(update(Directory).where(Directory.id == row.id).values(**seen))


def often(row: Directory, account: str, address: str) -> bool:
    """Whether this account failed too often here from this network; counted like those at the door."""
    failures = select(func.count()).where(
        SignInFailure.account == _counted(row, account),
        SignInFailure.network == people.network(address),
        SignInFailure.at > clock.now() - people.LOCK,
    )
    return (db.session.scalar(failures) or 0) >= people.TRIES


def wrong(row: Directory, account: str, address: str) -> None:
    with unit_of_work():
        network = people.network(address)
        db.session.add(SignInFailure(account=_counted(row, account), network=network))
        locked = often(row, account, address)
        key = people.digest(account)[:16]
        log.append("sign_in_refused", by=None, account=key, locked=locked, directory=row.name)


def _counted(row: Directory, account: str) -> str:
    return people.digest(f"directory:{row.id}:{account.casefold()}")


def _tell(action: str, row: Directory, by: Person | None, **details: Any) -> None:
    log.append(action, by=by, object={"id": row.id}, directory=row.name, **details)
