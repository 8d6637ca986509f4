"""People: let in by a one-time link or a password, locked out after failures, sent out."""

from __future__ import annotations

import hashlib
import ipaddress
import re
import secrets
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import joinedload

from review import clock
from review.actions import jobs, log, passwords
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.extensions import db
from review.law.factors import Awaited
from review.models import EnrolLink, Person, SignIn, SignInFailure
from review.registers import factors
from review.words import Words

# OWASP ASVS 5.0 appendix C asks for at least t=2, m=19 MiB, p=1.
HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
# Verified against when the account is unknown, so that both answers take the same time: of the same
# cost, and of a password that nobody kept. Made beforehand, for each start would pay for it.
NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=1$72U/WDMhrmTzxKwACxctiw$R5q3hF"
    "mgIfTvHH7sM9HU8HmplZHKOEN7cjdrx+RDu5g"
)
IDLE = timedelta(minutes=30)
WHOLE = timedelta(hours=12)
LOCK = timedelta(minutes=15)
TRIES = 5
LINK_LIFE = timedelta(hours=72)
MAILED_LINK_LIFE = timedelta(minutes=60)
ADDRESS = re.compile(r"[\x21-\x3b\x3d\x3f\x41-\x7e]{1,64}@[A-Za-z0-9.-]{1,120}")
WRONG = "账号或密码不对"


def digest(token: str) -> str:
    """Tokens are stored as hashes, so that a stolen database opens nothing."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def network(address: str) -> str:
    """The /24 or /64 an address belongs to: an attacker has a whole one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{address}/{24 if parsed.version == 4 else 64}", strict=False))


def sign_in(account: str, password: str, address: str) -> str:
    """Return the token of a new session, or refuse with one sentence for every cause.

    Where a second factor is owed, the session opens nothing until it was shown (`actions.factors`).

    The password is tried before the deed begins: a stranger must not hold the database's lock for
    as long as a slow hash takes. What decides is counted again under the lock.
    """
    stored = _stored(account)
    right = _matches(stored, password)
    with unit_of_work():
        key, near = digest(account), network(address)
        locked = _failures(key, near) >= TRIES
        person = db.session.scalars(select(Person).filter_by(account=account)).first()
        same = person is not None and person.password == stored
        if right and same and person and not locked and person.disabled_at is None:
            if HASHER.check_needs_rehash(stored or ""):
                person.password = HASHER.hash(password)
            awaited = factors.awaited(person)
            log.append("password_right" if awaited else "sign_in", by=person)
            return begin(person, address, awaited)
        db.session.add(SignInFailure(account=key, network=near))
        log.append("sign_in_refused", by=None, account=key[:16], locked=locked)
    raise Refused(
        Words("{wrong}，或失败次数过多：连续{tries}次失败后须等15分钟", wrong=WRONG, tries=TRIES)
    )


def _stored(account: str) -> str | None:
    stored = db.session.scalar(select(Person.password).where(Person.account == account))
    db.session.rollback()
    return stored


def _failures(account: str, network: str) -> int:
    """How often it failed lately from this network; an attacker elsewhere locks nobody out."""
    since = clock.now() - LOCK
    failures = select(func.count()).where(
        SignInFailure.account == account,
        SignInFailure.network == network,
        SignInFailure.at > since,
    )
    return db.session.scalar(failures) or 0


def _matches(stored: str | None, password: str) -> bool:
    try:
        HASHER.verify(stored or NOBODY, password.encode("utf-8", "surrogatepass"))
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def begin(person: Person, address: str, awaited: Awaited, link: int | None = None) -> str:
    """A new session, in the deed under way; its token. `link` binds it to one matter."""
    token = secrets.token_hex(32)
    now = clock.now()
    db.session.add(
        SignIn(
            token=digest(token),
            person_id=person.id,
            began_at=now,
            seen_at=now,
            address=address,
            awaits=awaited.value,
            link_id=link,
        )
    )
    return token


def switch_to(account: str, address: str) -> str:
    """Demo only: become another of the demo's people without a password."""
    with unit_of_work():
        person = db.session.scalars(select(Person).filter_by(account=account)).first()
        if person is None:
            raise Refused("没有这个演示账号")
        log.append("demo_switch", by=person)
        return begin(person, address, Awaited.NOTHING)


def person_of(token: str) -> Person | None:
    signed_in = session_of(token)
    return signed_in.person if signed_in else None


_SESSION = (
    select(SignIn)
    .where(SignIn.token == bindparam("token"))
    .options(
        joinedload(SignIn.person).options(
            joinedload(Person.section), joinedload(Person.firm),
            joinedload(Person.standing_in), joinedload(Person.second_roles),
        )
    )
)  # fmt: skip
"""A session with all that a person's rights follow from: every page asks it, once."""


def session_of(token: str) -> SignIn | None:
    """The session, unless it ended, waits for more than the password, idled out, grew too old, or
    the person left."""
    signed_in = db.session.scalars(_SESSION, {"token": digest(token)}).unique().first()
    now = clock.now()
    if signed_in is None or signed_in.ended_at or signed_in.awaits:
        return None
    if signed_in.person.disabled_at:
        return None
    if now - signed_in.seen_at > IDLE or now - signed_in.began_at > WHOLE:
        return None
    return signed_in


def touch(signed_in: SignIn) -> None:
    """Note that the session is in use; at most once a minute, to spare the disk."""
    id, now = signed_in.id, clock.now()
    if signed_in.seen_at < now - timedelta(minutes=1):
        with unit_of_work():
            db.session.execute(update(SignIn).where(SignIn.id == id).values(seen_at=now))


def sign_out(token: str) -> None:
    with unit_of_work():
        signed_in = db.session.scalars(select(SignIn).filter_by(token=digest(token))).first()
        if signed_in and signed_in.ended_at is None:
            signed_in.ended_at = clock.now()
            log.append("sign_out", by=signed_in.person)


def link_of(token: str) -> EnrolLink | None:
    """The link, if it may still be used."""
    link = db.session.scalars(select(EnrolLink).filter_by(token=digest(token))).first()
    return link if link and link.used_at is None and link.expires_at > clock.now() else None


def ask_for_link(account: str, address: str) -> None:
    """Have a link mailed to whoever has this account and an address; nobody is told which is so.

    Counted like failures at the door: a stranger fills nobody's letter box.
    """
    with unit_of_work():
        key, near = digest(f"forgotten:{account}"), network(address)
        often = _failures(key, near) >= TRIES
        db.session.add(SignInFailure(account=key, network=near))
        person = db.session.scalars(select(Person).filter_by(account=account)).first()
        if often or person is None or person.disabled_at or not person.email:
            return
        quarter = int(clock.now().timestamp() // LOCK.total_seconds())
        jobs.enqueue("link", f"link:{person.id}:{quarter}", person=person.id)
        log.append("ask_link", by=None, person=f"{person.name}（{person.account}）")


def choose_password(token: str, password: str) -> Person:
    """Use the link: set the password, end every session of the person.

    Weighing and hashing are slow, so they come before the deed, as in `sign_in`.
    """
    link = link_of(token)
    hashed = _hashed(password, link.person) if link else ""
    with unit_of_work():
        link = link_of(token)
        if link is None:
            raise Refused("链接已失效，请向系统管理员索取新的链接")
        link.used_at = clock.now()
        link.person.password = hashed
        end_sessions(link.person)
        log.append("password_chosen", by=link.person)
        return link.person


def change_password(person: Person, old: str, new: str, token: str, address: str) -> None:
    """One's own: the old one is asked, every other session ends; `token` is the session asking.

    Failures count like those at the door: a window left open lets nobody guess the old one, not
    even by what is said of the new one.
    """
    right = _matches(_stored(person.account), old)
    hashed: str | Invalid = ""
    if right:
        try:
            hashed = _hashed(new, person)
        except Invalid as weak:
            hashed = weak
    with unit_of_work():
        key, near = digest(person.account), network(address)
        if _failures(key, near) >= TRIES:
            raise Invalid("old", Words("连续{tries}次输错，须等15分钟再试", tries=TRIES))
        if isinstance(hashed, Invalid):
            raise hashed
        if right:
            person.password = hashed
            end_sessions(person, but=token)
            log.append("password_chosen", by=person)
            return
        db.session.add(SignInFailure(account=key, network=near))
    raise Invalid("old", "现在的密码不对")


def _hashed(password: str, person: Person) -> str:
    """The hash to store; Invalid where `person` may not choose this password."""
    passwords.check(password, person)
    return HASHER.hash(password)


def end_sessions(person: Person, but: str = "") -> None:
    """End every session of this person; that of the token `but` goes on."""
    mine = update(SignIn).where(SignIn.person_id == person.id, SignIn.ended_at.is_(None))
    others = mine.where(SignIn.token != digest(but)) if but else mine
    db.session.execute(others.values(ended_at=clock.now()))


def end_session(person: Person, id: int) -> None:
    """End one of this person's own sessions; one that ended already, or is another's, stays as it is."""
    with unit_of_work():
        signed_in = db.session.get(SignIn, id)
        if signed_in and signed_in.person_id == person.id and signed_in.ended_at is None:
            signed_in.ended_at = clock.now()
            log.append("sign_out", by=person)


def locked() -> frozenset[str]:
    """The digests of the accounts that failed too often, from whatever network."""
    failed = (
        select(SignInFailure.account)
        .where(SignInFailure.at > clock.now() - LOCK)
        .group_by(SignInFailure.account, SignInFailure.network)
        .having(func.count() >= TRIES)
    )
    return frozenset(db.session.scalars(failed))
