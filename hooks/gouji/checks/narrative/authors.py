"""Whose report it is: names of others that stand where its own should."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gouji.checks.narrative.normalized import Lines, NormalizedLine
from gouji.checks.narrative.patterns import compiled, words_of
from gouji.checks.narrative.rule import NameWords
from gouji.checks.narrative.titles import Front
from gouji.forms.report import BoundSection
from gouji.schema.form import Form
from gouji.text.patterns import pattern

_NAME = 30
_RELATED = 2
"""Names that begin with so many equal characters share a place."""
_TELLING = 3
"""A short form of a name is recognised by so many characters at its end."""


class NameMention(Struct, frozen=True):
    """A name at ``start:end`` of a line."""

    name: str
    line: NormalizedLine
    start: int
    end: int
    section: BoundSection | None = None


def own_names(front: Front, rule: NameWords) -> tuple[str, ...]:
    """The names that the titles of a report give."""
    lines = front.values
    found = [pattern(rule.own).search(lines[index]) for index in front.titles]
    names = [match["name"] for match in found if match and match["name"]]
    if not names:  # the name may stand on a line of its own above the title
        names = [lines[index - 1] for index in front.titles if index and _is_name(lines[index - 1], rule.ends)]
    return tuple(dict.fromkeys(names))


def foreign_names(text: Lines, form: Form, rule: NameWords, own: tuple[str, ...]) -> Iterator[NameMention]:
    """Names in the place of the report's own that have nothing in common with it.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    words = words_of(form.words, None)
    patterns = compiled(rule.subject, words)
    for section, _, folded in text:
        for each in patterns:
            for match in each.finditer(folded.value):
                name = match["name"]
                if name and not any(_are_related(name, mine, rule.ends) for mine in own):
                    yield NameMention(name, folded, *match.span("name"), section)


def is_own(name: str, own: tuple[str, ...]) -> bool:
    """Whether a name in running text, words before it included, ends like one of its own in full or in short.

    In short, characters are left out: so do people name their bodies.
    """
    return len(name) >= _TELLING and any(_is_within(name[-_TELLING:], each) for each in own)


def _is_within(short: str, name: str) -> bool:
    rest = iter(name)
    return all(character in rest for character in short)


def _are_related(name: str, own: str, ends: tuple[str, ...]) -> bool:
    """Whether a name is the same, a longer or shorter form of it, or that of a body of the same place."""
    bare, mine = _without_end(name, ends), _without_end(own, ends)
    if bare in mine or mine in bare:
        return True
    return len(bare) >= _RELATED and len(mine) >= _RELATED and bare[:_RELATED] == mine[:_RELATED]


def _is_name(value: str, ends: tuple[str, ...]) -> bool:
    return len(value) <= _NAME and any(value.endswith(end) for end in ends)


def _without_end(name: str, ends: tuple[str, ...]) -> str:
    for end in ends:
        if name.endswith(end) and len(name) > len(end):
            return name[: -len(end)]
    return name
