"""法律咨询、重大行政决策、三重一大: the rows of this chapter, in the order they are taken."""

from __future__ import annotations

from review.law.procedure import Chapter
from review.law.vocabulary import Status

CHAPTER = Chapter("法律咨询", ())

# The main line of the chapter, for the stepper on the matter's page.
LINE: tuple[Status, ...] = ()
