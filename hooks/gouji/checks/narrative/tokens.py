"""A line as typed mentions, made once: words of the lexicon, quantities, years, marks, and what nobody knows.

The longest word wins, and what it covers is read as nothing else: 投诉类 is not 投诉.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import regex
from msgspec import Struct

from gouji.checks.narrative.lexicon import FILLER, Lexicon, Names
from gouji.checks.narrative.quantities import Quantity, quantity
from gouji.text import numerals

BLOT = "。"
"""Stands for a clause that must not be read; templates never reach across it, since it ends a sentence."""
OPEN, CLOSE = "（", "）"
_MARKS = frozenset("，。；：！？（）、")
_CHINESE = numerals.CHARACTERS
_FIGURE = regex.compile(
    rf"(?:(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,6}}|[0-9]{{1,20}})(?:\.[0-9]{{1,20}})?[万亿]?|[{_CHINESE}]{{1,20}})"
    r"(?P<more>[余多几][万亿]?|(?:[.,][0-9]+)+)?"
)
_ENDLESS = regex.compile(rf"[0-9]{{21,}}|[{_CHINESE}]{{21,}}")
_YEAR = regex.compile(r"(?P<year>(?:19|20)[0-9]{2})年度?")
_MONTH = regex.compile(r"(?:[0-9]{1,2}[-—–~～至到])?[0-9]{1,2}月(?![0-9]|底|末)")
_DATE = regex.compile(r"[0-9]{1,2}月[0-9]{1,2}日?|[0-9]{1,2}月[底末]")
_NAMED = regex.compile(r"《[^《》]{1,120}》|〔[0-9]{4}〕[0-9]{0,5}号?")
_ABOUT = regex.compile(r"(?:[第约近超逾数几.\-—–~～]|不足|少于|多于|超过|接近|不到)$")
_AROUND = regex.compile(r"(?:以上|以下|以内|左右|上下)")
_TWO_NUMBERS = frozenset(f"{numerals.ONE_TO_NINE[at]}{numerals.ONE_TO_NINE[at + 1]}" for at in range(8))
"""五六件 is five or six."""
_ALL_MONTHS = ("1", "12")
_QUOTES = frozenset("“”‘’\"'")
_DIGITS = frozenset("0123456789")
_NUMERALS = frozenset(_CHINESE)

Kind = Literal["word", "quantity", "mark", "text"]


class Token(Struct, frozen=True):
    """A mention at ``start:end`` of a line: a word and all that it may stand for, a quantity, a mark, or unknown text.

    ``measure`` is what a quantity counts in, the empty string where no measure word follows; the mention ends behind
    it, ``figure`` is where its figure ends. Of one that is no exact count (约60件, 第3件) ``amount`` is None.
    """

    kind: Kind
    start: int
    end: int
    text: str
    names: Names = frozenset()
    amount: Quantity | None = None
    measure: str = ""
    figure: int = 0

    @property
    def is_filler(self) -> bool:
        """Whether it says nothing of its own."""
        return FILLER in self.names


def tokens(text: str, lexicon: Lexicon, year: int | None) -> tuple[Token, ...]:
    """All mentions of a folded line, in order, without gaps. ``year`` is that of the report."""
    found: list[Token] = []
    at = unknown = 0
    while at < len(text):
        token = _token(text, at, lexicon, year)
        if token is None:
            at += 1
            continue
        if unknown < at:
            found.append(_text(text, unknown, at))
        found.append(token)
        at = unknown = token.end
    if unknown < at:
        found.append(_text(text, unknown, at))
    return tuple(found)


def blot(start: int, end: int) -> Token:
    """What stands for a clause that is not read."""
    return Token("mark", start, end, BLOT)


def _text(text: str, start: int, end: int) -> Token:
    return Token("text", start, end, text[start:end])


def _token(text: str, at: int, lexicon: Lexicon, year: int | None) -> Token | None:
    character = text[at]
    if character in _MARKS:
        return Token("mark", at, at + 1, character)
    if character in _QUOTES:
        return Token("word", at, at + 1, character, _FILLERS)
    if character in "《〔" and (named := _NAMED.match(text, at)):
        return _text(text, at, named.end())
    word = lexicon.longest(text, at)
    if character in _DIGITS or character in _NUMERALS:
        number = _number(text, at, lexicon, year)
        if number and (word is None or number.end >= at + len(word[0])):
            return number
    if word:
        return Token("word", at, at + len(word[0]), word[0], word[1])
    return None


_FILLERS: Names = frozenset((FILLER,))


def _number(text: str, at: int, lexicon: Lexicon, year: int | None) -> Token | None:
    if text[at] in _DIGITS and (dated := _dated(text, at, lexicon, year)):
        return dated
    if endless := _ENDLESS.match(text, at):
        return _text(text, at, endless.end())
    figure = _FIGURE.match(text, at)
    if figure is None:
        return None
    end = figure.end()
    word, measure = _measure(text, end, lexicon)
    if not word and text[at] not in _DIGITS:
        return None
    amount = quantity(figure[0]) if _is_exact(text, figure, end + len(word)) else None
    return Token("quantity", at, end + len(word), text[at : end + len(word)], frozenset(), amount, measure, end)


def _dated(text: str, at: int, lexicon: Lexicon, year: int | None) -> Token | None:
    """A year, a month or a day at ``at``."""
    if named := _YEAR.match(text, at):
        return Token("word", at, named.end(), named[0], _year_names(int(named["year"]), year, lexicon))
    if month := _MONTH.match(text, at):
        whole = tuple(regex.findall("[0-9]+", month[0])) == _ALL_MONTHS
        return Token("word", at, month.end(), month[0], _FILLERS if whole else lexicon.periods["month"])
    day = _DATE.match(text, at)
    return _text(text, at, day.end()) if day else None


def _is_exact(text: str, figure: regex.Match[str], end: int) -> bool:
    """Whether a figure, with its measure word up to ``end``, is an exact count."""
    if figure["more"] or figure[0] in _TWO_NUMBERS or _AROUND.match(text, end):
        return False
    return _ABOUT.search(text[max(figure.start() - 2, 0) : figure.start()]) is None


def _measure(text: str, at: int, lexicon: Lexicon) -> tuple[str, str]:
    """The measure word at ``at`` and the name of its measure."""
    for word, measure in lexicon.measures.items():
        if text.startswith(word, at):
            return word, measure
    return "", ""


def _year_names(named: int, year: int | None, lexicon: Lexicon) -> Names:
    if year is None:
        return frozenset()
    if named == year:
        return lexicon.periods["this_year"]
    near = {year - 1: "last_year", year + 1: "next_year"}.get(named)
    return lexicon.periods["other_year"] | (lexicon.periods[near] if near else frozenset())


def is_break(token: Token) -> bool:
    """Whether a token is a mark between clauses; 、 is none."""
    return token.kind == "mark" and token.text != "、"


class Clause(Struct, frozen=True):
    """A clause, or a mark between clauses; ``names`` are all that its words may stand for."""

    tokens: tuple[Token, ...]
    names: Names

    @property
    def is_break(self) -> bool:
        """Whether it is a mark between clauses."""
        return is_break(self.tokens[0])


class MentionLine(Struct, frozen=True):
    """A line as mentions: all of them, clause by clause, and all that their words may stand for."""

    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    names: Names


def line_of(found: tuple[Token, ...]) -> MentionLine:
    """Mentions as a line."""
    cut = tuple(Clause(clause, names_of(clause)) for clause in clauses(found))
    return MentionLine(found, cut, frozenset().union(*(clause.names for clause in cut)))


def names_of(line: Iterable[Token]) -> Names:
    """All that the words of a line may stand for."""
    return frozenset().union(*(token.names for token in line))


def clauses(line: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
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
