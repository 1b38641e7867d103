"""The annual FOIA report of an invented agency, Bureau of Tides, and how it may be set."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from support.blocks import Block, Grid, Heading, Slot
from support.foia_figures import NAMES, component, overall, statutes
from support.foia_form import CORNER, OPTIONAL, OVERALL, SECTIONS, TABLES, FoiaSection, FoiaTable

Rows = Sequence[Sequence[str]]
Body = Mapping[str, Rows]
"""The rows of each table: names and figures."""
YEAR = 2024
_IV = (
    "Statute",
    "Type of Information Withheld",
    "Case Citation",
    CORNER,
    "Number of Times Relied upon by Agency / Component",
    "Total Number of Times Relied upon by Agency Overall",
)
_OTHER = (
    CORNER,
    'Description of "Other" Reasons for Denials',
    'Number of Times "Other" Reason Was Relied Upon',
    "TOTAL",
)


def body(names: Sequence[str] = NAMES[:3], *, optional: bool = False) -> dict[str, list[list[str]]]:
    """The rows of the tables for an agency of these components; where there is none, of an agency without any."""
    figures = [component(order) for order in range(1, max(len(names), 1) + 1)]
    lines = [*zip(names, figures, strict=False), (OVERALL, overall(figures))]
    rows = {table: [[name, *cells[table]] for name, cells in lines] for table in figures[0]}
    rows["iv"] = statutes(names or (OVERALL,))
    denied = [(name, cells["vb1"][-2]) for name, cells in zip(names or (OVERALL,), figures, strict=True)]
    rows["vb2"] = [[name, "Records sealed by a court", times, times] for name, times in denied]
    for table in ("vic5", "viie", "xiic"):
        rows[table] = [row for name, _ in lines for row in _oldest(name)]
    return {table: rows[table] for table in TABLES if optional or table not in OPTIONAL}


def _oldest(name: str) -> list[list[str]]:
    days = [f"{day:,}" for day in range(1_490, 390, -110)]
    return [
        [name, "Date", *(f"2021-03-{day:02}" for day in range(1, 11))],
        ["", "Number of Days Pending", *reversed(days)],
    ]


def narrative(tables: Body) -> dict[str, tuple[str, ...]]:
    """What sections say of their tables, by their numbers."""
    start, received, processed, end = tables["va"][-1][1:]
    last, now = tables["xiid2"][-1][1:]
    year = f"During fiscal year {YEAR} the Bureau received {received} requests and processed {processed} requests."
    pending = f"At the end of the fiscal year {end} requests were pending, compared to {start} at its beginning."
    return {"V": (f"{year} {pending}",), "XII": (f"The backlog of requests fell from {last} to {now}.",)}


def header(table: str) -> Grid:
    """The header of a table, a group of columns over its members."""
    if table == "iv":
        return (tuple(map(Slot, _IV)),)
    if table == "vb2":
        return (tuple(map(Slot, _OTHER)),)
    labels = TABLES[table].labels
    naming = (CORNER, "Sub-Row Heading") if table in ("vic5", "viie", "xiic") else (CORNER,)
    groups = any(not isinstance(label, str) for label in labels)
    upper = [Slot(name, 2 if groups else 1) for name in naming]
    lower: list[Slot] = []
    for label in labels:
        if isinstance(label, str):
            upper.append(Slot(label, 2 if groups else 1))
        else:
            upper.append(Slot(label[0], 1, len(label[1])))
            lower += map(Slot, label[1])
    return (tuple(upper), tuple(lower)) if groups else (tuple(upper),)


def grid(table: str, rows: Rows) -> Grid:
    """The table as the handbook prints it."""
    return (*header(table), *(tuple(map(Slot, row)) for row in rows))


class Setting(Struct, frozen=True):
    """How a report is set: its title, the heading of a section, a table with what stands around it."""

    title: str = f"Bureau of Tides - Annual FOIA Report, Fiscal Year {YEAR}"
    heading: Callable[[FoiaSection], Sequence[Block]] = lambda section: (Heading(section.title),)
    table: Callable[[FoiaTable, Grid], Sequence[Block]] = lambda table, printed: (Heading(table.title, 2), printed)


AS_PRINTED = Setting()


def report(
    tables: Body,
    setting: Setting = AS_PRINTED,
    *,
    said: Mapping[str, Sequence[str]] | None = None,
    sections: Sequence[FoiaSection] = SECTIONS,
) -> list[Block]:
    """The whole report. ``said`` are the paragraphs of sections, by their numbers, instead of their own."""
    blocks: list[Block] = [Heading(setting.title, 0)]
    told = {**narrative(tables), **(said or {})}
    for section in sections:
        blocks += [*setting.heading(section), *told.get(section.number, section.narrative)]
        for table in section.tables:
            if table in tables:
                blocks += setting.table(TABLES[table], grid(table, tables[table]))
    return blocks


def changed(tables: Body, cells: Mapping[tuple[str, int, int], str]) -> dict[str, list[list[str]]]:
    """The tables with other texts in some cells: table, row and column, of which the first names the row."""
    return {
        table: [
            [cells.get((table, row, column), text) for column, text in enumerate(line)] for row, line in enumerate(rows)
        ]
        for table, rows in tables.items()
    }


FAULTLESS = report(body())
_FAULTS = {
    ("va", 1, 4): "21",
    ("vb1", 2, 4): "",
    ("viia", 2, 3): "99",
    ("ix", 0, 6): "$210,007.50",
    ("x", 1, 2): "9.04%",
}
FAULTY = report(
    changed(body(), _FAULTS),
    said={"XII": ("The backlog of requests fell from 12 to 8.",)},
    sections=[replace(section, number="VII") if section.number == "VIII" else section for section in SECTIONS],
)
"""One fault of each of seven kinds."""
