"""Rows whose figures run on into each other (``1730111 23``), read where the equations leave one way to part them."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from gouji.equations.equation import Address, Equation
from gouji.forms.report import Fact, Value
from gouji.forms.tables.binding import RowMatch
from gouji.forms.tables.extract import TableMatch
from gouji.forms.tables.row import Row
from gouji.schema.values import ValueKind
from gouji.text.spans import Text

DOUBT = 0.3
"""The doubt of figures that were parted."""
_MOST_WAYS = 3000

_Way = tuple[str, ...]
"""The numbers of a row."""


def parted(
    match: TableMatch, rows: Sequence[Row], equations: Sequence[Equation], kinds: Mapping[str, ValueKind]
) -> tuple[TableMatch, int]:
    """The table with the rows that can be parted in one way only, and how many they are.

    ``kinds`` are the kinds of values of the form.
    """
    if match.binding is None or match.table.missing_columns or not equations:
        return match, 0
    tokens = _unread(match, match.binding.rows, rows)
    every = {row: list(_ways(written, len(match.table.columns))) for row, written in tokens.items()}
    ways = {row: found for row, found in every.items() if found}
    if not ways:
        return match, 0
    known = {cell: int(n) for cell, fact in match.table.facts.items() if isinstance(n := fact.usable(), int)}
    found = _Puzzle(match.table.columns, [each for each in equations if each.linear]).solved(ways, known)
    texts = {row: _texts(tokens[row], way) for row, way in found.items()}
    facts = {**match.table.facts, **dict(_facts(match, texts, kinds))}
    return replace(match, table=replace(match.table, facts=facts)), len(found)


def _unread(match: TableMatch, bound: Sequence[RowMatch], rows: Sequence[Row]) -> dict[str, list[Text]]:
    """What stands in the rows of which no cell could be read, by the row of the form."""
    read = {row for row, _ in match.table.facts}
    unread = [(each.line.id, rows[each.index], each.values) for each in bound if each.line.id not in read]
    filled = {
        line: [row.slots[index].text for index in row.filled if index >= start] or ([row.run_on] if row.run_on else [])
        for line, row, start in unread
    }
    return {
        line: [text.part(*word.span()) for text in texts for word in re.finditer(r"\S+", text.value)]
        for line, texts in filled.items()
    }


def _facts(
    match: TableMatch, rows: Mapping[str, Iterable[Text]], kinds: Mapping[str, ValueKind]
) -> Iterator[tuple[Address, Fact]]:
    """The figures of rows, each in its cell."""
    table = match.table
    axis = match.binding.shape.columns if match.binding else ()
    wanted = {line.id: kinds[line.values or table.form.values] for line in axis}
    for row, texts in rows.items():
        for column, text in zip(table.columns, texts, strict=True):
            value = Value("number", int(text.value))
            yield (row, column), Fact(table.form.id, row, column, text, value, DOUBT, wanted[column])


def _ways(tokens: Sequence[Text], count: int) -> Iterator[_Way]:
    """All ways to part tokens of digits into ``count`` numbers; none where there are too many."""
    digits = sum(len(token.value) for token in tokens)
    plain = all(token.value.isdecimal() for token in tokens)
    if plain and len(tokens) < count <= digits and _most(digits - len(tokens), count - len(tokens)) <= _MOST_WAYS:
        yield from _parts([normalize("NFKC", token.value) for token in tokens], count)


def _most(places: int, cuts: int) -> int:
    """In how many ways so many cuts go into so many places."""
    ways = 1
    for index in range(cuts):
        ways = ways * (places - index) // (index + 1)
    return ways


def _parts(tokens: Sequence[str], count: int) -> Iterator[_Way]:
    """The first token in one number or more, the others in the rest."""
    if not tokens:
        if not count:
            yield ()
        return
    first, rest = tokens[0], tokens[1:]
    for used in range(1, min(len(first), count - len(rest)) + 1):
        for head in _numbers(first, used):
            yield from (head + tail for tail in _parts(rest, count - used))


def _numbers(digits: str, count: int) -> Iterator[_Way]:
    """Digits as ``count`` numbers, none of which begins with a zero that means nothing."""
    if count == 1:
        if len(digits) == 1 or not digits.startswith("0"):
            yield (digits,)
        return
    for size in range(1, 2 if digits.startswith("0") else len(digits) - count + 2):
        yield from ((digits[:size], *tail) for tail in _numbers(digits[size:], count - 1))


def _texts(tokens: Sequence[Text], way: _Way) -> Iterator[Text]:
    """The numbers of a way where they stand in the document."""
    left = list(tokens)
    for number in way:
        yield left[0].part(0, len(number))
        rest = left[0].part(len(number), len(left[0].value))
        left = [rest, *left[1:]] if rest.value else left[1:]


class _Puzzle(Struct, frozen=True):
    columns: Sequence[str]
    equations: Sequence[Equation]

    def solved(self, ways: Mapping[str, list[_Way]], known: Mapping[Address, int]) -> dict[str, _Way]:
        """The rows that have one way left, once each equation is used that has one row without figures at most."""
        left = {row: list(found) for row, found in ways.items()}
        values = dict(known)
        changed = True
        while changed:
            changed = False
            for row in [row for row, found in left.items() if row not in self._done(values)]:
                usable = [each for each in self.equations if self._asks_for(each, row, values)]
                fitting = [way for way in left[row] if self._fits(row, way, usable, values)]
                changed |= len(fitting) < len(left[row])
                left[row] = fitting
                if len(fitting) == 1 and usable:
                    values |= self._cells(row, fitting[0])
                    changed = True
        return {row: found[0] for row, found in left.items() if row in self._done(values) and row in ways}

    def _done(self, values: Mapping[Address, int]) -> set[str]:
        return {row for row, _ in values}

    def _asks_for(self, equation: Equation, row: str, values: Mapping[Address, int]) -> bool:
        others = [cell for cell in equation.cells if cell not in values]
        return bool(others) and all(cell[0] == row for cell in others)

    def _fits(self, row: str, way: _Way, equations: Sequence[Equation], values: dict[Address, int]) -> bool:
        whole = ChainMap(self._cells(row, way), values)
        return all(each.left.total(whole) == each.right.total(whole) for each in equations)

    def _cells(self, row: str, way: _Way) -> dict[Address, int]:
        return {(row, column): int(number) for column, number in zip(self.columns, way, strict=True)}
