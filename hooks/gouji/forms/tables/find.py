"""The tables of the form, found in a document however they are set.

A table stands as the form prints it, or in one of its other layouts; else it was turned, its columns one below the
other, or cut between groups of columns into pieces that stand below each other.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Block
from gouji.equations.equation import Equation
from gouji.forms.layouts import Shape, pieces, shapes, turned
from gouji.forms.report import BoundTable
from gouji.forms.tables.allot import Allotment, Spans, rows_of_binding
from gouji.forms.tables.beyond import beyond
from gouji.forms.tables.binding import Binding
from gouji.forms.tables.candidates import rows_of
from gouji.forms.tables.cell_reader import CellReader
from gouji.forms.tables.copies import with_copies
from gouji.forms.tables.digits import parted
from gouji.forms.tables.empty import empty_tables
from gouji.forms.tables.extract import TableMatch, read
from gouji.forms.tables.leads import Leads
from gouji.forms.tables.match_rows import Prospect
from gouji.forms.tables.row import CandidateReading, Row
from gouji.forms.tables.written import Written
from gouji.forms.vocabulary import vocabulary_of
from gouji.schema.form import Form, Layout, TableForm

Equations = Callable[[TableForm, Layout | None], Sequence[Equation]]
"""What a pack asserts of a table in one of its layouts."""

_ELSEWHERE = 0.3
"""The doubt whether rows are those of a table in whose section or under whose title they don't stand."""


class BoundTables(Struct, frozen=True):
    """``tables`` in the order of the form; ``blocks`` are the blocks of the document that they are made of.

    ``parted`` counts the rows, by table, whose figures ran on into each other and were parted.
    """

    tables: tuple[BoundTable, ...]
    blocks: frozenset[int]
    parted: Mapping[str, int] = {}


def bind_tables(
    blocks: Sequence[Block],
    headings: frozenset[int],
    form: Form,
    reading: CandidateReading,
    spans: Spans,
    equations: Equations,
) -> BoundTables:
    """Finds every table of the form. ``headings`` are the blocks that are section headings."""
    cells = CellReader.of(form)
    rows = rows_of(blocks, headings, reading)
    written = Written(rows, vocabulary_of(form))
    allotment = Allotment.of(form, written, spans)
    allotted = allotment.tables()
    if not allotted:
        return BoundTables((), frozenset())  # the document is something else, and no arrangement makes it a report
    search = _TableSearch(written, cells, allotment, allotted)
    found = _apart({table.id: match for table in form.tables if (match := search.table(table))})
    found = {
        name: _doubted(match, match.table.rows) if allotment.may_be_alike(name, match.rows, found) else match
        for name, match in found.items()
    }
    counts: dict[str, int] = {}
    for name, match in found.items():
        if match.binding and not match.turned and len({row for row, _ in match.table.facts}) < len(match.binding.rows):
            wanted = equations(match.table.form, match.table.layout)
            found[name], counts[name] = parted(match, rows, wanted, cells.kinds)
    bounds = headings.union(*(match.blocks for match in found.values()))
    found = with_copies(found, written, allotment, cells, Leads.of(blocks, rows, spans, bounds, form.leads))
    taken = frozenset().union(*(match.rows for match in found.values()))
    found = {name: beyond(match, rows, taken, cells) for name, match in found.items()}
    empty = {name: match for name, match in empty_tables(allotment, taken, rows) if name not in found}
    found = {table.id: match for table in form.tables if (match := found.get(table.id) or empty.get(table.id))}
    return BoundTables(
        tuple(
            _upright(table) if each.turned else table for each in found.values() for table in (each.table, *each.others)
        ),
        frozenset().union(*(each.blocks for each in found.values())),
        {name: count for name, count in counts.items() if count},
    )


def _apart(found: dict[str, TableMatch]) -> dict[str, TableMatch]:
    """The tables less those that would have rows of a better one."""
    taken: frozenset[int] = frozenset()
    kept: set[str] = set()
    for name in sorted(found, key=lambda name: -found[name].sure()):
        if taken.isdisjoint(found[name].rows):
            kept.add(name)
            taken |= found[name].rows
    return {name: match for name, match in found.items() if name in kept}


def _doubted(match: TableMatch, lines: Container[str]) -> TableMatch:
    """The table with some rows in doubt, as they may be another's."""
    facts = {
        cell: replace(fact, doubt=min(1.0, round(fact.doubt + _ELSEWHERE, 3))) if fact.row in lines else fact
        for cell, fact in match.table.facts.items()
    }
    return replace(match, table=replace(match.table, facts=facts))


class _TableSearch(Struct, frozen=True, dict=True):
    written: Written
    cells: CellReader
    allotment: Allotment
    allotted: dict[str, Binding]

    @property
    def rows(self) -> Sequence[Row]:
        """All that could be rows."""
        return self.written.rows

    def table(self, table: TableForm) -> TableMatch | None:
        """The table as it was found or, where some of it was not, set otherwise: turned, or in pieces."""
        upright = self._upright.get(table.id)
        upright = upright if upright and upright.has_columns() else None
        if upright is not None and upright.whole() and upright.most_read():
            return self._in_doubt(upright, table)
        whole = {name: each for name, each in self._whole.items() if name != table.id}
        free = self.allotment.elsewhere(table.id, whole)
        others = [each for shape in shapes(table) for each in (self._turned(shape, free), *self._pieced(shape, free))]
        found = [upright, *(each for each in others if each and each.most_read())]
        best = max(found, key=lambda each: each.sure() if each else 0)
        return best and self._in_doubt(best, table)

    @cached_property
    def _upright(self) -> dict[str, TableMatch]:
        """The tables as the rows allotted to them have them."""
        return {name: read(each, self.rows, self.cells) for name, each in self.allotted.items()}

    @cached_property
    def _whole(self) -> dict[str, Binding]:
        """The tables that were found in one piece, and read."""
        found = self._upright
        return {name: each for name, each in self.allotted.items() if found[name].whole() and found[name].most_read()}

    def _in_doubt(self, match: TableMatch, table: TableForm) -> TableMatch:
        """The table, in doubt as far as it stands in the section of another."""
        outside = self.allotment.outside(table.id, match.rows)
        if not outside:
            return match
        bound = match.binding.rows if match.binding else ()
        lines = {each.line.id for each in bound if each.index in outside} or set(match.table.labels)
        doubted = _doubted(match, lines)
        elsewhere = tuple(row for row in match.table.labels if row in lines)
        return replace(doubted, table=replace(doubted.table, elsewhere=elsewhere))

    def _turned(self, shape: Shape, free: frozenset[int]) -> TableMatch | None:
        binding = None if shape.is_open else Prospect.of(self.written, turned(shape)).bind(free)
        return replace(read(binding, self.rows, self.cells), turned=True) if binding else None

    def _pieced(self, shape: Shape, free: frozenset[int]) -> Iterator[TableMatch]:
        for way in pieces(shape):
            found: list[TableMatch] = []
            start = 0
            for piece in way:
                binding = Prospect.of(self.written, piece).bind(frozenset(row for row in free if row >= start))
                if binding is None:
                    break
                found.append(read(binding, self.rows, self.cells))
                start = max(rows_of_binding(binding)) + 1
            else:
                blocks, rows = (
                    frozenset().union(*(getattr(each, name) for each in found)) for name in ("blocks", "rows")
                )
                yield TableMatch(_whole(shape, [each.table for each in found]), blocks, rows)


def _upright(table: BoundTable) -> BoundTable:
    """A table that was turned as the form has it."""
    start = next(iter(table.labels.values()))
    return replace(
        table,
        rows=table.columns,
        columns=table.rows,
        facts={
            (fact.column, fact.row): replace(fact, row=fact.column, column=fact.row) for fact in table.facts.values()
        },
        missing_rows=table.missing_columns,
        missing_columns=table.missing_rows,
        labels=dict.fromkeys(table.columns, start),
        elsewhere=table.columns if table.elsewhere else (),
        copies=tuple(map(_upright, table.copies)),
        fragments=tuple(map(_upright, table.fragments)),
    )


def _whole(shape: Shape, parts: Sequence[BoundTable]) -> BoundTable:
    """One table of its pieces."""
    missing = [row for row in parts[0].missing_rows if all(row in part.missing_rows for part in parts)]
    return replace(
        parts[0],
        columns=tuple(line.id for line in shape.columns),
        facts={address: fact for part in parts for address, fact in part.facts.items()},
        missing_rows=tuple(missing),
        missing_columns=tuple(column for part in parts for column in part.missing_columns),
        labels={row: label for part in reversed(parts) for row, label in part.labels.items()},
    )
