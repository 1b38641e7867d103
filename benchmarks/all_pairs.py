"""Finds the copies among the reports of a store, and writes them down, in a process that :mod:`copies` measures.

``python benchmarks/all_pairs.py STORE PAIRS [--engine duckdb] [--memory 4GB] [--spill FOLDER]`` writes a line for each
pair of passages, and prints the seconds that the engine took to start and those of the rest.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from time import perf_counter

import msgspec

from gouji.corpus.copies.plan import compare, prepare
from gouji.corpus.engines import Means, engine
from gouji.corpus.reading import Store

PAIRS = """
SELECT r.path, c.passage, o.path, c.other_passage, c.characters FROM copies c
JOIN reports r ON r.report = c.report JOIN reports o ON o.report = c.other_report
"""


def main() -> None:
    """Finds the copies of each year."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--engine", default="duckdb")
    parser.add_argument("--memory")
    parser.add_argument("--spill", type=Path)
    options = parser.parse_args()
    start = perf_counter()
    store = Store(options.store)
    with engine(options.engine, Means(options.memory, folder=options.spill)) as running:
        prepare(running, store)
        began = perf_counter()
        found = []
        for year in store.years:
            compare(running, year)
            table = running.rows(PAIRS).read_all()
            found += [
                ((one, passage), (other, other_passage))
                for one, passage, other, other_passage, _ in zip(
                    *(column.to_pylist() for column in table.columns), strict=True
                )
            ]
        took = perf_counter() - began
    options.pairs.write_bytes(b"".join(msgspec.json.encode(pair) + b"\n" for pair in found))
    print(f"{began - start:.2f} {took:.2f}")


if __name__ == "__main__":
    main()
