"""Whether two files that are printed otherwise may share a fingerprint; LibreOffice is the judge.

Every pair differs in one thing. Both are printed in one batch and their pages drawn; a collision is
a pair printed otherwise under one fingerprint. Of a row that only lays pages out otherwise (BLIND)
the words on the pages are held together instead of the pictures.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from review.paper.digest import sha256
from review.paper.reading import docx_reader
from review.paper.refusal import Refusal
from tests.paper.sight import all_pairs
from tests.paper.sight.contract import Pair

SCALE = 1.5
BATCH = 400
STUCK = 120  # seconds without another file: LibreOffice never ends on some


class Print(NamedTuple):
    """What LibreOffice shows of a file: its pages as one hash, and the words on them in order."""

    pages: str
    words: str


class Verdict(NamedTuple):
    """A pair with what was found: printed otherwise, other fingerprints."""

    pair: Pair
    otherwise: bool
    apart: bool
    printed: bool

    @property
    def collision(self) -> bool:
        """Whether a person may see two texts under one fingerprint."""
        return self.otherwise and not self.apart


def main(*words: str) -> None:
    """Print one line a kind, then every collision; exit 1 where there is one."""
    if shutil.which("soffice") is None:
        sys.exit("bench sight needs LibreOffice")
    wanted = [pair for pair in all_pairs() if not words or any(w in pair.kind for w in words)]
    verdicts = list(judged(wanted))
    _print(verdicts)
    sys.exit(1 if any(each.collision for each in verdicts) else 0)


def judged(pairs: Iterable[Pair]) -> Iterator[Verdict]:
    """Every pair with what LibreOffice shows and what the fingerprint says."""
    made = [(pair, pair.first(), pair.second()) for pair in pairs]
    prints = printed({source for _, *both in made for source in both})
    for pair, first, second in made:
        one, other = prints.get(sha256(first)), prints.get(sha256(second))
        known = one is not None and other is not None
        otherwise = known and (one.words != other.words if pair.layout else one != other)
        yield Verdict(pair, bool(otherwise), fingerprint(first) != fingerprint(second), known)


def fingerprint(source: bytes) -> str:
    """The fingerprint of a file; that of its bytes where it is refused, for it is never signed."""
    try:
        return docx_reader.read(source).fingerprint
    except Refusal:
        return sha256(source)


def printed(sources: Iterable[bytes], end: str = "docx", stuck: float = STUCK) -> dict[str, Print]:
    """What each file shows, by the SHA-256 of its bytes; those that are not printed are left out."""
    with tempfile.TemporaryDirectory(prefix="sight-") as folder:
        room = Path(folder)
        files = []
        for source in sources:
            files.append(room / f"{sha256(source)}.{end}")
            files[-1].write_bytes(source)
        convert(files, room, "pdf", stuck)
        return {each.stem: shown(each) for each in room.glob("*.pdf")}


def convert(files: list[Path], room: Path, to: str, stuck: float = STUCK) -> None:
    """Print all files; where a file ends or holds up the program, it goes on behind it."""
    waiting = files
    while waiting:
        batch, rest = waiting[:BATCH], waiting[BATCH:]
        _batch(batch, room, to, stuck)
        missing = [each for each in batch if not (room / f"{each.stem}.{to}").exists()]
        waiting = missing[1:] + rest


def _batch(files: list[Path], room: Path, to: str, stuck: float) -> None:
    profile = (room / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", to,
               "--outdir", str(room), *map(str, files)]  # fmt: skip
    nothing = subprocess.DEVNULL
    program = subprocess.Popen(command, stdout=nothing, stderr=nothing, start_new_session=True)
    before = -1
    while program.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            program.wait(stuck)
        done = len(list(room.glob(f"*.{to}")))
        if done == before:
            break
        before = done
    with suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)  # soffice is a launcher with children
    program.wait()


def shown(file: Path) -> Print:
    """The pages of a PDF as one hash, and their words."""
    document = pypdfium2.PdfDocument(file)
    try:
        pages = [bytes(page.render(scale=SCALE).buffer) for page in document]
        words = [_words(page) for page in document]
    finally:
        document.close()
    return Print(sha256(b"".join(pages)), "".join(words))


def _words(page: pypdfium2.PdfPage) -> str:
    """The characters that stand on the page, in order and without blanks."""
    text, (width, height) = page.get_textpage(), page.get_size()
    kept = []
    for n in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(n)
        if 0 <= (left + right) / 2 <= width and 0 <= (bottom + top) / 2 <= height:
            kept.append(text.get_text_range(n, 1))
    return "".join("".join(kept).split())


def _print(verdicts: list[Verdict]) -> None:
    print("| kind | pairs | printed otherwise | other fingerprint | collisions |")
    print("|---|---|---|---|---|")
    kinds = Counter(each.pair.kind for each in verdicts)
    for kind in kinds:
        of = [each for each in verdicts if each.pair.kind == kind]
        print(f"| {kind} | {len(of)} | {sum(v.otherwise for v in of)} "
              f"| {sum(v.apart for v in of)} | {sum(v.collision for v in of)} |")  # fmt: skip
    bad = [each for each in verdicts if each.collision]
    print(f"{len(bad)} collisions of {len(verdicts)} pairs, "
          f"{sum(v.otherwise for v in verdicts)} printed otherwise, "
          f"{sum(not v.printed for v in verdicts)} not printed")  # fmt: skip
    for each in bad:
        print(f"collision: {each.pair.kind}: {each.pair.name}")
    for each in verdicts:
        if each.pair.layout and each.apart:
            print(f"not quiet: {each.pair.kind}: {each.pair.name}")
        if not each.printed:
            print(f"not printed: {each.pair.kind}: {each.pair.name}")
