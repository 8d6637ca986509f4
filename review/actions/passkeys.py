"""通行密钥: enrol one, remove one, and take what one of them signed as proof (WebAuthn, py_webauthn).

A challenge waits in the session's own row, is good for five minutes and taken once.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import webauthn
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import current_app
from sqlalchemy import select, update
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, decode_credential_public_key
from webauthn.helpers import decoded_public_key_to_cryptography as key_of
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    UserVerificationRequirement,
)

from review import clock
from review.actions import factors, log, people, procedure
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.evidence.personal_signature import Assertion
from review.extensions import db
from review.law import factors as law
from review.law.factors import Awaited, Factor
from review.models import Passkey, Person, SignIn
from review.registers import factors as register

LIFE = timedelta(minutes=5)
WRONG = "通行密钥没有通过验证，请再试一次，或者改用验证码"
VERIFIED = UserVerificationRequirement.REQUIRED
"""The device asks for a finger, a face or its own PIN: possession alone is no person."""


@dataclass(frozen=True)
class Site:
    """The name passkeys are bound to, and the address the browser tells (WebAuthn §5.1.3)."""

    host: str
    origin: str


def creation(person: Person, token: str, site: Site) -> str:
    """What the browser needs to make a passkey, as JSON; the session waits for its answer."""
    own = f"{current_app.config['REVIEW_ORIGIN']}:{person.id}"
    challenge = secrets.token_bytes(32)
    asked = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name=current_app.config["REVIEW_OFFICE"] or "法律审查",
        user_id=hashlib.sha256(own.encode()).digest(),
        user_name=person.account,
        user_display_name=person.name,
        challenge=challenge,
        exclude_credentials=_described(person, site),
        authenticator_selection=AuthenticatorSelectionCriteria(user_verification=VERIFIED),
    )
    await_answer(token, challenge)
    return webauthn.options_to_json(asked)


def asking(person: Person, token: str, site: Site, challenge: bytes = b"") -> str:
    """What the browser needs to have a passkey sign `challenge`, by default a random one."""
    challenge = challenge or secrets.token_bytes(32)
    asked = webauthn.generate_authentication_options(
        rp_id=site.host,
        challenge=challenge,
        allow_credentials=_described(person, site),
        user_verification=VERIFIED,
    )
    await_answer(token, challenge)
    return webauthn.options_to_json(asked)


def _described(person: Person, site: Site) -> list[PublicKeyCredentialDescriptor]:
    keys = register.passkeys(person, site.host)
    return [PublicKeyCredentialDescriptor(base64url_to_bytes(key.credential)) for key in keys]


def await_answer(token: str, challenge: bytes) -> None:
    """Have the session wait for this challenge, and for no earlier one."""
    with unit_of_work():
        own = update(SignIn).where(SignIn.token == people.digest(token))
        waits = {"challenge": bytes_to_base64url(challenge), "challenged_at": clock.now()}
        db.session.execute(own.values(**waits))


def _taken(token: str) -> bytes:
    """The challenge the session waited for, which it does no more; b"" where there is none."""
    own = select(SignIn).where(SignIn.token == people.digest(token)).with_for_update()
    waiting = db.session.scalars(own).first()
    if waiting is None or waiting.challenged_at is None:
        return b""
    young = clock.now() - waiting.challenged_at <= LIFE
    challenge, waiting.challenge, waiting.challenged_at = waiting.challenge, "", None
    return base64url_to_bytes(challenge) if young else b""


def enrol(person: Person, token: str, site: Site, name: str, given: str) -> list[str]:
    """Keep the passkey the browser made; the recovery codes where these were none before."""
    refusal = Invalid("name", "通行密钥没有登记成功：请重新开始，并在5分钟内按设备的提示完成")
    with unit_of_work():
        challenge = _taken(token)
        made = _made(given, challenge, site) if challenge else None
        if made is not None:
            credential = bytes_to_base64url(made.credential_id)
            if not db.session.scalar(select(Passkey.id).filter_by(credential=credential)):
                return _kept(person, token, site, name.strip()[:60] or "通行密钥", made)
    raise refusal


def _made(given: str, challenge: bytes, site: Site) -> Any:
    try:
        return webauthn.verify_registration_response(
            credential=given,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError):
        return None


def _kept(person: Person, token: str, site: Site, name: str, made: Any) -> list[str]:
    spki = subject_key(made.credential_public_key)
    row = Passkey(
        person_id=person.id,
        name=name,
        host=site.host,
        credential=bytes_to_base64url(made.credential_id),
        public_key=bytes_to_base64url(made.credential_public_key),
        fingerprint=hashlib.sha256(spki).hexdigest(),
        counted=made.sign_count,
    )
    db.session.add(row)
    db.session.flush()
    log.append("enrol_passkey", by=person, object={"id": row.id}, name=name, key=row.fingerprint)
    factors.mark(token)
    return factors.first_codes(person)


def subject_key(cose: bytes) -> bytes:
    """The key as SubjectPublicKeyInfo (RFC 5280 §4.1), which anybody's library reads."""
    known = key_of(decode_credential_public_key(cose))
    return known.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def remove(person: Person, id: int) -> None:
    """One's own; the last factor only where no role asks for one."""
    with unit_of_work():
        row = db.session.get(Passkey, id)
        if row is None or row.person_id != person.id:
            return
        last = register.totp(person) is None and len(register.passkeys(person)) == 1
        if last:
            procedure.demand(law.DROP, register.asked(person))
            factors.forget(person)
        else:
            db.session.delete(row)
        log.append(
            "remove_passkey", by=person, object={"id": id}, name=row.name, key=row.fingerprint
        )


def proven(person: Person, token: str, site: Site, given: str) -> Assertion | None:
    """What one of the person's passkeys signed for this session; None, and an event, where nothing."""
    challenge = _taken(token)
    assertion = _asserted(person, site, given, challenge) if challenge else None
    if assertion is None:
        log.append("factor_refused", by=person)
    return assertion


def _asserted(person: Person, site: Site, given: str, challenge: bytes) -> Assertion | None:
    try:
        answer = json.loads(given)
        named = Passkey.credential == str(answer["id"])
        mine = select(Passkey).filter_by(person_id=person.id, host=site.host).where(named)
        key = db.session.scalars(mine.with_for_update()).first()
        if key is None:
            return None
        cose = base64url_to_bytes(key.public_key)
        said = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=cose,
            credential_current_sign_count=key.counted,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, LookupError, TypeError):
        return None
    key.counted, key.used_at = said.new_sign_count, clock.now()
    return Assertion(challenge, subject_key(cose), _parts(answer["response"]))


def _parts(response: dict[str, str]) -> dict[str, str]:
    return {
        "client": response["clientDataJSON"],
        "authenticator": response["authenticatorData"],
        "signature": response["signature"],
    }


def enter(half: str, given: str, site: Site, address: str) -> str:
    """Prove by passkey and be in: the token of a new session; the half one has ended."""
    with unit_of_work():
        waiting = factors.half_of(half)
        if waiting is None or waiting.awaits != Awaited.PROOF:
            raise Refused("登录等待过久，请重新登录")
        if proven(waiting.person, half, site, given):
            return factors.whole(waiting, address, Factor.PASSKEY)
    raise Invalid("code", WRONG)


def enter_enrolled(half: str, given: str, site: Site, address: str) -> tuple[str, list[str]]:
    """Enrol what the role asks for and be in: the token of a new session, and the recovery codes."""
    with unit_of_work():
        waiting = factors.half_of(half)
        if waiting is None or waiting.awaits != Awaited.ENROLMENT:
            raise Refused("登录等待过久，请重新登录")
        codes = enrol(waiting.person, half, site, "", given)
        return factors.whole(waiting, address, Factor.PASSKEY), codes


def step_up(person: Person, token: str, site: Site, given: str) -> tuple[str, Assertion]:
    """Prove again in a session that goes on: its new token, and what was signed."""
    with unit_of_work():
        assertion = proven(person, token, site, given)
        if assertion is not None:
            return factors.renewed(person, token, Factor.PASSKEY), assertion
    raise Invalid("code", WRONG)
