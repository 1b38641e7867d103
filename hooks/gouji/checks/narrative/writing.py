"""How a form writes figures: their measures, what makes them no exact count, years, months and what is no figure."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Literal

import regex
from msgspec import Struct

from gouji.checks.narrative.notation import cuts_word, folded, variants
from gouji.schema.form import Form
from gouji.text import numerals
from gouji.text.patterns import compiled

FIGURE, MEASURE, YEAR = "{n}", "{m}", "{year}"
_ANY_YEAR = "(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_CURRENCY = "Sc"
DIGITS = frozenset("0123456789")

DateKind = Literal["year", "month", "unread"]


class MeasureWord(Struct, frozen=True):
    """A word for ``times`` of a measure."""

    word: str
    measure: str
    times: Fraction = Fraction(1)

    @property
    def may_precede(self) -> bool:
        """Whether it may stand before its figure: the signs of currencies do."""
        return unicodedata.category(self.word[-1]) == _CURRENCY


class Dated(Struct, frozen=True):
    """What ends at ``end`` of a line and is no figure; ``year`` is the year that it names."""

    end: int
    kind: DateKind
    year: int = 0


class Writing(Struct, frozen=True, dict=True):
    """How figures are written. All words are folded, the longest first.

    Words of ``before`` stand before a figure that is no exact count, those of ``inside`` behind it, those of ``behind``
    behind its measure word, too.
    """

    measures: tuple[MeasureWord, ...] = ()
    before: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    numerals: tuple[tuple[str, int], ...] = ()
    dates: tuple[tuple[DateKind, str], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All of them."""
        named = (*(each.word for each in self.measures), *(word for word, _ in self.numerals))
        return (*named, *self.before, *self.inside, *self.behind)

    def measure_at(self, text: str, at: int) -> MeasureWord | None:
        """The longest measure word at ``at`` of a folded text."""
        here = self._by_first.get(text[at : at + 1], ())
        return next((each for each in here if begins(text, each.word, at)), None)

    def currency_at(self, text: str, at: int) -> MeasureWord | None:
        """The longest sign of a currency at ``at``."""
        return next((each for each in self._currencies if text.startswith(each.word, at)), None)

    def numeral_at(self, text: str, at: int) -> tuple[str, int] | None:
        """The longest word for a number at ``at``."""
        return next((each for each in self.numerals if begins(text, each[0], at)), None)

    @cached_property
    def begins(self) -> frozenset[str]:
        """The characters with which a figure begins, in a text or in one without capital letters."""
        words = (*(word for word, _ in self.numerals), *(each.word for each in self._currencies))
        return frozenset((*DIGITS, *numerals.CHARACTERS, *(word[0] for word in words)))

    @cached_property
    def _currencies(self) -> tuple[MeasureWord, ...]:
        return tuple(each for each in self.measures if each.may_precede)

    @cached_property
    def _by_first(self) -> Mapping[str, tuple[MeasureWord, ...]]:
        found: dict[str, tuple[MeasureWord, ...]] = {}
        for each in self.measures:
            found[each.word[0]] = (*found.get(each.word[0], ()), each)
        return found

    def dates_in(self, text: str) -> Mapping[int, Dated]:
        """What begins where and is no figure: the longest, or else the first in the order of :data:`DateKind`.

        Raises:
            TimeoutError: a pattern takes too long.
        """
        found: dict[int, Dated] = {}
        patterns = compiled(tuple(expression for _, expression in self.dates))
        for (kind, _), pattern in zip(self.dates, patterns, strict=True):
            for match in pattern.finditer(text, overlapped=True):
                start, end = match.span()
                if start < end and not cuts_word(text, start) and not cuts_word(text, end):
                    year = int(match["year"]) if kind == "year" else 0
                    if start not in found or found[start].end < end:
                        found[start] = Dated(end, kind, year)
        return found


def begins(text: str, word: str, at: int) -> bool:
    """Whether a whole word begins at ``at``."""
    return text.startswith(word, at) and not cuts_word(text, at) and not cuts_word(text, at + len(word))


def ends(text: str, word: str, at: int) -> bool:
    """Whether a whole word ends before ``at``."""
    return text.endswith(word, 0, at) and not cuts_word(text, at - len(word))


def writing(form: Form) -> Writing:
    """How a form writes figures.

    Raises:
        ValueError: a word can't be read; it is the argument.
    """
    measures = tuple(
        (name, tuple(words.items()) if isinstance(words, dict) else tuple((word, 1.0) for word in words))
        for name, words in form.measures.items()
    )
    given = form.figures
    return _writing(measures, given.about, given.years, (given.months, given.unread), tuple(given.numerals.items()))


@lru_cache(maxsize=16)
def _writing(
    measures: tuple[tuple[str, tuple[tuple[str, float], ...]], ...],
    about: tuple[str, ...],
    years: tuple[str, ...],
    others: tuple[tuple[str, ...], tuple[str, ...]],
    numerals: tuple[tuple[str, int], ...],
) -> Writing:
    before, inside, behind = _around(about)
    months, unread = others
    return Writing(
        tuple(sorted(_measure_words(measures), key=lambda each: -len(each.word))),
        before,
        inside,
        behind,
        tuple(sorted(((folded(word), value) for word, value in numerals), key=lambda each: -len(each[0]))),
        (
            *(("year", _year(each)) for each in years),
            *(("month", each) for each in months),
            *(("unread", each) for each in unread),
        ),
    )


def _measure_words(measures: Iterable[tuple[str, tuple[tuple[str, float], ...]]]) -> Iterator[MeasureWord]:
    for name, words in measures:
        for word, times in words:
            for each in variants(word):
                yield MeasureWord(folded(each), name, Fraction(str(times)))


def _around(about: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The words before a figure, behind it, and behind its measure word."""
    before: list[str] = []
    inside: list[str] = []
    behind: list[str] = []
    for notation in about:
        head, figure, tail = notation.partition(FIGURE)
        if not figure or bool(head.strip()) == bool(tail.strip()):
            raise ValueError(notation)
        rest = tail.strip()
        words, place = (head.strip(), before) if head.strip() else (rest, inside)
        if rest.startswith(MEASURE):
            words, place = rest.removeprefix(MEASURE).strip(), behind
        if not words:
            raise ValueError(notation)
        place += map(folded, variants(words))
    return _longest(before), _longest(inside), _longest(behind)


def _longest(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=len, reverse=True))


def _year(notation: str) -> str:
    """The regular expression for a year that is written so."""
    if notation.count(YEAR) != 1:
        raise ValueError(notation)
    written = sorted(variants(notation), key=len, reverse=True)
    return f"(?i:{'|'.join(map(_alternative, written))})"


def _alternative(written: str) -> str:
    head, _, tail = written.partition(YEAR)
    return f"{_literal(head)}{_ANY_YEAR}{_literal(tail)}"


def _literal(text: str) -> str:
    return regex.escape(text, special_only=True, literal_spaces=True)
