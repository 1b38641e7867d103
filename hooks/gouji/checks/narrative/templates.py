"""Templates: what a sentence may say, as people would read it aloud.

``收到 … 申请 new件`` is a word of the class 收到, one of the class 申请, and a count. Between two parts only filler
words may stand, and what is said in brackets; in detail:

==============  =======================================================================================================
``收到``        any word of that class of the form, or for the row or column whose id ends so: ``partial``,
                ``outcome.other``, ``group.*`` for all rows of a group. A name of ``for:`` stands for any of its values
``new件``       a quantity in the measure 件, captured under that name, not at all as ``_件``; ``new#`` in any or none
``{n} days``    the same in the measure days; ``{n}`` in none, ``{n}#`` in any or none
``，``          a pause: ， 、 ； or ：
``、 （ ） 。``  that mark
``…``           anything within the clause but figures and other words of the form
``……``          anything within the sentence but another word of the kind before it
``(a|b)``       one of several, ``(a|)`` what may be missing, ``(a)+`` once or more
``^`` ``$``     the start or end of a clause, or of an item of a list
``!a``          no such word from here to the end of the clause; ``!(a|b)`` neither
==============  =======================================================================================================
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Literal

import regex
from msgspec import Struct

from gouji.checks.narrative.lexicon import Lexicon, Names
from gouji.checks.narrative.tokens import Token
from gouji.text.lazy import lazy_regex

Reach = Literal["near", "clause", "sentence"]
ANY = "#"
"""The measure of quantities that may have any or none."""
PERCENT = "%"
NONE = ""
"""The measure of quantities that have none."""
UNNAMED = "_"
"""The name of figures that are not captured."""
PAUSES = "，、；："
_DEEPEST = 8
"""So many brackets may stand inside each other."""

_PARTS = lazy_regex(
    r"\{(?P<braced>[A-Za-z_]\w*)\}(?P<unit>[%#]|\s*[\p{Han}A-Za-z_]\w*)?"
    r"|(?P<figure>[A-Za-z_]\w*?)(?P<measure>[%#]|\p{Han}+)(?=[\s()|，、（）。…!$]|$)"
    r"|(?P<word>!?[\p{Han}A-Za-z_][\w.]*\*{0,2})|(?P<gap>……?)"
    r"|(?P<closing>\)\+|[)|])|(?P<opening>!?\()|(?P<edge>[$^])|(?P<mark>[，、（）。])|(?P<blank>\s+)"
)


class Word(Struct, frozen=True):
    """A word that stands for one of ``names``. ``values`` are those of ``variable``, with what each stands for.

    ``rivals`` are what a gap within the sentence behind it does not reach across.
    """

    names: Names
    rivals: Names = frozenset()
    variable: str | None = None
    values: tuple[tuple[str, Names], ...] = ()


class Figure(Struct, frozen=True):
    """A quantity in ``measure``, captured as ``name``."""

    name: str
    measure: str


class Mark(Struct, frozen=True):
    """A mark, one of ``marks``."""

    marks: str


class Gap(Struct, frozen=True):
    """How far the next part may be from the one before."""

    reach: Reach


class Edge(Struct, frozen=True):
    """The start or the end of a clause or of an item of a list."""

    is_start: bool


class Without(Struct, frozen=True):
    """No word of ``names`` from here to the end of the clause."""

    names: Names


class Choice(Struct, frozen=True):
    """One of several, in this order."""

    options: tuple[tuple[Element, ...], ...]


class Repeat(Struct, frozen=True):
    """Once or more."""

    inner: tuple[Element, ...]


Element = Word | Figure | Mark | Gap | Edge | Without | Choice | Repeat
Elements = tuple[Element, ...]


class First(Struct, frozen=True):
    """What the first mention of a match may be: a word for one of ``names``, a quantity or a mark."""

    names: Names = frozenset()
    measures: tuple[str, ...] = ()
    marks: str = ""

    def takes(self, token: Token) -> bool:
        """Whether a quantity or a mark may be the first."""
        if token.kind == "mark":
            return token.text in self.marks
        return token.amount is not None and (token.measure in self.measures or ANY in self.measures)

    def __or__(self, other: First) -> First:
        return First(self.names | other.names, self.measures + other.measures, self.marks + other.marks)


class Template(Struct, frozen=True):
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


class TemplateError(ValueError):
    """A template can't be read: at ``position`` something is wrong, or the name ``unknown`` stands for nothing."""

    def __init__(self, position: int, unknown: str | None = None) -> None:
        super().__init__(position)
        self.position = position
        self.unknown = unknown


Variables = Mapping[str, tuple[str, ...]]
"""The names of ``for:`` with their values."""


def template(text: str, variables: Variables, lexicon: Lexicon) -> Template:
    """Reads a template.

    Raises:
        TemplateError: it can't be read, or names what the lexicon doesn't have.
    """
    key = text, tuple(variables.items())
    known = lexicon.templates.get(key)
    if known is None:
        reader = _Reader(text, variables, lexicon)
        known = lexicon.templates[key] = _compiled(reader.sequence(), reader.at)
    return known


def any_word(names: Names) -> Template:
    """The template of a word that stands for one of ``names``."""
    return _compiled((Word(names),), 0)


def _compiled(elements: Elements, end: int) -> Template:
    if all(isinstance(each, Edge | Without) for each in elements):
        raise TemplateError(end)
    needed = tuple(each.names for each in elements if isinstance(each, Word))
    mentioned = _union(each.names for each in _parts(elements) if isinstance(each, Word))
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
    found = (each.name for each in _parts(parsed.elements) if isinstance(each, Figure) and each.name != UNNAMED)
    return tuple(dict.fromkeys(found))


def _parts(parsed: Elements) -> Iterator[Element]:
    for each in parsed:
        yield each
        inner = each.options if isinstance(each, Choice) else (each.inner,) if isinstance(each, Repeat) else ()
        for option in inner:
            yield from _parts(option)


class _Reader:
    """Reads a template from left to right; ``closing`` is the bracket that ended the last sequence."""

    def __init__(self, text: str, variables: Variables, lexicon: Lexicon) -> None:
        self.text, self.variables, self.lexicon = text, variables, lexicon
        self.at = 0
        self.closing = ""
        self.depth = 0

    def sequence(self, *, inside: bool = False) -> Elements:
        """Elements to the end or, inside of brackets, behind the mark that closes or goes on."""
        if self.depth > _DEEPEST:
            raise TemplateError(self.at)
        found: list[Element] = []
        while self.at < len(self.text):
            part = _PARTS.match(self.text, self.at)
            if part is None or (part["closing"] and not inside):
                raise TemplateError(self.at)
            begun, self.at = self.at, part.end()
            if part["closing"]:
                self.closing = part["closing"]
                return tuple(found)
            if part["opening"]:
                found.append(self._group(part["opening"], begun))
            elif not part["blank"]:
                found.append(self._element(part))
        if inside:
            raise TemplateError(self.at)
        return tuple(found)

    def _group(self, opening: str, begun: int) -> Element:
        self.depth += 1
        options = [self.sequence(inside=True)]
        while self.closing == "|":
            options.append(self.sequence(inside=True))
        self.depth -= 1
        words = [option[0] for option in options if len(option) == 1 and isinstance(option[0], Word)]
        only = len(words) == len(options) and not any(word.variable for word in words)
        names = _union(word.names for word in words)
        element: Element = Word(names, self.lexicon.rivals(names)) if only else Choice(tuple(options))
        if opening.startswith("!"):
            if not isinstance(element, Word):
                raise TemplateError(begun)
            return Without(element.names)
        return Repeat((element,)) if self.closing == ")+" else element

    def _element(self, part: regex.Match[str]) -> Element:
        if part["gap"]:
            return Gap("sentence" if part["gap"] == "……" else "clause")
        if part["edge"]:
            return Edge(part["edge"] == "^")
        if part["mark"]:
            return Mark(PAUSES if part["mark"] == "，" else part["mark"])
        if part["braced"]:
            return self._braced(part)
        if part["figure"] and part["measure"] in (ANY, *self.lexicon.measures):
            return Figure(part["figure"], part["measure"])
        name = part["word"] or part["figure"] + part["measure"]
        word = self._word(name.removeprefix("!"), part.start())
        return Without(word.names) if name.startswith("!") else word

    def _braced(self, part: regex.Match[str]) -> Figure:
        """``{n} requests``, and ``{n}`` in no measure."""
        unit = (part["unit"] or "").strip()
        if unit in (ANY, *self.lexicon.measures):
            return Figure(part["braced"], unit)
        if unit == PERCENT:
            raise TemplateError(part.start("unit"), unit)
        self.at = part.end("braced") + 1
        return Figure(part["braced"], NONE)

    def _word(self, name: str, position: int) -> Word:
        if name in self.variables:
            values = tuple(each for value in self.variables[name] for each in self._values(value, position))
            every = _union(names for _, names in values)
            return Word(every, self.lexicon.rivals(every), name, values)
        names = _union(each for _, each in self._values(name, position))
        return Word(names, self.lexicon.rivals(names))

    def _values(self, value: str, position: int) -> Iterator[tuple[str, Names]]:
        """A value of a variable with what it stands for, or those that ``group.*`` is."""
        members = self.lexicon.members(value)
        if members is None:
            yield value, self._resolved(value, position)
        else:
            yield from ((member, frozenset((member,))) for member in members)

    def _resolved(self, name: str, position: int) -> Names:
        found = self.lexicon.resolved(name)
        if not found:
            raise TemplateError(position, name)
        return found


def _union(sets: Iterable[Names]) -> Names:
    return frozenset(name for each in sets for name in each)
