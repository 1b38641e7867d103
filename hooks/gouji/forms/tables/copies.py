"""A table of the form that stands in the document more than once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from gouji.forms.messages import UNDER_HEADING
from gouji.forms.report import BoundTable
from gouji.forms.tables.allot import Allotment
from gouji.forms.tables.binding import Binding
from gouji.forms.tables.cell_reader import CellReader
from gouji.forms.tables.extract import TableMatch, read
from gouji.forms.tables.fragments import Fragments
from gouji.forms.tables.leads import Leads
from gouji.forms.tables.match_columns import read_header
from gouji.forms.tables.match_rows import Prospect
from gouji.forms.tables.row import Row
from gouji.forms.tables.written import Written

_MOST_ROWS = 0.6
"""What has fewer of the rows is a summary, or the rest of a table that a page cuts."""
_MOST_COPIES = 20
_MOST_AGAIN = 200
_ABOVE = 8
"""The header of a copy is in so many rows above it."""


def with_copies(
    found: Mapping[str, TableMatch], written: Written, allotment: Allotment, cells: CellReader, leads: Leads
) -> dict[str, TableMatch]:
    """The tables, each with those that have its rows, its header and its figures once more, and with its fragments.

    The one that was found first is the table itself, unless it is a form that was never filled in. What stands under
    the words that it is of a year before or of another unit is no copy.
    """
    rows = written.rows
    free = allotment.rows.difference(*(match.rows for match in found.values()))
    whole: dict[str, TableMatch] = {}
    for name, match in found.items():
        prospect = _prospect(match, written, allotment.prospects[name])
        if prospect is None:
            whole[name] = match
            continue
        copies = _copies(match, prospect, free - allotment.titled_for_others[name], rows, cells)
        if match.table.form.again:
            free = free.difference(*(copy.rows for copy in copies))
            whole[name] = _with_others(match, copies, leads)
            continue
        copies = [copy for copy in copies if copy.binding and not leads.is_of_another(copy.binding)]
        free = free.difference(*(copy.rows for copy in copies))
        whole[name] = _together([match, *copies]) if copies else match
        unclaimed = free - allotment.barred[name] - allotment.titled_for_others[name]
        fragments = Fragments(whole[name], prospect, unclaimed, rows, cells, leads).tables()
        free = free.difference(*(fragment.rows for fragment in fragments))
        whole[name] = _with_fragments(whole[name], fragments)
    return whole


def _prospect(match: TableMatch, written: Written, known: Sequence[Prospect]) -> Prospect | None:
    """What the document has of a table that is set as the one that was found; None for one that was put together."""
    if match.binding is None:
        return None
    shape, layout = match.binding.shape, match.table.layout.id if match.table.layout else None
    same = (each for each in known if each.shape is shape)
    open_one = (each for each in known if each.shape.is_open and each.shape.layout_id == layout)
    return next(same, None) or next(open_one, None) or Prospect.of(written, shape)


def _copies(
    match: TableMatch, prospect: Prospect, free: frozenset[int], rows: Sequence[Row], cells: CellReader
) -> list[TableMatch]:
    """The copies in each stretch of the document, then in what lies before and behind them."""
    copies: list[TableMatch] = []
    if prospect.rows_like_it(free) < _MOST_ROWS:  # then no stretch has more
        return copies
    stretches = _parted(free, match.rows)
    most = _MOST_AGAIN if match.table.form.again else _MOST_COPIES
    while stretches and len(copies) < most:
        stretch = stretches.pop()
        copy = _copy(prospect, stretch, rows, cells)
        if copy:
            copies.append(copy)
            stretches += _parted(stretch, copy.rows)
    return copies


def _parted(free: frozenset[int], taken: frozenset[int]) -> list[frozenset[int]]:
    """The stretches of rows that are free, the first of the document last."""
    runs = groupby(sorted(free | taken, reverse=True), taken.__contains__)
    return [frozenset(run) for is_taken, run in runs if not is_taken]


def _copy(prospect: Prospect, free: frozenset[int], rows: Sequence[Row], cells: CellReader) -> TableMatch | None:
    if prospect.rows_like_it(free) < _MOST_ROWS:
        return None
    binding = prospect.bind(free)
    if binding is None or not _is_headed(binding, rows):
        return None
    copy = read(binding, rows, cells)
    filled = len({row for row, _ in copy.table.facts})
    alike = filled >= _MOST_ROWS * len(copy.table.rows) and not copy.table.missing_columns
    return copy if alike and copy.most_read() else None


def _is_headed(binding: Binding, rows: Sequence[Row]) -> bool:
    """Whether the copy has a header of its own, which names every column."""
    first = rows[binding.rows[0].index]
    above = range(max(0, binding.rows[0].index - _ABOVE), binding.rows[0].index + 1)
    own = [rows[index] for index in binding.header if index in above]
    header = [row for row in own if row.grid == first.grid or not first.placed]
    named = read_header(header, binding.shape.columns, len(binding.shape.columns)) if header else None
    return named is not None and len(named.order) == len(binding.shape.columns)


def _together(matches: list[TableMatch]) -> TableMatch:
    ordered = sorted(matches, key=lambda match: min(match.rows))
    main = next((match for match in (matches[0], *ordered) if _is_filled(match)), matches[0])
    others = [match for match in ordered if match is not main]
    copies = tuple(replace(match.table, copy=number) for number, match in enumerate(others, 2))
    blocks = main.blocks.union(*(match.blocks for match in others))
    rows = main.rows.union(*(match.rows for match in others))
    return replace(main, table=replace(main.table, copies=copies), blocks=blocks, rows=rows)


def _with_fragments(match: TableMatch, fragments: Sequence[TableMatch]) -> TableMatch:
    table = replace(match.table, fragments=tuple(fragment.table for fragment in fragments))
    blocks, rows = (
        frozenset().union(getattr(match, name), *(getattr(each, name) for each in fragments))
        for name in ("blocks", "rows")
    )
    return replace(match, table=table, blocks=blocks, rows=rows)


def _with_others(match: TableMatch, others: Sequence[TableMatch], leads: Leads) -> TableMatch:
    """A table that stands again and again: each is one of its own, under the heading over it."""
    ordered = sorted([match, *others], key=lambda each: min(each.rows))
    tables = [_under(each.table, leads.heading(min(each.rows), each.table.form)) for each in ordered]
    blocks = match.blocks.union(*(each.blocks for each in others))
    rows = match.rows.union(*(each.rows for each in others))
    return replace(match, table=tables[0], others=tuple(tables[1:]), blocks=blocks, rows=rows)


def _under(table: BoundTable, heading: str) -> BoundTable:
    named = UNDER_HEADING.fill(table=table.form.name, heading=heading) if heading else table.form.name
    return replace(table, form=replace(table.form, name=named), heading=heading)


def _is_filled(match: TableMatch) -> bool:
    return any(fact.value.number for fact in match.table.facts.values())
