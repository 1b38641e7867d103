"""Kinds of values: what the cells of a table may hold, and how that is written."""

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from gouji.schema.base import NotEmpty, StrictStruct

Mark = Annotated[str, NotEmpty]


class ValueKind(StrictStruct, frozen=True, kw_only=True):
    """A kind of values, named under ``values`` in the form; tables and columns name one.

    ``kind`` is what it comes down to: whole numbers, exact amounts, words, or what names a row; the kinds of words have
    no other names than ``text`` and ``key``. ``decimals`` are the most that are written. ``exactly`` makes them the
    least as well. ``before`` are marks that may stand in front of a figure (``$``), with white space or without.
    ``after`` are marks that may stand behind it (``%``, ``days``); without any, the units of the form are read, and
    reported. ``instead`` are words that are right where there is no figure, the empty text for a cell that may be
    blank; without any, the placeholders of the form are read, and reported. ``below`` are marks in front of a figure
    that say the value is less (``<``). ``brackets`` says that a figure in brackets is below zero. ``negative`` says
    that a figure may be below zero.
    """

    kind: Literal["count", "amount", "text", "key"]
    decimals: Annotated[int, msgspec.Meta(ge=0, le=20)] | None = None
    exactly: bool = False
    before: tuple[Mark, ...] = ()
    after: tuple[Mark, ...] = ()
    instead: tuple[str, ...] = ()
    below: tuple[Mark, ...] = ()
    brackets: bool = False
    negative: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether it is numbers, not words."""
        return self.kind in ("count", "amount")

    @property
    def nothing(self) -> str:
        """A zero as it is written."""
        return f"{0:.{self.decimals or 0}f}" if self.exactly else "0"


COUNT = ValueKind(kind="count")
BUILT_IN: Mapping[str, ValueKind] = {
    "count": COUNT,
    "amount": ValueKind(kind="amount"),
    "text": ValueKind(kind="text"),
    "key": ValueKind(kind="key"),
}
"""The kinds that every form has."""
