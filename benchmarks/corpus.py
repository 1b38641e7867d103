"""Makes annual reports of towns that do not exist: random figures that agree, invented text, every third with faults.

``python benchmarks/corpus.py FOLDER [--reports 400] [--formats .txt .md …] [--seed 13]`` writes them, the formats by
turns. A report depends on the seed and on its number alone, so that fewer of them are the first of more.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from random import Random

from msgspec import Struct
from planted import faults
from printed import FORMATS, SampleReport
from town import report

SEED = 13
REPORTS = 400
"""As many as a county and its towns publish in four years."""
FAULTY = 3


class Made(Struct, frozen=True):
    """A report and what was planted in it: the rules that must find it, in the order of the alphabet."""

    report: SampleReport
    planted: tuple[str, ...] = ()


def made(seed: int, number: int) -> Made:
    """The report of that number."""
    draw = Random(f"{seed} {number}")  # noqa: S311 - made-up reports, no secrets
    faultless = report(draw)
    return Made(*faults(draw, faultless)) if number % FAULTY == FAULTY - 1 else Made(faultless)


def write(folder: Path, reports: int, formats: Sequence[str] = tuple(FORMATS), seed: int = SEED) -> tuple[Path, ...]:
    """Writes the first reports into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"{number:03}{formats[number % len(formats)]}" for number in range(reports))
    for number, path in enumerate(paths):
        path.write_bytes(FORMATS[path.suffix](made(seed, number).report))
    return paths


def main() -> None:
    """Writes the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--formats", nargs="+", choices=sorted(FORMATS), default=list(FORMATS))
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    write(options.folder, options.reports, options.formats, options.seed)


if __name__ == "__main__":
    main()
