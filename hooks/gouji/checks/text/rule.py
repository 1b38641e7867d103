"""The type of ``text`` rules."""

from __future__ import annotations

from typing import Literal

from gouji.schema.base import StrictStruct
from gouji.schema.rule import Rule


class Replacement(StrictStruct, frozen=True, kw_only=True):
    r"""A regular expression for what is wrong, and what to write instead (``\\1`` stands for the first group)."""

    find: str
    replace: str


class TextRule(Rule, frozen=True, kw_only=True, tag="text"):
    """Slips in the running text. What a rule knows of words are regular expressions.

    Nothing is found inside a passage that ``allowed`` matches. ``page-number`` rules list what stands around figures
    that belong to their sentence: ``units`` behind those that count, ``before`` those that number something; ``after``
    never follows such a figure. ``doubled-word`` rules list ``words`` that are doubled whatever stands around them, and
    ``borders``, passages where one word ends and the next begins with the same; behind ``before`` there is no border.
    """

    finds: Literal[
        "page-number",
        "page-line",
        "unpaired",
        "half-width",
        "doubled-mark",
        "doubled-word",
        "space",
        "run-on-item",
        "pattern",
    ]
    allowed: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    borders: tuple[str, ...] = ()
    patterns: tuple[Replacement, ...] = ()

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("quote", "text", "expected")
