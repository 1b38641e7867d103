"""The rows of a document by what is written in them: looked up once for all tables of a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from gouji.forms.labels import SURE
from gouji.forms.tables.row import Row
from gouji.forms.vocabulary import Vocabulary

FOREIGN_ROW = 0.15
RUNNING_TEXT = 0.8
_EMPTY_ROW = 0.01

T = TypeVar("T")


class Written(Struct, frozen=True, dict=True):
    """The rows of a document, and the labels that tables of a form may bear."""

    rows: Sequence[Row]
    vocabulary: Vocabulary

    @cached_property
    def cells(self) -> Mapping[str, Sequence[int]]:
        """The folded text of each cell, and the rows with such a cell."""
        found: dict[str, list[int]] = {}
        for index, row in enumerate(self.rows):
            for cell in set(row.folded):
                found.setdefault(cell, []).append(index)
        return found

    @cached_property
    def _bearing(self) -> Mapping[str, Sequence[str]]:
        """The cells that surely bear each label."""
        found: dict[str, list[str]] = {}
        for cell in self.cells:
            for label, score in self.vocabulary.like(cell).items():
                if score >= SURE:
                    found.setdefault(label, []).append(cell)
        return found

    @cached_property
    def readings(self) -> Sequence[Sequence[tuple[int, str]]]:
        """What the leading cells of each row may be together, as far as it is like any label."""
        like = self.vocabulary.like
        return [[(end, label) for end, label in row.labels if like(label)] for row in self.rows]

    @cached_property
    def _named(self) -> Mapping[str, Sequence[int]]:
        """The rows whose leading cells are like each label."""
        found: dict[str, list[int]] = {}
        for index, readings in enumerate(self.readings):
            for _, label in readings:
                for known in self.vocabulary.like(label):
                    found.setdefault(known, []).append(index)
        return found

    def bearing(self, labels: Iterable[str]) -> frozenset[str]:
        """All cells that surely bear one of some labels."""
        return frozenset().union(*_of_some(self._bearing, labels))

    def with_cells(self, cells: Iterable[str]) -> set[int]:
        """The rows that have one of some cells."""
        return set().union(*_of_some(self.cells, cells))

    def named_like(self, labels: Iterable[str]) -> set[int]:
        """The rows whose leading cells are like one of some labels."""
        return set().union(*_of_some(self._named, labels))

    def passing(self, *, open_rows: bool) -> Sequence[float]:
        """What it costs a table to pass over each row that it knows no label of."""
        return self._passing_openly if open_rows else self._passing

    @cached_property
    def _passing(self) -> Sequence[float]:
        return [passing(row, open_rows=False) for row in self.rows]

    @cached_property
    def _passing_openly(self) -> Sequence[float]:
        return [passing(row, open_rows=True) for row in self.rows]


def _of_some(known: Mapping[str, Sequence[T]], keys: Iterable[str]) -> list[Sequence[T]]:
    """What is known of the keys that are there."""
    return [known[key] for key in known.keys() & keys]


def passing(row: Row, *, open_rows: bool) -> float:
    """What it usually costs to pass over a row: a table with open rows passes over what may be one freely."""
    if not row.slots:
        return RUNNING_TEXT
    if not row.filled or (open_rows and may_be_open(row)):
        return _EMPTY_ROW
    return FOREIGN_ROW


def may_be_open(row: Row) -> bool:
    """Whether a row has a name and a value, as open rows have."""
    return len(row.filled) > 1
