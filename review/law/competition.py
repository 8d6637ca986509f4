"""公平竞争审查 and 不公开征求意见: what a conclusion must say before it is one."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.requirements import Requirement
from review.words import Words

REGULATION = "公平竞争审查条例"
PUBLIC = "优化营商环境条例第六十二条；北京市优化营商环境条例第七十四条"


@dataclass(frozen=True)
class Concluded:
    """A conclusion on competition: of a text of 区政府 (`district`), by 市场监管部门 with the drafter
    (`market`); whether it says who was `heard`, and of an exception (`excepted`) which one it is,
    that there is no `milder` way, and until when it holds (`ends`)."""

    district: bool = False
    market: bool = False
    heard: bool = False
    excepted: bool = False
    named: bool = False
    milder: bool = False
    ends: bool = False


@dataclass(frozen=True)
class Waived:
    """The public is not asked: of a text that concerns 经营主体 (`business`), because it is `secret`."""

    business: bool
    secret: bool


by_market = Requirement[Concluded](
    "by_market",
    "拟由区政府出台的，由市场监管部门会同起草单位审查",
    "拟由区政府出台的，由区市场监管局会同起草单位审查，请写明审查机关",
    lambda said: not said.district or said.market,
    Words("{regulation}第十四条", regulation=REGULATION),
)
was_heard = Requirement[Concluded](
    "was_heard",
    "写明听取了哪些利害关系人的意见",
    "请写明听取经营者、行业协会商会等利害关系人意见的情况",
    lambda said: said.heard,
    Words("{regulation}第十六条", regulation=REGULATION),
)
exception_named = Requirement[Concluded](
    "exception_named",
    "适用例外规定的，写明适用哪一项",
    "适用例外规定的，请选择适用哪一项",
    lambda said: not said.excepted or said.named,
    Words("{regulation}第十二条", regulation=REGULATION),
)
none_milder = Requirement[Concluded](
    "none_milder",
    "适用例外规定的，没有对公平竞争影响更小的替代方案",
    "适用例外规定的，请写明没有对公平竞争影响更小的替代方案的理由",
    lambda said: not said.excepted or said.milder,
    Words("{regulation}第十二条", regulation=REGULATION),
)
ends_some_day = Requirement[Concluded](
    "ends_some_day",
    "适用例外规定的，有合理的实施期限或者终止条件",
    "适用例外规定的，请写明实施期限或者终止条件",
    lambda said: not said.excepted or said.ends,
    Words("{regulation}第十二条", regulation=REGULATION),
)
secret_only = Requirement[Waived](
    "secret_only",
    "与经营主体生产经营活动密切相关的，只有依法需要保密的可以不公开征求意见",
    "与经营主体生产经营活动密切相关的，只有依法需要保密的可以不公开征求意见；情况紧急不免除",
    lambda waived: not waived.business or waived.secret,
    PUBLIC,
)

# By the field in which the answer to each is mended.
FIELDS = {
    "by_market": "body", "was_heard": "heard", "exception_named": "exempt",
    "none_milder": "milder", "ends_some_day": "until", "secret_only": "unasked",
}  # fmt: skip
CONCLUDE = (by_market, was_heard, exception_named, none_milder, ends_some_day)
WAIVE = (secret_only,)
