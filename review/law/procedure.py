"""The grammar of the statute: a step, its conditions, and the ruling on whether it may be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from review.law.facts import Matter, Person
from review.law.vocabulary import Status, StepName, Word
from review.law.who import Who
from review.words import Listed, Words


class Standing(Word):
    """How a condition stands; green is only what is true of something that is there."""

    UNMET = "unmet", "未满足"
    NOT_BEGUN = "not_begun", "尚未开始"
    MET = "met", "满足"
    IDLE = "idle", "不适用"


# In which order people read them; what stands in the way of a gate that is green.
ORDER = {standing: place for place, standing in enumerate(Standing)}
OUTSTANDING = (Standing.UNMET, Standing.NOT_BEGUN)


def _always(matter: Matter) -> bool:
    return True


@dataclass(frozen=True)
class Condition:
    """Something that must hold, in the words in which the law refuses; `meets` says who can help.

    Before it has `begun` there is nothing yet of which it could be true; where it does not `apply`
    there never will be. The law refuses by `holds` alone. `short` names it where many stand in a list.
    """

    key: str
    label: str
    holds: Callable[[Matter], bool]
    meets: str = ""
    begun: Callable[[Matter], bool] = _always
    applies: Callable[[Matter], bool] = _always
    short: str = ""

    @property
    def brief(self) -> str:
        return self.short or self.label

    def stands(self, matter: Matter) -> Standing:
        if not self.begun(matter):
            return Standing.NOT_BEGUN
        if not self.holds(matter):
            return Standing.UNMET
        return Standing.MET if self.applies(matter) else Standing.IDLE


@dataclass(frozen=True)
class Step:
    """One row of the statute; one that brings a text is taken by uploading it.

    `page` is the endpoint that asks for more than a reason; "" is a button on the matter's page.
    `signs`: the log's head is signed once the step is taken. `aside`: a way out beside the way
    forward, which is no task of its own in 待办. `supplies`: what becomes true once it is taken, where
    another step waits for that.
    """

    name: StepName
    label: str
    before: tuple[Status, ...]
    after: Status
    by: Who
    basis: str
    needs: tuple[Condition, ...] = ()
    reason: bool = False
    starts: str = ""
    stops: str = ""
    tells: tuple[str, ...] = ()
    brings_text: bool = False
    page: str = ""
    signs: bool = False
    aside: bool = False
    supplies: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Ruling:
    """The answer to "may this be done?", with its reason in Chinese when the answer is no."""

    allowed: bool
    reason: str = ""
    unmet: tuple[Condition, ...] = ()

    def __bool__(self) -> bool:
        return self.allowed

    @property
    def brief(self) -> str:
        """The reason where it stands among many others."""
        return _unmet(need.brief for need in self.unmet) if self.unmet else self.reason


def _unmet(names: Iterable[str]) -> str:
    return Words("尚未满足：{names}", names=Listed("；", names))


YES = Ruling(True)


def rule(step: Step, person: Person, matter: Matter) -> Ruling:
    """Say whether `person` may take `step` on `matter` now: person, then status, then conditions."""
    if not step.by.holds(person, matter):
        return Ruling(False, Words("“{step}”只能由{by}办理", step=step.label, by=step.by.label))
    if matter.status not in step.before:
        places = Listed("、", (status.label for status in step.before))
        return Ruling(
            False,
            Words(
                "事项现为“{status}”，“{step}”须在“{places}”时办理",
                status=matter.status.label,
                step=step.label,
                places=places,
            ),
        )
    unmet = tuple(need for need in step.needs if not need.holds(matter))
    if unmet:
        return Ruling(False, _unmet(need.label for need in unmet), unmet)
    return YES


def left_to_program(step: Step, status: Status) -> Ruling:
    """Whether the program takes `step` by itself where the matter has this status."""
    if step.by.key != "program":
        return Ruling(False, Words("“{step}”不由系统自动办理", step=step.label))
    if status not in step.before:
        return Ruling(
            False,
            Words("事项现为“{status}”，系统不办理“{step}”", status=status.label, step=step.label),
        )
    return YES


@dataclass(frozen=True)
class Chapter:
    """All steps of one kind of matter, in the order a person would read them.

    `edition` counts from 1; a matter goes by the edition it began under. `organ`: the opinion is the
    office's own, counsel only advises.
    """

    title: str
    steps: tuple[Step, ...]
    edition: int = 1
    organ: bool = False

    def before(
        self, edition: int, *, organ: bool, without: Iterable[StepName], instead: Iterable[Step]
    ) -> Chapter:
        """The edition before this one, told by what it had not and what it had otherwise."""
        gone, other = set(without), {step.name: step for step in instead}
        kept = (other.get(step.name, step) for step in self.steps if step.name not in gone)
        return Chapter(self.title, tuple(kept), edition, organ)

    def step(self, name: StepName) -> Step:
        return self.by_name[name]

    @cached_property
    def by_name(self) -> Mapping[str, Step]:
        return {step.name: step for step in self.steps}

    def at(self, status: Status) -> Iterable[Step]:
        return (step for step in self.steps if status in step.before)

    @property
    def statuses(self) -> tuple[Status, ...]:
        by_status: dict[Status, None] = {}
        for step in self.steps:
            by_status |= dict.fromkeys((*step.before, step.after))
        return tuple(by_status)

    @property
    def finals(self) -> frozenset[Status]:
        leavable = {status for step in self.steps for status in step.before}
        return frozenset(set(self.statuses) - leavable)


def path(chapter: Chapter, wanted: Iterable[Status]) -> tuple[Status, ...]:
    """The main line of a chapter, for the stepper: the wanted statuses that the chapter has."""
    known = set(chapter.statuses)
    return tuple(status for status in wanted if status in known)
