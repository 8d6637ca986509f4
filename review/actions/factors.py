"""第二步验证: enrol an authenticator, prove by a code of it or by a recovery code, let a factor go.

The secret is encrypted with a key made from that of the cookies: a database alone gives no codes.
"""

from __future__ import annotations

import base64
import secrets
from datetime import timedelta
from hmac import compare_digest

import pyotp
from flask import current_app
from sqlalchemy import delete, func, select, update

from review import clock
from review.actions import log, notices, people, procedure, sealing
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.extensions import db
from review.law import factors as law
from review.law.factors import Awaited, Factor
from review.models import Passkey, Person, RecoveryCode, SignIn, SignInFailure, TotpFactor
from review.registers import factors
from review.words import Words

HALF = timedelta(minutes=10)
"""How long a session that has only the password waits for the rest."""
CODES = 8
STEP = 30  # seconds, what authenticators count in (RFC 6238)
WRONG = "验证码不对：请输入验证器上现在的6位数字，或者一个没有用过的恢复码"
OFTEN = "验证码连续输错，须等15分钟再试"


def begin(person: Person) -> str:
    """The secret of an authenticator that does not count yet; the same until it is confirmed."""
    with unit_of_work():
        procedure.demand(law.BEGIN, factors.totp(person) is not None)
        factor = db.session.get(TotpFactor, person.id)
        known = _secret(factor) if factor else ""
        secret = known or pyotp.random_base32()
        if not known:
            sealed = sealing.seal(secret, "totp")
            db.session.merge(TotpFactor(person_id=person.id, secret=sealed, made_at=clock.now()))
        return secret


def address(person: Person, secret: str) -> str:
    """What the QR code says to the authenticator."""
    issuer = current_app.config["REVIEW_OFFICE"] or "法律审查"
    return pyotp.TOTP(secret).provisioning_uri(name=person.account, issuer_name=issuer)


def _secret(factor: TotpFactor) -> str:
    """ "" where it was sealed with another key: then only a recovery code or a reset helps."""
    return sealing.opened(factor.secret, "totp")


def confirm(person: Person, code: str, token: str = "") -> list[str]:
    """Count the authenticator from now on; the recovery codes, which are nowhere in clear again.

    `token` is the session in which it was done: it has proven by this who it is.
    """
    with unit_of_work():
        procedure.demand(law.BEGIN, factors.totp(person) is not None)
        factor = db.session.get(TotpFactor, person.id, with_for_update=True)
        if factor is None or not _taken(factor, code):
            raise Invalid("code", "验证码不对：请输入验证器上现在的6位数字；手机的时间须准确")
        factor.confirmed_at = clock.now()
        log.append("enrol_factor", by=person, factor=Factor.TOTP.value)
        mark(token)
        return first_codes(person)


def first_codes(person: Person) -> list[str]:
    """The recovery codes of whoever has none yet; those handed out before stay good."""
    known = select(RecoveryCode.id).filter_by(person_id=person.id).limit(1)
    return [] if db.session.scalar(known) else _new_codes(person)


def renew_codes(person: Person) -> list[str]:
    """New recovery codes; the older ones are void."""
    with unit_of_work():
        procedure.demand(law.RESET, factors.has(person))
        log.append("renew_codes", by=person)
        return _new_codes(person)


def _new_codes(person: Person) -> list[str]:
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    codes = [base64.b32encode(secrets.token_bytes(15)).decode() for _ in range(CODES)]
    for code in codes:
        db.session.add(RecoveryCode(person_id=person.id, code=people.digest(code)))
    return ["-".join(code[at : at + 4] for at in range(0, len(code), 4)) for code in codes]


def half_of(token: str) -> SignIn | None:
    """The session that has the password right and waits for the rest, while it may."""
    signed_in = db.session.scalars(select(SignIn).filter_by(token=people.digest(token))).first()
    if signed_in is None or signed_in.ended_at or not signed_in.awaits:
        return None
    young = clock.now() - signed_in.began_at <= HALF
    return signed_in if young and not signed_in.person.disabled_at else None


def enter(half: str, code: str, address: str) -> str:
    """Prove and be in: the token of a new session; the half one has ended."""
    with unit_of_work():
        waiting = half_of(half)
        if waiting is None:
            raise Refused("登录等待过久，请重新登录")
        refusal = Invalid("code", OFTEN if _often(waiting.person) else WRONG)
        factor = _proven(waiting.person, code)
        if factor is not None:
            return whole(waiting, address, factor)
    raise refusal


def enter_enrolled(half: str, code: str, address: str) -> tuple[str, list[str]]:
    """Enrol what the role asks for and be in: the token of a new session, and the recovery codes."""
    with unit_of_work():
        waiting = half_of(half)
        if waiting is None or waiting.awaits != Awaited.ENROLMENT:
            raise Refused("登录等待过久，请重新登录")
        codes = confirm(waiting.person, code)
        return whole(waiting, address, Factor.TOTP), codes


def whole(half: SignIn, address: str, factor: Factor) -> str:
    """The token of the session that goes on from the half one, which ends."""
    half.ended_at = clock.now()
    log.append("sign_in", by=half.person, factor=factor.value)
    token = people.begin(half.person, address, Awaited.NOTHING, half.link_id)
    mark(token)
    return token


def step_up(person: Person, token: str, code: str) -> str:
    """Prove again in a session that goes on; its new token (ASVS 7.2.4)."""
    with unit_of_work():
        refusal = Invalid("code", OFTEN if _often(person) else WRONG)
        factor = _proven(person, code)
        if factor is not None:
            return renewed(person, token, factor)
    raise refusal


def renewed(person: Person, token: str, factor: Factor) -> str:
    """The session was proven again: its new token."""
    fresh = secrets.token_hex(32)
    own = update(SignIn).where(SignIn.token == people.digest(token))
    db.session.execute(own.values(token=people.digest(fresh)))
    mark(fresh)
    log.append("step_up", by=person, factor=factor.value)
    return fresh


def fresh(signed_in: SignIn) -> bool:
    """Whether the last proof still holds for what is asked again."""
    proven = signed_in.proven_at
    return proven is not None and clock.now() - proven <= law.FRESH


def mark(token: str) -> None:
    """Somebody proved in this session, just now, who they are."""
    own = update(SignIn).where(SignIn.token == people.digest(token))
    db.session.execute(own.values(proven_at=clock.now()))


def _proven(person: Person, code: str) -> Factor | None:
    """With what; None, and one failure more, where the code proves nothing."""
    if _often(person):
        return None
    factor = db.session.get(TotpFactor, person.id, with_for_update=True)
    if factor and factor.confirmed_at and _taken(factor, code):
        return Factor.TOTP
    used = update(RecoveryCode).where(
        RecoveryCode.person_id == person.id,
        RecoveryCode.code == people.digest(_typed(code)),
        RecoveryCode.used_at.is_(None),
    )
    if db.session.scalars(used.values(used_at=clock.now()).returning(RecoveryCode.id)).all():
        left = factors.codes_left(person)
        words = Words(
            "有人用您的恢复码通过了第二步验证，还剩{left}个；不是您本人的，请立即告诉系统管理员",
            left=left,
        )
        notices.leave([person], None, words, by=None)
        return Factor.RECOVERY
    db.session.add(SignInFailure(account=_counted(person), network=""))
    log.append("factor_refused", by=person)
    return None


def _typed(code: str) -> str:
    """Without the blanks and strokes that help the eye."""
    return "".join(code.encode("ascii", "ignore").decode().split()).replace("-", "").upper()


def _taken(factor: TotpFactor, code: str) -> bool:
    """Whether the code is that of now, or of the step before or after, and was not taken before."""
    secret, typed = _secret(factor), _typed(code)
    now = int(clock.now().timestamp()) // STEP
    for step in (now, now - 1, now + 1) if secret else ():
        right = compare_digest(pyotp.TOTP(secret).generate_otp(step), typed)
        if right and step > factor.last_step:
            factor.last_step = step
            return True
    return False


def _counted(person: Person) -> str:
    """Counted whatever the network: only who has the password can come here."""
    return people.digest(f"factor:{person.account}")


def _often(person: Person) -> bool:
    failures = select(func.count()).where(
        SignInFailure.account == _counted(person), SignInFailure.at > clock.now() - people.LOCK
    )
    return (db.session.scalar(failures) or 0) >= people.TRIES


def drop(person: Person) -> None:
    """One's own, where no role asks for it."""
    with unit_of_work():
        procedure.demand(law.DROP, factors.asked(person))
        procedure.demand(law.RESET, factors.has(person))
        forget(person)
        log.append("drop_factor", by=person)


def reset(person: Person, *, by: Person | None) -> None:
    """For who lost it: the person enrols anew at the next sign-in; every session ends, and is told."""
    with unit_of_work():
        procedure.demand(law.RESET, factors.has(person))
        forget(person)
        db.session.execute(delete(SignInFailure).where(SignInFailure.account == _counted(person)))
        people.end_sessions(person)
        who = f"{person.name}（{person.account}）"
        log.append("reset_factor", by=by, object={"id": person.id}, person=who)
        notices.leave([person], None, "您的第二步验证已被清除，请重新设置", by=by)


def forget(person: Person) -> None:
    """Everything with which this person proves, beside the password, who they are."""
    for kind in (TotpFactor, Passkey, RecoveryCode):
        db.session.execute(delete(kind).where(kind.person_id == person.id))
