"""Figures of an invented agency, from those of its components: they agree in every table of the FOIA report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

NAMES = (
    "Harbor Office",
    "Office of Gauges (OG)",
    "Inspector General",
    "Tidal Survey",
    "2nd Coastal Fleet",
    "St. Mary's Lock",
    "Buoy & Beacon Service",
    "Office of the Moon",
    "Estuary Division",
    "Pilots' Board",
    "Charts and Maps",
    "Salt Works",
)
STATUTES = ("15 U.S.C. § 3710a(c)", "41 U.S.C. § 4702")
_DISPOSED = (0, 12, 3, 8, 1, 3, 1, 1, 1, 1, 1, 1)
_EXEMPTED = (0, 0, 0, 10, 8, 20, 1, 0, 6, 0, 1, 0, 0, 0)
_SIMPLE = (0, 9, 5, 2, 1, 0, 0, 0, 0, 0, 1, 0, 0)
_COMPLEX = (0, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1)

Figures = Mapping[str, Sequence[str]]
"""The cells of a row by the id of its table."""


def component(order: int) -> dict[str, list[str]]:
    """The figures of the component that stands in this place, from one on: the later, the larger."""
    start, received, end = 5 * order + 2, 60 + 41 * order, 4 * order + 3
    processed = start + received - end
    disposed = [order * part + part // 3 for part in _DISPOSED]
    disposed[0] = processed - sum(disposed)
    exempted = [order * times for times in _EXEMPTED]
    exempted[2] = _relied(order, 0) + _relied(order, 1)
    appeals = [order, 2 * order + 4, 2 * order + 3, order + 1]
    decided = [order + 2, order % 3, 0, order - order % 3 + 1]
    counts = {
        "va": [start, received, processed, end],
        "vb1": [*disposed, sum(disposed)],
        "vb3": exempted,
        "via": appeals,
        "vib": [*decided, sum(decided)],
        "vic1": [0, 0, 0, 1, 1, order, 0, 0, order // 2, 0, 1, 0, 0, 0],
        "vic2": [order, 0, 1, 0, 1, 0, order % 2, 1, 0, 0, 0],
        "xia": [order // 2],
        "xib": [14 * order, 350 * order],
        "xiia": [order + 1, order],
        "xiib": [order, order + 3, order + 2, order + 1],
        "xiid1": [received - 9 + order, received, processed - 4, processed],
        "xiid2": [order + 2, order + 1],
        "xiie1": [2 * order + 3, 2 * order + 4, 2 * order + 2, 2 * order + 3],
        "xiie2": [order + 1, order],
    }
    for table, slow, total in (("viic", _SIMPLE, processed * 2 // 3), ("viic2", _COMPLEX, processed // 6)):
        days = [order * part for part in slow]
        counts[table] = [total - sum(days), *days[1:], total]
    counts["viic3"] = [order + 1, 1, *([0] * 11), order + 2]
    figures = {table: [f"{count:,}" for count in row] for table, row in counts.items()}
    spread = [f"{14 + order}", f"{15 + order}.5", "<1" if order % 2 else "2", f"{70 + 9 * order}"]
    slower = [f"{38 + order}", f"{46 + order}.25", f"{3 + order}", f"{130 + 20 * order}"]
    quick = [f"{4 + order}", f"{5 + order}", f"{order}", f"{20 + order}"]
    figures |= {"viia": [*spread, *slower, *quick], "viib": [*spread, *slower, *quick]}
    figures["vic4"] = [f"{11 + order}", f"{13 + order}.2", f"{3 + order}", f"{40 + order}"]
    waiting = [f"{2 * order}", f"{10 + order}", f"{12 + order}.5", f"{order}", f"{40 + order}.5", f"{52 + order}"]
    figures["viid"] = [*waiting, *(["0", "N/A", "N/A"] if order % 2 else ["1", "3", "3"])]
    figures["viiia"] = [f"{order + 2}", f"{order + 4}", f"{2 + order}", f"{2 + order}.5", f"{2 * order + 1}"]
    figures["viiib"] = [f"{order}", f"{order + 3}", f"{4 + order}", f"{5 + order}.3"]
    full, equivalent, processing = Decimal(order + 1), Decimal(order) / 4, Decimal(210_000 * order) + Decimal("0.75")
    litigation, fees = Decimal(order // 2) * Decimal("9250.25"), Decimal(order % 3) * Decimal("215.50")
    figures["ix"] = _money_and_staff(full, equivalent, processing, litigation)
    figures["x"] = _fees(fees, processing + litigation)
    return figures


def overall(rows: Sequence[Figures]) -> dict[str, list[str]]:
    """The figures of the agency: sums of counts, the extremes of days, medians and averages that lie between."""
    found: dict[str, list[str]] = {}
    for table in rows[0]:
        columns = list(zip(*(row[table] for row in rows), strict=True))
        found[table] = [f"{sum(map(_number, column)):,}" for column in columns]
    for table in ("viia", "viib", "vic4"):
        for column, cells in enumerate(zip(*(row[table] for row in rows), strict=True)):
            chosen = max if column % 4 == 3 else min
            found[table][column] = chosen(cells, key=_number)
    for table, columns in (("viid", (1, 2, 4, 5, 7, 8)), ("viiia", (2, 3)), ("viiib", (2, 3))):
        for column in columns:
            said = [row[table][column] for row in rows if row[table][column] != "N/A"]
            found[table][column] = max(said, key=_number) if said else "N/A"
    full, equivalent, _, processing, litigation, _ = (
        sum((_number(row["ix"][column]) for row in rows), Decimal()) for column in range(6)
    )
    found["ix"] = _money_and_staff(full, equivalent, processing, litigation)
    found["x"] = _fees(sum((_number(row["x"][0]) for row in rows), Decimal()), processing + litigation)
    return found


def statutes(components: Sequence[str]) -> list[list[str]]:
    """The rows of table IV: each statute with the components that relied upon it."""
    rows = []
    for which, statute in enumerate(STATUTES):
        times = [(name, _relied(order, which)) for order, name in enumerate(components, start=1)]
        head = [statute, ("Cooperative research", "Contractor proposals")[which], ("N/A", _CASE)[which]]
        total = f"{sum(count for _, count in times):,}"
        for index, (name, count) in enumerate(times):
            rows.append([*(head if index == 0 else ["", "", ""]), name, f"{count:,}", total if index == 0 else ""])
    return rows


_CASE = "Tern v. Dep't of the Coast, 12 F. Supp. 2d 345 (D.D.C. 2001)"


def _relied(order: int, statute: int) -> int:
    return order * (statute + 1) + statute


def _money_and_staff(full: Decimal, equivalent: Decimal, processing: Decimal, litigation: Decimal) -> list[str]:
    staff = [f"{full:.0f}", f"{equivalent:.2f}", f"{full + equivalent:.2f}"]
    return [*staff, *(f"${money:,.2f}" for money in (processing, litigation, processing + litigation))]


def _fees(fees: Decimal, costs: Decimal) -> list[str]:
    share = (100 * fees / costs).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return [f"${fees:,.2f}", f"{share}%"]


def _number(text: str) -> Decimal:
    return Decimal("0.5") if text == "<1" else Decimal(text.strip("$%").replace(",", "").replace("N/A", "0"))
