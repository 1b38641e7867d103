"""Figures of units over years: each report agrees with itself, with last year's and, above, with those below it.

A report's figures are a list, a number for each cell of the form; the fee is in hundredths of its unit.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from msgspec import Struct
from printed import Address, addresses

Figures = list[int]
CELLS: tuple[Address, ...] = addresses()
AT: dict[Address, int] = {address: at for at, address in enumerate(CELLS)}
APPLICANTS = tuple(dict.fromkeys(column for table, _, column in CELLS if table == "requests"))
OUTCOMES = tuple(dict.fromkeys(row for _, row, _ in CELLS if row.startswith("outcome.") and row != "outcome.total"))
FEE = AT["fees", "fees", "amount"]
STOCK = AT["documents", "normative", "in_force"]
_PARTIES = len(APPLICANTS) - 1
_NEW, _IN, _DONE, _OUT = (
    AT["requests", row, "natural"] for row in ("new", "carried_in", "outcome.total", "carried_out")
)
_GRANTED = AT["requests", "outcome.granted", "natural"]
_OUTCOMES = tuple(AT["requests", row, "natural"] for row in OUTCOMES)
_RARE = _OUTCOMES[1:]
_DOCUMENTS = slice(AT["documents", "regulations", "issued"], STOCK + 1)
_ISSUED, _REPEALED = STOCK - 2, STOCK - 1
_PROCEEDINGS = tuple(
    [at for at, (table, _, column) in enumerate(CELLS) if table == "disputes" and column.startswith(f"{proceeding}.")]
    for proceeding in ("review", "litigation.direct", "litigation.after_review")
)
MOST_REQUESTS = 60
"""Of an office of a county in a year."""


class Broken(Struct, frozen=True):
    """A cell that does not agree with the report it should agree with, and by how much."""

    cell: Address
    by: int


def first(draw: Random) -> Figures:
    """The figures of a unit's first year."""
    before = [0] * len(CELLS)
    before[STOCK] = draw.randint(0, 30)
    for party in range(_PARTIES):
        before[_OUT + party] = int(draw.random() ** 4 * 4) if party < 2 else 0  # noqa: PLR2004 - most apply for themselves
    return later(draw, before)


def later(draw: Random, before: Figures) -> Figures:
    """The figures of the year after."""
    figures = [0] * len(CELLS)
    _documents(draw, figures, before[STOCK])
    for at in range(STOCK + 1, FEE):
        figures[at] = int(400 ** draw.random()) - 1
    figures[FEE] = int(20_000 ** draw.random()) - 1
    for party in range(_PARTIES):
        size = MOST_REQUESTS if not party else MOST_REQUESTS // 8
        new = max(int(size ** draw.random()) - 1 - 2 * (party > 1), 0)
        _handled(draw, figures, party, new, before[_OUT + party])
    for row in {_NEW, _IN, _DONE, _OUT, *_OUTCOMES}:
        figures[row + _PARTIES] = sum(figures[row : row + _PARTIES])
    for results in _PROCEEDINGS:
        cases = int(draw.random() ** 6 * 4)
        figures[results[-1]] = cases
        for _ in range(cases):
            figures[results[int(draw.random() * 4)]] += 1
    return figures


def above(draw: Random, below: Iterable[Figures], before: Figures | None) -> Figures:
    """The figures of a unit that reports for those below it: their sums, but for its own documents."""
    figures = [sum(column) for column in zip([0] * len(CELLS), *below, strict=True)]
    figures[_DOCUMENTS] = [0] * (STOCK + 1 - _DOCUMENTS.start)
    _documents(draw, figures, draw.randint(20, 60) if before is None else before[STOCK])
    return figures


def _documents(draw: Random, figures: Figures, stock: int) -> None:
    issued, repealed = int(draw.random() ** 3 * 9), int(draw.random() ** 3 * min(stock, 9))
    figures[_ISSUED : STOCK + 1] = issued, repealed, stock + issued - repealed


def _handled(draw: Random, figures: Figures, party: int, new: int, carried_in: int) -> None:
    """What became of an applicant's requests: most are granted."""
    at_hand = new + carried_in
    if not at_hand:
        return
    carried_out = int(draw.random() ** 3 * (at_hand // 4 + 1))
    figures[_NEW + party], figures[_IN + party], figures[_OUT + party] = new, carried_in, carried_out
    left = figures[_DONE + party] = at_hand - carried_out
    while left:
        part = int(draw.random() * left) + 1
        row = _GRANTED if draw.random() < 0.6 else _RARE[int(draw.random() ** 2 * len(_RARE))]  # noqa: PLR2004 - a share
        figures[row + party] += part
        left -= part


# ---- breaks, each in agreement with the report that it stands in -----------------------------------------------------


def swap_carried_in(draw: Random, one: Figures, other: Figures) -> tuple[Broken, Broken] | None:
    """Two units that give each other's requests as carried in: neither agrees with last year, their sum does.

    None, and nothing changed, where neither has any that could be given to the other.
    """
    parties = [party for party in range(_PARTIES) if one[_IN + party] and other[_NEW + party]]
    if not parties:
        return None
    party = draw.choice(parties)
    by = draw.randint(1, min(one[_IN + party], other[_NEW + party]))
    for column in (party, _PARTIES):
        one[_IN + column] -= by
        one[_NEW + column] += by
        other[_IN + column] += by
        other[_NEW + column] -= by
    cell = CELLS[_IN + party]
    return Broken(cell, -by), Broken(cell, by)


def change_stock(draw: Random, figures: Figures) -> Broken:
    """Documents in force that last year's do not lead to."""
    by = draw.randint(1, 9)
    figures[STOCK] += by
    return Broken(CELLS[STOCK], by)


def change_sum(draw: Random, figures: Figures) -> Broken:
    """New requests, all of them granted, that no unit below has."""
    party, by = draw.randrange(_PARTIES), draw.randint(1, 20)
    for column in (party, _PARTIES):
        for row in (_NEW, _GRANTED, _DONE):
            figures[row + column] += by
    return Broken(CELLS[_NEW + party], by)
