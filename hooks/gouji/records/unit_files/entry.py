"""A unit as a file lists it: what is said of it, and where."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from gouji.messages.errors import Problem
from gouji.messages.message import Message
from gouji.records.units import Unit


class Entry(Struct, frozen=True):
    """A unit, its ``line`` in the file, and what makes a problem of the key at fault and a sentence."""

    unit: Unit
    line: int
    problem: Callable[[str, Message], Problem]
