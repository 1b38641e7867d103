"""Rows and columns with figures that stand in a table and are none of the form, or are one of its rows again."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from gouji.forms.labels import SURE, best
from gouji.forms.layouts import AxisLine
from gouji.forms.report import BoundTable, ExtraRow
from gouji.forms.tables.binding import Binding, RowMatch
from gouji.forms.tables.cell_reader import CellReader
from gouji.forms.tables.extract import TableMatch
from gouji.forms.tables.row import CandidateCell, Row
from gouji.forms.tables.row_scores import header_likeness
from gouji.text.spans import Text

_HALF = 0.5
_FEW = 2
_NUMBERED = 3
"""So many numbers from one on, each by one more than that before, are the numbers of columns."""


def beyond(match: TableMatch, rows: Sequence[Row], taken: frozenset[int], cells: CellReader) -> TableMatch:
    """The table with what stands in it beyond the form. ``taken`` are the rows of all tables.

    Of flattened text it is not known where a table ends, nor what a row without a name is: only rows of the form that
    stand there again are told.
    """
    binding = match.binding
    if binding is None:
        return match
    search = _Beyond(match.table, binding, rows, cells)
    extra = tuple(found for index in search.rows_inside(taken) if (found := search.row(index)))
    columns = tuple(search.columns())
    if match.turned:
        further = tuple(ExtraRow(head, values) for head, values in columns)
        beside = tuple(row.label for row in extra if row.again is None)
        return replace(match, table=replace(match.table, extra_rows=further, extra_columns=beside))
    heads = tuple(head for head, _ in columns)
    return replace(match, table=replace(match.table, extra_rows=extra, extra_columns=heads))


class _Beyond(Struct, frozen=True, dict=True):
    table: BoundTable
    binding: Binding
    rows: Sequence[Row]
    cells: CellReader

    @cached_property
    def _placed(self) -> list[RowMatch]:
        return [match for match in self.binding.rows if self.rows[match.index].placed]

    def rows_inside(self, taken: frozenset[int]) -> Iterator[int]:
        """The rows between those of the table that are none of any, and those behind its header and its last row."""
        groups = dict.fromkeys(self.rows[match.index].grid for match in self.binding.rows)
        for grid in groups:
            own = [match.index for match in self.binding.rows if self.rows[match.index].grid == grid]
            begin, end = own[0], own[-1] + 1
            if self.rows[begin].placed:
                begin = max((i + 1 for i in self.binding.header if self._is_in(grid, i) and i < begin), default=begin)
                while self._is_in(grid, end) and end not in taken and self._is_data(end):
                    end += 1
            yield from (index for index in range(begin, end) if index not in taken and self._is_in(grid, index))

    def _is_in(self, grid: int, index: int) -> bool:
        return index < len(self.rows) and self.rows[index].grid == grid

    def _is_data(self, index: int) -> bool:
        """Whether a row has figures and no words beside them.

        The title and the header of the next table have none; a line about who filled in the table has both.
        """
        row, figures = self.rows[index], self._figures(index)
        first = max(match.values for match in self.binding.rows)
        read = (self.cells.value(row.slots[slot].text.value) for slot in row.filled if slot >= first)
        words = any(value.state == "unreadable" and value.guess is None for value in read)
        return bool(figures) and not words and header_likeness(row, self.binding.header_labels) < _HALF

    def _figures(self, index: int) -> list[CandidateCell]:
        row = self.rows[index]
        slots = [row.slots[slot] for slot in row.filled if row.slots[slot].column not in self._words]
        return list(filter(self._is_number, slots))

    @cached_property
    def _words(self) -> frozenset[int]:
        """The grid columns that hold words by the form, and what names rows: a number there is no figure."""
        facts = self.table.facts.values()
        words = {id(fact.text) for fact in facts if not fact.values.is_figure}
        return (self._naming | self._columns_of(words)) - self._columns_of(self._figure_texts)

    @cached_property
    def _naming(self) -> frozenset[int]:
        """The grid columns of what names rows: none of their cells is a value."""
        if not self.binding.shape.naming:
            return frozenset()
        values = {id(fact.text) for fact in self.table.facts.values()}
        slots = [slot for match in self._placed for slot in self.rows[match.index].slots]
        return frozenset(slot.column for slot in slots) - self._columns_of(values)

    @property
    def _figure_texts(self) -> set[int]:
        return {id(fact.text) for fact in self.table.facts.values() if fact.values.is_figure}

    def _columns_of(self, texts: Container[int]) -> frozenset[int]:
        slots = (slot for match in self._placed for slot in self.rows[match.index].slots)
        return frozenset(slot.column for slot in slots if id(slot.text) in texts)

    def row(self, index: int) -> ExtraRow | None:
        """The row as one beyond the form; None where it has few figures, or the same as the row of the form."""
        figures = self._figures(index)
        numbers = [self.cells.value(slot.text.value).number for slot in figures]
        if len(figures) < self._fewest(index):
            return None
        label = self._label(index, figures[0])
        again = self._again(index, label) if label.value.strip() else None
        if not again and (not self.rows[index].placed or self._counts_columns(index, numbers)):
            return None
        known = [self.table.facts.get((again, column)) for column in self.table.columns] if again else []
        if again and numbers == [fact.value.number for fact in known if fact and fact.value.state == "number"]:
            return None
        return ExtraRow(label, tuple(_in_line(slot.text) for slot in figures), again)

    def _fewest(self, index: int) -> float:
        """So many figures make a row: two between rows of the table, all where it is flattened, else half of them."""
        most = len(self.table.columns)
        if not self.rows[index].placed:
            return most
        own = [match.index for match in self.binding.rows]
        return max(1, min(_HALF * most, _FEW) if own[0] < index < own[-1] else _HALF * most)

    def _counts_columns(self, index: int, numbers: Sequence[object]) -> bool:
        """Whether a row has the numbers of the columns: they stand under a header."""
        own = {match.index for match in self.binding.rows}
        above = next((i for i in range(index - 1, -1, -1) if i in own or self._is_header(i)), None)
        return _are_numbered(numbers) and (above is None or above not in own)

    def _is_header(self, index: int) -> bool:
        return header_likeness(self.rows[index], self.binding.header_labels) >= _HALF

    def _label(self, index: int, figure: CandidateCell) -> Text:
        """The key of a row that has one; else the last text before the figures that is not a group's.

        That of a group is merged over the rows around it. Words in a column of the form come after all others.
        """
        row = self.rows[index]
        around = {id(slot.text) for other in (index - 1, index + 1) for slot in self._slots(other)}
        before = [slot for slot in row.slots if slot.column < figure.column]
        naming = [slot for slot in before if slot.column in self._naming and slot.text.value.strip()]
        if naming:
            return naming[0].text
        named = [slot for slot in before if slot.text.value.strip() and id(slot.text) not in around]
        labels = [slot for slot in named if slot.column not in self._words] or named
        blank = [slot for slot in before if not slot.text.value.strip()]
        return (labels or blank)[-1].text if labels or blank else figure.text.part(0, 0)

    def _slots(self, index: int) -> Sequence[CandidateCell]:
        return self.rows[index].slots if 0 <= index < len(self.rows) else ()

    def _again(self, index: int, label: Text) -> str | None:
        """The row of the form that bears this label, the nearest of several."""
        folded = next((self.rows[index].folded[i] for i, s in enumerate(self._slots(index)) if s.text is label), "")
        if any(line.id in self.table.missing_rows for line in self._named(folded)):
            return None  # it may be the one that is missing
        alike = [match for match in self.binding.rows if best(folded, match.line.labels) >= SURE]
        nearest = min(alike, key=lambda match: abs(match.index - index), default=None)
        return nearest.line.id if nearest else None

    def _named(self, folded: str) -> Iterator[AxisLine]:
        return (line for line in self.binding.shape.rows if best(folded, line.labels) >= SURE)

    def columns(self) -> Iterator[tuple[Text, tuple[str, ...]]]:
        """The heads of columns that are none of the form, with their figures.

        One figure is enough under a head, or further out than all columns; elsewhere most rows must have one.
        """
        spare: dict[int, list[CandidateCell]] = {}
        beside: set[int] = set()
        read: dict[str, set[int]] = {}
        for (line, _), fact in self.table.facts.items():
            read.setdefault(line, set()).add(id(fact.text))
        for match in self._placed:
            row = self.rows[match.index]
            own = read.get(match.line.id, ())
            used = [slot for slot in row.slots if id(slot.text) in own]
            for slot in self._spare(match, used) if used else ():
                spare.setdefault(slot.column, []).append(slot)
                if slot.column >= max(other.end for other in used):
                    beside.add(slot.column)
        labels = max((row.slots[match.values - 1].end for match, row in self._pairs if match.values), default=0)
        for column, slots in sorted(spare.items()):
            folded, text = self._head(column)
            many = len(slots) > _HALF * len(self._placed)
            if column < labels:
                wanted = many and not self._are_serial(slots)
            else:
                wanted = many or bool(folded) or column in beside
            if wanted and best(folded, self.binding.shape.header) < SURE:
                yield text, tuple(_in_line(slot.text) for slot in slots)

    @property
    def _pairs(self) -> list[tuple[RowMatch, Row]]:
        return [(match, self.rows[match.index]) for match in self._placed]

    def _are_serial(self, slots: Sequence[CandidateCell]) -> bool:
        """Whether figures count the rows, or are one that is merged over them."""
        texts = {id(slot.text): slot.text.value for slot in slots}
        numbers = [number for text in texts.values() if (number := self.cells.value(text).number) is not None]
        return all(after > before or after <= 1 for before, after in pairwise(numbers))

    def _spare(self, match: RowMatch, used: Sequence[CandidateCell]) -> Iterator[CandidateCell]:
        """Figures of a row that are of no column; one that is merged may be written again in each column it spans."""
        own = {id(other) for other in used}
        others = [slot for slot in self.rows[match.index].slots if id(slot) not in own and self._is_number(slot)]
        if not others:
            return
        texts = {other.text.value for other in used} if len(self.table.columns) == 1 else set()
        known = {column for other in used for column in range(other.column, other.end)}
        for slot in others:
            if known.isdisjoint(range(slot.column, slot.end)) and slot.text.value not in texts:
                yield slot

    def _is_number(self, slot: CandidateCell) -> bool:
        return self.cells.value(slot.text.value).state == "number"

    def _head(self, column: int) -> tuple[str, Text]:
        """The label over a grid column, folded and as written; where there is none, of a row that reaches it."""
        first = self._placed[0].index
        for index in reversed(self.binding.header or (max(0, first - 1),)):
            row = self.rows[index]
            for folded, slot in zip(row.folded, row.slots, strict=True):
                if row.placed and slot.column <= column < slot.end and slot.text.value.strip():
                    return folded, slot.text
        below = (slot for match in self._placed for slot in self.rows[match.index].slots)
        return "", next(slot.text for slot in below if slot.end > column)


def _in_line(text: Text) -> str:
    return " ".join(text.value.split())


def _are_numbered(numbers: Sequence[object]) -> bool:
    return len(numbers) >= _NUMBERED and list(numbers) in (
        list(range(1, len(numbers) + 1)),
        list(range(len(numbers))),
    )
