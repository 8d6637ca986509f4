"""The words of the signed copy: how it is held against the cleared text, and which proof that gave."""

from __future__ import annotations

from review.law.vocabulary.word import Word


class Route(Word):
    """How a signed copy is held against the cleared text."""

    TEXT = "text", "按文字核对"
    SCAN = "scan", "按页面核对"


class Touched(Word):
    """What a difference of the signed copy touches."""

    AMOUNT = "amount", "金额或数量"
    PARTY = "party", "当事人"
    TERM = "term", "期限或日期"
    AREA = "area", "面积"
    ACCOUNT = "account", "账号"
    WORDS = "words", "文字"


class PageState(Word):
    """What recognition said of one page of a scan."""

    EQUAL = "equal", "识别后一致"
    DIFFERS = "page_differs", "识别后不一致"
    UNREAD = "page_unread", "未能识别"


class Proof(Word):
    """Which proof a registered signed copy has."""

    SAME = "same_text", "文字逐字一致"
    ACCEPTED = "accepted_differences", "文字有差异，办公室逐处认可"
    HANDWRITTEN = "handwritten", "有重要改动，办公室和审批领导两人认可"
    RECOGNISED = "recognised", "扫描件识别后逐页一致，办公室一人确认"
    READ_BY_TWO = "read_by_two", "扫描件由两人逐页核对一致"
    OLD_RULE = "old_rule", "按旧规则登记"


class Seat(Word):
    """In whose place somebody confirms a signed copy."""

    OFFICE = "office_seat", "办公室"
    LEADER = "leader_seat", "审批领导"
    OTHER = "other_seat", "承办人以外的另一人"
