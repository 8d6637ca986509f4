"""The form of an act on a document: what all of them have."""

from __future__ import annotations

from wtforms import HiddenField

from review.law.vocabulary import StepName
from review.models import Matter, Person, Revision
from review.web.forms.fields import Form

LATE = "距今已超过五个工作日的必填"


class ActForm(Form):
    """`step` is the step's name; `seen` the revision the page showed."""

    rows: tuple[tuple[str, ...], ...]
    step: StepName
    revision = HiddenField()

    @classmethod
    def of(cls, matter: Matter, step: StepName) -> ActForm:
        form = cls()
        form.step = step
        form.fit(matter)
        return form

    def fit(self, matter: Matter) -> None:
        """Offer what this matter allows."""

    def ready(self) -> None:
        """Read what was sent, before the deed takes its lock."""

    def act(self, matter: Matter, seen: Revision, *, by: Person) -> None:
        raise NotImplementedError
