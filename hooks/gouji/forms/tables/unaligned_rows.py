"""Rows that the alignment leaves out, though their position or their very words tell which ones they are."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from gouji.forms.labels import SURE, fold
from gouji.forms.layouts import AxisLine, Shape
from gouji.forms.tables.binding import RowMatch
from gouji.forms.tables.row import Row
from gouji.text.normalize import enumerator

_BY_POSITION = 0.7
_NEARLY = 0.8


def by_position(bound: list[RowMatch], rows: Sequence[Row], shape: Shape, free: Container[int]) -> list[RowMatch]:
    """Adds rows with labels of their own where position leaves one reading.

    Between two neighbouring rows as many are left over in the document as in the form, and each has something of the
    label that it should have: its number, or part of its words.
    """
    order = {line.id: index for index, line in enumerate(shape.rows)}
    found = list(bound)
    for before, after in pairwise(bound):
        lines = shape.rows[order[before.line.id] + 1 : order[after.line.id]]
        spare = [index for index in range(before.index + 1, after.index) if index in free and rows[index].labels]
        if lines and len(lines) == len(spare) and all(map(_hints, (rows[index] for index in spare), lines)):
            found += [
                RowMatch(line, index, rows[index].labels[-1][0], _BY_POSITION)
                for line, index in zip(lines, spare, strict=True)
            ]
    return sorted(found, key=lambda match: match.index)


def _hints(row: Row, line: AxisLine) -> bool:
    end, _ = row.labels[-1]
    written = row.slots[end - 1].text.value
    number = enumerator(written)
    if number is not None and number.number == line.number:
        return True
    label = fold(written)
    return len(label) > 1 and any(label in known or known in label for known in line.labels if known)


def _is_sure(match: RowMatch, row: Row) -> bool:
    """Whether a label is unmistakable: the words are, or nearly so and the number is right too."""
    return match.similarity >= SURE or (match.similarity >= _NEARLY and _hints(row, match.line))


def out_of_order(
    bound: list[RowMatch], candidates: Mapping[int, Sequence[RowMatch | None]], rows: Sequence[Row]
) -> list[RowMatch]:
    """Rows that stand elsewhere in the table than the form has them, but bear an unmistakable label.

    ``candidates`` has by row, in their order, what each could be.
    """
    if not bound:
        return []
    taken = {match.index for match in bound}
    missing = {line.id for line in (match.line for row in candidates.values() for match in row if match)}
    missing -= {match.line.id for match in bound}
    found: dict[str, list[RowMatch]] = {}
    around = range(min(taken), max(taken) + 2)
    for index, matches in candidates.items():
        if index in taken or index not in around:
            continue
        for match in matches:
            if match and match.line.id in missing and match.values and _is_sure(match, rows[index]):
                found.setdefault(match.line.id, []).append(match)
    return [matches[0] for matches in found.values() if len(matches) == 1]
