"""`manage.py mutants [room] [--all] [--most N]`: how many of a room's small faults the tests notice.

Not mutmut: it changes only what stands in functions, and the statute is rows. Not cosmic-ray: it knows
no seeded sample and no tests of a module's own. Faults are put into a copy of the project; each is tried
with the tests that mirror its module first. What was tried is kept, so that the next run goes on.
"""

from __future__ import annotations

import argparse
import compileall
import json
import math
import random
import shutil
from pathlib import Path

from tests.house.sources import ROOT
from tests.mutants.faults import Fault, faults, faulty
from tests.mutants.trial import passes

# Which tests are asked beside those that mirror the module.
ROOMS = {
    "law": ("tests/law", "tests/house/test_the_law_is_written_down.py"),
    "evidence": ("tests/evidence",),
    "paper/anchoring": ("tests/paper/anchoring",),
}
SAMPLE, SEED = 200, 20261127
KEPT = ROOT / "instance/mutants.jsonl"
Case = tuple[str, Fault]


def cases(room: str) -> list[Case]:
    """Every fault of every module of the room."""
    return [
        (str(file.relative_to(ROOT)), fault)
        for file in sorted((ROOT / "review" / room).rglob("*.py"))
        for fault in faults(file.read_text("utf-8"))
    ]


def asked(room: str, module: str = "") -> list[str]:
    """The files of the room's tests; that of the module's own name first."""
    own = f"test_{Path(module).name}"
    places = [ROOT / place for place in ROOMS[room]]
    files = [file for place in places for file in sorted(place.rglob("test_*.py")) or [place]]
    return [str(file.relative_to(ROOT)) for file in sorted(files, key=lambda one: one.name != own)]


def noticed(copy: Path, case: Case, room: str) -> bool:
    module, fault = case
    place = copy / module
    whole = place.read_text("utf-8")
    place.write_text(faulty(whole, fault.number), "utf-8")
    try:
        return not passes(copy, room, asked(room, module))
    finally:
        shutil.copy2(ROOT / module, place)  # with its time, so that what is compiled holds again


def interval(killed: int, tried: int) -> tuple[float, float]:
    """Wilson's, at 95 %: within it lies the share of all faults, if the sample is fair."""
    z, share = 1.96, killed / tried
    middle = share + z * z / (2 * tried)
    spread = z * math.sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    return (middle - spread) / (1 + z * z / tried), (middle + spread) / (1 + z * z / tried)


def known() -> dict[str, bool]:
    lines = KEPT.read_text("utf-8").splitlines() if KEPT.exists() else []
    return {row["case"]: row["killed"] for row in map(json.loads, lines)}


def name(case: Case) -> str:
    """With its line, so that a module that was changed is tried anew."""
    module, fault = case
    text = (ROOT / module).read_text("utf-8").splitlines()[fault.line - 1].strip()
    return f"{module}:{fault.line} [{fault.number}] {fault.what} | {text}"


def copied() -> Path:
    """A copy of the project beside it, so that ../shared is found from there too."""
    copy = ROOT.parent / f".{ROOT.name}-mutants"
    shutil.rmtree(copy, ignore_errors=True)
    left = shutil.ignore_patterns(".git", ".venv", "instance", ".hypothesis", ".*_cache")
    shutil.copytree(ROOT, copy, ignore=left)
    compileall.compile_dir(copy, quiet=1)
    return copy


def control(copy: Path, room: str, when: str) -> None:
    """Where the tests fail without any fault, every fault would count as found."""
    if not passes(copy, room, asked(room)):
        raise SystemExit(f"\n{room}：{when}，没有变异时测试也不通过，不能作数")


def tried(room: str, most: int) -> dict[str, bool]:
    every = cases(room)
    chosen = random.Random(SEED).sample(every, min(most, len(every)))
    found, before, copy = {}, known(), copied()
    new = any(name(case) not in before for case in chosen)
    KEPT.parent.mkdir(exist_ok=True)
    try:
        if new:
            control(copy, room, "开始时")
        with KEPT.open("a", encoding="utf-8") as sink:
            for case in chosen:
                said = name(case)
                if said not in before:
                    before[said] = noticed(copy, case, room)
                    row = {"case": said, "killed": before[said]}
                    print(json.dumps(row, ensure_ascii=False), file=sink, flush=True)
                found[said] = before[said]
                print("." if found[said] else f"\n存活 {said}", end="", flush=True)
        if new:
            control(copy, room, "结束时")
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    return found


def report(room: str, found: dict[str, bool]) -> None:
    killed, every = sum(found.values()), len(cases(room))
    low, high = interval(killed, len(found))
    print(
        f"\n{room}：{every}个变异中试{len(found)}个，发现{killed}个，"
        f"{killed / len(found):.1%}（95%区间 {low:.1%}–{high:.1%}）"
    )


def main() -> int:
    parser = argparse.ArgumentParser("manage.py mutants")
    parser.add_argument("room", nargs="?", choices=ROOMS)
    parser.add_argument("--all", action="store_true", help="every fault, for a long night")
    parser.add_argument("--most", type=int, default=SAMPLE, help=f"default {SAMPLE}")
    words = parser.parse_args()
    for room in [words.room] if words.room else ROOMS:
        found = tried(room, 10**9 if words.all else words.most)
        report(room, found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
