"""密码: what one may be. Length and kinds by rule, what is easily guessed by zxcvbn and its lists.

zxcvbn ships lists of 30,000 passwords that became known, of common names and words, and knows runs on a
keyboard, repeats and dates (python-zxcvbn 4.5, lists of 2016, mostly of Western origin); the person's
account and name, section or firm and the office's name are added for each person.
"""

from __future__ import annotations

from typing import Any

from flask import current_app
from zxcvbn import zxcvbn

from review.actions.unit_of_work import Invalid
from review.models import Person
from review.words import Words

SHORTEST = 12
KINDS = (str.isupper, str.islower, str.isdigit, lambda c: not c.isalnum())
READ = 72  # characters that are weighed; the weighing grows with the square
STRONG = 3  # of 4: at least 10^8 guesses
PATTERNS = ("spatial", "sequence", "repeat")
PLAIN = Words("至少{shortest}位，含大写、小写、数字、符号中的三类", shortest=SHORTEST)
RULE = Words("{plain}；不用账号、姓名、常见密码和键盘上相邻的键", plain=PLAIN)


def check(password: str, person: Person) -> None:
    """Raise Invalid with one sentence where `person` may not choose this password."""
    kinds = sum(any(test(c) for c in password) for test in KINDS)
    if len(password) < SHORTEST or kinds < 3:
        raise Invalid("password", Words("密码{plain}", plain=PLAIN))
    own = [person.account, person.name, person.belongs, current_app.config["REVIEW_OFFICE"]]
    if any(word and word.lower() in password.lower() for word in own):
        raise Invalid("password", "密码里不要用自己的账号、姓名、所在科室或者单位的名称")
    weighed = zxcvbn(password[:READ], user_inputs=[word for word in own if word])
    known = sum(len(each["token"]) for each in weighed["sequence"] if _known(each))
    if weighed["score"] < STRONG or 2 * known > len(password[:READ]):
        raise Invalid(
            "password",
            "这个密码太容易猜到：与常见密码、键盘上相邻的键或者重复、连续的字符相近，请换一个",
        )


def _known(part: dict[str, Any]) -> bool:
    """A run, or a whole password that became known; short words of a phrase are none."""
    listed = part.get("dictionary_name") == "passwords" and len(part["token"]) >= 6
    return listed or part["pattern"] in PATTERNS
