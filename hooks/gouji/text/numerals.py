"""Chinese numerals as people write them, by place (一百零五) or digit by digit (二〇二四)."""

from __future__ import annotations

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TEN_THOUSAND, _HUNDRED_MILLION = "万", "亿"

CHARACTERS = "".join((*_DIGITS, *_UNITS, _TEN_THOUSAND, _HUNDRED_MILLION))
"""All of which a numeral can consist."""


def value(numeral: str) -> int:
    """The number that ``numeral``, one or more of :data:`CHARACTERS`, stands for."""
    if all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    hundred_millions = ten_thousands = section = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
            continue
        if character in _UNITS:
            section += (digit or 1) * _UNITS[character]
        elif character == _TEN_THOUSAND:
            ten_thousands, section = (ten_thousands + section + digit) * 10_000, 0
        else:
            hundred_millions = (hundred_millions + ten_thousands + section + digit) * 100_000_000
            ten_thousands = section = 0
        digit = 0
    return hundred_millions + ten_thousands + section + digit
