"""How right, how quick and how large the search for copies in a store is, over stores of several sizes.

``python benchmarks/copies.py STORES [--sizes 12500 …] [--memory 4GB] [--engine duckdb]`` takes the stores that
``benchmarks/stores.py`` wrote, and prints a row for each, and the exponent by which time grows.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from corpora import TRUTH
from country import Truth
from growth import exponent
from judged import Judged, Pair, judged
from msgspec import Struct
from process_tree import TreeCost, tree_cost
from retold import EDITS, STYLES
from stores import STORE

from gouji.corpus.parquet import read_table
from gouji.corpus.reading import Store

FEW_EDITS = 0.1


class Measured(Struct, frozen=True):
    """What was found in a store, and what that took; ``search`` are the seconds without the start of the engine."""

    reports: int
    judged: Judged
    cost: TreeCost
    search: float


def measured(folder: Path, engine: str, memory: str | None) -> Measured:
    """Searches a store in a process of its own."""
    script = Path(__file__).with_name("all_pairs.py")
    with TemporaryDirectory(dir=folder) as place:
        pairs, spill = Path(place, "pairs"), Path(place, "spill")
        spill.mkdir()
        options = ["--engine", engine, "--spill", str(spill), *(["--memory", memory] if memory else [])]
        cost = tree_cost([sys.executable, str(script), str(folder / STORE), str(pairs), *options], spill)
        found = list(_lines(pairs, Pair))
    truth = [each for each in _lines(folder / TRUTH, Truth) if each.kind == "copy"]
    return Measured(
        int(folder.name), judged(found, truth, _paths(folder / STORE)), cost, float(cost.printed.split()[-1])
    )


def _paths(store: Path) -> set[str]:
    """The paths of all reports of a store."""
    return {path for file in Store(store).files("reports") for path in read_table(file, ["path"])["path"].to_pylist()}


def _lines(path: Path, kind: type) -> Iterator:
    with path.open("rb") as file:
        yield from (msgspec.json.decode(line, type=kind) for line in file)


def rows(all_: Sequence[Measured]) -> Iterator[str]:
    """The tables, in Markdown."""
    yield "| reports | s | of them search | CPU s | peak GiB | on disk GiB | pairs | precision | recall ≤ 10 % |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for each in all_:
        cost, right = each.cost, each.judged
        yield (
            f"| {each.reports:,} | {cost.wall:.0f} | {each.search:.0f} | {cost.cpu:.0f} | {cost.memory:.1f} "
            f"| {cost.spilled:.1f} | {right.precision.total:,} | {right.precision.value:.4f} "
            f"| {right.up_to(FEW_EDITS).value:.4f} |"
        )
    yield ""
    yield f"| reports | edits of | {' | '.join(f'{edits:.0%}' for edits in EDITS)} |"
    yield f"|---|---|{'---|' * len(EDITS)}"
    for each in all_:
        for style in STYLES:
            shares = [each.judged.recall.get((edits, style)) for edits in EDITS]
            told = " | ".join(f"{share.value:.3f} of {share.total}" if share else "" for share in shares)
            yield f"| {each.reports:,} | {style} | {told} |"
    if len(all_) > 1:
        sizes = [each.reports for each in all_]
        yield ""
        yield f"growth exponent of seconds: {exponent(sizes, [each.search for each in all_]):.2f}"
        yield f"growth exponent of the processor: {exponent(sizes, [each.cost.cpu for each in all_]):.2f}"


def main() -> None:
    """Measures each store."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stores", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+")
    parser.add_argument("--engine", default="duckdb")
    parser.add_argument("--memory")
    options = parser.parse_args()
    sizes = options.sizes or sorted(int(each.name) for each in options.stores.iterdir() if each.name.isdigit())
    done = []
    for size in sizes:
        done.append(measured(options.stores / str(size), options.engine, options.memory))
        print(f"{size}: {done[-1].search:.0f} s", file=sys.stderr)
    print("\n".join(rows(done)))


if __name__ == "__main__":
    main()
