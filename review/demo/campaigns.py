"""A clean-up under way: its list, and what section and reviewer propose of the first text."""

from __future__ import annotations

from review import clock
from review.actions import campaigns
from review.demo.office import person
from review.law.vocabulary import CampaignCause, Upkept

BASIS = "区政府办公室关于开展行政规范性文件清理工作的通知"
PROPOSED = (
    ("zhoumin", Upkept.AMENDED, "所依据的上位法已经修改，建议修改相应条款。"),
    ("linhua", Upkept.AMENDED, "同意修改，并核对有效期。"),
)


def tell() -> None:
    year = clock.today().year
    opened = campaigns.Opened(
        f"{year}年行政规范性文件清理", CampaignCause.ANNUAL, BASIS, clock.today()
    )
    campaign = campaigns.open_campaign(opened, by=person("wangfang"))
    for account, kind, grounds in PROPOSED:
        campaigns.propose(campaign.texts[0], kind, grounds, by=person(account))
