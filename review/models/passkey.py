"""通行密钥: a credential with which a person proves, in the browser, who they are (WebAuthn level 3)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Hash, Key, LongText, Made, Name, to
from review.models.person import Person


class Passkey(Model):
    """`credential` and `public_key` (COSE) are base64url; `host` is the name it was made for.

    `fingerprint` is the SHA-256 of the key as SubjectPublicKeyInfo, by which the log knows it.
    """

    id: Mapped[Key]
    person_id: Mapped[int] = to("person.id")
    name: Mapped[Name]
    host: Mapped[str] = mapped_column(String(253))
    credential: Mapped[str] = mapped_column(String(1400), unique=True)
    public_key: Mapped[LongText]
    fingerprint: Mapped[Hash]
    counted: Mapped[int] = mapped_column(BigInteger, default=0)
    made_at: Mapped[Made]
    used_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship()
