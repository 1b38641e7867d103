"""The type of ``years`` rules."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

import msgspec

from gouji.checks.narrative.rule import Phrase, asserted
from gouji.schema.names import Name
from gouji.schema.rule import Finds, Rule

MEANINGS: Mapping[str, Finds] = {
    "equations": Finds(
        "an equation between cells of this report and of last year's that does not hold",
        ("table", "label", "actual", "expected", "left", "right", "difference"),
    ),
    "copied": Finds(
        "a section, or the whole narrative, most of which last year's report has too; passages kept word for word",
        ("section", "share", "characters"),
    ),
    "growth": Finds(
        "a figure of the text about growth, by `phrases`, that the figures of the two reports contradict",
        ("quote", "actual", "expected", "cells"),
    ),
}
Share = Annotated[float, msgspec.Meta(gt=0, le=1)]


class YearsRule(Rule, frozen=True, kw_only=True, tag="years"):
    """A report against that of the year before.

    ``finds`` names the fault. ``also`` are the ids of other packs whose reports count as last year's, beside the pack
    of the report and the one that it extends. ``asserts`` are equations, in which ``last_year.`` stands before cells of
    last year's report, for finds: equations; an item is an equation, or a mapping from a quantifier to an equation.
    ``table`` is the table that names without a table are of; without it names begin with their table. ``settled_by``
    are equations of one year: where they hold for one of two cells that disagree and not for the other, that one is
    wrong. ``share`` is the least share of the whole narrative that last year's must have too, from 0 to 1, for finds:
    copied. ``shares`` is the same for single sections, by their ids. ``passages`` is the least share of single sections
    that passages must have which were kept word for word, where the rest is new. ``minimum`` are the fewest characters
    that must be copied; white space, punctuation and digits don't count. ``in_a_row`` are the fewest characters of a
    passage that was kept word for word. ``ignore`` are regular expressions for passages that may be the same every
    year. ``phrases`` are what the text may say of growth, as in rules of the text, for finds: growth; their formulas
    name the cells of last year's report with ``last_year.`` before the table. ``sections`` are those whose text is read
    so; all, where none is named. ``topic`` is one of the form: only clauses about it are read.
    """

    meanings: ClassVar[Mapping[str, Finds]] = MEANINGS

    finds: Literal["equations", "copied", "growth"]
    also: tuple[str, ...] = ()
    table: str | None = None
    asserts: tuple[str | dict[str, str], ...] = msgspec.field(default=(), name="assert")
    settled_by: tuple[str | dict[str, str], ...] = ()
    share: Share | None = None
    shares: dict[str, Share] = msgspec.field(default_factory=dict)
    passages: dict[str, Share] = msgspec.field(default_factory=dict)
    minimum: Annotated[int, msgspec.Meta(ge=1)] = 100
    in_a_row: Annotated[int, msgspec.Meta(ge=1)] = 120
    ignore: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    topic: Name | None = None
    phrases: tuple[Phrase, ...] = ()

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("year", *MEANINGS[self.finds].fields)

    @property
    def about_tables(self) -> tuple[str, ...]:
        """The table that the rule names; none where its equations do."""
        return (self.table,) if self.table else ()

    @property
    def about_sections(self) -> tuple[str, ...]:
        """The sections that the rule names."""
        return tuple(dict.fromkeys((*self.shares, *self.passages))) or self.sections

    @property
    def assertions(self) -> tuple[str, ...]:
        """Its equations and what the text may say, a line each."""
        equations = (
            line
            for item in self.asserts
            for line in ([item] if isinstance(item, str) else [": ".join(each) for each in item.items()])
        )
        return (*equations, *(line for phrase in self.phrases for line in asserted(phrase)))
