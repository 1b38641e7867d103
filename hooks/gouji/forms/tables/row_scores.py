"""How a row of the document would be the title, the header or a row of a table, and how much."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.forms.labels import SURE
from gouji.forms.layouts import Shape
from gouji.forms.tables.binding import RowMatch
from gouji.forms.tables.candidates import runs_on
from gouji.forms.tables.row import Row
from gouji.forms.tables.written import Written
from gouji.forms.vocabulary import Vocabulary

_HEADER_SCORE = 0.6
TITLE_SCORE = 0.5
_LIKE_A_TITLE_SCORE = 0.4
_UNLABELLED_SCORE = 0.6
_FILLED = 0.4  # of two rows without a label the fuller one
IN_GROUP = 0.1
_IN_OTHER_GROUP = 0.3
_UNREAD_LABEL = 0.3
_SURPLUS = 1.5
_MOST_LABELS = 1024
"""For so many labels it is kept what they are like."""
_HALF = 0.5
_MOSTLY = 0.7


def has_header(row: Row, shape: Shape, header: frozenset[str]) -> bool:
    """Whether a matched row is one that the header runs on into."""
    return bool(row.labels) and _unlabelled(row, shape, header) is not None


def header_likeness(row: Row, labels: frozenset[str]) -> float:
    """Share of the filled cells that bear a label of the table's header. ``labels`` are those that the document has."""
    if not row.filled or labels.isdisjoint(row.folded):
        return 0.0
    return sum(row.folded[index] in labels for index in row.filled) / len(row.filled)


def header_score(row: Row, header: frozenset[str]) -> float:
    """How much a row is one of the header."""
    likeness = header_likeness(row, header)
    return _HEADER_SCORE * likeness if likeness >= _HALF else 0.0


def is_blank_row(row: Row, matches: Sequence[RowMatch | None]) -> bool:
    """Whether nothing stands in a row but its label, at its beginning: a column may well bear the same."""
    if list(row.filled) != [0] or len(row.slots) == 1:
        return False
    return any(match and match.similarity >= SURE and match.values == 1 for match in matches)


def title_score(row: Row, titles: frozenset[str], shape: Shape) -> float:
    """The very words of a title count for more than similar ones."""
    found = {row.folded[index] for index in row.filled[:2]} & titles
    return (TITLE_SCORE if found & set(shape.title) else _LIKE_A_TITLE_SCORE) if found else 0.0


def matches_of(row: Row, index: int, shape: Shape, document: Written, header: frozenset[str]) -> list[RowMatch | None]:
    """How the row would be each row of the form: of two readings of its labels the better.

    A longer one that has all of a label of the form, of which the other has only the first part, is better.
    """
    found: list[RowMatch | None] = [None] * len(shape.rows)
    values = _unlabelled(row, shape, header) if shape.has_nameless else None
    if values is not None:
        for order, line in enumerate(shape.rows):
            if "" in line.labels:
                found[order] = RowMatch(line, index, values, 1.0)
        return found
    if len(row.filled) > 1 and header_likeness(row, header) >= _MOSTLY:
        return found  # a row of the header, though one of its labels may be that of a row too
    written = row.folded[: row.labels[-1][0]] if row.labels else ()
    for values, label in document.readings[index]:
        if label in shape.group_labels and label not in shape.places:
            continue  # it names a group, and no row of it
        for similar, order, wanted in _alike(label, shape, document.vocabulary):
            if shape.rows[order].inner.intersection(written):
                continue
            known = found[order]
            longer = known and values > known.values and similar >= SURE and len(label) <= len(wanted)
            if known is None or longer or similar > known.similarity:
                found[order] = RowMatch(shape.rows[order], index, values, similar)
    return found


def _alike(label: str, shape: Shape, vocabulary: Vocabulary) -> Sequence[tuple[float, int, str]]:
    """The labels of rows that a folded label is like, the likest first: how much, of which row, and the label."""
    found = shape.alike.get(label)
    if found is not None:
        return found
    likes = vocabulary.like(label)
    if likes.keys().isdisjoint(shape.places):
        return ()
    alike = [
        (-similar, which, order, known)
        for known, similar in likes.items()
        for which, order in shape.places.get(known, ())
    ]
    found = [(-similar, order, known) for similar, _, order, known in sorted(alike)]
    if len(shape.alike) < _MOST_LABELS:
        shape.alike[label] = found
    return found


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


def score_of(match: RowMatch, row: Row, shape: Shape) -> float:
    """How much a row is the row of the form that it matches; below 0 where the words around that speak against it."""
    if match.values == 0:
        return _UNLABELLED_SCORE + _FILLED * min(1.0, len(row.filled) / len(shape.columns))
    score = 2 * (match.similarity - _HALF)
    if match.values > row.filled[-1]:
        score *= 0.4  # a label without any value: a group's caption, or a list in the text
    if match.values < row.labels[-1][0]:
        score -= _UNREAD_LABEL  # text where a value should be: perhaps the label of another row
    others = {row.folded[index] for index in range(match.values) if row.folded[index]} & shape.group_labels
    if others & match.line.groups:
        score += IN_GROUP
    elif others - set(match.line.labels):
        score -= _IN_OTHER_GROUP
    return score
