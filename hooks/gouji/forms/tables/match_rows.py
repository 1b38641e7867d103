"""Which row of the document is which row of the form.

Title, header and rows of a table are aligned, in order and as a whole, with everything in the document that could be a
row. So a table may share its grid with others, be cut by a page or a blank line, or lack rows, and still be found.
"""

from __future__ import annotations

import sys
from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from gouji.forms.layouts import Shape
from gouji.forms.tables.alignment import align, at_most
from gouji.forms.tables.binding import Binding, RowMatch
from gouji.forms.tables.headers import begins_a_header, is_under_other_header
from gouji.forms.tables.match_open_rows import with_open_rows
from gouji.forms.tables.row import Row
from gouji.forms.tables.row_scores import (
    IN_GROUP,
    TITLE_SCORE,
    has_header,
    header_likeness,
    header_score,
    is_blank_row,
    matches_of,
    score_of,
    title_score,
)
from gouji.forms.tables.unaligned_rows import by_position, out_of_order
from gouji.forms.tables.written import FOREIGN_ROW, RUNNING_TEXT, Written, may_be_open, passing
from gouji.forms.vocabulary import Vocabulary

_NAMELESS_ROW = 2.0
_MISSING_ROW = 0.25
_HALF = 0.5
_BY_POSITION_SCORE = 0.4
_MOSTLY = 0.7
_FEW = 2
"""A table of so few rows needs a second sign."""
_SHARE = 0.3
"""So many of its rows a larger table must have."""
_BETWEEN = 2
"""So few rows have none between them."""
_LAST_DIGITS = 1e-6
"""More than the last digits of a score may be off."""
_MANY = 4
"""From so many rows on, one of them is no such share."""
# Columns of the matrix that rows of the document are aligned with; those of the form's rows follow.
_TITLE_COLUMN, _HEADER_COLUMN, _ROW_COLUMNS = 0, 1, 2
ANY_ROW = range(sys.maxsize)


class Prospect(Struct, frozen=True, dict=True):
    """Everything in a document that could be a row of one table; it is read when it is first asked for."""

    written: Written
    shape: Shape

    @classmethod
    def of(cls, written: Written, shape: Shape) -> Prospect:
        """What the document has of a table."""
        if not shape.vocabulary <= written.vocabulary.names:
            written = Written(written.rows, Vocabulary.of(shape.vocabulary))
        return cls(written, shape)

    @property
    def rows(self) -> Sequence[Row]:
        """All rows of the document."""
        return self.written.rows

    @cached_property
    def header(self) -> frozenset[str]:
        """The labels of the table's header as the document has them."""
        return self.written.bearing(self.shape.header)

    @cached_property
    def candidates(self) -> Mapping[int, Sequence[RowMatch | None]]:
        """What each row that could be one of the table's may be, by line."""
        named = range(len(self.rows)) if self.shape.has_nameless else sorted(self._named)
        read = ((i, matches_of(self.rows[i], i, self.shape, self.written, self.header)) for i in named)
        return {index: matches for index, matches in read if any(matches)}

    @cached_property
    def matrix(self) -> Mapping[int, Sequence[float]]:
        """How much each row that the table could have is title, header, and each of its lines."""
        headed, nothing = self.written.with_cells(self.header), (0.0,) * len(self.shape.rows)
        matrix: dict[int, Sequence[float]] = {}
        for index in sorted({*headed, *self._titled, *self.candidates}):
            row, matches = self.rows[index], self.candidates.get(index)
            is_head = index in headed and not (matches and is_blank_row(row, matches))
            scores = (
                title_score(row, self._titles, self.shape) if index in self._titled else 0.0,
                header_score(row, self.header) if is_head else 0.0,
                *([score_of(match, row, self.shape) if match else 0.0 for match in matches] if matches else nothing),
            )
            if max(scores) > 0:
                matrix[index] = scores
        return matrix

    @cached_property
    def passing(self) -> Sequence[float]:
        """What it costs to pass over each row."""
        shape, written = self.shape, self.written
        usual = written.passing(open_rows=shape.is_open)
        others = written.with_cells(shape.naming_labels) if shape.is_open else set()
        others = others.union(self.candidates) if shape.has_nameless else others
        if not others:
            return usual
        costs = list(usual)
        for index in others:
            costs[index] = _passing(self.rows[index], self.candidates.get(index, ()), shape, self.header)
        return costs

    @cached_property
    def _titles(self) -> frozenset[str]:
        return self.written.bearing(self.shape.title)

    @cached_property
    def _titled(self) -> set[int]:
        return self.written.with_cells(self._titles)

    @cached_property
    def _named(self) -> set[int]:
        return self.written.named_like(self.shape.places)

    def at_most(self, free: Container[int]) -> float:
        """What a binding to rows that are ``free`` scores at most, told without reading them.

        Each line has one row at most, which is like it or has only its position: that must be between those of others.
        A group counts by its very label.
        """
        if self.shape.has_nameless:
            return inf
        count = len(self.shape.rows)
        grouped = self.written.with_cells(self.shape.group_labels)
        tops = {index: 1.0 + IN_GROUP * (index in grouped) for index in self._named if index in free}
        likely = sorted(tops.values(), reverse=True)[:count]
        lines = sum(likely) + (_BY_POSITION_SCORE + _MISSING_ROW) * (count - len(likely))
        heads = {i: header_score(self.rows[i], self.header) for i in self.written.with_cells(self.header) if i in free}
        titled = {index: TITLE_SCORE for index in self._titled if index in free}
        if count > _BETWEEN:
            return lines + sum(heads.values()) + TITLE_SCORE * bool(titled) + _LAST_DIGITS
        for others in (heads, titled):
            tops |= {index: max(score, tops.get(index, 0.0)) for index, score in others.items()}
        return at_most(self.written.passing(open_rows=self.shape.is_open), tops) + _LAST_DIGITS

    def rows_like_it(self, free: Container[int]) -> float:
        """Which share of the rows that the form lists there could be among rows that are ``free``, at most."""
        live = (index for index in self.matrix if index in free)
        found = {order for index in live for order, score in enumerate(self.matrix[index][_ROW_COLUMNS:]) if score > 0}
        return len(found) / len(self.shape.lines) if self.shape.lines else 1.0

    def bind(self, free: Container[int] = ANY_ROW) -> Binding | None:
        """The best binding of the table to rows that are ``free``, None where there is nothing that deserves it."""
        live = [index for index in self.matrix if index in free]
        if not live or self._lacks_rows(free):
            return None
        first, last = live[0], live[-1] + 1
        alignment = align(
            foreign=self.passing[first:last],
            missing=[0.0, 0.0, *(_MISSING_ROW if line.wanted else 0.0 for line in self.shape.rows)],
            match={index - first: self.matrix[index] for index in live},
            repeats=frozenset({_HEADER_COLUMN}),
        )
        aligned = [(first + i, j) for i, j in alignment.pairs]
        bound = [match for i, j in aligned if j > _HEADER_COLUMN and (match := self.candidates[i][j - _ROW_COLUMNS])]
        binding = self._with_others(bound, free)
        binding = replace(
            binding,
            header=tuple(i for i, j in aligned if _is_header_row(self.rows[i], j, self.shape, self.header)),
            titles=tuple(i for i, j in aligned if j == _TITLE_COLUMN),
            score=alignment.score + binding.score,
            header_labels=self.header,
        )
        if self.shape.is_open and is_under_other_header(binding, self.rows):
            return None
        binding = with_open_rows(binding, self.rows, free)
        return binding if _deserved(binding, self.rows) else None

    def _lacks_rows(self, free: Container[int]) -> bool:
        """Whether one row at most could be bound, of a table that must have more to deserve it."""
        if self.shape.is_open or self.shape.has_nameless or len(self.shape.rows) < _MANY:
            return False
        return sum(index in free for index in self.candidates) <= 1

    def _with_others(self, bound: list[RowMatch], free: Container[int]) -> Binding:
        """The rows that were aligned, with those that only their position or their label out of order gives away.

        The score is what the others add to that of the alignment.
        """
        placed = by_position(bound, self.rows, self.shape, free)
        candidates = {index: matches for index, matches in self.candidates.items() if index in free}
        late = out_of_order(placed, candidates, self.rows)
        score = (_BY_POSITION_SCORE + _MISSING_ROW) * (len(placed) - len(bound))
        return Binding(self.shape, tuple(sorted([*placed, *late], key=lambda match: match.index)), score)


def _is_header_row(row: Row, column: int, shape: Shape, header: frozenset[str]) -> bool:
    return column == _HEADER_COLUMN or (column > _HEADER_COLUMN and has_header(row, shape, header))


def _passing(row: Row, matches: Sequence[RowMatch | None], shape: Shape, header: frozenset[str]) -> float:
    """What it costs to pass over a row: one without a label that has all its values is the next that has none.

    Where a table passes over open rows freely, the header of another table still ends it.
    """
    foreign = shape.is_open and may_be_open(row) and begins_a_header(row, shape)
    if foreign and header_likeness(row, header) < _HALF:
        return RUNNING_TEXT
    usual = passing(row, open_rows=shape.is_open)
    nameless = usual == FOREIGN_ROW and any(match and "" in match.line.labels for match in matches)
    return _NAMELESS_ROW if nameless and len(row.filled) >= _MOSTLY * len(shape.columns) else usual


def _deserved(binding: Binding, rows: Sequence[Row]) -> bool:
    """Enough of the table is there: a lone label in the text is no table."""
    with_values = [match for match in binding.rows if match.values < len(rows[match.index].slots)]
    if not with_values:
        return False
    if any("" in match.line.labels for match in with_values):
        return bool(binding.header)
    if len(binding.shape.rows) <= _FEW:
        return bool(binding.header) or bool(binding.titles) or len(with_values) == _FEW
    return len(with_values) >= _SHARE * len(binding.shape.rows)
