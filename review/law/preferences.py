"""个人选择: what each person decides for themselves, and the closed lists it is chosen from."""

from __future__ import annotations

from review.law.vocabulary.word import Word


class Told(Word):
    """What a notice is about, as far as a person may choose how it is mailed."""

    MATTER = "matter", "事项办理"
    DEADLINE = "deadline", "期限提醒和催办"


class Mailing(Word):
    AT_ONCE = "at_once", "随时发送"
    DAILY = "daily", "每天早上汇总成一封"
    NEVER = "never", "不发邮件，只在系统内看"


class Language(Word):
    """In which language the interface speaks to a person; acts and letters are Chinese."""

    CHINESE = "", "中文"
    ENGLISH = "en", "English"


LANGUAGE = "language"
SIGNATURE = "signature"
SIGNATURE_LENGTH = 40


def mail_key(told: Told) -> str:
    """Under which key the choice for this sort of notice is stored."""
    return f"mail.{told.value}"
