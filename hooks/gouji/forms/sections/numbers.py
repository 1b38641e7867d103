"""Numbers of sections in the style of their form: ``IV``, ``B(1)``, ``1.2``, ``Part 1``, as its ``number`` shows.

Chinese ones (``一``, ``第一部分``) and plain figures are read in any form.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import regex
from msgspec import Struct

from gouji.schema.sections import SectionForm
from gouji.text.lazy import lazy_regex
from gouji.text.list_numbers import numeral
from gouji.text.normalize import enumerator
from gouji.text.numerals import CHARACTERS, ORDINAL, value
from gouji.text.patterns import expression

Kind = Literal["digits", "chinese", "roman", "letter"]
_PIECE = lazy_regex(rf"\d+|[{CHARACTERS}]+|[A-Za-z]+|[^\w]+|.")
_ROMAN_SIGNS = "IVXLC"
_PATTERNS: dict[Kind, str] = {
    "digits": r"\d{1,3}",
    "chinese": rf"[{CHARACTERS}]{{1,3}}",
    "roman": f"[{_ROMAN_SIGNS}]{{1,7}}",
    "letter": "[A-Z]",
}
_CERTAINLY_ROMAN = frozenset("IVX")
"""Letters that alone are numbers rather than the ninth letter and so on."""
_PLACES = 1000
# What parts a number from the title: a mark, or white space alone, which shows less. What follows a mark without white
# space is no further part of the number: ``V.A.``.
_PARTED = (
    r"(?:\s*(?P<mark>[.．、:：)）\-–—\t])[\s\-–—:：]*(?<!\.(?=(?:[A-Za-z]|\d{1,3}|[IVX]{1,4})(?!\w)))|\s+(?P<blank>))"
)
_BEFORE = r"(?P<word>\p{Lu}\p{L}+\s+)?"


class SectionNumber(Struct, frozen=True):
    """A number that leads a title, as it is written, its value, and what follows. ``loose``: it lacks its mark."""

    written: str
    value: int
    rest: str
    loose: bool


class Numbering(Struct, frozen=True):
    """How the sections of a form are numbered. ``style`` names the usual one; ``values`` are those of the sections."""

    style: str
    values: tuple[int, ...]
    shapes: tuple[tuple[regex.Pattern[str], tuple[Kind, ...]], ...] = ()

    def order(self, number: int | None) -> int | None:
        """The section that has a number, by its order in the form."""
        return self.values.index(number) if number in self.values else None

    def read(self, text: str) -> SectionNumber | None:
        """The number in the style of the form that leads a text. None for styles that are read in any form."""
        for shape, kinds in self.shapes:
            found = shape.match(text)
            if found is None:
                continue
            number = _value([found[f"n{index}"] for index in range(len(kinds))], kinds)
            if number is not None:
                loose = bool(found["word"]) or found["mark"] is None
                return SectionNumber(found["number"], number, text[found.end() :], loose)
        return None


@lru_cache(maxsize=32)
def numbering(sections: tuple[SectionForm, ...]) -> Numbering:
    """How some sections beside each other are numbered."""
    cut = [_PIECE.findall(section.number) for section in sections]
    roman = _are_roman([piece for pieces in cut for piece in pieces if _is_sign(piece)])
    values = tuple(
        order if (found := _value(*_numerals(pieces, roman=roman))) is None else found
        for order, pieces in enumerate(cut, 1)
    )
    common = _common_style(sections[0].number) if sections else "一、"
    if common:
        return Numbering(common, values)
    shapes = dict.fromkeys(_shape(pieces, roman=roman) for pieces in cut if _numerals(pieces, roman=roman)[0])
    longest = sorted(shapes, key=lambda shape: -len(shape[1]))
    return Numbering("own", values, tuple((expression(shape), kinds) for shape, kinds in longest))


def _common_style(number: str) -> str | None:
    """The style of a number that is read in any form."""
    if not number:
        return "一、"
    if regex.fullmatch(rf"{ORDINAL}[{CHARACTERS}]+\p{{Han}}+", number):
        return "第一部分"
    found = enumerator(number) or enumerator(f"{number}、") if not number.isdecimal() else None
    return found.style if found and not found.rest else None


def _is_sign(piece: str) -> bool:
    return piece.isascii() and piece.isalpha() and piece.isupper()


def _are_roman(signs: Sequence[str]) -> bool:
    """Whether letters are Roman numerals, and no letters of the alphabet."""
    long = [sign for sign in signs if len(sign) > 1]
    return bool(signs) and all(map(_roman, signs)) and bool(long or _CERTAINLY_ROMAN.issuperset(signs))


def _kind(piece: str, *, roman: bool) -> Kind | None:
    if piece.isdecimal():
        return "digits"
    if set(piece) <= set(CHARACTERS):
        return "chinese"
    if _is_sign(piece) and (roman or len(piece) == 1):
        return "roman" if roman else "letter"
    return None


def _numerals(pieces: Sequence[str], *, roman: bool) -> tuple[list[str], list[Kind]]:
    found = [(piece, kind) for piece in pieces if (kind := _kind(piece, roman=roman))]
    return [piece for piece, _ in found], [kind for _, kind in found]


def _shape(pieces: Sequence[str], *, roman: bool) -> tuple[str, tuple[Kind, ...]]:
    """An expression for numbers like one that is cut into pieces, and of what kind its numerals are."""
    kinds: list[Kind] = []
    body = ""
    for piece in pieces:
        kind = _kind(piece, roman=roman)
        if kind is None:
            body += r"\s*".join(regex.escape(part) for part in piece.split()) or r"\s*"
            continue
        body += f"(?P<n{len(kinds)}>{_PATTERNS[kind]})"
        kinds.append(kind)
    return rf"\s*{_BEFORE}(?P<number>{body}){_PARTED}", tuple(kinds)


def _value(numerals: Sequence[str], kinds: Sequence[Kind]) -> int | None:
    """A number of several numerals as one that orders as they do; None where one of them is none."""
    total = 0
    for written, kind in zip(numerals, kinds, strict=True):
        part = _part(written, kind)
        if part is None:
            return None
        total = total * _PLACES + part
    return total or None


def _part(written: str, kind: Kind) -> int | None:
    if kind == "digits":
        return int(written)
    if kind == "chinese":
        return value(written)
    return _roman(written) if kind == "roman" else ord(written) - ord("A") + 1


@lru_cache(maxsize=256)
def _roman(written: str) -> int | None:
    """The value of a Roman numeral as it is written properly."""
    if set(written) - set(_ROMAN_SIGNS):
        return None
    return next((number for number in range(1, 100) if numeral(number, "upperRoman") == written), None)
