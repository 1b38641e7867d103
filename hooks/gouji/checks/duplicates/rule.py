"""The type of ``duplicates`` rules."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

import msgspec

from gouji.schema.rule import Finds, Rule

MEANINGS: Mapping[str, Finds] = {
    "copied": Finds("a section that repeats another, or part of it"),
    "repeated": Finds("a passage that stands in a section twice"),
}


class DuplicatesRule(Rule, frozen=True, kw_only=True, tag="duplicates"):
    """Narrative that repeats other narrative.

    ``finds`` names the fault. ``minimum`` are the fewest characters of a copy; white space, punctuation and digits
    don't count. ``similarity``
    is the least likeness of a copy, from 0 to 1. ``ignore`` are regular expressions for passages that may stand
    anywhere.
    """

    meanings: ClassVar[Mapping[str, Finds]] = MEANINGS

    finds: Literal["copied", "repeated"]
    minimum: Annotated[int, msgspec.Meta(ge=1)] = 40
    similarity: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.7
    ignore: tuple[str, ...] = ()

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("section", "origin", "place", "quote", "characters", "share", "similarity")
