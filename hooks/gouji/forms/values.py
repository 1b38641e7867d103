"""What a cell says: a number, nothing, a placeholder, or something that can't be read.

A blank is never a zero, and a number is never guessed: ``1O`` is unreadable, with 10 as a guess for the message.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import lru_cache

import regex

from gouji.forms.report import Value

# Grouped by threes, or plain; the sign may be any of the dashes that Word makes of a hyphen.
_NUMBER = regex.compile(
    r"(?P<sign>[-+−–]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?(?!\d)",
)
_NUMERAL = regex.compile(r"负?[零〇一二三四五六七八九十百千万亿两]+")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
# Letters that are typed or recognised instead of a digit.
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "〇": "0", "○": "0", "l": "1", "I": "1", "|": "1"})
# Digits with white space between them are two numbers, unless it separates thousands.
_APART = regex.compile(r"\d\s+\d")
_GROUPED = regex.compile(r"[+-]?\d{1,3}(?:\s\d{3})+(?:\.\d+)?")
_BRACKETED = regex.compile(r"[(\[【〔{].*[)\]】〕}]", regex.DOTALL)


@lru_cache(maxsize=4096)
def parse(text: str, placeholders: frozenset[str] = frozenset(), units: frozenset[str] = frozenset()) -> Value:
    """Reads a cell.

    Args:
        text: the cell as written.
        placeholders: what people write instead of a value (``/``, ``无``), in NFKC and without white space.
        units: what may follow the number (``件``), in NFKC.

    Full-width digits, thousands separators, Chinese numerals and white space of any kind are read; a unit or a note
    in brackets beside the number is kept as ``remark``.
    """
    wide = unicodedata.normalize("NFKC", text).strip()
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
            return Value("number", _number(found), remark)
    # A lone 一 is a dash more often than a one.
    numeral = _NUMERAL.match(folded)
    if numeral and folded != "一" and (not folded[numeral.end() :] or folded[numeral.end() :] in units):
        return Value("number", _numeral(numeral.group()), folded[numeral.end() :])
    return Value("unreadable", guess=_guess(folded))


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


def _numeral(text: str) -> int:
    """Value of a Chinese numeral: ``一百零五`` is 105, ``二〇二四`` is 2024."""
    sign, text = (-1, text[1:]) if text.startswith("负") else (1, text)
    if all(character in _DIGITS for character in text):
        return sign * int("".join(str(_DIGITS[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            section += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            total = (total + section + digit) * _LARGE[character]
            section = digit = 0
    return sign * (total + section + digit)


def _guess(folded: str) -> int | Decimal | None:
    """The number that was probably meant: letters typed for digits, or the first number in the cell."""
    found = _NUMBER.fullmatch(folded.translate(_LOOKALIKES)) or _NUMBER.search(folded)
    return _number(found) if found else None
