"""A line as typed mentions, made once: words of the lexicon, quantities, years, marks, and what nobody knows.

The longest word wins, and what it covers is read as nothing else: 投诉类 is not 投诉.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from msgspec import Struct

from gouji.checks.narrative.lexicon import FILLER, Lexicon
from gouji.checks.narrative.normalized import SPACES
from gouji.checks.narrative.notation import folded
from gouji.checks.narrative.quantities import Quantity
from gouji.checks.narrative.word_index import Names
from gouji.checks.narrative.writing import Dated
from gouji.checks.narrative.written_figures import figure_at
from gouji.text.lazy import lazy_regex
from gouji.text.sentences import is_full_stop

BLOT = "。"
"""Stands for a clause that must not be read; templates never reach across it, since it ends a sentence."""
OPEN, CLOSE = "（", "）"
_MARKS = {mark: mark for mark in "，。；：！？（）、"} | dict(zip(",;:!?()", "，；：！？（）", strict=True))
_IN_FIGURES = ",:"
_SPELT = lazy_regex(r"(?V1)[\p{L}--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]]+")
_BLANK = frozenset((*"“”‘’\"'", *SPACES))
"""Quotation marks and white space, which say nothing."""
_BEGINS = _BLANK.union(_MARKS, ".")
"""Characters that may be mentions of their own."""

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

    def moved(self, by: int) -> Token:
        """The same so many characters further on."""
        figure = self.figure + by if self.kind == "quantity" else 0
        return Token(
            self.kind, self.start + by, self.end + by, self.text, self.names, self.amount, self.measure, figure
        )

    @property
    def size(self) -> int:
        """How long it is in a gap: in characters, of which a word of letters has two and a blank none."""
        return len(_SPELT.sub("..", self.text.strip()))

    @property
    def is_filler(self) -> bool:
        """Whether it says nothing of its own."""
        return FILLER in self.names


def tokens(text: str, lexicon: Lexicon, year: int | None) -> tuple[Token, ...]:
    """All mentions of a folded line, in order, without gaps. ``year`` is that of the report.

    Raises:
        TimeoutError: an expression of the form takes too long.
    """
    return tuple(Scanner(text, lexicon, year).tokens(0, len(text)))


def blot(start: int, end: int) -> Token:
    """What stands for a clause that is not read."""
    return Token("mark", start, end, BLOT)


def mark_at(text: str, at: int, abbreviations: Collection[str] = ()) -> str | None:
    """The mark at ``at`` as templates write it, None where there is none or it belongs to a figure or a word."""
    character = text[at]
    if character == ".":
        return BLOT if is_full_stop(text, at, abbreviations) else None
    if character in _IN_FIGURES and text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal():
        return None
    return _MARKS.get(character)


def _text(text: str, start: int, end: int) -> Token:
    return Token("text", start, end, text[start:end])


_FILLERS: Names = frozenset((FILLER,))


class Scanner:
    """Reads the mentions of a folded line. ``year`` is that of the report."""

    def __init__(self, text: str, lexicon: Lexicon, year: int | None) -> None:
        self.text, self.lexicon, self.year = text, lexicon, year
        self.folded = folded(text)
        self.is_folded = self.folded == text
        self.writing = lexicon.writing
        self.numbers = self.writing.begins
        self.dates = self.writing.dates_in(text) if self.writing.dates else {}
        self.is_plain = self.is_folded and not self.dates and "." not in text  # so that clauses are as in other lines

    def tokens(self, start: int, end: int) -> Iterator[Token]:
        """The mentions between two places that none reaches across, in order, without gaps."""
        unknown = start
        for at in self.beginnings(start, end):
            token = self.token(at) if at >= unknown else None
            if token is not None:
                if unknown < at:
                    yield _text(self.text, unknown, at)
                yield token
                unknown = token.end
        if unknown < end:
            yield _text(self.text, unknown, end)

    def beginnings(self, start: int, end: int) -> Iterable[int]:
        """Where a mention may begin, by the character there and the one behind it."""
        found = self._heads(self.text, start, end)
        if self.is_folded and not self.dates:
            return found
        dated = (at for at in self.dates if start <= at < end)
        return sorted({*found, *dated, *self._heads(self.folded, start, end)})

    def _heads(self, text: str, start: int, end: int) -> list[int]:
        begins, pairs = self.lexicon.begins, zip(text[start:end], f"{text[start + 1 : end]} ", strict=False)
        return [
            at
            for at, (one, other) in enumerate(pairs, start)
            if one in _BEGINS or one in begins or one + other in begins
        ]

    def stops(self) -> list[int]:
        """Where marks part clauses and no mention reaches across, so that both sides are read without the other."""
        if not self.is_folded:
            return []
        text, parting, inside = self.text, self.lexicon.parting, self.lexicon.inside
        found = [at for at, mark in enumerate(text) if mark in parting and text[at - 1 : at + 1] not in inside]
        dated = {at for start, each in self.dates.items() for at in range(start, each.end)}
        return [at for at in found if at not in dated] if dated else found

    def reads_alike(self, start: int, end: int) -> bool:
        """Whether what stands between two stops is read as in any other line: dates and full stops look further."""
        dated = self.dates and any(start <= at < end for at in self.dates)
        return self.is_folded and not dated and self.text.find(".", start, end) < 0

    def token(self, at: int) -> Token | None:
        """The mention at ``at``, None where nobody knows what begins there."""
        text, character = self.text, self.text[at]
        if character in _BEGINS and (mark := mark_at(text, at, self.lexicon.abbreviations)):
            return Token("mark", at, at + 1, mark)
        word = self.lexicon.longest(text, self.folded, at)
        if not word and character in _BLANK:
            return Token("word", at, at + 1, character, _FILLERS)
        end = at + len(word[0]) if word else at
        dated = self.dates.get(at)
        if dated and dated.end >= end and not (dated.end == end and word and FILLER in word[1]):
            return self._dated(at, dated)
        if character in self.numbers or self.folded[at] in self.numbers:
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
        figure = figure_at(self.text, self.folded, at, self.writing)
        if figure is None:
            return None
        if figure.is_endless:
            return _text(self.text, at, figure.end)
        words = self.text[at : figure.end]
        return Token("quantity", at, figure.end, words, frozenset(), figure.amount, figure.measure, figure.digits)


def is_break(token: Token) -> bool:
    """Whether a token is a mark between clauses; 、 is none."""
    return token.kind == "mark" and token.text != "、"


def names_of(line: Iterable[Token]) -> Names:
    """All that the words of a line may stand for."""
    return frozenset().union(*[token.names for token in line])


def sentence_at(line: tuple[Token, ...], start: int, end: int) -> tuple[Token, ...]:
    """The mentions of the sentence around ``start:end`` of a line."""
    stops = [token for token in line if token.kind == "mark" and token.text == BLOT]
    first = max((token.end for token in stops if token.end <= start), default=0)
    last = min((token.start for token in stops if token.start >= end), default=None)
    return tuple(token for token in line if first <= token.start and (last is None or token.start < last))
