"""What must be true of a document that others issue, lead or sign with us."""

from __future__ import annotations

from review.law.facts import Matter
from review.law.procedure import Condition
from review.law.vocabulary import Conclusion


def _countersigned(matter: Matter) -> bool:
    return matter.text is not None and matter.approved_text == matter.text


ours = Condition(
    "ours",
    "由本单位制发或者牵头；以区政府、区政府办公室名义制发的，由其他机关牵头的，审核后送出",
    lambda m: not m.normative.way.elsewhere,
    "承办人或办公室",
    short="由本单位制发或者牵头",
)
cosigned = Condition(
    "cosigned",
    "联合制发的各机关均已会签本文本",
    lambda m: not m.normative.unsigned,
    "办公室",
    applies=lambda m: m.normative.way.cosigned,
)
not_unlawful = Condition(
    "not_unlawful",
    "外部审核的结论不是不合法；不合法的，修改后重新送出审核",
    lambda m: m.normative.heard is not Conclusion.UNLAWFUL,
    "承办人",
    short="外部审核的结论不是不合法",
)
decided_there = Condition(
    "decided_there",
    "制发机关的审议决定已经登记",
    lambda m: m.normative.decided_there,
    "办公室",
)
signed_there = Condition(
    "signed_there", "制发机关的签发已经登记", lambda m: m.normative.signed_there, "办公室"
)
countersigned = Condition(
    "countersigned",
    "由其他机关牵头的，本单位领导已经会签本文本",
    lambda m: not m.normative.way.countersigned or _countersigned(m),
    "分管领导或主要负责人",
    applies=lambda m: m.normative.way.countersigned,
)
