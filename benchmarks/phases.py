"""Where the time of a report goes once gouji has started: reading, binding the form, and each kind of checks.

``python benchmarks/phases.py [--reports 40]`` follows reports of the corpus through this process and prints, for each
format, the milliseconds of the processor that a report takes in each phase: the median over the reports, each of which
goes through once, as in a run.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from time import process_time
from typing import TypeVar

from corpus import FORMATS, SEED, made

from gouji import checks, readers
from gouji.checks.context import Context
from gouji.checks.identities.rule import IdentitiesRule
from gouji.forms.bind import bind
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.text.source import Source

PACK = "gia-2021"
T = TypeVar("T")


def phases(source: Source, pack: Pack) -> Iterator[tuple[str, float]]:
    """The phases of a report, and the milliseconds of each."""
    document, taken = timed(partial(readers.read, source))
    yield "reading", taken
    report, taken = timed(partial(bind, document, pack.form))
    yield "binding", taken
    context = Context(pack.info, report, pack.of_type(IdentitiesRule))
    for name, kind in checks.kinds().items():
        check, rules = kind.load_check(), pack.rules_of(name)

        def judge(check: Callable[..., Iterable[object]] = check, rules: object = rules) -> object:
            return list(check(report, rules, context))

        yield name, timed(judge)[1]


def timed(action: Callable[[], T]) -> tuple[T, float]:
    """What it returns, and the milliseconds of the processor."""
    start = process_time()
    found = action()
    return found, (process_time() - start) * 1000


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=40, help="of each format")
    options = parser.parse_args()
    pack = Library().get(PACK)
    columns = ("reading", "binding", *checks.kinds())
    sys.stdout.write(f"| ms | {' | '.join(columns)} | all |\n|{'---|' * (len(columns) + 2)}\n")
    for suffix, write in FORMATS.items():
        sources = [Source(f"a{suffix}", write(made(SEED, number).report)) for number in range(options.reports)]
        taken = [dict(phases(source, pack)) for source in sources]
        medians = [statistics.median(each[column] for each in taken) for column in columns]
        sys.stdout.write(f"| {suffix} | {' | '.join(f'{each:.1f}' for each in (*medians, sum(medians)))} |\n")


if __name__ == "__main__":
    main()
