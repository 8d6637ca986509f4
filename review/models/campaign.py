"""清理: a campaign, its frozen list, what was proposed and decided of each text, the published result."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import CampaignCause, Resolution, Upkept
from review.models.columns import Key, LongText, Made, Name, to, word
from review.models.matter import Matter
from review.models.past import PastRecord
from review.models.person import Person
from review.models.sitting import Sitting


class Campaign(Model):
    """`cutoff` is the day by which a document had to be in force to stand on the list."""

    id: Mapped[Key]
    name: Mapped[Name]
    cause: Mapped[CampaignCause] = word(CampaignCause)
    basis: Mapped[LongText]
    cutoff: Mapped[date]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()
    texts: Mapped[list[CampaignText]] = relationship(
        back_populates="campaign", order_by="CampaignText.id"
    )
    result: Mapped[CampaignResult | None] = relationship(back_populates="campaign")


class CampaignText(Model):
    """A document of the list, as it was called then: one of ours, or one of an old ledger."""

    id: Mapped[Key]
    campaign_id: Mapped[int] = to("campaign.id")
    matter_id: Mapped[int | None] = to("matter.id")
    past_id: Mapped[int | None] = to("past_record.id")
    title: Mapped[Name]
    number: Mapped[str] = mapped_column(String(60), default="")
    formed_on: Mapped[date | None]
    section: Mapped[Name] = mapped_column(default="")
    made_at: Mapped[Made]
    campaign: Mapped[Campaign] = relationship(back_populates="texts")
    matter: Mapped[Matter | None] = relationship()
    past: Mapped[PastRecord | None] = relationship()
    proposals: Mapped[list[CampaignProposal]] = relationship(
        back_populates="text", order_by="CampaignProposal.id"
    )
    decision: Mapped[CampaignDecision | None] = relationship(back_populates="text")

    __table_args__ = (
        CheckConstraint("(matter_id IS NULL) <> (past_id IS NULL)", name="is_of_one_register"),
    )


class CampaignProposal(Model):
    """What its section (`of_section`) or the reviewer would have become of a text; the newest counts."""

    id: Mapped[Key]
    text_id: Mapped[int] = to("campaign_text.id")
    kind: Mapped[Upkept] = word(Upkept)
    grounds: Mapped[LongText]
    of_section: Mapped[bool]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    text: Mapped[CampaignText] = relationship(back_populates="proposals")
    by: Mapped[Person] = relationship()


class CampaignItem(Model):
    """A clean-up before a sitting, as a matter is by its `AgendaItem`."""

    id: Mapped[Key]
    sitting_id: Mapped[int] = to("sitting.id")
    campaign_id: Mapped[int] = to("campaign.id")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    sitting: Mapped[Sitting] = relationship()
    campaign: Mapped[Campaign] = relationship()
    resolution: Mapped[CampaignResolution | None] = relationship(back_populates="item")

    __table_args__ = (UniqueConstraint("sitting_id", "campaign_id"),)


class CampaignResolution(Model):
    """What the sitting said of all that is proposed; who was there stands with the sitting."""

    item_id: Mapped[int] = to("campaign_item.id", primary_key=True)
    outcome: Mapped[Resolution] = word(Resolution)
    minutes: Mapped[str] = mapped_column(String(60), default="")
    in_favour: Mapped[int]
    against: Mapped[int]
    abstained: Mapped[int]
    dissent: Mapped[LongText] = mapped_column(default="")
    last_word: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    item: Mapped[CampaignItem] = relationship(back_populates="resolution")
    by: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint(
            "in_favour >= 0 AND against >= 0 AND abstained >= 0", name="votes_are_counts"
        ),
    )


class CampaignDecision(Model):
    """`upkeep_id` is the clean-up step that the document itself took; a text of a ledger takes none."""

    id: Mapped[Key]
    text_id: Mapped[int] = to("campaign_text.id", unique=True)
    kind: Mapped[Upkept] = word(Upkept)
    grounds: Mapped[LongText]
    decided_on: Mapped[date]
    body: Mapped[Name]
    upkeep_id: Mapped[int | None] = to("upkeep.id")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    text: Mapped[CampaignText] = relationship(back_populates="decision")
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("grounds <> ''", name="campaign_decision_has_grounds"),)


class CampaignResult(Model):
    """The four lists as they were made public."""

    id: Mapped[Key]
    campaign_id: Mapped[int] = to("campaign.id", unique=True)
    published_on: Mapped[date]
    place: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    late_reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    campaign: Mapped[Campaign] = relationship(back_populates="result")
    by: Mapped[Person] = relationship()
