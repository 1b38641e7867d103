"""Chinese numerals as people write them, by place (一百零五) or digit by digit (二〇二四)."""

from __future__ import annotations

ONE_TO_NINE = "一二三四五六七八九"
ONE_TO_TEN = f"{ONE_TO_NINE}十"
"""The characters of numbers of headings and lists; for use inside a character class."""
ORDINAL = "第"
"""What makes an ordinal of the numeral behind it."""
ZEROS = "零〇○"
"""Zeros as people write them between the digits of a year; the last is a sign that looks like one."""
_DIGITS = {character: value for value, character in enumerate(f"零{ONE_TO_NINE}")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TEN_THOUSAND, _HUNDRED_MILLION = "万", "亿"
LARGE = {_TEN_THOUSAND: 10_000, _HUNDRED_MILLION: 100_000_000}
"""What multiplies a figure behind which it stands."""

CHARACTERS = "".join((*_DIGITS, *_UNITS, _TEN_THOUSAND, _HUNDRED_MILLION))
"""All characters that a numeral can consist of."""


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


def written(number: int, digits: str = f"〇{ONE_TO_NINE}", units: tuple[str, ...] = ("", "十", "百", "千")) -> str:
    """``number``, 1 to 9999, by place: digit and unit of every place, one zero for each gap inside (一百零五, 十二).

    Other ``digits`` and ``units`` are those of another script (壹 拾).
    """
    text = ""
    figures = str(number)
    for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True):
        if figure != "0":
            text += digits[int(figure)] + units[place]
        elif not text.endswith("零"):
            text += "零"
    text = text.rstrip("零")
    return text[1:] if text.startswith("一十") else text
