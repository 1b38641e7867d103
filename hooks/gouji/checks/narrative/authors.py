"""Whose report it is: names of others that stand where its own should."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from gouji.checks.narrative.normalized import Lines, NormalizedLine
from gouji.checks.narrative.patterns import compiled, words_of
from gouji.checks.narrative.rule import NameWords
from gouji.checks.narrative.titles import Front
from gouji.forms.sections.bound import BoundSection
from gouji.text import patterns as text_patterns
from gouji.text.patterns import pattern

_NAME = 30
_RELATED = 2
"""Names without white space that begin with so many equal characters share a place."""
_TELLING = 3
"""A short form of such a name is recognised by so many characters at its end; of another by a word."""


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


def foreign_names(text: Lines, rule: NameWords, own: tuple[str, ...]) -> Iterator[NameMention]:
    """Names in the place of the report's own that have nothing in common with it.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    words = words_of(None)
    every = "\n".join(folded.value for _, _, folded in text)
    places = tuple(
        ([each for each in compiled(patterns, words) if each.may_match(every)], is_right)
        for patterns, is_right in ((rule.subject, _nobody), (rule.named, is_above), (rule.acts, is_above_or_below))
    )
    for section, _, folded in text:
        found: dict[int, NameMention] = {}
        for patterns, is_right in places:
            for match in (match for each in patterns for match in each.finditer(folded.value) if match["name"]):
                name, (start, end) = match["name"], match.span("name")
                if not any(_are_related(name, mine, rule.ends) or is_right(name, mine, rule) for mine in own):
                    found.setdefault(start, NameMention(name, folded, start, end, section))
        yield from found.values()


def _nobody(name: str, own: str, rule: NameWords) -> bool:
    """Whether a name may stand beside one's own where only that may."""
    del name, own, rule
    return False


def is_above(name: str, own: str, rule: NameWords) -> bool:
    """Whether a name is that of a body of a larger area, and not of another one than one's own is in."""
    theirs, mine = _rank(name, rule.ranks), _rank(own, rule.ranks)
    if theirs is None or (mine is not None and theirs >= mine):
        return False
    return pattern(rule.ranks[theirs]).search(own) is None


def is_above_or_below(name: str, own: str, rule: NameWords) -> bool:
    """Whether a name is that of a body above, or of one in the area that is one's own."""
    theirs, mine = _rank(name, rule.ranks), _rank(own, rule.ranks)
    if theirs is None or mine is None or rule.area is None or theirs <= mine:
        return is_above(name, own, rule)
    return pattern(rule.area).search(own) is not None


def _rank(name: str, ranks: tuple[str, ...]) -> int | None:
    """How large the innermost area in a name is, 0 being the largest."""
    ends = {
        rank: match.end() for rank, each in enumerate(text_patterns.compiled(ranks)) for match in each.finditer(name)
    }
    return max(ends, key=lambda rank: ends[rank]) if ends else None


def is_own(name: str, own: tuple[str, ...]) -> bool:
    """Whether a name in running text, words before it included, ends like one of its own in full or in short.

    In short, characters are left out: so do people name their bodies.
    """
    parts = _parts(name)
    telling = _telling(parts)
    return len(parts) >= telling and any(_is_within(parts[-telling:], _parts(each)) for each in own)


def _parts(name: str) -> Sequence[str]:
    """What short forms leave out some of: the words of a name in letters that have case, else its characters."""
    return name if name.lower() == name.upper() else name.split()


def _telling(parts: Sequence[str]) -> int:
    return _TELLING if isinstance(parts, str) else 1


def _is_within(short: Sequence[str], name: Sequence[str]) -> bool:
    rest = iter(name)
    return all(part in rest for part in short)


def _are_related(name: str, own: str, ends: tuple[str, ...]) -> bool:
    """Whether a name is the same, a longer or shorter form of it, or that of a body of the same place."""
    bare, mine = _without_end(name, ends), _without_end(own, ends)
    parts = _parts(bare)
    if bare in mine or mine in bare or (len(parts) >= _telling(parts) and _is_within(parts, _parts(mine))):
        return True
    return isinstance(parts, str) and min(len(bare), len(mine)) >= _RELATED and bare[:_RELATED] in mine


def _is_name(value: str, ends: tuple[str, ...]) -> bool:
    return len(value) <= _NAME and any(value.endswith(end) for end in ends)


def _without_end(name: str, ends: tuple[str, ...]) -> str:
    for end in ends:
        if name.endswith(end) and len(name) > len(end):
            return name[: -len(end)]
    return name
