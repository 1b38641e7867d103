"""The type of ``duplicates`` rules."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from gouji.schema.rule import Rule


class DuplicatesRule(Rule, frozen=True, kw_only=True, tag="duplicates"):
    """Narrative that repeats other narrative.

    ``finds: copied`` is about two sections, ``repeated`` about passages within one. A copy has at least ``minimum``
    characters that count and a similarity (0 to 1) of at least ``similarity``. ``ignore`` are regular expressions for
    passages that may stand anywhere.
    """

    finds: Literal["copied", "repeated"]
    minimum: Annotated[int, msgspec.Meta(ge=1)] = 40
    similarity: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.7
    ignore: tuple[str, ...] = ()

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("section", "origin", "place", "quote", "characters", "share", "similarity")
