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

from collections.abc import Iterator, Mapping

import msgspec
import regex

from gouji.checks.narrative.elements import (
    ANY,
    Choice,
    Edge,
    Element,
    Elements,
    Figure,
    Gap,
    Mark,
    Repeat,
    Template,
    Without,
    Word,
    compiled,
    union,
)
from gouji.checks.narrative.lexicon import Lexicon
from gouji.checks.narrative.word_index import Names
from gouji.text.lazy import lazy_regex

PERCENT = "%"
NONE = ""
"""The measure of quantities that have none."""
PAUSES = "，、；："
_DEEPEST = 8
"""So many brackets may stand inside each other."""

_PARTS = lazy_regex(
    r"\{(?P<braced>[A-Za-z_]\w*)\}(?P<unit>[%#]|\s*[\p{Han}A-Za-z_]\w*)?"
    r"|(?P<figure>[A-Za-z_]\w*?)(?P<measure>[%#]|\p{Han}+)(?=[\s()|，、（）。…!$]|$)"
    r"|(?P<word>!?[\p{Han}A-Za-z_][\w.]*\*{0,2})|(?P<gap>……?)"
    r"|(?P<closing>\)\+|[)|])|(?P<opening>!?\()|(?P<edge>[$^])|(?P<mark>[，、（）。])|(?P<blank>\s+)"
)


class TemplateError(ValueError):
    """A template can't be read: at ``position`` something is wrong, or the name ``unknown`` stands for nothing."""

    def __init__(self, position: int, unknown: str | None = None) -> None:
        super().__init__(position)
        self.position = position
        self.unknown = unknown


Variables = Mapping[str, tuple[str, ...]]
"""The names of ``for:`` with their values."""
_Key = tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]
"""A template as it is written, with the names of ``for:`` and their values."""


def template(text: str, variables: Variables, lexicon: Lexicon) -> Template:
    """Reads a template.

    Raises:
        TemplateError: it can't be read, or names what the lexicon doesn't have.
    """
    key = text, tuple(variables.items())
    if lexicon.unread:
        lexicon.templates.update(_read_ahead(lexicon.unread.pop()))
    known = lexicon.templates.get(key)
    if known is None:
        reader = _Reader(text, variables, lexicon)
        known = compiled(reader.sequence())
        if known is None:
            raise TemplateError(reader.at)
        lexicon.templates[key] = known
    return known


def _read_ahead(encoded: bytes) -> tuple[tuple[_Key, Template], ...]:
    try:
        return msgspec.msgpack.decode(encoded, type=tuple[tuple[_Key, Template], ...])
    except msgspec.MsgspecError:
        return ()


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
        names = union(word.names for word in words)
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
            every = union(names for _, names in values)
            return Word(every, self.lexicon.rivals(every), name, values)
        names = union(each for _, each in self._values(name, position))
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
