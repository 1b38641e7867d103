"""Stores of reports whose truth is known, of several sizes at once: each is the beginning of the next larger one.

``python benchmarks/stores.py FOLDER --units 12500 25000 50000 100000 [--years 1] [--cells]`` writes
``FOLDER/SIZE/store`` and the truth beside it. Records go straight into the store, as if their files had been read, by
two processes; cells are left out unless they are asked for, as nothing that compares narrative reads them.
"""

from __future__ import annotations

import argparse
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path

import msgspec
import realm
from corpora import SEED, TRUTH, planned, units, with_provinces
from country import Made, Plan, Truth, made_city
from msgspec import Struct
from msgspec.structs import replace
from told import record

from gouji.corpus.entries import Entry
from gouji.corpus.writing import Writer, opened
from gouji.linter.results import FileResult
from gouji.records.fingerprints import fingerprints, fold_passage
from gouji.records.model import Record

PROCESSES = 2
AHEAD = 4
STORE = "store"
"""The name of the folder of a store, in that of its size."""


class Part(Struct, frozen=True):
    """Reports that were made together, with the fingerprints of the passages of each."""

    records: tuple[Record, ...]
    marks: tuple[tuple[tuple[int, ...], ...], ...]
    truth: tuple[Truth, ...]


def write(folder: Path, plan: Plan, sizes: Sequence[int], *, cells: bool = False) -> None:
    """Writes a store for each size, a number of units, of the first units of the plan."""
    parents = dict(units(plan))
    with ExitStack() as stack:
        writers = {size: stack.enter_context(opened(folder / str(size) / STORE)) for size in sorted(sizes)}
        truths: dict[int, list[Truth]] = {size: [] for size in sizes}
        done = 0
        for part in parts(plan, cells=cells):
            for size, writer in writers.items():
                if done < size * len(plan.years):
                    _add(writer, part)
                    truths[size] += part.truth
            done += len(part.records)
        for size, writer in writers.items():
            writer.finish(lambda found: [parents.get(each.unit, "") for each in found])
            lines = [msgspec.json.encode(each) + b"\n" for each in truths[size]]
            (folder / str(size) / TRUTH).write_bytes(b"".join(lines))


def _add(writer: Writer, part: Part) -> None:
    for each, marks in zip(part.records, part.marks, strict=True):
        writer.add(Entry(each.path, FileResult(each.path, "read", each.pack), each, fingerprints=marks))


def parts(plan: Plan, *, cells: bool) -> Iterator[Part]:
    """All reports, in the order of cities whatever process made them."""
    sums: dict[int, Made] = {}
    with ProcessPoolExecutor(PROCESSES) as pool:
        waiting: deque[Future[bytes]] = deque()
        for number in range(len(plan.most)):
            waiting.append(pool.submit(_made, plan.seed, plan.units, plan.years, number, cells))
            if len(waiting) > AHEAD:
                yield from _received(plan, waiting.popleft().result(), sums, cells=cells)
        while waiting:
            yield from _received(plan, waiting.popleft().result(), sums, cells=cells)


def _received(plan: Plan, data: bytes, sums: dict[int, Made], *, cells: bool) -> Iterator[Part]:
    """A city, and behind the last of a province that."""
    part, figures = msgspec.msgpack.decode(data, type=tuple[Part, list[list[int]]])
    yield part
    sums[len(sums)] = Made([], [], figures)
    if len(sums) % realm.CITIES == 0 or len(sums) == len(plan.most):
        first = (len(sums) - 1) // realm.CITIES * realm.CITIES
        cities = (sums[number] for number in range(first, len(sums)))
        *_, province = with_provinces(plan, cities, first)
        yield _part(province, cells=cells)


def _made(seed: int, size: int, years: tuple[int, ...], number: int, cells: bool) -> bytes:  # noqa: FBT001 - sent to a process
    made = made_city(_plan(seed, size, years), number)
    return msgspec.msgpack.encode((_part(made, cells=cells), made.sums))


_plan = lru_cache(Plan)


def _part(made: Made, *, cells: bool) -> Part:
    records = tuple(map(record, made.told))
    marks = tuple(tuple(fingerprints(fold_passage(each.text).value) for each in found.passages) for found in records)
    return Part(records if cells else tuple(replace(each, cells=()) for each in records), marks, tuple(made.truth))


def main() -> None:
    """Writes stores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, nargs="+", default=[10_000])
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--cells", action="store_true")
    options = parser.parse_args()
    plan = planned(max(options.units), options.years, options.seed)
    write(options.folder, plan, options.units, cells=options.cells)


if __name__ == "__main__":
    main()
