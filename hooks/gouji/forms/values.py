"""What a cell says: a number, nothing, a placeholder, or something that can't be read.

A blank is never a zero, and a number is never guessed: ``1O`` is unreadable, with 10 as a guess for the message.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import lru_cache

import regex

from gouji.forms.report import Value
from gouji.text import numerals
from gouji.text.raised import split_note_marks

# Grouped by threes, or plain; the sign may be any of the dashes that Word makes of a hyphen. ASCII digits: there are
# scripts whose digits are known to one of `regex` and `decimal` only. Nothing counts to more than twenty digits, and
# Python refuses to write out thousands of them.
_NUMBER = regex.compile(
    r"(?<!\d)(?P<sign>[-+−–]?)(?P<whole>[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,20})(?P<fraction>\.[0-9]{1,20})?(?!\d)",
)
_NUMERAL = regex.compile(rf"(?P<sign>负?)(?P<value>[{numerals.CHARACTERS}]{{1,20}})")
# Letters that are typed or recognised instead of a digit.
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "〇": "0", "○": "0", "l": "1", "I": "1", "|": "1"})
# Digits with white space between them are two numbers, unless it separates thousands.
_APART = regex.compile(r"\d\s+\d")
_GROUPED = regex.compile(r"[+-]?\d{1,3}(?:\s\d{3})+(?:\.\d+)?")
# Characters that show nothing: zero-width spaces, byte order marks, marks of writing direction.
_UNSEEN = regex.compile(r"\p{Cf}")
_BRACKETED = regex.compile(r"[(\[【〔{].*[)\]】〕}]", regex.DOTALL)


@lru_cache(maxsize=4096)
def parse(text: str, placeholders: frozenset[str] = frozenset(), units: frozenset[str] = frozenset()) -> Value:
    """Reads a cell.

    Args:
        text: the cell as written.
        placeholders: what people write instead of a value (``/``, ``无``), in NFKC and without white space.
        units: what may follow the number (``件``), in NFKC.

    Full-width digits, thousands separators, Chinese numerals and white space of any kind are read; a unit, a note
    in brackets or a note mark (``23¹``) beside the number is kept as ``remark``.
    """
    written, marks = split_note_marks(_UNSEEN.sub("", text))
    wide = unicodedata.normalize("NFKC", written).strip()
    folded = "".join(wide.split())
    if not folded:
        return Value("blank")
    if folded in placeholders:
        return Value("placeholder")
    if _APART.search(wide) and not _GROUPED.fullmatch(wide):
        return Value("unreadable")
    found = _NUMBER.match(folded)
    if found:
        remark = folded[found.end() :]
        if not remark or remark in units or _is_note(remark, units):
            return Value("number", _number(found), remark + marks)
    # A lone 一 is a dash more often than a one.
    numeral = _NUMERAL.match(folded)
    if numeral and folded != "一" and (not folded[numeral.end() :] or folded[numeral.end() :] in units):
        return Value("number", _numeral(numeral), folded[numeral.end() :] + marks)
    return Value("unreadable", guess=_guess(folded))


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
    sign = "-" if found["sign"] in ("-", "−", "–") else ""
    exact = Decimal(sign + found["whole"].replace(",", "") + (found["fraction"] or ""))
    return int(exact) if exact == exact.to_integral_value() else exact


def _numeral(found: regex.Match[str]) -> int:
    value = numerals.value(found["value"])
    return -value if found["sign"] else value


def _guess(folded: str) -> int | Decimal | None:
    """The number that was probably meant: letters typed for digits, or the first number in the cell."""
    found = _NUMBER.fullmatch(folded.translate(_LOOKALIKES)) or _NUMBER.search(folded)
    return _number(found) if found else None
