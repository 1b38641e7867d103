"""How agencies set the same report: captions, headings, headers, rows, figures and what stands around tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from support.blocks import Block, Grid, Heading, Slot, width
from support.foia import Setting
from support.foia_form import CORNER, OVERALL, FoiaTable

Caption = Callable[[FoiaTable], Sequence[Block]]
_MONEY = ("Processing Costs", "Litigation-Related Costs", "Total Costs", "Total Amount of Fees Collected")


def _under(caption: Caption) -> Setting:
    return Setting(table=lambda table, grid: (*caption(table), grid))


def _printed(change: Callable[[Grid], Grid]) -> Setting:
    return Setting(table=lambda table, grid: (Heading(table.title, 2), change(grid)))


def _lines_of_header(grid: Grid) -> int:
    return max(slot.rows for slot in grid[0])


def _texts(change: Callable[[str], str], *, header: bool) -> Setting:
    """Other texts in the header, or in the rows under it."""

    def changed(grid: Grid) -> Grid:
        lines = _lines_of_header(grid)
        return tuple(
            tuple(replace(slot, text=change(slot.text)) for slot in row) if (index < lines) == header else row
            for index, row in enumerate(grid)
        )

    return _printed(changed)


def _without(signs: str) -> Setting:
    return _texts(lambda text: text.replace(signs, "") if text[:1].isdigit() or text[:1] == "$" else text, header=False)


def _starred(grid: Grid) -> Grid:
    """A note mark behind the first figure of each row but the last."""
    rows = [list(row) for row in grid]
    for row in rows[_lines_of_header(grid) : -1]:
        if re.fullmatch(r"[\d,]+", row[1].text):
            row[1] = replace(row[1], text=f"{row[1].text}*")
    return tuple(map(tuple, rows))


def _with_dollars_apart(grid: Grid) -> Grid:
    if not any(slot.text.startswith("$") for row in grid for slot in row):
        return grid
    lines = _lines_of_header(grid)
    rows: list[tuple[Slot, ...]] = []
    for index, row in enumerate(grid):
        slots: list[Slot] = []
        for slot in row:
            if index < lines and slot.text in ("COSTS", *_MONEY):
                slots.append(replace(slot, columns=2 * slot.columns))
            elif slot.text.startswith("$"):
                slots += [Slot("$"), Slot(slot.text[1:])]
            else:
                slots.append(slot)
        rows.append(tuple(slots))
    return tuple(rows)


def _with_header_of_one_line(grid: Grid) -> Grid:
    if _lines_of_header(grid) == 1:
        return grid
    lower = iter(grid[1])
    header = [
        Slot(f"{slot.text} {next(lower).text}" if slot.columns > 1 else slot.text)
        for slot in grid[0]
        for _ in range(slot.columns)
    ]
    return (tuple(header), *grid[2:])


def _with_header_not_merged(grid: Grid) -> Grid:
    if _lines_of_header(grid) == 1:
        return grid
    lower = iter(grid[1])
    upper = [Slot(slot.text) for slot in grid[0] for _ in range(slot.columns)]
    second = [next(lower) if slot.columns > 1 else Slot("") for slot in grid[0] for _ in range(slot.columns)]
    return (tuple(upper), tuple(second), *grid[2:])


def _without_corner(grid: Grid) -> Grid:
    corner, *others = grid[0]
    keyed = len(grid[0]) > 1 and grid[0][1].text in ("Sub-Row Heading", 'Description of "Other" Reasons for Denials')
    return grid if keyed or corner.text != CORNER else ((replace(corner, text=""), *others), *grid[1:])


def _in_two(table: FoiaTable, grid: Grid, between: Sequence[Block] = ()) -> Sequence[Block]:
    lines = _lines_of_header(grid)
    half = (lines + len(grid)) // 2
    if table.number == "IV" or half <= lines:
        return (Heading(table.title, 2), grid)
    return (Heading(table.title, 2), grid[:half], *between, (*grid[:lines], *grid[half:]))


def _continued(table: FoiaTable, grid: Grid) -> Sequence[Block]:
    return _in_two(table, grid, (f"{table.title} (continued)",))


def _with_header_again(grid: Grid) -> Grid:
    lines = _lines_of_header(grid)
    half = (lines + len(grid)) // 2
    return (*grid[:half], *grid[:lines], *grid[half:]) if half > lines else grid


def _in_another_order(grid: Grid) -> Grid:
    lines = _lines_of_header(grid)
    if grid[-1][0].text != OVERALL or any(not row[0].text for row in grid[lines:]):
        return grid  # its rows belong together
    return (*grid[:lines], *reversed(grid[lines:-1]), grid[-1])


VARIANTS: Mapping[str, Setting] = {
    "captions as paragraphs": _under(lambda table: (table.title,)),
    "no captions": _under(lambda _: ()),
    "captions in the first row": Setting(
        table=lambda table, grid: (((Slot(table.title, 1, width(grid)),), *grid),),
    ),
    "Table V.A: its name": _under(lambda table: (f"Table {table.number}: {table.name}",)),
    "Table V.A": _under(lambda table: (f"Table {table.number}",)),
    "captions without number": _under(lambda table: (Heading(table.name, 2),)),
    "captions of numbers": _under(lambda table: (Heading(table.number, 2),)),
    "V. A. with a space": _under(lambda table: (Heading(table.title.replace(".", ". ", 1), 2),)),
    "V.B.(1)": _under(lambda table: (Heading(table.title.replace("(", ".(", 1), 2),)),
    "V.A without a full stop": _under(lambda table: (Heading(f"{table.number} {table.name}", 2),)),
    "Section V.A.": Setting(
        heading=lambda section: (Heading(f"Section {section.title}"),),
        table=lambda table, grid: (Heading(f"Section {table.title}", 2), grid),
    ),
    "capital letters and double hyphens": Setting(
        heading=lambda section: (Heading(section.title.upper()),),
        table=lambda table, grid: (Heading(table.title.upper().replace(" - ", " -- "), 2), grid),
    ),
    "headings with a colon": Setting(heading=lambda section: (Heading(f"{section.number}: {section.name}"),)),
    "Exemption 1": _texts(lambda text: text.replace("Ex. ", "Exemption "), header=True),
    "(b)(1)": _texts(lambda text: re.sub(r"Ex\. (\d)", r"(b)(\1)", text), header=True),
    "FY": _texts(lambda text: text.replace("Fiscal Year", "FY"), header=True),
    "Component": _texts(lambda text: text.replace(CORNER, "Component"), header=True),
    "no corner": _printed(_without_corner),
    "Agency Overall": _texts(lambda text: text.replace(OVERALL, "Agency Overall"), header=False),
    "TOTAL": _texts(lambda text: text.replace(OVERALL, "TOTAL"), header=False),
    "no thousands separators": _without(","),
    "no dollar signs": _without("$"),
    "no percent signs": _without("%"),
    "dollar signs in cells of their own": _printed(_with_dollars_apart),
    "asterisks behind figures": _printed(_starred),
    "footnotes": Setting(table=lambda table, grid: (Heading(table.title, 2), grid, "* Includes requests filed late.")),
    "a header of one line": _printed(_with_header_of_one_line),
    "a header that is not merged": _printed(_with_header_not_merged),
    "a year over the header": _printed(lambda grid: ((Slot("Fiscal Year 2024", 1, width(grid)),), *grid)),
    "tables in two": Setting(table=_in_two),
    "tables in two, continued": Setting(table=_continued),
    "the header again": _printed(_with_header_again),
    "components in another order": _printed(_in_another_order),
    "a blank column first": _printed(lambda grid: tuple((Slot(""), *row) for row in grid)),
    "a blank column last": _printed(lambda grid: tuple((*row, Slot("")) for row in grid)),
}
