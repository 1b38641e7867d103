"""Which rows of a document are open rows of a table: those under its header that no row of the form is.

The rows that a form lists, its header and its title say where a table stands; open rows are what else is there, in the
grids of these and in those that carry them on.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from gouji.forms.layouts import AxisLine, completion
from gouji.forms.open_rows import OpenRow, RowName
from gouji.forms.tables.binding import Binding, RowMatch
from gouji.forms.tables.headers import HEADER_ROWS, begins_a_header
from gouji.forms.tables.match_columns import Positions, read_header
from gouji.forms.tables.row import CandidateCell, Row
from gouji.schema.form import RowForm
from gouji.text.patterns import pattern

_HEADER = 0.6
"""Share of header labels from which a row is a header."""
_FEW_LINES = 3
"""So many lines of words may stand between the pieces of a table."""


def with_open_rows(binding: Binding, rows: Sequence[Row], free: Container[int]) -> Binding:
    """The binding, completed with the open rows of its table: its shape is that of the completed form."""
    lines = [line for line in binding.shape.rows if line.open]
    if not lines:
        return binding
    found = _Search(binding, rows, free).found()
    done, shape = completion(binding.shape, tuple(each.open_row for each in found))
    by_id = {line.id: line for line in shape.rows}
    bound = [replace(match, line=by_id[match.line.id]) for match in binding.rows]
    first: dict[str, RowMatch] = {}
    for each, name in zip(found, done.ids, strict=True):
        parts = name.split(".")
        for end in range(len(parts), 0, -1):  # a row that holds those below it stands beside the first of them
            above = ".".join(parts[:end])
            if above in by_id and above not in first and len(each.open_row.path) > len(parts) - end:
                first[above] = RowMatch(by_id[above], each.index, each.values, 1.0)
    ordered = sorted([*bound, *first.values()], key=lambda match: match.index)
    return replace(binding, shape=shape, rows=tuple(ordered))


class _FoundRow(Struct, frozen=True):
    """Row ``index`` of the document is an open row; its values begin at slot ``values``."""

    index: int
    open_row: OpenRow
    values: int


class _Search(Struct, frozen=True, dict=True):
    binding: Binding
    rows: Sequence[Row]
    free: Container[int]

    def found(self) -> list[_FoundRow]:
        """The open rows, each name once. A last one with a name and nothing else is a note under the table."""
        known: dict[tuple[str, ...], _FoundRow] = {}
        for each in self._candidates():
            known.setdefault((each.open_row.group, *(part.id for part in each.open_row.path)), each)
        found = list(known.values())
        last = max((match.index for match in self.binding.rows), default=-1)
        while found and found[-1].index > last and not self._has_values(found[-1]):
            found.pop()
        return found

    def _candidates(self) -> Iterator[_FoundRow]:
        """All that could be open rows."""
        bound = {match.index for match in self.binding.rows}
        for first, last in self._grids():
            positions = self._positions(first, last)
            above: tuple[RowName, ...] = ()
            for index in range(self._data(first, last), last):
                found = self._found(index, positions, above)
                if found:
                    yield found
                above = found.open_row.path if found else () if index in bound else above

    def _has_values(self, found: _FoundRow) -> bool:
        return any(slot >= found.values for slot in self.rows[found.index].filled)

    # ---- where -----------------------------------------------------------------------------------------------------

    def _grids(self) -> Iterator[tuple[int, int]]:
        """First row, and the one after the last, of each grid that the table stands in."""
        bound = {match.index for match in self.binding.rows}
        yield from reversed(list(self._before()))
        end = 0
        for index in sorted({*self.binding.header, *bound}):
            if index >= end and self.rows[index].slots:
                first, last = self._extent(index)
                if bound.intersection(range(first, last)) or self._is_of_no_other(first, last):
                    end = last
                    yield first, last
        while end and self._carries_on(begin := self._past_captions(end)):
            first, end = self._extent(begin)
            yield first, end

    def _before(self) -> Iterator[tuple[int, int]]:
        """The grids right before the table that begin with its header as well.

        Where its title stands between them it stands over them, too.
        """
        known = [*self.binding.header, *(match.index for match in self.binding.rows)]
        first = min(known, default=0)
        while end := self._under_captions(self._extent(first)[0]):
            is_titled = self._is_caption(end)
            first, last = self._extent(end - 1)
            data = self._data(first, last)
            if data == first or not self.rows[first].placed or not self._is_open(data, last):
                return
            if is_titled and not (first and self._is_caption(first - 1)):
                return
            yield first, last

    def _under_captions(self, first: int) -> int:
        """The first row under a title of the table over row ``first``, if there is one."""
        while first and self._is_caption(first - 1):
            first -= 1
        return first

    def _past_captions(self, end: int) -> int:
        """The first row from ``end`` on that is no title of the table; ``end`` itself where nothing follows.

        Few lines of other words, such as ``(continued)``, may stand over the header of the table said again.
        """
        begin = end
        while begin < len(self.rows) and self._is_caption(begin):
            begin += 1
        words = begin
        while words < min(begin + _FEW_LINES, len(self.rows)) and not self.rows[words].placed:
            words += 1
        if words < len(self.rows) and self.rows[words].placed and self._is_header(words):
            return words
        return begin if begin < len(self.rows) else end

    def _is_caption(self, index: int) -> bool:
        row = self.rows[index]
        return not row.placed and bool(row.folded) and row.folded[0].startswith(self._titles)

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        return tuple(filter(None, self.binding.shape.title))

    def _is_open(self, first: int, last: int) -> bool:
        """Whether all of these rows are open rows."""
        return all(index in self.free and self._found(index, None, ()) for index in range(first, last))

    def _is_of_no_other(self, first: int, last: int) -> bool:
        """Whether a grid with the header alone has no row of another table, such as a list beside it."""
        return all(index in self.free for index in range(self._data(first, last), last))

    def _extent(self, index: int) -> tuple[int, int]:
        grid = self.rows[index].grid
        first = last = index
        while first and self.rows[first - 1].grid == grid:
            first -= 1
        while last < len(self.rows) and self.rows[last].grid == grid:
            last += 1
        return first, last

    def _carries_on(self, index: int) -> bool:
        """Whether the grid from ``index`` on, right behind the table, has more of its rows."""
        if index >= len(self.rows) or not self.rows[index].placed or not self.rows[index].slots:
            return False
        before, row = self.rows[index - 1], self.rows[index]
        if row.block == before.block:  # a list beside it
            return any(self._is_header(each) for each in range(*self._extent(index)))
        last = max(self.binding.rows, key=lambda match: match.index, default=None)
        if last and last.line is self.binding.shape.rows[-1] and not self._is_open_behind(last.index):
            return False  # what ends with its last row is whole
        if self._is_header(index):
            return True
        return row.slots[-1].end == before.slots[-1].end and self._found(index, None, ()) is not None

    def _is_open_behind(self, index: int) -> bool:
        """Whether an open row stands right behind a row: then that is none at the end."""
        below = index + 1
        return below < self._extent(index)[1] and self._found(below, None, ()) is not None

    def _data(self, first: int, last: int) -> int:
        """The first row of a grid that is none of its header."""
        aligned = [index for index in self.binding.header if first <= index < last]
        headers = aligned or [index for index in range(first, min(first + HEADER_ROWS, last)) if self._is_header(index)]
        return max(headers, default=first - 1) + 1

    def _is_header(self, index: int) -> bool:
        row = self.rows[index]
        labels = self.binding.header_labels
        return bool(row.filled) and sum(row.folded[i] in labels for i in row.filled) >= _HEADER * len(row.filled)

    # ---- which -----------------------------------------------------------------------------------------------------

    def _found(self, index: int, positions: Positions | None, above: tuple[RowName, ...]) -> _FoundRow | None:
        row = self.rows[index]
        taken = any(match.index == index for match in self.binding.rows) or index not in self.free
        if taken or len(row.slots) < 2 or self._is_header(index):  # noqa: PLR2004 - a name and a value
            return None
        if begins_a_header(row, self.binding.shape):
            return None
        for line in self._lines(index):
            form = line.open
            path, values = self._path(form, row, positions, above) if form else ((), 0)
            if form and path:
                return _FoundRow(index, OpenRow(line.id, path), values)
        return None

    def _lines(self, index: int) -> list[AxisLine]:
        """The open rows of the form, first those that stand between the rows around this one."""
        order = {line.id: place for place, line in enumerate(self.binding.shape.rows)}
        before = max((order[m.line.id] for m in self.binding.rows if m.index < index), default=-1)
        behind = min((order[m.line.id] for m in self.binding.rows if m.index > index), default=len(order))
        lines = [line for line in self.binding.shape.rows if line.open]
        return sorted(lines, key=lambda line: not before < order[line.id] < behind)

    def _path(
        self, form: RowForm, row: Row, positions: Positions | None, above: tuple[RowName, ...]
    ) -> tuple[tuple[RowName, ...], int]:
        """The names that lead to a row, and where its values begin; nothing for what is none of these rows."""
        forms = [form]
        while forms[-1].rows:
            forms.append(forms[-1].rows[0])
        path: list[RowName] = []
        ends = [0]
        for depth, each in enumerate(forms):
            name, end = self._name(each, row, positions)
            if name is None and depth < len(forms) - 1 and depth < len(above):
                name = above[depth]  # blank, as it is that of the row before
            if name is None:
                return (), 0
            path.append(name)
            ends.append(end if depth == 0 or end == ends[-1] + 1 else 0)
        return tuple(path), max(ends)

    def _name(self, form: RowForm, row: Row, positions: Positions | None) -> tuple[RowName | None, int]:
        if form.key is None:
            end = next(iter(row.labels), (0, ""))[0] if row.placed else row.labels[-1][0] if row.labels else 0
            label = " ".join(row.slots[end - 1].text.value.split()) if end else ""
            return (RowName(label), end) if label and _is_one(label, form) else (None, 0)
        cells = self._cells(form.key, row, positions)
        key = "".join("".join(slot.text.value.split()) if form.named else slot.text.value.strip() for slot in cells)
        if not key or not _is_one(key, form):
            return None, 0
        words = self._cells(form.named, row, positions) if form.named else []
        end = max(row.slots.index(slot) for slot in (*cells, *words)) + 1
        return RowName(" ".join(key.split()), " ".join(" ".join(slot.text.value.split()) for slot in words)), end

    def _cells(self, column: str, row: Row, positions: Positions | None) -> list[CandidateCell]:
        """The cells of a column that names rows: under its head, else where the form has it."""
        if positions is not None and column in positions:
            first, last = positions[column]
            return [slot for slot in row.slots if slot.column < last and slot.end > first and slot.text.value.strip()]
        order = [line.id for line in self.binding.shape.columns].index(column)
        return [slot for slot in row.slots[order : order + 1] if slot.text.value.strip()]

    def _positions(self, first: int, last: int) -> Positions | None:
        start = self._data(first, last)
        header = [self.rows[index] for index in range(first, start) if self._is_header(index)]
        columns = self.binding.shape.columns
        known = read_header(header, columns, len(columns)) if header else None
        return known.positions if known else self._first_positions

    @cached_property
    def _first_positions(self) -> Mapping[str, tuple[int, int]] | None:
        header = [self.rows[index] for index in self.binding.header]
        columns = self.binding.shape.columns
        known = read_header(header, columns, len(columns)) if header else None
        return known.positions if known else None


def _is_one(name: str, form: RowForm) -> bool:
    return any(pattern(each).fullmatch(name) for each in form.any)
