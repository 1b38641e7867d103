"""Checks reports of one length in a process that has checked others; ``growth.py`` starts one for each length.

``python benchmarks/warm.py KIND SUFFIX TIMES`` makes two reports for each line that it is given, one of common length
and one with so much more in it, and answers with what each cost. None of them was there before, so that nothing that
the process keeps of a text makes the next one cheaper.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from itertools import count
from pathlib import Path
from time import process_time

import msgspec
from corpus import SEED
from lengthened import FORMATS, lengthened
from measuring import Taken

from gouji.cli.main import main as gouji
from gouji.linter.lint import lint_source
from gouji.packs.library import Library
from gouji.text.source import Source

EXAMPLE = Path(__file__).parent.parent / "examples" / "faultless" / "qingshi-2024.md"
BEFORE = 4
"""Reports that are checked before any counts."""


def taken(kind: str, suffix: str, times: int) -> Iterator[Taken]:
    """What pairs of reports cost, one after the other."""
    library = Library()
    packs = [library.get(name) for name in library.names()]

    def checked(times: int, seed: int) -> tuple[float, str]:
        source = Source(f"a{suffix}", FORMATS[suffix](lengthened(kind, times, seed)))
        start = process_time()
        result = lint_source(source, packs)
        seconds = process_time() - start
        return seconds, "" if result.status == "read" else (result.reason.en if result.reason else result.status)

    for seed in range(BEFORE):
        checked(0, SEED + 1 + seed)
    for seed in count(SEED + 1 + BEFORE, 2):
        (common, _), (longer, refused) = checked(0, seed), checked(times, seed + 1)
        yield Taken(common, longer, refused)


def main() -> None:
    """Answers each line."""
    kind, suffix, times = sys.argv[1:]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        gouji(["check", "--isolated", str(EXAMPLE)])  # the process is set up as for a run
    answers = taken(kind, suffix, int(times))
    for _ in sys.stdin:
        sys.stdout.write(f"{msgspec.json.encode(next(answers)).decode()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
