"""No pattern of the checks multiplies its work on long repetitions.

Work is counted as the processor's own time for twice the length, generous to noise: a pattern that
backtracks takes hundreds of times as long, one that does not at most a few.
"""

from __future__ import annotations

import re
import sys
import time

import pytest

from review.checks import catalogue
from tests.bench.checks import SAMPLES, WHOLE

assert catalogue.CHECKS  # every family is imported
PATTERNS = {
    f"{module.rpartition('.')[2]}.{name}": value
    for module, each in sorted(sys.modules.items())
    if module.startswith("review.checks.")
    for name, value in vars(each).items()
    if isinstance(value, re.Pattern)
}
LENGTH = 1_000
MOST = 0.5  # seconds of processor; the slowest takes 0.02


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_ends_soon_on_a_line_without_a_stop(name: str) -> None:
    pattern = PATTERNS[name]
    ask = pattern.fullmatch if name in WHOLE else pattern.search
    for sample in SAMPLES:
        began = time.process_time()
        ask(sample * (LENGTH // len(sample)))
        assert time.process_time() - began < MOST
