"""Makes corpora of which the truth is known: reports of several years of a country that does not exist.

``python benchmarks/corpora.py FOLDER [--units 200] [--years 2] [--formats .md .docx …] [--seed 15]`` writes files, the
formats by turns, with ``units.csv`` and ``truth.jsonl`` beside them. Figures agree, within a report, with last year's
and with those of the units below, but for what the truth says; :mod:`country` has the shares of what is planted.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import msgspec
import realm
from country import Made, Plan, Truth, made_city, made_province
from printed import FORMATS
from told import Told, path, printable

SEED = 15
UNITS = 200
FIRST_YEAR = 2023
TRUTH = "truth.jsonl"
UNITS_FILE = "units.csv"


def planned(units: int = UNITS, years: int = 1, seed: int = SEED) -> Plan:
    """A plan for that many units and years."""
    return Plan(seed, units, tuple(range(FIRST_YEAR, FIRST_YEAR + years)))


def made(plan: Plan) -> Iterator[Made]:
    """All reports, city by city, and each province behind its cities."""
    return with_provinces(plan, (made_city(plan, number) for number in range(len(plan.most))))


def with_provinces(plan: Plan, cities: Iterable[Made], first: int = 0) -> Iterator[Made]:
    """The cities, which come in their order from that number on, and each province behind its own."""
    for number, group in groupby(enumerate(cities, first), lambda pair: pair[0] // realm.CITIES):
        sums = []
        for _, city in group:
            sums.append(city.sums)
            yield city
        yield made_province(plan, plan.city(number * realm.CITIES).province, sums)


def units(plan: Plan) -> Iterator[tuple[str, str]]:
    """The names of all units, each with that of the one above it, from above to below."""
    seen = set()
    for number in range(len(plan.most)):
        city = plan.city(number)
        below = [unit for county in city.counties for unit in (county.unit, *county.below)]
        for unit in (city.province, city.unit, *below):
            if unit.name not in seen:
                seen.add(unit.name)
                yield unit.name, unit.parent


def write(folder: Path, plan: Plan, formats: Sequence[str] = (".md",)) -> list[Truth]:
    """Writes files, the units and the truth into the folder; paths in the truth are those of the files."""
    renamed: dict[str, str] = {}
    truth: list[Truth] = []
    for each in made(plan):
        for told in each.told:
            suffix = formats[len(renamed) % len(formats)]
            renamed[path(told.unit, told.year)] = _written(folder, told, suffix)
        truth += each.truth
    truth = [
        msgspec.structs.replace(each, report=renamed[each.report], other=renamed.get(each.other, each.other))
        for each in truth
    ]
    (folder / TRUTH).write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in truth))
    with (folder / UNITS_FILE).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("unit", "parent"), *units(plan)])
    return truth


def _written(folder: Path, told: Told, suffix: str) -> str:
    name = path(told.unit, told.year, suffix)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(FORMATS[suffix](printable(told)))
    return name


def main() -> None:
    """Writes a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=UNITS)
    parser.add_argument("--years", type=int, default=2)
    parser.add_argument("--formats", nargs="+", choices=sorted(FORMATS), default=[".md"])
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    truth = write(options.folder, planned(options.units, options.years, options.seed), options.formats)
    print(f"{options.units * options.years} reports but for those that are missing; {len(truth)} truths")


if __name__ == "__main__":
    main()
