"""A line as mentions, clause by clause. A clause that was read already is not read again, whichever line it is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from gouji.checks.narrative.lexicon import RESPECTIVELY, Lexicon
from gouji.checks.narrative.respectively import distributed
from gouji.checks.narrative.tokens import Scanner, Token, blot, is_break, names_of
from gouji.checks.narrative.word_index import Names

_LONGEST, _MOST = 80, 4096
"""Clauses of so many characters are kept, and so many of them."""


class Clause(Struct, frozen=True):
    """A clause, or a mark between clauses; ``names`` are all that its words may stand for.

    ``blot`` is what stands for it where it is not read. ``fitted`` tells of templates whether any fits, once that was
    asked: it is so wherever the clause stands.
    """

    tokens: tuple[Token, ...]
    names: Names
    is_break: bool
    blot: Token
    fitted: dict[object, bool]

    def moved(self, by: int) -> Clause:
        """The same so many characters further on."""
        hidden = blot(self.blot.start + by, self.blot.end + by)
        return Clause(tuple([each.moved(by) for each in self.tokens]), self.names, self.is_break, hidden, self.fitted)


class MentionLine(Struct, frozen=True):
    """A line as mentions: all of them, clause by clause, and all that their words may stand for."""

    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    names: Names


def mention_line(text: str, lexicon: Lexicon, year: int | None) -> MentionLine:
    """A folded line as mentions, each figure of two lists behind its thing. ``year`` is that of the report.

    Raises:
        TimeoutError: an expression of the form takes too long.
    """
    scanner = Scanner(text, lexicon, year)
    cut: list[Clause] = []
    start = 0
    for at in scanner.stops():
        cut += _between(scanner, start, at)
        cut.append(_clause((Token("mark", at, at + 1, text[at]),)))
        start = at + 1
    cut += _between(scanner, start, len(text))
    found, names = tuple(chain.from_iterable(each.tokens for each in cut)), _names(cut)
    return line_of(distributed(found)) if RESPECTIVELY in names else MentionLine(found, tuple(cut), names)


def _between(scanner: Scanner, start: int, end: int) -> tuple[Clause, ...]:
    """What stands between two stops; reports say much in the same words, which need not be read again."""
    if start == end:
        return ()
    if end - start > _LONGEST or not (scanner.is_plain or scanner.reads_alike(start, end)):
        return tuple(map(_clause, clauses(scanner.tokens(start, end))))
    words, kept = scanner.text[start:end], scanner.lexicon.clauses
    found: tuple[Clause, ...] | None = kept.get(words)
    if found is None:
        found = tuple(map(_clause, clauses(scanner.tokens(start, end))))
        if len(kept) >= _MOST:
            kept.clear()
        kept[words] = found
    by = start - found[0].blot.start
    return tuple([each.moved(by) for each in found]) if by else found


def line_of(found: tuple[Token, ...]) -> MentionLine:
    """Mentions as a line."""
    cut = tuple(_clause(clause) for clause in clauses(found))
    return MentionLine(found, cut, _names(cut))


def _names(cut: Iterable[Clause]) -> Names:
    return frozenset().union(*[clause.names for clause in cut])


def _clause(of: tuple[Token, ...]) -> Clause:
    hidden = blot(of[0].start, of[-1].end)
    if len(of) == 1:
        return Clause(of, of[0].names, is_break(of[0]), hidden, {})
    return Clause(of, names_of(of), is_break=False, blot=hidden, fitted={})


def clauses(line: Iterable[Token]) -> Iterator[tuple[Token, ...]]:
    """A line cut at its marks, each of them a clause of its own."""
    begun: list[Token] = []
    for token in line:
        if is_break(token):
            if begun:
                yield tuple(begun)
            yield (token,)
            begun = []
        else:
            begun.append(token)
    if begun:
        yield tuple(begun)
