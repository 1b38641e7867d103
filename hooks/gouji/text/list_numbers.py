"""Numbers as automatic lists in Word show them (``w:numFmt``, ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gouji.text import numerals

_DIGITS = f"〇{numerals.ONE_TO_NINE}"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 9999


def numeral(number: int, style: str) -> str:
    """``number`` in a numbering format; decimal where the format is unknown or has no sign for it."""
    write = _STYLES.get(style)
    return write(number) if write and 0 < number <= _LARGEST else str(number)


def _legal(number: int) -> str:
    return numerals.written(number, _LEGAL_DIGITS, _LEGAL_UNITS)


def _digitwise(number: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(number))


def _letters(number: int) -> str:
    """From a to z, then aa to zz, then aaa: the letter repeats, as Word has it."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(figure)) for figure in str(number))


def _zero_padded(number: int) -> str:
    return f"{number:02d}"


def _ordinal(number: int) -> str:
    teen = number // 10 % 10 == 1
    return str(number) + ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))


def _series(signs: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        return signs[number - 1] if number <= len(signs) else str(number)

    return write


def _cycle(signs: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        return signs[(number - 1) % len(signs)]

    return write


_CIRCLED = _series("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿")

_STYLES: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": numerals.written,
    "chineseCountingThousand": numerals.written,
    "chineseLegalSimplified": _legal,
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedFullstop": _series("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "decimalEnclosedParen": _series("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": _zero_padded,
    "ideographDigital": _digitwise,
    "ideographEnclosedCircle": _series("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "japaneseCounting": numerals.written,
    "japaneseDigitalTenThousand": _digitwise,
    "lowerLetter": _letters,
    "lowerRoman": _roman,
    "none": lambda _: "",
    "ordinal": _ordinal,
    "taiwaneseCounting": numerals.written,
    "taiwaneseCountingThousand": numerals.written,
    "upperLetter": lambda number: _letters(number).upper(),
    "upperRoman": lambda number: _roman(number).upper(),
}
