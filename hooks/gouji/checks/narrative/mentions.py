"""A phrase of a rule at one place of a text, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.narrative.formulas import Formula
from gouji.checks.narrative.matching import Match
from gouji.checks.narrative.normalized import NormalizedLine
from gouji.checks.narrative.quantities import Quantity
from gouji.checks.narrative.rule import Phrase
from gouji.checks.narrative.scope import ScopedParagraph
from gouji.checks.narrative.tokens import CLOSE, mark_at
from gouji.forms.sections.bound import BoundSection

Bounds = tuple[int, int]
FigurePlace = tuple[int, int]
"""Where a figure stands: the identity of the text of its paragraph, and its start in the line."""
_INSIDE = (None, "、")
"""What marks a quotation reaches across towards its start."""


class Passage(Protocol):
    """A line in its section."""

    @property
    def section(self) -> BoundSection:
        """Its section."""

    @property
    def line(self) -> NormalizedLine:
        """Its text."""


class Mention(Struct, frozen=True):
    """A phrase as it stands at ``at`` in a passage; ``figures`` and where they stand (``bounds``) by their names."""

    phrase: Phrase
    passage: Passage
    at: Bounds
    figures: Mapping[str, tuple[Quantity, ...]]
    bounds: Mapping[str, tuple[Bounds, ...]]

    @property
    def places(self) -> Iterator[FigurePlace]:
        """Where its figures stand."""
        yield from (self.place(at) for bounds in self.bounds.values() for at in bounds)

    def place(self, at: Bounds) -> FigurePlace:
        """Where the figure stands that is at ``at`` in its line."""
        return id(self.passage.line.text), at[0]

    def corrected(self, values: Mapping[FigurePlace, Fraction]) -> Mention:
        """The same with other values for some figures."""
        figures = {
            name: tuple(
                Quantity(values.get(self.place(at), each.value), each.step)
                for each, at in zip(self.figures[name], self.bounds[name], strict=True)
            )
            for name in self.figures
        }
        return replace(self, figures=figures)

    def quoted(self, at: Bounds) -> Bounds:
        """The words that belong to the figure at ``at``, or to all that is mention, from the start of the clause on."""
        text, short = self.passage.line.value, self.passage.line.abbreviations
        start, end = at
        first = 0 if at == self.at else self.at[0]
        while end < min(len(text), self.at[1]) and mark_at(text, end, short) is None:
            end += 1
        while start > first and mark_at(text, start - 1, short) in _INSIDE:
            start -= 1
        if start == at[0] > first and mark_at(text, start - 1) == CLOSE:
            start = first  # what stands in brackets parts a figure from its word
        return start, end


class Conflict(Struct, frozen=True):
    """An assertion that does not hold.

    ``at`` is where it stands in its line, ``quoted`` the words around it. ``formulas`` are what would have been right,
    with their values; None is the value of what is not there.
    """

    mention: Mention
    at: Bounds
    quoted: Bounds
    actual: Fraction | None
    step: Fraction
    formulas: tuple[tuple[Formula, Fraction], ...]
    is_ratio: bool = False

    @property
    def passage(self) -> Passage:
        """What it stands in."""
        return self.mention.passage

    @property
    def place(self) -> FigurePlace:
        """Where its figure stands."""
        return self.mention.place(self.at)

    @property
    def compares_text(self) -> bool:
        """Whether figures of the text are compared with each other, and not one with cells."""
        return self.is_ratio or adds_up_text(self.mention.phrase)


class Statement(Struct, frozen=True):
    """What a text states about cells of which nothing is known: ``value`` at ``at``, in the words ``quoted``."""

    mention: Mention
    at: Bounds
    quoted: Bounds
    formula: Formula
    value: Fraction


def mention_at(phrase: Phrase, passage: ScopedParagraph, match: Match) -> Mention:
    """The mention where a template of a phrase fits."""
    figures: dict[str, tuple[Quantity, ...]] = {}
    bounds: dict[str, tuple[Bounds, ...]] = {}
    for name, token in match.figures:
        if token.amount is not None:
            figures[name] = (*figures.get(name, ()), token.amount)
            bounds[name] = (*bounds.get(name, ()), (token.start, token.figure))
    matched = passage.mentions[match.start : match.end]
    at = min(token.start for token in matched), max(token.end for token in matched)
    return Mention(phrase.with_values(dict(match.values)), passage, at, figures, bounds)


def adds_up_text(phrase: Phrase) -> bool:
    """Whether a phrase adds up figures of the text."""
    return any("text." in each for formulas in (phrase.holds, *phrase.equals.values()) for each in formulas)
