"""A line as typed mentions, made once: words of the lexicon, quantities, years, marks, and what nobody knows.

The longest word wins, and what it covers is read as nothing else: 投诉类 is not 投诉.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import regex
from msgspec import Struct

from gouji.checks.narrative.lexicon import FILLER, Lexicon, Names
from gouji.checks.narrative.notation import cuts_word, folded, is_spelt
from gouji.checks.narrative.quantities import Quantity, quantity
from gouji.checks.narrative.writing import Dated, MeasureWord, ends
from gouji.text import numerals

BLOT = "。"
"""Stands for a clause that must not be read; templates never reach across it, since it ends a sentence."""
OPEN, CLOSE = "（", "）"
_MARKS = frozenset("，。；：！？（）、")
_CHINESE = numerals.CHARACTERS
_LARGE = numerals.LARGE
_DIGITS_ALONE = regex.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,20})(?:\.[0-9]{1,20})?")
_NUMERAL = regex.compile(rf"[{_CHINESE}]{{1,20}}")
_MORE = regex.compile(r"(?:[.,][0-9]+)+")
_ENDLESS = regex.compile(rf"[0-9]{{21,}}|[{_CHINESE}]{{21,}}")
_RANGE = frozenset(".-—–~～")
_TWO_NUMBERS = frozenset(f"{numerals.ONE_TO_NINE[at]}{numerals.ONE_TO_NINE[at + 1]}" for at in range(8))
"""五六件 is five or six."""
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
    """All mentions of a folded line, in order, without gaps. ``year`` is that of the report.

    Raises:
        TimeoutError: an expression of the form takes too long.
    """
    scanner = _Scanner(text, lexicon, year)
    found: list[Token] = []
    at = unknown = 0
    while at < len(text):
        token = scanner.token(at)
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


def is_stop(text: str, at: int) -> bool:
    """Whether the full stop at ``at`` ends a sentence: white space follows, and no single letter is before it."""
    if text[at] != "." or (at + 1 < len(text) and not text[at + 1].isspace()):
        return False
    return not (at and is_spelt(text[at - 1]) and not cuts_word(text, at - 1) and at + 1 < len(text))


def _text(text: str, start: int, end: int) -> Token:
    return Token("text", start, end, text[start:end])


_FILLERS: Names = frozenset((FILLER,))


class _Scanner:
    """Reads the mention that begins at a place of a line."""

    def __init__(self, text: str, lexicon: Lexicon, year: int | None) -> None:
        self.text, self.lexicon, self.year = text, lexicon, year
        self.folded = folded(text)
        self.writing = lexicon.writing
        self.dates = self.writing.dates_in(text) if self.writing.dates else {}

    def token(self, at: int) -> Token | None:
        """The mention at ``at``, None where nobody knows what begins there."""
        text, character = self.text, self.text[at]
        if character in _MARKS:
            return Token("mark", at, at + 1, character)
        if character in _QUOTES or character.isspace():
            return Token("word", at, at + 1, character, _FILLERS)
        if is_stop(text, at):
            return Token("mark", at, at + 1, BLOT)
        word = self.lexicon.longest(text, self.folded, at)
        end = at + len(word[0]) if word else at
        dated = self.dates.get(at)
        if dated and dated.end >= end and not (dated.end == end and word and FILLER in word[1]):
            return self._dated(at, dated)
        number = self._number(at)
        if number and number.end >= end:
            return number
        return Token("word", at, end, text[at:end], word[1]) if word else None

    def _dated(self, at: int, dated: Dated) -> Token:
        words = self.text[at : dated.end]
        if dated.kind == "unread":
            return Token("text", at, dated.end, words)
        names = self.lexicon.periods["month"] if dated.kind == "month" else self._year_names(dated.year)
        return Token("word", at, dated.end, words, names)

    def _year_names(self, named: int) -> Names:
        periods = self.lexicon.periods
        if self.year is None:
            return frozenset()
        if named == self.year:
            return periods["this_year"]
        near = {self.year - 1: "last_year", self.year + 1: "next_year"}.get(named)
        return periods["other_year"] | (periods[near] if near else frozenset())

    def _number(self, at: int) -> Token | None:
        """A figure with its measure word, or what is too long to be one."""
        sign = self.writing.currency_at(self.folded, at)
        start = at + len(sign.word) if sign else at
        character = self.text[start] if start < len(self.text) else ""
        if character in _DIGITS:
            return self._written(at, start, sign)
        if character in _NUMERALS or self.writing.numerals:
            return None if sign else self._spelt(at)
        return None

    def _written(self, at: int, start: int, sign: MeasureWord | None) -> Token | None:
        """A figure in digits."""
        if endless := _ENDLESS.match(self.text, start):
            return _text(self.text, at, endless.end())
        figure = _DIGITS_ALONE.match(self.text, start)
        if figure is None:
            return None
        amount, end = quantity(figure[0]), figure.end()
        more = _MORE.match(self.text, end)
        end = more.end() if more else end
        if not (self.writing.measure_at(self.folded, end) or more):
            scale, end = self._scale(end)
            amount = amount.times(scale)
        return self._measured(at, end, amount, sign, is_cut=bool(more) or self._is_part(start, end))

    def _spelt(self, at: int) -> Token | None:
        """A figure in words, which a measure follows: ``五件``, ``five requests``."""
        if endless := _ENDLESS.match(self.text, at):
            return _text(self.text, at, endless.end())
        figure = _NUMERAL.match(self.text, at)
        named = None if figure else self.writing.numeral_at(self.folded, at)
        if not figure and not named:
            return None
        amount = quantity(figure[0]) if figure else Quantity.whole(named[1] if named else 0)
        end = figure.end() if figure else at + len(named[0] if named else "")
        token = self._measured(at, end, amount, None, is_cut=bool(figure) and self.text[at:end] in _TWO_NUMBERS)
        return token if token.measure else None

    def _scale(self, end: int) -> tuple[int, int]:
        """What multiplies a figure that ends at ``end``, and where that ends."""
        if self.text[end : end + 1] in _LARGE:
            return _LARGE[self.text[end]], end + 1
        behind = self._behind_blank(end)
        named = self.writing.numeral_at(self.folded, behind)
        return (named[1], behind + len(named[0])) if named else (1, end)

    def _measured(self, at: int, end: int, amount: Quantity, sign: MeasureWord | None, *, is_cut: bool) -> Token:
        """The figure at ``at`` that ends at ``end``, with the measure word that follows or else its ``sign``."""
        is_exact = not is_cut and not self._is_about(at)
        inside = self._word_behind(self.writing.inside, end)
        if inside is not None:
            is_exact, end = False, inside
            end = end + 1 if self.text[end : end + 1] in _LARGE else end
        measured = self.writing.measure_at(self.folded, self._behind_blank(end))
        last = self._behind_blank(end) + len(measured.word) if measured else end
        is_exact = is_exact and self._word_behind(self.writing.behind, last) is None
        measured = measured or sign
        if measured:
            amount = amount.times(measured.times)
        measure = measured.measure if measured else ""
        return Token("quantity", at, last, self.text[at:last], frozenset(), amount if is_exact else None, measure, end)

    def _is_part(self, start: int, end: int) -> bool:
        """Whether a figure is part of a word of letters: ``7th``, ``B2``."""
        if self.writing.measure_at(self.folded, end):
            return False
        return is_spelt(self.text[end : end + 1] or " ") or (start > 0 and is_spelt(self.text[start - 1]))

    def _is_about(self, at: int) -> bool:
        before = at - 1 if at and self.text[at - 1].isspace() else at
        if before == at and at and self.text[at - 1] in _RANGE:
            return True
        return any(ends(self.folded, word, before) for word in self.writing.before)

    def _word_behind(self, words: Iterable[str], at: int) -> int | None:
        """Where one of ``words`` ends that stands at ``at``."""
        start = self._behind_blank(at)
        found = (word for word in words if self.folded.startswith(word, start))
        return next((start + len(word) for word in found if not cuts_word(self.text, start + len(word))), None)

    def _behind_blank(self, at: int) -> int:
        return at + 1 if self.text[at : at + 1].isspace() else at


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


def sentence_at(line: tuple[Token, ...], start: int, end: int) -> tuple[Token, ...]:
    """The mentions of the sentence around ``start:end`` of a line."""
    stops = [token for token in line if token.kind == "mark" and token.text == BLOT]
    first = max((token.end for token in stops if token.end <= start), default=0)
    last = min((token.start for token in stops if token.start >= end), default=None)
    return tuple(token for token in line if first <= token.start and (last is None or token.start < last))
