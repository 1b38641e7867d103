"""The shapes that the tables of published reports come in once they have been copied, flattened and cut.

Each function turns the printed tables (see ``official_form``) into lines of a text file, as real reports have them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from support.blocks import Grid, Slot

Lines = list[str]
Dialect = Callable[[Grid], Lines]
_LABEL_COLUMNS = 3  # of the long table


def compact(grid: Grid) -> list[list[str]]:
    """Each row's own cells alone: what a merged cell covers is gone."""
    return [[slot.text for slot in row] for row in grid]


def spread(grid: Grid, *, repeat: bool = False) -> list[list[str]]:
    """The whole grid: what a merged cell covers is blank, or says the same again."""
    rows: list[list[str | None]] = [[None] * sum(slot.columns for slot in grid[0]) for _ in grid]
    for number, row in enumerate(grid):
        for slot in row:
            column = rows[number].index(None)
            for down in range(slot.rows):
                for right in range(slot.columns):
                    first = down == right == 0
                    rows[number + down][column + right] = slot.text if first or repeat else ""
    return [[text or "" for text in row] for row in rows]


def tabs(grid: Grid) -> Lines:
    """Tabs between cells, one for each grid column."""
    return ["\t".join(row) for row in spread(grid)]


def tabs_repeated(grid: Grid) -> Lines:
    """As ``tabs``, merged labels written again."""
    return ["\t".join(row) for row in spread(grid, repeat=True)]


def tabs_compact(grid: Grid) -> Lines:
    """Tabs between the cells that a row has of its own; the depth of labels shifts the figures."""
    return ["\t".join(row) for row in compact(grid)]


def tabs_with_blank_lines(grid: Grid) -> Lines:
    """As ``tabs``, with a blank line after every third row."""
    return [line for index, row in enumerate(tabs(grid)) for line in ([row, ""] if index % 3 == 2 else [row])]


def trailing_tabs(grid: Grid) -> Lines:
    """As ``tabs_compact``, filled up with empty fields on the right."""
    width = max(map(len, compact(grid)))
    return ["\t".join([*row, *[""] * (width - len(row) + 1)]) for row in compact(grid)]


def cells(grid: Grid) -> Lines:
    """One cell a line."""
    return [text for row in compact(grid) for text in row]


def cells_apart(grid: Grid) -> Lines:
    """One cell a line, blank lines between."""
    return [line for text in cells(grid) for line in (f"  {text}", "")]


def cells_split(grid: Grid) -> Lines:
    """One cell a line, long labels broken in two as narrow cells break them."""
    return [part for text in cells(grid) for part in _broken(text)]


def piped_cells(grid: Grid) -> Lines:
    """One cell a line, a pipe before all but the first of a row."""
    return [text if index == 0 else f"| {text}" for row in compact(grid) for index, text in enumerate(row)]


def spaces(grid: Grid) -> Lines:
    """One blank between cells: text copied from a page."""
    return [" ".join(row) for row in compact(grid)]


def wide_spaces(grid: Grid) -> Lines:
    """Runs of blanks between cells."""
    return ["   ".join(row) for row in compact(grid)]


def pipes(grid: Grid) -> Lines:
    """A pipe table, merged cells as empty ones."""
    return [f"| {' | '.join(row)} |" for row in spread(grid)]


def cut_by_pages(grid: Grid) -> Lines:
    """As ``tabs``, cut by page numbers, the header again on every page."""
    rows, head = tabs(grid), _header(grid)
    lines: Lines = []
    for index, row in enumerate(rows):
        if index > head and index % 9 == 0:
            lines += ["", f"-{index // 9}-", "", *rows[:head]]
        lines.append(row)
    return lines


def with_subtotals(grid: Grid) -> Lines:
    """As ``tabs_compact``, with a row of subtotals that the form does not have after every fifth row of figures."""
    lines: Lines = []
    for index, row in enumerate(compact(grid)):
        lines.append("\t".join(row))
        if index % 5 == 4 and len(row) > 7:
            lines.append("\t".join(["小计", *["777"] * 7]))
    return lines


def tabs_stripped(grid: Grid) -> Lines:
    """As ``tabs``, the white space at both ends of each line stripped."""
    return [line.strip() for line in tabs(grid)]


def cells_narrow(grid: Grid) -> Lines:
    """One cell a line, labels broken after every seventh character."""
    return [part for text in cells(grid) for part in _wrapped(text, 7)]


def spaces_repeated(grid: Grid) -> Lines:
    """As ``spaces``, the labels of groups written again in each of their rows."""
    if len(grid) < 20:  # short tables have no groups of rows
        return spaces(grid)
    rows = spread(grid, repeat=True)
    return [" ".join([*dict.fromkeys(row[:_LABEL_COLUMNS]), *row[_LABEL_COLUMNS:]]) for row in rows]


def commas(grid: Grid) -> Lines:
    """Commas between cells, as spreadsheets export them."""
    return [",".join(f'"{text}"' if "," in text else text for text in row) for row in spread(grid)]


def drawn(grid: Grid) -> Lines:
    """A frame drawn with characters meant for it."""
    rows = spread(grid)
    rule = "─┼─".join("──" for _ in rows[0])
    return [line for row in rows for line in (f"├─{rule}─┤", f"│ {' │ '.join(row)} │")]


def ruled(grid: Grid) -> Lines:
    """A frame of pluses and dashes, a rule between any two rows, long cells broken."""
    rows = spread(grid)
    rule = f"+{'+'.join('---' for _ in rows[0])}+"
    lines: Lines = [rule]
    for row in rows:
        parts = [list(_wrapped(text, 6)) or [""] for text in row]
        for number in range(max(map(len, parts))):
            lines.append(f"| {' | '.join(part[number] if number < len(part) else '' for part in parts)} |")
        lines.append(rule)
    return lines


DIALECTS: Mapping[str, Dialect] = {
    dialect.__name__: dialect
    for dialect in (
        tabs,
        tabs_repeated,
        tabs_compact,
        tabs_with_blank_lines,
        trailing_tabs,
        cells,
        cells_apart,
        cells_split,
        piped_cells,
        spaces,
        wide_spaces,
        pipes,
        cut_by_pages,
        with_subtotals,
        tabs_stripped,
        cells_narrow,
        spaces_repeated,
        commas,
        drawn,
        ruled,
    )
}


def _wrapped(text: str, width: int) -> Iterator[str]:
    return (text[start : start + width] for start in range(0, len(text), width))


def _broken(text: str) -> Iterator[str]:
    if text.startswith("（") and text[2:3] == "）" and len(text) > 5:
        yield from (text[:3], text[3:])
    elif text == "商业企业":
        yield from ("商业", "企业")
    elif len(text) > 20:
        yield from (text[:18], text[18:])
    else:
        yield text


def _header(grid: Grid) -> int:
    """How many rows there are before the first that holds a figure."""
    return next(index for index, row in enumerate(grid) if any(_is_figure(slot) for slot in row))


def _is_figure(slot: Slot) -> bool:
    return slot.text.replace(".", "").isdigit()
