"""Which rows of a document are the rows of one table."""

from __future__ import annotations

from msgspec import Struct

from gouji.forms.layouts import AxisLine, Shape


class RowMatch(Struct, frozen=True):
    """Row ``index`` of the document is row ``line`` of the form; its values begin at slot ``values``."""

    line: AxisLine
    index: int
    values: int
    similarity: float


class Binding(Struct, frozen=True):
    """The rows of one table.

    ``header`` and ``titles`` are indices of the document's rows, ``header_labels`` the header's labels as the document
    has them.
    """

    shape: Shape
    rows: tuple[RowMatch, ...]
    score: float
    header: tuple[int, ...] = ()
    titles: tuple[int, ...] = ()
    header_labels: frozenset[str] = frozenset()
