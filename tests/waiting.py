"""Everything that waits for somebody, as the desk tells it."""

from __future__ import annotations

from review.models import Person
from review.registers import desk_queue
from review.registers.next_steps import Task


def tasks(person: Person) -> list[Task]:
    queue = desk_queue.queue(person, desk_queue.seen(person))
    return [task for task, _ in desk_queue.told(person, queue, lambda task: task.label)]
