"""Which row of the document is which row of the form.

Title, header and rows of a table are aligned, in order and as a whole, with everything in the document that could be a
row. So a table may share its grid with others, be cut by a page or a blank line, or lack rows, and still be found.
"""

from __future__ import annotations

import sys
from collections.abc import Container, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gouji.forms.labels import SURE
from gouji.forms.layouts import Shape
from gouji.forms.tables.alignment import align
from gouji.forms.tables.binding import Binding, RowMatch
from gouji.forms.tables.candidates import runs_on
from gouji.forms.tables.headers import begins_a_header, is_under_other_header
from gouji.forms.tables.match_open_rows import with_open_rows
from gouji.forms.tables.row import Row
from gouji.forms.tables.unaligned_rows import by_position, out_of_order
from gouji.forms.tables.written import FOREIGN_ROW, RUNNING_TEXT, Written, may_be_open, passing
from gouji.forms.vocabulary import Vocabulary

_NAMELESS_ROW = 2.0
_MISSING_ROW = 0.25
_HEADER_SCORE = 0.6
_TITLE_SCORE = 0.5
_LIKE_A_TITLE_SCORE = 0.4
_UNLABELLED_SCORE = 0.6
_FILLED = 0.4  # of two rows without a label the fuller one
_IN_GROUP = 0.1
_IN_OTHER_GROUP = 0.3
_HALF = 0.5
_BY_POSITION_SCORE = 0.4
_UNREAD_LABEL = 0.3
_MOSTLY = 0.7
_SURPLUS = 1.5
_FEW = 2
"""A table of so few rows needs a second sign."""
_SHARE = 0.3
"""So many of its rows a larger table must have."""
_MANY = 4
"""From so many rows on, one of them is no such share."""
# Columns of the matrix that rows of the document are aligned with; those of the form's rows follow.
_TITLE_COLUMN, _HEADER_COLUMN, _ROW_COLUMNS = 0, 1, 2
ANY_ROW = range(sys.maxsize)


class Prospect(Struct, frozen=True):
    """Everything in a document that could be a row of one table: ``candidates`` and ``matrix`` are by row and line.

    Rows that can be none of its rows are in neither. ``passing`` is what it costs to pass over each row; ``live``
    are the rows that could be any of the table's.
    """

    rows: Sequence[Row]
    shape: Shape
    header: frozenset[str]
    candidates: Mapping[int, Sequence[RowMatch | None]]
    matrix: Mapping[int, Sequence[float]]
    passing: Sequence[float]
    live: Sequence[int]

    @classmethod
    def of(cls, written: Written, shape: Shape) -> Prospect:
        """What the document has of a table. A row that no label of the table is written in is passed over unread."""
        if not shape.vocabulary <= written.vocabulary.names:
            written = Written(written.rows, Vocabulary.of(shape.vocabulary))
        rows = written.rows
        header, titles = written.bearing(shape.header), written.bearing(shape.title)
        heads = shape.naming_labels if shape.is_open else frozenset()
        named = written.named_like(shape.places)
        read = range(len(rows)) if shape.has_nameless else sorted(named | written.with_cells(header | titles | heads))
        candidates: dict[int, Sequence[RowMatch | None]] = {}
        matrix: dict[int, Sequence[float]] = {}
        nothing = (0.0,) * len(shape.rows)
        passing = list(written.passing(open_rows=shape.is_open))
        for index in read:
            row = rows[index]
            of_rows = index in named or shape.has_nameless
            matches = _matches(row, index, shape, written.vocabulary, header) if of_rows else []
            passing[index] = _passing(row, matches, shape, header)
            matrix[index] = (
                _title_score(row, titles, shape),
                0.0 if _is_blank_row(row, matches) else _header_score(row, header),
                *((_score(match, row, shape) if match else 0.0 for match in matches) if of_rows else nothing),
            )
            if any(matches):
                candidates[index] = matches
        live = [index for index in read if max(matrix[index]) > 0]
        return cls(rows, shape, header, candidates, matrix, passing, live)

    def rows_like_it(self, free: Container[int]) -> float:
        """Which share of the rows that the form lists there could be among rows that are ``free``, at most."""
        live = (index for index in self.live if index in free)
        found = {order for index in live for order, score in enumerate(self.matrix[index][_ROW_COLUMNS:]) if score > 0}
        return len(found) / len(self.shape.lines) if self.shape.lines else 1.0

    def bind(self, free: Container[int] = ANY_ROW) -> Binding | None:
        """The best binding of the table to rows that are ``free``, None where there is nothing that deserves it."""
        live = [index for index in self.live if index in free]
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
    return column == _HEADER_COLUMN or (column > _HEADER_COLUMN and _has_header(row, shape, header))


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


def _has_header(row: Row, shape: Shape, header: frozenset[str]) -> bool:
    """Whether a matched row is one that the header runs on into."""
    return bool(row.labels) and _unlabelled(row, shape, header) is not None


def header_likeness(row: Row, labels: frozenset[str]) -> float:
    """Share of the filled cells that bear a label of the table's header. ``labels`` are those that the document has."""
    if not row.filled or labels.isdisjoint(row.folded):
        return 0.0
    return sum(row.folded[index] in labels for index in row.filled) / len(row.filled)


def _header_score(row: Row, header: frozenset[str]) -> float:
    likeness = header_likeness(row, header)
    return _HEADER_SCORE * likeness if likeness >= _HALF else 0.0


def _is_blank_row(row: Row, matches: Sequence[RowMatch | None]) -> bool:
    """Whether nothing stands in a row but its label, at its beginning: a column may well bear the same."""
    if list(row.filled) != [0] or len(row.slots) == 1:
        return False
    return any(match and match.similarity >= SURE and match.values == 1 for match in matches)


def _title_score(row: Row, titles: frozenset[str], shape: Shape) -> float:
    """The very words of a title count for more than similar ones."""
    found = {row.folded[index] for index in row.filled[:2]} & titles
    return (_TITLE_SCORE if found & set(shape.title) else _LIKE_A_TITLE_SCORE) if found else 0.0


def _matches(
    row: Row, index: int, shape: Shape, vocabulary: Vocabulary, header: frozenset[str]
) -> list[RowMatch | None]:
    """How the row would be each row of the form: of two readings of its labels the better.

    A longer one that has all of a label of the form, of which the other has only the first part, is better.
    """
    found: list[RowMatch | None] = [None] * len(shape.rows)
    values = _unlabelled(row, shape, header)
    if values is not None:
        for order, line in enumerate(shape.rows):
            if "" in line.labels:
                found[order] = RowMatch(line, index, values, 1.0)
        return found
    if len(row.filled) > 1 and header_likeness(row, header) >= _MOSTLY:
        return found  # a row of the header, though one of its labels may be that of a row too
    written = row.folded[: row.labels[-1][0]] if row.labels else ()
    for values, label in row.labels:
        if label in shape.group_labels and label not in shape.places:
            continue  # it names a group, and no row of it
        for similar, order, wanted in _alike(label, shape, vocabulary):
            if shape.rows[order].inner.intersection(written):
                continue
            known = found[order]
            longer = known and values > known.values and similar >= SURE and len(label) <= len(wanted)
            if known is None or longer or similar > known.similarity:
                found[order] = RowMatch(shape.rows[order], index, values, similar)
    return found


def _alike(label: str, shape: Shape, vocabulary: Vocabulary) -> list[tuple[float, int, str]]:
    """The labels of rows that a folded label is like, the likest first: how much, of which row, and the label."""
    likes = vocabulary.like(label)
    if likes.keys().isdisjoint(shape.places):
        return []
    alike = [
        (-similar, which, order, known)
        for known, similar in likes.items()
        for which, order in shape.places.get(known, ())
    ]
    return [(-similar, order, known) for similar, _, order, known in sorted(alike)]


def _unlabelled(row: Row, shape: Shape, header: frozenset[str]) -> int | None:
    """Where the values of a row without a label begin; None where it has one.

    In flattened text the header runs on into such a row. A form whose rows all have labels has no such row.
    """
    if not shape.has_nameless:
        return None
    first = row.labels[-1][0] if row.labels else 0
    values = sum(index >= first for index in row.filled)
    glued = len(row.slots) == first + 1 and runs_on(row, first, len(shape.columns))
    many = len(row.slots) - first >= _HALF * len(shape.columns) and 0 < values <= _SURPLUS * len(shape.columns)
    enough = many or (glued and not row.placed)
    if not row.labels:
        return 0 if enough else None
    before = [row.folded[index] in header for index in row.filled if index < first]
    return first if enough and not row.placed and sum(before) > _MOSTLY * len(before) else None


def _scores(matches: Sequence[RowMatch | None], row: Row, shape: Shape) -> list[float]:
    return [_score(match, row, shape) if match else 0.0 for match in matches]


def _score(match: RowMatch, row: Row, shape: Shape) -> float:
    if match.values == 0:
        return _UNLABELLED_SCORE + _FILLED * min(1.0, len(row.filled) / len(shape.columns))
    score = 2 * (match.similarity - _HALF)
    if match.values > row.filled[-1]:
        score *= 0.4  # a label without any value: a group's caption, or a list in the text
    if match.values < row.labels[-1][0]:
        score -= _UNREAD_LABEL  # text where a value should be: perhaps the label of another row
    others = {row.folded[index] for index in range(match.values) if row.folded[index]} & shape.group_labels
    if others & match.line.groups:
        score += _IN_GROUP
    elif others - set(match.line.labels):
        score -= _IN_OTHER_GROUP
    return score


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
