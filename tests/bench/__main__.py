"""python -m tests.bench <name> […]: print one table of measurements."""

from __future__ import annotations

import sys
from importlib import import_module

BENCHES = {
    "sight": "tests.bench.sight",
    "carry": "tests.bench.carry",
    "checks": "tests.bench.checks",
    "clicks": "tests.bench.clicks",
    "hostile": "tests.bench.hostile",
    "lock": "tests.bench.lock",
    "log": "tests.bench.log",
    "mutations": "tests.bench.mutations",
    "paper": "tests.bench.paper",
    "quiet": "tests.bench.quiet",
    "recall": "tests.bench.recall",
    "scale": "tests.bench.scale",
    "search": "tests.bench.search",
    "users": "tests.bench.users",
    "workbench": "tests.bench.workbench",
}


def main() -> None:
    """Run the named bench, or say which there are."""
    name, *words = sys.argv[1:] or [""]
    if name not in BENCHES:
        sys.exit(f"usage: python -m tests.bench {{{'|'.join(BENCHES)}}}")
    import_module(BENCHES[name]).main(*words)


if __name__ == "__main__":
    main()
