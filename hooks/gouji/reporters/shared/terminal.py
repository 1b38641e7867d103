"""What a report for people is shown on."""

from __future__ import annotations

from msgspec import Struct


class Screen(Struct, frozen=True):
    """A terminal, or paper: whether it shows colours, and how many cells a line of it has."""

    colour: bool = False
    columns: int = 106


PLAIN = Screen()
