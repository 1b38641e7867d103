"""A form bound to a document: which section is where, which cell of the form holds what.

This is all that checks see of a document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Literal

from msgspec import Struct, field

from gouji.document.model import Document, Paragraph
from gouji.equations.equation import Address
from gouji.equations.fixed_point import Number
from gouji.findings.model import Where
from gouji.forms.names import cell_label
from gouji.forms.sections.bound import BoundSection, Heading, Level
from gouji.messages.message import plain
from gouji.schema.form import Form, Layout, TableForm
from gouji.schema.names import is_named
from gouji.schema.sections import SectionForm
from gouji.schema.values import COUNT, ValueKind
from gouji.text.source import Place
from gouji.text.spans import Span, Text

State = Literal["number", "below", "none", "text", "blank", "placeholder", "unreadable"]
"""What a cell says: a figure, a bound, that there is none, words where they belong, or nothing of use."""
TOO_DOUBTFUL = 0.5
"""A cell in more doubt than this is not judged; a finding about its table reports that it was not."""


class Value(Struct, frozen=True):
    """What a cell holds.

    ``number`` is exact: an int where it is whole, else a Decimal; None unless ``state`` is ``number``. ``remark`` is
    what stands beside the number in the cell (a unit, a note in brackets). ``guess`` is what an unreadable cell
    probably means (``1O`` is 10): for messages only, never for sums. ``bound`` is what the value is below, where that
    is all that the cell says (``<1``): for inequalities, never for sums. ``decimals`` are those printed (2 in
    ``98.60``).
    """

    state: State
    number: int | Decimal | None = None
    remark: str = ""
    guess: int | Decimal | None = None
    bound: int | Decimal | None = None
    decimals: int = 0

    @property
    def content(self) -> object:
        """What is compared with another cell: the number, or what stands there instead."""
        return (self.state, self.bound) if self.number is None else self.number


class Fact(Struct, frozen=True):
    """One cell of the form as it stands in the document.

    ``doubt`` is 0 where labels and position agree and grows to 1 the less they do. ``values`` is what the form wants.
    """

    table: str
    row: str
    column: str
    text: Text
    value: Value
    doubt: float = 0.0
    values: ValueKind = COUNT

    def usable(self, doubt: float = TOO_DOUBTFUL) -> Number | None:
        """The number in the cell; None where there is none, or more doubt than ``doubt`` whether it is this cell's."""
        return self.value.number if self.doubt <= doubt else None


class ExtraRow(Struct, frozen=True):
    """A row with figures that stands in a table, and is none of the form; or a row of the form that stands there again.

    ``label`` is what names it, blank where nothing does; ``values`` are its figures. ``again`` is the row of the form.
    """

    label: Text
    values: tuple[str, ...]
    again: str | None = None


class BoundTable(Struct, frozen=True):
    """A table of the form that was found.

    ``rows`` and ``columns`` are those of the layout, by full id. Cells of missing rows and columns, and of rows that
    could not be read with certainty, are not in ``facts``. ``labels`` are the texts that name the rows in the document.
    ``copies`` are the same table where it stands again; ``copy`` counts them. ``fragments`` are rows of it that stand
    again, without the others or without its header, and with other figures. ``extra_rows`` and ``extra_columns`` are
    rows and heads of columns with figures beyond the form. ``elsewhere`` are the rows that were taken from another
    section than its own, which is there. ``absent`` are optional rows that the document lacks. ``of`` are the columns
    whose cells are those of a group of open rows, with it; ``heading`` is the one over a table that stands again.
    """

    form: TableForm
    layout: Layout | None
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    facts: Mapping[Address, Fact]
    missing_rows: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    labels: Mapping[str, Text] = field(default_factory=dict)
    copies: tuple[BoundTable, ...] = ()
    copy: int = 0
    fragments: tuple[BoundTable, ...] = ()
    extra_rows: tuple[ExtraRow, ...] = ()
    extra_columns: tuple[Text, ...] = ()
    elsewhere: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    of: Mapping[str, str] = field(default_factory=dict)
    heading: str | None = None

    @property
    def cells(self) -> Iterator[Address]:
        """The cells that it should have, row by row."""
        return ((row, column) for row in self.rows for column in self.columns if has_cell(self.of, row, column))

    @property
    def start(self) -> Text | None:
        """The first label of a row, for the place of the table."""
        return next(iter(self.labels.values()), None)

    @property
    def counts(self) -> bool:
        """Whether all of its figures are counts."""
        return all(fact.values.kind == "count" for fact in self.facts.values() if fact.values.is_figure)

    def differences(self, other: BoundTable) -> list[tuple[Fact, Fact]]:
        """The cells that both tables have and that hold something else, here and there."""
        both = ((fact, other.facts[cell]) for cell, fact in self.facts.items() if cell in other.facts)
        return [(here, there) for here, there in both if here.value.content != there.value.content]


class UnknownTable(Struct, frozen=True):
    """A table with so many figures that is none of the form: the section that it stands in, and its first words."""

    section: str
    text: Text
    figures: int


def has_cell(of: Mapping[str, str], row: str, column: str) -> bool:
    """Whether a row has a cell in a column: one in a column ``of`` a group is that of a row right in this group."""
    if not of:
        return True
    group = row.rpartition(".")[0]
    return of[column] == group if column in of else group not in of.values()


class Report(Struct, frozen=True, dict=True):
    """The whole form over the whole document.

    ``sections`` of the upper level are in the order of the document, ``tables`` in the order of the form. ``preamble``
    is what stands before the first section, the title included; ``extra`` are headings of the upper level beyond the
    form, and ``unknown`` tables.
    """

    document: Document
    form: Form
    preamble: tuple[Paragraph, ...]
    sections: tuple[BoundSection, ...]
    tables: tuple[BoundTable, ...]
    extra: tuple[Heading, ...] = ()
    unknown: tuple[UnknownTable, ...] = ()

    @cached_property
    def all_sections(self) -> tuple[BoundSection, ...]:
        """The sections, and behind each those in it."""
        return tuple(each for section in self.sections for each in section.walk())

    @property
    def narrative(self) -> Iterator[tuple[BoundSection, Paragraph]]:
        """The narrative of all sections in its order, each paragraph with the innermost section that it stands in."""
        return (owned for section in self.sections for owned in section.owned())

    @property
    def levels(self) -> Iterator[Level]:
        """The sections beside each other: those of the upper level, then those in each."""
        yield Level(self.form.sections, self.sections, self.extra)
        for section in self.all_sections:
            if section.form.sections:
                yield Level(section.form.inner, section.sections, section.extra)

    @cached_property
    def _sections(self) -> dict[str, BoundSection]:
        return {section.form.id: section for section in self.all_sections}

    @cached_property
    def _tables(self) -> dict[str, BoundTable]:
        return {table.form.id: table for table in reversed(self.tables)}

    def section(self, identifier: str) -> BoundSection | None:
        """The section with this id, None where the document lacks it."""
        return self._sections.get(identifier)

    def nearest(self, identifier: str) -> BoundSection | None:
        """The section with this id or, where the document lacks it, the nearest that it should be in."""
        way = reversed(self.form.way_to(identifier))
        return next((found for each in way if (found := self.section(each.id))), None)

    @property
    def lacking(self) -> list[SectionForm]:
        """The sections of the upper level that the document must have, and lacks."""
        return [each for each in self.form.sections if not each.optional and self.section(each.id) is None]

    def table(self, identifier: str) -> BoundTable | None:
        """The table with this id, the first of several; None where the document lacks it."""
        return self._tables.get(identifier)

    def sections_named(self, ids: Collection[str]) -> list[BoundSection]:
        """The sections with these ids that the document has; all where there are no ids."""
        return [section for section in self.all_sections if not ids or section.form.id in ids]

    def tables_named(self, ids: Collection[str]) -> list[BoundTable]:
        """The tables with these ids, or such as these globs fit, that the document has; all where there are none."""
        return [table for table in self.tables if not ids or is_named(table.form.id, ids)]

    def place(self, span: Span | None) -> Place | None:
        """The place of a range, for findings: where a format has no lines, that in its transcript, if it has one.

        The linter makes a spot of the latter; what else shows people places asks for :meth:`source_place`.
        """
        decoded = self.document.decoded or self.document.transcript
        return decoded.place(span) if decoded and span else None

    def source_place(self, span: Span | None) -> Place | None:
        """Line and column of a range; None in formats without lines."""
        return self.place(span) if self.document.decoded else None

    def where(self, table: TableForm, row: str | None = None, column: str | None = None) -> Where:
        """The address of a table, row, column or cell, with its label for people."""
        name = cell_label(table, row, column)
        label = table.name + plain(" · ") + name if name.zh else table.name
        return Where(table.section, table.id, row, column, label)
