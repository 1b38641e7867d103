"""How often the wrong cells of a table are named: injects errors into random consistent tables of the 2021 form.

Run with ``python benchmarks/localization.py [--trials N] [--seed S] [--no-costs]``. Half of the injected errors hit
cells that are not zero, half any cell. Columns of the output: ``detected`` (something is said), ``unique`` (one
explanation only, and right), ``top-1`` and ``top-3`` (the right explanation is the first, or among the first three of
every fault), ``certain`` (share of trials with a fault called certain, and how many of those were right), times.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable

from figures import requests
from msgspec import Struct, field

from gouji.checks.identities.rule import IdentitiesRule
from gouji.equations.compile import compile_assertion
from gouji.equations.equation import Address, Equation
from gouji.equations.names import Names
from gouji.forms.layouts import shapes
from gouji.localization.diagnosis import Diagnosis
from gouji.localization.localize import localize
from gouji.packs.library import Library

PACK = Library(cached=False).get("gia-2021")
FORM = next(form for form in PACK.form.tables if form.id == "requests")
SHAPE = shapes(FORM)[0]
ROWS = tuple(line.id for line in SHAPE.rows)
COLUMNS = tuple(line.id for line in SHAPE.columns)
OUTCOMES = ROWS[2:-2]
ATTEMPTS = 50
"""A table that has no cell for an error after so many tries is passed over."""
Values = dict[Address, int]
Truth = dict[Address, int]
"""The right values of the cells that were changed."""


def equations() -> tuple[Equation, ...]:
    """The 39 equations of the form."""
    rows, columns = Names("row", ROWS), Names("column", COLUMNS)
    rules = (rule for rule in PACK.rules if isinstance(rule, IdentitiesRule) and FORM.id in rule.about_tables)
    return tuple(
        equation
        for rule in rules
        for assertion in rule.asserts
        for equation in compile_assertion(assertion, rows, columns)
    )


# ---- errors --------------------------------------------------------------------------------------------------------


def _cell(draw: random.Random, values: Values, among: Callable[[Address], bool] = lambda _: True) -> Address:
    cells = [cell for cell in values if among(cell)]
    filled = [cell for cell in cells if values[cell]]
    return draw.choice(filled if filled and draw.randrange(2) else cells)


def _random_value(draw: random.Random, value: int) -> int:
    return draw.choice([other for other in range(max(2 * value, 20)) if other != value])


def _transposed(draw: random.Random, value: int) -> int | None:
    digits = str(value)
    spots = [index for index in range(len(digits) - 1) if digits[index] != digits[index + 1]]
    if not spots:
        return None
    at = draw.choice(spots)
    return int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def _one_off(draw: random.Random, value: int) -> int:
    return value + draw.choice([1, -1] if value else [1])


def _digit(draw: random.Random, value: int) -> int | None:
    digits = str(value)
    at = draw.randrange(len(digits))
    if draw.randrange(2):
        return int(digits[:at] + digits[at + 1 :]) if len(digits) > 1 else None
    return int(digits[:at] + draw.choice("0123456789") + digits[at:])


def _zeroed(_: random.Random, value: int) -> int | None:
    return 0 if value else None


SLIPS: dict[str, Callable[[random.Random, int], int | None]] = {
    "random value": _random_value,
    "transposed": _transposed,
    "off by one": _one_off,
    "digit lost or added": _digit,
    "zeroed": _zeroed,
}


def _wrong(draw: random.Random, values: Values, count: int, slips: list[str]) -> Truth:
    truth: Truth = {}
    for _ in range(ATTEMPTS):
        cell = _cell(draw, values, lambda each: each not in truth)
        wrong = SLIPS[draw.choice(slips)](draw, values[cell])
        if wrong is not None and wrong != values[cell]:
            truth[cell], values[cell] = values[cell], wrong
            if len(truth) == count:
                return truth
    return {}


def _single(slip: str) -> Callable[[random.Random, Values], Truth]:
    return lambda draw, values: _wrong(draw, values, 1, [slip])


def _several(count: int, *slips: str) -> Callable[[random.Random, Values], Truth]:
    return lambda draw, values: _wrong(draw, values, count, list(slips or SLIPS))


def _stale_total(draw: random.Random, values: Values) -> Truth:
    row = draw.choice([row for row in ROWS if values[row, "total"]])
    value = values[row, "total"]
    values[row, "total"] = value + draw.choice([-1, 1]) * draw.randint(1, value)
    return {(row, "total"): value}


def _neighbours(draw: random.Random, values: Values, *, across: bool, swap: bool) -> Truth:
    pairs = []
    for i, row in enumerate(ROWS):
        for j, column in enumerate(COLUMNS):
            inside = j + 1 < len(COLUMNS) if across else i + 1 < len(ROWS)
            if inside:
                pairs.append(((row, column), (row, COLUMNS[j + 1]) if across else (ROWS[i + 1], column)))
    fitting = [
        pair
        for pair in pairs
        if values[pair[0]] != values[pair[1]] and (swap == bool(values[pair[0]] and values[pair[1]]))
    ]
    if not fitting:
        return {}
    one, other = draw.choice(fitting)
    truth = {one: values[one], other: values[other]}
    values[one], values[other] = values[other], values[one]
    return truth


def _moved(*, across: bool, swap: bool = False) -> Callable[[random.Random, Values], Truth]:
    return lambda draw, values: _neighbours(draw, values, across=across, swap=swap)


def _stale_columns(draw: random.Random, values: Values) -> Truth:
    cell = draw.choice([(row, column) for row in OUTCOMES for column in COLUMNS[:-1] if values[row, column]] or [None])
    if cell is None:
        return {}
    change = draw.choice([1, 2, 3, -1]) if values[cell] > 1 else draw.choice([1, 2, 3])
    truth = {}
    for each in (cell, (cell[0], "total")):
        truth[each] = values[each]
        values[each] += change
    return truth


def _slipped_column(draw: random.Random, values: Values) -> Truth:
    column = draw.choice([column for column in COLUMNS if values["new", column]])
    old = [values[row, column] for row in ROWS]
    truth = {}
    for row, value, true in zip(ROWS, [0, *old[:-1]], old, strict=True):
        if value != true:
            truth[row, column] = true
        values[row, column] = value
    return truth


class Kind(Struct):
    """A kind of error to inject, and how many cells are blank besides."""

    inject: Callable[[random.Random, Values], Truth]
    blanks: int = 0
    effort: float = 1.0


KINDS: dict[str, Kind] = {
    "none": Kind(lambda _draw, _values: {}),
    **{f"one cell: {slip}": Kind(_single(slip)) for slip in SLIPS},
    "one cell: stale total": Kind(_stale_total),
    "two cells: mixed": Kind(_several(2)),
    "two cells: off by one": Kind(_several(2, "off by one")),
    "two cells: random": Kind(_several(2, "random value")),
    "moved left or right": Kind(_moved(across=True)),
    "moved up or down": Kind(_moved(across=False)),
    "swapped left, right": Kind(_moved(across=True, swap=True)),
    "swapped up, down": Kind(_moved(across=False, swap=True)),
    "stale columns": Kind(_stale_columns),
    "three cells: mixed": Kind(_several(3), effort=0.2),
    "four cells: mixed": Kind(_several(4), effort=0.05),
    "six cells: mixed": Kind(_several(6), effort=0.05),
    "slipped column": Kind(_slipped_column, effort=0.2),
    **{f"one random, {blanks} blank": Kind(_single("random value"), blanks, 0.2) for blanks in (1, 3, 5, 10, 20)},
    "no error, 5 blank": Kind(lambda _draw, _values: {}, 5, 0.2),
}


# ---- judging -------------------------------------------------------------------------------------------------------


class Tally(Struct):
    """What came of the trials of one kind."""

    trials: int = 0
    detected: int = 0
    unique: int = 0
    first: int = 0
    third: int = 0
    spoken: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("certain", "likely"), 0))
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("certain", "likely"), 0))
    times: list[float] = field(default_factory=list)

    def add(self, truth: Truth, diagnoses: tuple[Diagnosis, ...], seconds: float) -> None:
        """Counts one trial."""
        self.trials += 1
        self.times.append(seconds)
        self.detected += bool(diagnoses)
        right = _right(diagnoses, truth)
        self.first += right
        self.unique += right and all(len(diagnosis.explanations) < 2 for diagnosis in diagnoses)  # noqa: PLR2004 - another
        self.third += _among_three(diagnoses, truth)
        for diagnosis in diagnoses:
            if diagnosis.confidence in self.spoken:
                self.spoken[diagnosis.confidence] += 1
                said = {correction.cell: correction.expected for correction in diagnosis.explanations[0]}
                self.right[diagnosis.confidence] += said.items() <= truth.items()


def _right(diagnoses: tuple[Diagnosis, ...], truth: Truth) -> bool:
    """Whether the first explanations say the truth; of a shift, the value that fell off the end is not known."""
    said = {
        correction.cell: correction.expected
        for diagnosis in diagnoses
        for correction in (diagnosis.explanations or ((),))[0]
    }
    shifted = any(diagnosis.shift for diagnosis in diagnoses)
    return said == truth or (shifted and said.items() <= truth.items())


def _among_three(diagnoses: tuple[Diagnosis, ...], truth: Truth) -> bool:
    left = dict(truth)
    if any(diagnosis.shift for diagnosis in diagnoses):
        return _right(diagnoses, truth)
    for diagnosis in diagnoses:
        fitting = [
            cells
            for explanation in diagnosis.explanations
            if (cells := {each.cell: each.expected for each in explanation}).items() <= left.items()
        ]
        if not fitting:
            return False
        for cell in fitting[0]:
            del left[cell]
    return not left


def run(kind: Kind, trials: int, seed: str, *, costs: bool) -> Tally:
    """So many trials of a kind, the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - test tables, no secrets
    checked = equations()
    tally = Tally()
    while tally.trials < trials:
        values = requests(draw, ROWS, COLUMNS)
        truth = kind.inject(draw, values)
        if not truth and kind.inject is not KINDS["none"].inject and kind.blanks == 0:
            continue
        given: dict[Address, int | None] = dict(values)
        for cell in draw.sample([cell for cell in values if cell not in truth], kind.blanks):
            given[cell] = None
        start = time.perf_counter()
        result = localize(given, checked, ROWS, COLUMNS, costs=costs)
        tally.add(truth, result.diagnoses, time.perf_counter() - start)
    return tally


def main() -> None:
    """Prints the table of results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=1000, help="trials a kind; the slow kinds get fewer")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--no-costs", action="store_true", help="don't rank explanations that mend the same")
    parser.add_argument("--kind", default="", help="only kinds whose name contains this")
    options = parser.parse_args()
    heads = ("detected", "unique", "top-1", "top-3", "certain", "right", "likely", "right", "median ms", "max ms")
    sys.stdout.write(f"{'':26}" + "".join(f"{head:>10}" for head in heads) + "\n")
    for name, kind in KINDS.items():
        if options.kind not in name:
            continue
        trials = max(int(options.trials * kind.effort), 1)
        tally = run(kind, trials, f"{options.seed} {name}", costs=not options.no_costs)
        shares = [count / tally.trials for count in (tally.detected, tally.unique, tally.first, tally.third)]
        for word in ("certain", "likely"):
            shares += [tally.spoken[word] / tally.trials, tally.right[word] / max(tally.spoken[word], 1)]
        times = [1000 * statistics.median(tally.times), 1000 * max(tally.times)]
        sys.stdout.write(f"{name:26}" + "".join(f"{share:10.3f}" for share in (*shares, *times)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
