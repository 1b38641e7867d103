"""Reports of a country that does not exist, city by city, and the truth about them: what was copied, what was broken.

A city can be made alone, from the seed and its number, so that processes share the work; a province is the sum of its
cities. Everything that is not planted agrees: each report with itself, with last year's, with those below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from random import Random

import ledger
import narrative
import realm
from ledger import Broken, Figures
from msgspec import Struct
from realm import City, County, Unit
from retold import EDITS, STYLES, restyled, retold
from told import Told, path

COPYISTS = 0.08
"""Share of the units below counties that copy passages of another, a year."""
ABROAD = 1 / 3
"""Share of them that copy from another county."""
KEEPERS = 0.03
"""Share of the units that hand in last year's passages again, every other year."""
KEPT = (0.25, 0.5, 0.75, 1.0)
"""Shares of their own passages that they keep."""
BREAKS = 0.3
"""Share of counties with a break of each kind, a year: of carry-over, of stock, of a sum, and a report missing."""

_TRIES = 10


class Truth(Struct, frozen=True):
    """Something that is to be found.

    - ``copy``: ``passage`` of ``report`` is ``other_passage`` of ``other``, with that share of edits; ``how``: which
    - ``kept``: a share (``edits``) of its own passages is that of last year's report, ``other``
    - ``carried_in``, ``stock``: the figure of ``cell`` is not what follows from that report
    - ``sum``: ``cell`` is not what the units below have
    - ``missing``: ``other`` is the name of a unit below that has no report
    """

    kind: str
    report: str
    other: str = ""
    passage: int | None = None
    other_passage: int | None = None
    edits: float | None = None
    how: str = ""
    cell: str = ""


class Plan(Struct, frozen=True, dict=True):
    """How many units report in which years."""

    seed: int
    units: int
    years: tuple[int, ...]

    @cached_property
    def most(self) -> tuple[int, ...]:
        """For each city, how many units it may have."""
        left, found = self.units, []
        for number, city in enumerate(realm.cities(self.seed, self.units)):
            left -= number % realm.CITIES == 0
            found.append(left)
            left -= city.size
        return tuple(found)

    def city(self, number: int) -> City:
        """The city of that number."""
        return realm.city(self.seed, number, self.most[number])


class Made(Struct, frozen=True):
    """Reports, the truth about them, and the figures that go into those above, a year each."""

    told: list[Told]
    truth: list[Truth]
    sums: list[Figures]


# ---- from the province to the county ---------------------------------------------------------------------------------


def made_city(plan: Plan, number: int) -> Made:
    """All reports of a city."""
    city = plan.city(number)
    parts = [made_county(plan, number, index, county) for index, county in enumerate(city.counties)]
    whole = _above(plan, city.unit, [part.sums for part in parts])
    return Made(
        [each for part in parts for each in part.told] + whole.told,
        [each for part in parts for each in part.truth],
        whole.sums,
    )


def made_province(plan: Plan, unit: Unit, cities: Sequence[list[Figures]]) -> Made:
    """The reports of a province; ``cities`` has the sums of each."""
    return _above(plan, unit, cities)


def _above(plan: Plan, unit: Unit, below: Sequence[list[Figures]]) -> Made:
    """The reports of a unit that stands over others."""
    told: list[Told] = []
    before = None
    for at, year in enumerate(plan.years):
        draw = _draw(plan, unit, year, "figures")
        before = ledger.above(draw, [sums[at] for sums in below], before)
        told.append(_told(plan, unit, year, before, _own(plan, unit, year), narrative.Stock(_country(plan.seed))))
    return Made(told, [], [each.figures for each in told])


# ---- a county and the units below it ---------------------------------------------------------------------------------


def made_county(plan: Plan, city: int, index: int, county: County) -> Made:
    """All reports of a county; ``index`` is its place in the city of that number."""
    stock = narrative.Stock(_country(plan.seed), _local(plan.seed, city), narrative.template(plan.seed, city, index))
    made = Made([], [], [])
    before: dict[str, Figures] = {}
    absent = ""
    for at, year in enumerate(plan.years):
        draw = _draw(plan, county.unit, year, "breaks")
        figures = {
            unit.name: ledger.later(_draw(plan, unit, year, "figures"), before[unit.name])
            if at
            else ledger.first(_draw(plan, unit, year, "figures"))
            for unit in county.below
        }
        gone = absent
        absent = _missing(plan, draw, county, year)
        if at:
            there = [unit for unit in county.below if unit.name not in (gone, absent)]
            made.truth.extend(_broken(draw, there, figures, year))
        total = ledger.above(draw, figures.values(), made.sums[-1] if at else None)
        if absent:
            made.truth.append(Truth("missing", path(county.unit, year), absent))
        elif draw.random() < BREAKS:
            made.truth.append(_of("sum", county.unit, year, ledger.change_sum(draw, total)))
        for unit in county.below:
            if unit.name != absent:
                said, truth = _said(plan, city, county, unit, year)
                made.told.append(_told(plan, unit, year, figures[unit.name], said, stock))
                made.truth.extend(truth)
        made.sums.append(total)
        made.told.append(_told(plan, county.unit, year, total, _own(plan, county.unit, year), stock))
        before = figures
    return made


def _missing(plan: Plan, draw: Random, county: County, year: int) -> str:
    """The name of a unit without a report: none that others copy from."""
    if draw.random() >= BREAKS:
        return ""
    able = [unit.name for unit in county.below if _role(plan, unit, year) == "copyist"]
    return draw.choice(able) if able else ""


def _broken(draw: Random, there: Sequence[Unit], figures: dict[str, Figures], year: int) -> Iterator[Truth]:
    """Breaks with last year, planted into the figures."""
    if len(there) > 1 and draw.random() < BREAKS:
        for pair in [draw.sample(there, 2) for _ in range(_TRIES)]:
            if swapped := ledger.swap_carried_in(draw, *(figures[unit.name] for unit in pair)):
                yield from (_of("carried_in", unit, year, broken) for unit, broken in zip(pair, swapped, strict=True))
                break
    if there and draw.random() < BREAKS:
        unit = draw.choice(there)
        yield _of("stock", unit, year, ledger.change_stock(draw, figures[unit.name]))


def _of(kind: str, unit: Unit, year: int, broken: Broken) -> Truth:
    other = "" if kind == "sum" else path(unit, year - 1)
    return Truth(kind, path(unit, year), other, cell="/".join(broken.cell))


# ---- what they say ---------------------------------------------------------------------------------------------------


def _told(plan: Plan, unit: Unit, year: int, figures: Figures, said: dict[int, str], stock: narrative.Stock) -> Told:
    texts = narrative.passages(_draw(plan, unit, year, "text"), year, figures, stock, said)
    return Told(unit, year, figures, [text.replace("@", unit.short) for text in texts])


def _own(plan: Plan, unit: Unit, year: int) -> dict[int, str]:
    return narrative.own(_draw(plan, unit, year, "own"))


def _role(plan: Plan, unit: Unit, year: int) -> str:
    """Who writes its own sentences, who copies another's, who keeps last year's."""
    chance = _draw(plan, unit, year, "role").random()
    if chance < COPYISTS:
        return "copyist"
    at = plan.years.index(year)
    if chance > 1 - KEEPERS and at % 2 and _role(plan, unit, year - 1) == "honest":
        return "keeper"
    return "honest"


def _said(plan: Plan, city: int, county: County, unit: Unit, year: int) -> tuple[dict[int, str], list[Truth]]:
    """The own passages of a unit, some of them not its own."""
    said, role = _own(plan, unit, year), _role(plan, unit, year)
    draw = _draw(plan, unit, year, "copies")
    if role == "keeper":
        return _keeping(plan, draw, unit, year, said)
    origin = _origin(plan, draw, city, county, unit, year) if role == "copyist" else None
    if origin is None:
        return said, []
    theirs, truth = _own(plan, origin, year), []
    for passage in draw.sample(narrative.OWN, draw.randint(1, 3)):
        edits, how = draw.choice(EDITS), draw.choice(STYLES)
        said[passage] = retold(draw, theirs[passage], edits, how)
        truth.append(Truth("copy", path(unit, year), path(origin, year), passage, passage, edits, how))
    return said, truth


def _keeping(
    plan: Plan, draw: Random, unit: Unit, year: int, said: dict[int, str]
) -> tuple[dict[int, str], list[Truth]]:
    last, share = _own(plan, unit, year - 1), draw.choice(KEPT)
    kept = draw.sample(narrative.OWN, round(share * len(narrative.OWN)))
    said |= {passage: restyled(draw, last[passage]) for passage in kept}
    return said, [Truth("kept", path(unit, year), path(unit, year - 1), edits=share)]


def _origin(plan: Plan, draw: Random, city: int, county: County, unit: Unit, year: int) -> Unit | None:
    """Somebody with sentences of its own, in the same county or in another; the same ones are taken more often."""
    where = county
    if draw.random() < ABROAD:
        full = len(plan.most) - 1
        other = plan.city(draw.randrange(full) if full > 1 else city)
        where = draw.choice(other.counties)
    honest = [each for each in where.below if each.name != unit.name and _role(plan, each, year) == "honest"]
    return honest[int(draw.random() ** 2 * len(honest))] if honest else None


def _draw(plan: Plan, unit: Unit, year: int, what: str) -> Random:
    return Random(f"{plan.seed} {unit.name} {year} {what}")  # noqa: S311 - invented reports, no secrets


@cache
def _country(seed: int) -> tuple[str, ...]:
    return narrative.country(seed)


@cache
def _local(seed: int, city: int) -> tuple[str, ...]:
    return narrative.local(seed, city)
