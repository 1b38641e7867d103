"""What templates are made of, and what a line must have for one to fit; :mod:`gouji.checks.narrative.templates`."""

import operator
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Literal

from msgspec import Struct

from gouji.checks.narrative.tokens import Token
from gouji.checks.narrative.word_index import Names

Reach = Literal["near", "clause", "sentence"]
ANY = "#"
"""The measure of quantities that may have any or none."""
UNNAMED = "_"
"""The name of figures that are not captured."""


class Word(Struct, frozen=True, array_like=True, tag=True):
    """A word that stands for one of ``names``. ``values`` are those of ``variable``, with what each stands for.

    ``rivals`` are what a gap within the sentence behind it does not reach across.
    """

    names: Names
    rivals: Names = frozenset()
    variable: str | None = None
    values: tuple[tuple[str, Names], ...] = ()


class Figure(Struct, frozen=True, array_like=True, tag=True):
    """A quantity in ``measure``, captured as ``name``."""

    name: str
    measure: str


class Mark(Struct, frozen=True, array_like=True, tag=True):
    """A mark, one of ``marks``."""

    marks: str


class Gap(Struct, frozen=True, array_like=True, tag=True):
    """How far the next part may be from the one before."""

    reach: Reach


class Edge(Struct, frozen=True, array_like=True, tag=True):
    """The start or the end of a clause or of an item of a list."""

    is_start: bool


class Without(Struct, frozen=True, array_like=True, tag=True):
    """No word of ``names`` from here to the end of the clause."""

    names: Names


class Choice(Struct, frozen=True, array_like=True, tag=True):
    """One of several, in this order."""

    options: "tuple[tuple[Element, ...], ...]"


class Repeat(Struct, frozen=True, array_like=True, tag=True):
    """Once or more."""

    inner: "tuple[Element, ...]"


Element = Word | Figure | Mark | Gap | Edge | Without | Choice | Repeat
Elements = tuple[Element, ...]


class First(Struct, frozen=True, array_like=True):
    """What the first mention of a match may be: a word for one of ``names``, a quantity or a mark."""

    names: Names = frozenset()
    measures: tuple[str, ...] = ()
    marks: str = ""

    def takes(self, token: Token) -> bool:
        """Whether a quantity or a mark may be the first."""
        if token.kind == "mark":
            return token.text in self.marks
        return token.amount is not None and (token.measure in self.measures or ANY in self.measures)

    def __or__(self, other: "First") -> "First":
        return First(self.names | other.names, self.measures + other.measures, self.marks + other.marks)


class Template(Struct, frozen=True, array_like=True):
    """A template, and what a line must have for it to fit: one of each of ``needed``.

    A match begins with what is ``first``, or with anything where that is None. ``mentioned`` is all that its words
    stand for.
    """

    elements: Elements
    needed: tuple[Names, ...]
    first: First | None
    mentioned: Names

    def may_fit(self, names: Names) -> bool:
        """Whether a line whose words stand for ``names`` has what the template needs."""
        return not any(map(names.isdisjoint, self.needed))


def any_word(names: Names) -> Template:
    """The template of a word that stands for one of ``names``."""
    return Template((Word(names),), (names,), First(names), names)


def compiled(elements: Elements) -> Template | None:
    """The template of elements; None where it would begin with nothing."""
    if all(isinstance(each, Edge | Without) for each in elements):
        return None
    needed = tuple(each.names for each in elements if isinstance(each, Word))
    mentioned = union(each.names for each in parts(elements) if isinstance(each, Word))
    return Template(elements, needed, _first(elements), mentioned)


def _first(elements: Elements) -> First | None:
    """What the first mention of all that fits elements may be, None where nothing is known of it."""
    first = next((each for each in elements if not isinstance(each, Edge | Without)), None)
    if isinstance(first, Repeat):
        return _first(first.inner)
    if isinstance(first, Choice):
        begun = tuple(map(_first, first.options))
        known = [each for each in begun if each]
        return reduce(operator.or_, known) if len(known) == len(begun) else None
    if isinstance(first, Word):
        return First(first.names)
    if isinstance(first, Figure):
        return First(measures=(first.measure,))
    return First(marks=first.marks) if isinstance(first, Mark) else None


def figures(parsed: Template) -> tuple[str, ...]:
    """The names of the figures that a template captures."""
    found = (each.name for each in parts(parsed.elements) if isinstance(each, Figure) and each.name != UNNAMED)
    return tuple(dict.fromkeys(found))


def parts(parsed: Elements) -> Iterator[Element]:
    """All elements, and those inside of others."""
    for each in parsed:
        yield each
        inner = each.options if isinstance(each, Choice) else (each.inner,) if isinstance(each, Repeat) else ()
        for option in inner:
            yield from parts(option)


def union(sets: Iterable[Names]) -> Names:
    """All names of several sets."""
    return frozenset().union(*sets)
