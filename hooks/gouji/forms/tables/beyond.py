"""Rows and columns with figures that stand in a table and are none of the form, or are one of its rows again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gouji.forms.labels import SURE, best
from gouji.forms.report import BoundTable, ExtraRow
from gouji.forms.tables.binding import Binding, RowMatch
from gouji.forms.tables.candidates import CandidateCell, Row
from gouji.forms.tables.cell_reader import CellReader
from gouji.forms.tables.extract import TableMatch
from gouji.forms.tables.match_rows import header_likeness
from gouji.text.spans import Text

_HALF = 0.5
_NUMBERED = 3
"""So many numbers from one on, each by one more than that before, are the numbers of columns."""


def beyond(match: TableMatch, rows: Sequence[Row], taken: frozenset[int], cells: CellReader) -> TableMatch:
    """The table with what stands in its grid beyond the form. ``taken`` are the rows of all tables.

    Of flattened text it is not known where a table ends.
    """
    binding = match.binding
    if binding is None:
        return match
    search = _Beyond(match.table, binding, rows, cells)
    extra = [found for index in search.rows_inside(taken) if (found := search.row(index))]
    table = replace(match.table, extra_rows=tuple(extra), extra_columns=tuple(search.columns()))
    return replace(match, table=table)


class _Beyond(Struct, frozen=True):
    table: BoundTable
    binding: Binding
    rows: Sequence[Row]
    cells: CellReader

    @property
    def _placed(self) -> list[RowMatch]:
        return [match for match in self.binding.rows if self.rows[match.index].placed]

    def rows_inside(self, taken: frozenset[int]) -> Iterator[int]:
        """The rows of its grids that are none of any table, from its first row to where something else begins."""
        for grid in dict.fromkeys(self.rows[match.index].grid for match in self._placed):
            own = [match.index for match in self._placed if self.rows[match.index].grid == grid]
            end = own[-1] + 1
            while end < len(self.rows) and self.rows[end].grid == grid and end not in taken and self._is_data(end):
                end += 1
            yield from (index for index in range(own[0], end) if index not in taken and self.rows[index].grid == grid)

    def _is_data(self, index: int) -> bool:
        """Whether a row has figures; the title and the header of the next table have none."""
        return bool(self._figures(index)) and header_likeness(self.rows[index], self.binding.header_labels) < _HALF

    def _figures(self, index: int) -> list[CandidateCell]:
        row = self.rows[index]
        slots = [row.slots[slot] for slot in row.filled]
        return [slot for slot in slots if self.cells.value(slot.text.value).state == "number"]

    def row(self, index: int) -> ExtraRow | None:
        """The row as one beyond the form; None where it has few figures, or the same as the row of the form."""
        figures = self._figures(index)
        numbers = [self.cells.value(slot.text.value).number for slot in figures]
        if len(figures) < max(1, _HALF * len(self.table.columns)) or _are_numbered(numbers):
            return None
        label = self._label(index, figures[0])
        again = self._again(index, label) if label.value.strip() else None
        known = [self.table.facts.get((again, column)) for column in self.table.columns] if again else []
        if again and numbers == [fact.value.number for fact in known if fact and fact.value.state == "number"]:
            return None
        return ExtraRow(label, tuple(" ".join(slot.text.value.split()) for slot in figures), again)

    def _label(self, index: int, figure: CandidateCell) -> Text:
        """The last text before the figures that is not a group's, which is merged over the rows around it."""
        row = self.rows[index]
        around = {id(slot.text) for other in (index - 1, index + 1) for slot in self._slots(other)}
        before = [slot for slot in row.slots if slot.column < figure.column]
        named = [slot for slot in before if slot.text.value.strip() and id(slot.text) not in around]
        return (named or [slot for slot in before if not slot.text.value.strip()] or [figure])[-1].text

    def _slots(self, index: int) -> Sequence[CandidateCell]:
        return self.rows[index].slots if 0 <= index < len(self.rows) else ()

    def _again(self, index: int, label: Text) -> str | None:
        """The row of the form that bears this label, the nearest of several."""
        folded = next((self.rows[index].folded[i] for i, s in enumerate(self._slots(index)) if s.text is label), "")
        alike = [match for match in self.binding.rows if best(folded, match.line.labels) >= SURE]
        nearest = min(alike, key=lambda match: abs(match.index - index), default=None)
        return nearest.line.id if nearest else None

    def columns(self) -> Iterator[Text]:
        """The heads of columns of figures that are none of the form, in most rows of the table."""
        spare: Counter[int] = Counter()
        for match in self._placed:
            row = self.rows[match.index]
            read = {id(self.table.facts[cell].text) for cell in self.table.facts if cell[0] == match.line.id}
            used = [slot for slot in row.slots if id(slot.text) in read]
            if used:
                spare.update(slot.column for slot in self._spare(match, used))
        for column, count in sorted(spare.items()):
            head = self._head(column)
            if count > _HALF * len(self._placed) and best(head[0], self.binding.shape.header) < SURE:
                yield head[1]

    def _spare(self, match: RowMatch, used: Sequence[CandidateCell]) -> Iterator[CandidateCell]:
        """Figures of a row that are of no column; one that is merged may be written again in each column it spans."""
        row = self.rows[match.index]
        for slot in row.slots[match.values :]:
            known = any(slot.column < other.end and slot.end > other.column for other in used)
            again = any(slot.text.value == other.text.value for other in used) and len(self.table.columns) == 1
            if not known and not again and self.cells.value(slot.text.value).state == "number":
                yield slot

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


def _are_numbered(numbers: Sequence[object]) -> bool:
    return len(numbers) >= _NUMBERED and list(numbers) in (
        list(range(1, len(numbers) + 1)),
        list(range(len(numbers))),
    )
