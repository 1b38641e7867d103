"""What a cell says: a number, nothing, a placeholder, or something that can't be read.

A blank is never a zero, and a number is never guessed: ``1O`` is unreadable, with 10 as a guess for the message.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from decimal import Decimal
from functools import lru_cache

import regex
from msgspec import Struct

from gouji.forms.report import State, Value
from gouji.text import numerals
from gouji.text.lazy import lazy_regex
from gouji.text.patterns import expression
from gouji.text.raised import split_note_marks

# Grouped by threes, or plain; the sign may be any of the dashes that Word makes of a hyphen. ASCII digits: there are
# scripts whose digits are known to one of `regex` and `decimal` only. Nothing counts to more than twenty digits, and
# Python refuses to write out thousands of them.
_SIGN = r"(?P<sign>[-+−–]?)"
_FIGURE = r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,20})(?P<fraction>\.[0-9]{1,20})?(?!\d)"
_NUMBER = lazy_regex(rf"(?<!\d){_SIGN}{_FIGURE}")
_NUMERAL = rf"[{numerals.CHARACTERS}]{{1,20}}"
# Letters that are typed or recognised instead of a digit.
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "〇": "0", "○": "0", "l": "1", "I": "1", "|": "1"})
# Digits with white space between them are two numbers, unless it separates thousands.
_APART = lazy_regex(r"\d\s+\d")
_GROUPED = r"[+-]?\d{1,3}(?:\s\d{3})+(?:\.\d+)?"
# Characters that show nothing: zero-width spaces, byte order marks, marks of writing direction.
_UNSEEN = lazy_regex(r"\p{Cf}")
_BRACKETED = lazy_regex(r"(?s)[(\[【〔{].*[)\]】〕}]")


class Spelling(Struct, frozen=True, cache_hash=True):
    """How values are written, all of it in NFKC and without white space.

    ``placeholders`` stand instead of a value (``/``, ``无``), ``instead`` do so by right. A figure may have one of
    ``before`` and ``after`` beside it; ``marks`` and ``units`` are others that people put before and behind it.
    ``below`` says in front of it that the value is less. With ``brackets`` a figure in brackets is negative.
    """

    placeholders: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    instead: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    below: frozenset[str] = frozenset()
    brackets: bool = False


PLAIN = Spelling()
"""Figures with nothing beside them."""


@lru_cache(maxsize=4096)
def parse(text: str, spelling: Spelling = PLAIN) -> Value:
    """Reads a cell that is written as ``spelling`` says.

    Full-width digits, thousands separators, Chinese numerals and white space of any kind are read. A mark or a unit
    that does not belong there, a note in brackets or a note mark (``23¹``) beside the number is kept as ``remark``.
    """
    written, marks = split_note_marks(_UNSEEN.sub("", text))
    wide = unicodedata.normalize("NFKC", written).strip()
    folded = "".join(wide.split())
    without = _without_figure(folded, spelling)
    if without:
        return Value(without)
    patterns = _patterns(spelling)
    if _APART.search(wide) and not patterns.grouped.fullmatch(wide):
        return Value("unreadable")
    # A lone 一 is a dash more often than a one.
    found = patterns.figure.fullmatch(folded) if folded != numerals.ONE_TO_NINE[0] else None
    remark = _remark(found, spelling) if found else None
    if found is None or remark is None:
        return Value("unreadable", guess=_guess(folded))
    if marks not in spelling.after:
        remark += marks
    number, decimals = _number(found), max(len(found["fraction"] or "") - 1, 0)
    if found["below"]:
        return Value("below", remark=remark, bound=number, decimals=decimals)
    return Value("number", number, remark, decimals=decimals)


def _without_figure(folded: str, spelling: Spelling) -> State | None:
    """What a cell says that is meant to hold no figure."""
    if folded in spelling.instead:
        return "none"
    if not folded:
        return "blank"
    return "placeholder" if folded in spelling.placeholders else None


class _Patterns(Struct, frozen=True):
    """What a spelling comes down to: a figure with all beside it, and one whose thousands are apart."""

    figure: regex.Pattern[str]
    grouped: regex.Pattern[str]


@lru_cache(maxsize=64)
def _patterns(spelling: Spelling) -> _Patterns:
    mark, below = _any(spelling.before | spelling.marks), _any(spelling.below)
    lead = rf"(?P<below>{below})?(?P<mark>{mark})?{_SIGN}|(?P<mark>{mark})(?P<below>{below})|{_SIGN}(?P<mark>{mark})"
    figure = rf"(?:{lead})(?:{_FIGURE}|(?P<numeral>{_NUMERAL}))(?P<rest>.*)"
    grouped = rf"(?:(?:{mark}|{below})\s*)*{_GROUPED}(?:\s*{_any(spelling.after)})?"
    if spelling.brackets:
        inside = rf"(?P<mark>{mark})?{_FIGURE}(?P<inner>{_any(spelling.after)})?"
        figure = rf"(?:(?P<mark>{mark})?(?P<negative>\(){inside}\)(?P<rest>.*)|{figure})"
        grouped = rf"{grouped}|\(\s*{grouped}\s*\)"
    else:
        figure = rf"(?P<negative>(?!))?{figure}"
    return _Patterns(expression(f"(?s){figure}"), expression(grouped))


def _any(words: Collection[str]) -> str:
    """An expression for one of several words, longer ones first; for none of them, one that matches nothing."""
    escaped = map(regex.escape, sorted(words, key=len, reverse=True))
    return f"(?:{'|'.join(escaped)})" if words else "(?!)"


def _remark(found: regex.Match[str], spelling: Spelling) -> str | None:
    """What stands beside a figure and does not belong there; None where it makes the cell unreadable."""
    rest: str = found["rest"]
    own = max((each for each in spelling.after if rest.startswith(each)), key=len, default="")
    rest = rest.removeprefix(own)
    foreign = found["mark"] if found["mark"] and found["mark"] not in spelling.before else ""
    if not rest or rest in spelling.units or (not found["numeral"] and _is_note(rest, spelling.units)):
        return foreign + rest
    return None


def is_mistyped(text: str) -> bool:
    """Whether a text is a number but for letters typed instead of digits: ``1O``."""
    folded = squeeze(text)
    return folded.isalnum() and bool(_NUMBER.fullmatch(folded.translate(_LOOKALIKES)))


def is_lone_numeral(text: str) -> bool:
    """Whether a text is one Chinese numeral above zero and nothing else."""
    numeral = text.strip()
    return len(numeral) == 1 and numeral in numerals.CHARACTERS and numerals.value(numeral) > 0


def squeeze(text: str) -> str:
    """NFKC without white space: how placeholders and units are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _is_note(remark: str, units: frozenset[str]) -> bool:
    """A note in brackets after the number, perhaps after a unit."""
    return any(remark.startswith(unit) and _BRACKETED.fullmatch(remark[len(unit) :]) for unit in ("", *units))


def _number(found: regex.Match[str]) -> int | Decimal:
    groups = found.groupdict()
    if groups.get("numeral"):
        return numerals.value(groups["numeral"])
    sign = "-" if groups["sign"] in ("-", "−", "–") or groups.get("negative") else ""
    exact = Decimal(sign + groups["whole"].replace(",", "") + (groups["fraction"] or ""))
    return int(exact) if exact == exact.to_integral_value() else exact


def _guess(folded: str) -> int | Decimal | None:
    """The number that was probably meant: letters typed for digits, or the first number in the cell."""
    found = _NUMBER.fullmatch(folded.translate(_LOOKALIKES)) or _NUMBER.search(folded)
    return _number(found) if found else None
