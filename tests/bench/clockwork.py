"""How long and how large: the processor's time in turns, and the peak memory of a whole process."""

from __future__ import annotations

import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

TIMES = 9


def in_turns(jobs: Mapping[str, Callable[[], object]], times: int = TIMES) -> dict[str, float]:
    """The median of the processor's milliseconds of each job.

    The jobs take turns, so that whatever else the machine does falls on all of them alike.
    """
    spent: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(times + 1):
        for name, job in jobs.items():
            began = time.process_time()
            job()
            if turn:  # the first turn warms up
                spent[name].append(time.process_time() - began)
    return {name: 1000 * sorted(each)[times // 2] for name, each in spent.items()}


def peak(job: str, path: Path) -> float:
    """The peak memory in MiB of a process that does one job of this module's `main` on a file."""
    command = [sys.executable, "-m", "tests.bench.clockwork", job, str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def peak_so_far() -> float:
    """The peak memory of this process in MiB."""
    # Not ru_maxrss, which begins with what the parent had.
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def machine() -> str:
    """The machine in a line."""
    name = platform.processor() or platform.machine()
    listing = Path("/proc/cpuinfo")
    if listing.exists():
        lines = listing.read_text().splitlines()
        name = next((x.partition(": ")[2] for x in lines if x.startswith("model name")), name)
    return f"{name}, {platform.system()}, Python {platform.python_version()}"


def main(job: str, path: str) -> None:
    """Do the floor or the page on a file and print this process's peak memory in MiB."""
    source = Path(path).read_bytes()
    if job == "floor":
        from tests.bench.floor import floor

        floor(source)
    else:
        from review.paper.html import html
        from review.paper.reading.docx_reader import read

        html(read(source))
    print(peak_so_far())


if __name__ == "__main__":
    main(*sys.argv[1:])
