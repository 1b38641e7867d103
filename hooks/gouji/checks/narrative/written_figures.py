"""Figures as they are written, with their measure words: ``5件``, ``$1,412,300.25``, ``twelve days``, ``约60件``."""

from __future__ import annotations

from msgspec import Struct

from gouji.checks.narrative.notation import cuts_word, is_spelt
from gouji.checks.narrative.quantities import Quantity, quantity
from gouji.checks.narrative.writing import DIGITS, MeasureWord, Writing, ends
from gouji.text import numerals
from gouji.text.lazy import lazy_regex

_CHINESE = numerals.CHARACTERS
_LARGE = numerals.LARGE
_DIGITS_ALONE = lazy_regex(r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,20})(?:\.[0-9]{1,20})?")
_NUMERAL = lazy_regex(rf"[{_CHINESE}]{{1,20}}")
_MORE = lazy_regex(r"(?:[.,][0-9]+)+")
_ENDLESS = lazy_regex(rf"[0-9]{{21,}}|[{_CHINESE}]{{21,}}")
_RANGE = frozenset("-—–~～")
_TWO_NUMBERS = frozenset(f"{numerals.ONE_TO_NINE[at]}{numerals.ONE_TO_NINE[at + 1]}" for at in range(8))
"""五六件 is five or six."""
_NUMERALS = frozenset(_CHINESE)


class WrittenFigure(Struct, frozen=True):
    """A figure whose digits end at ``digits`` and its measure word at ``end``; without ``amount`` it is no exact count.

    One that is endless is no figure.
    """

    end: int
    digits: int = 0
    amount: Quantity | None = None
    measure: str = ""
    is_endless: bool = False


def figure_at(text: str, folded: str, at: int, writing: Writing) -> WrittenFigure | None:
    """The figure that begins at ``at`` of a text, which is ``folded`` without capital letters."""
    return _Reader(text, folded, writing).at(at)


class _Reader(Struct, frozen=True):
    """Reads the figure at a place of a text."""

    text: str
    folded: str
    writing: Writing

    def at(self, at: int) -> WrittenFigure | None:
        """A figure with its measure word, or what is too long to be one."""
        sign = self.writing.currency_at(self.folded, at)
        start = at + len(sign.word) if sign else at
        character = self.text[start] if start < len(self.text) else ""
        if character in DIGITS:
            return self._written(at, start, sign)
        if character in _NUMERALS or self.writing.numerals:
            return None if sign else self._spelt(at)
        return None

    def _written(self, at: int, start: int, sign: MeasureWord | None) -> WrittenFigure | None:
        """A figure in digits."""
        if endless := _ENDLESS.match(self.text, start):
            return WrittenFigure(endless.end(), is_endless=True)
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

    def _spelt(self, at: int) -> WrittenFigure | None:
        """A figure in words, which a measure follows: ``五件``, ``five requests``."""
        if endless := _ENDLESS.match(self.text, at):
            return WrittenFigure(endless.end(), is_endless=True)
        figure = _NUMERAL.match(self.text, at)
        named = None if figure else self.writing.numeral_at(self.folded, at)
        if not figure and not named:
            return None
        amount = quantity(figure[0]) if figure else Quantity.whole(named[1] if named else 0)
        end = figure.end() if figure else at + len(named[0] if named else "")
        found = self._measured(at, end, amount, None, is_cut=bool(figure) and self.text[at:end] in _TWO_NUMBERS)
        return found if found.measure else None

    def _scale(self, end: int) -> tuple[int, int]:
        """What multiplies a figure that ends at ``end``, and where that ends."""
        if self.text[end : end + 1] in _LARGE:
            return _LARGE[self.text[end]], end + 1
        behind = self._behind_blank(end)
        named = self.writing.numeral_at(self.folded, behind)
        return (named[1], behind + len(named[0])) if named else (1, end)

    def _measured(
        self, at: int, end: int, amount: Quantity, sign: MeasureWord | None, *, is_cut: bool
    ) -> WrittenFigure:
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
        return WrittenFigure(last, end, amount if is_exact else None, measure)

    def _is_part(self, start: int, end: int) -> bool:
        """Whether a figure is part of a range or of a word of letters: ``3-5``, ``7th``, ``B2``."""
        if self.text[end : end + 1] in _RANGE and self.text[end + 1 : end + 2] in DIGITS:
            return True
        if self.writing.measure_at(self.folded, end):
            return False
        return is_spelt(self.text[end : end + 1] or " ") or (start > 0 and is_spelt(self.text[start - 1]))

    def _is_about(self, at: int) -> bool:
        before = at - 1 if at and self.text[at - 1].isspace() else at
        if before == at and at and self.text[at - 1] in (*_RANGE, "."):
            return True
        words = self.writing.before
        return self.folded.endswith(words, 0, before) and any(ends(self.folded, word, before) for word in words)

    def _word_behind(self, words: tuple[str, ...], at: int) -> int | None:
        """Where one of ``words`` ends that stands at ``at``."""
        start = self._behind_blank(at)
        if not self.folded.startswith(words, start):  # none of them, whole or not
            return None
        found = (word for word in words if self.folded.startswith(word, start))
        return next((start + len(word) for word in found if not cuts_word(self.text, start + len(word))), None)

    def _behind_blank(self, at: int) -> int:
        return at + 1 if self.text[at : at + 1].isspace() else at
