"""python -m tests.bench <name>: print one table of measurements."""

from __future__ import annotations

import sys
from importlib import import_module

BENCHES = {
    "carry": "tests.bench.carry",
    "paper": "tests.bench.paper",
    "recall": "tests.bench.recall",
    "search": "tests.bench.search",
    "workbench": "tests.bench.workbench",
}


def main() -> None:
    """Run the named bench, or say which there are."""
    name = sys.argv[1] if len(sys.argv) == 2 else ""
    if name not in BENCHES:
        sys.exit(f"usage: python -m tests.bench {{{'|'.join(BENCHES)}}}")
    import_module(BENCHES[name]).main()


if __name__ == "__main__":
    main()
