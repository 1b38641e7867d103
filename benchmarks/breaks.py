"""How right comparisons of reports are: breaks with last year's reports, and sums of units, over generated reports.

``python benchmarks/breaks.py [--units 5000] [--years 2] [--seed 15]`` makes the reports, applies the rules of the kinds
``years`` and ``units``, and prints what they find against the truth. Rows of kept narrative are by how much of a unit's
own passages is last year's.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter

from corpora import SEED, made, planned, units
from country import Plan, Truth
from told import PACK, record

from gouji import checks
from gouji.checks.fault import Fault
from gouji.checks.neighbours import Children, Neighbours
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.records.model import Record

RULES = {"requests-carried-over": "carried_in", "documents-roll": "stock", "narrative-unchanged": "kept"}
"""The kinds of truth that rules of ``years`` find."""
KINDS = ("years", "units")
Said = dict[str, set[str]]
"""By the kind of truth the paths of reports in which that is said to be."""


def main() -> None:
    """Compares all reports of a country."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=5_000)
    parser.add_argument("--years", type=int, default=2)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    plan = planned(options.units, options.years, options.seed)
    records: list[Record] = []
    truth: list[Truth] = []
    for part in made(plan):
        records += map(record, part.told)
        truth += part.truth
    start = perf_counter()
    said = compared(plan, records, Library().get(PACK))
    print(f"{len(records):,} reports, {(perf_counter() - start) / len(records) * 1000:.2f} ms each\n")
    print("| planted | reports | said | right | precision | recall |\n|---|---|---|---|---|---|")
    print("\n".join(rows(said, truth)))


def compared(plan: Plan, records: Sequence[Record], pack: Pack) -> Said:
    """What rules say of reports, each beside last year's and those of the units below it."""
    parents = dict(units(plan))
    by_name = {(each.unit, each.year): each for each in records}
    below: dict[str, list[str]] = defaultdict(list)
    for unit, parent in parents.items():
        below[parent].append(unit)
    said: Said = defaultdict(set)
    for each in records:
        last = by_name.get((each.unit, (each.year or 0) - 1))
        children = [(unit, by_name.get((unit, each.year))) for unit in below[each.unit]]
        there = tuple(child for _, child in children if child)
        missing = tuple(unit for unit, child in children if not child)
        neighbours = Neighbours(pack.info, pack.form, last, Children(there, missing) if children else None)
        for kind in _kinds(each, neighbours, pack):
            said[kind].add(each.path)
    return said


def _kinds(record_: Record, neighbours: Neighbours, pack: Pack) -> Iterator[str]:
    for name in KINDS:
        kind = checks.kinds().get(name)
        compare = kind.load_comparison() if kind else None
        rules = pack.rules_of(name)
        for outcome in compare(record_, rules, neighbours) if compare else ():
            if isinstance(outcome, Fault):
                yield RULES.get(outcome.rule.id, "sum")
            elif outcome.lacks == "children" and neighbours.children:
                yield "missing"


def rows(said: Said, truth: Sequence[Truth]) -> Iterator[str]:
    """A row for each kind of truth."""
    planted: Mapping[str, set[str]] = defaultdict(set)
    for each in truth:
        planted[each.kind].add(each.report)
    for kind in ("carried_in", "stock", "sum", "missing"):
        right = said[kind] & planted[kind]
        yield (
            f"| {kind} | {len(planted[kind])} | {len(said[kind])} | {len(right)} "
            f"| {_share(len(right), len(said[kind]))} | {_share(len(right), len(planted[kind]))} |"
        )
    for share in sorted({each.edits for each in truth if each.kind == "kept"}):
        kept = {each.report for each in truth if each.kind == "kept" and each.edits == share}
        right = said["kept"] & kept
        yield f"| kept {share:.0%} | {len(kept)} | | {len(right)} | | {_share(len(right), len(kept))} |"
    others = said["kept"] - planted["kept"]
    yield f"| kept, of others | | {len(others)} | 0 | {_share(len(said['kept'] - others), len(said['kept']))} | |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else "–"


if __name__ == "__main__":
    main()
