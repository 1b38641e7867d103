"""What it costs to compare one report with a store, in a process that has done so before.

``python benchmarks/one_against.py STORE [--reports 200]`` builds the postings of the store where they are not there,
takes reports of it by chance, looks each up as a commit does, and prints the milliseconds and what was found.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from told import PACK

from gouji import checks
from gouji.checks.fault import Fault
from gouji.checks.neighbours import Neighbours
from gouji.corpus.engines import engine
from gouji.corpus.postings.building import build
from gouji.corpus.postings.listing import Relations
from gouji.corpus.reading import Store
from gouji.packs.library import Library
from gouji.records.model import Record

SEED = 15


def main() -> None:
    """Measures it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--reports", type=int, default=200)
    options = parser.parse_args()
    start = perf_counter()
    store = Store(options.store)
    built = build(store, engine)
    print(f"postings: {built} years built in {perf_counter() - start:.1f} s")
    start = perf_counter()
    look = _looking(options.store)
    first = _taken(store, 1)[0]
    found = look(first)
    print(f"first report: {(perf_counter() - start) * 1000:.1f} ms, {found} findings")
    reports = _taken(store, options.reports)
    for clock, name in ((perf_counter, "of the clock"), (process_time, "of the processor")):
        found, times = 0, []
        for each in reports:
            start = clock()
            found += look(each)
            times.append((clock() - start) * 1000)
        times.sort()
        print(
            f"{len(times)} reports, ms {name}: median {statistics.median(times):.1f}, 95 of 100 below "
            f"{times[int(0.95 * len(times))]:.1f}, at most {times[-1]:.1f}; {found} findings"
        )


def _looking(store: Path) -> Callable[[Record], int]:
    """What counts the findings of a report beside its siblings in a store."""
    pack = Library().get(PACK)
    compare = checks.kinds()["copies"].load_comparison()
    rules = pack.rules_of("copies")
    relations = Relations(store)

    def look(record: Record) -> int:
        neighbours = Neighbours(pack.info, pack.form, siblings=relations.siblings(record))
        outcomes = compare(record, rules, neighbours) if compare else ()
        return sum(isinstance(each, Fault) for each in outcomes)

    return look


def _taken(store: Store, count: int) -> Sequence[Record]:
    """Reports of the first batches of a store, by chance."""
    few = [record for record, _ in zip(store.records(), range(10 * count), strict=False)]
    return Random(SEED).sample(few, count)  # noqa: S311 - a sample of made-up reports, no secrets


if __name__ == "__main__":
    main()
