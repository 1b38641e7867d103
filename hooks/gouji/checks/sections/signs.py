"""What shows that a number counts in a list though no item has it, and that another number counts in none."""

from __future__ import annotations

import re
from functools import lru_cache

from gouji.schema.words import ListWords
from gouji.text.list_numbers import numeral
from gouji.text.numerals import written
from gouji.text.patterns import compiled

_NUMBER = "{n}"


def is_written(number: int, words: ListWords, text: str, start: int) -> bool:
    """Whether a number that no item has stands from ``start`` on in another style, without its mark or in words.

    Raises:
        TimeoutError: an expression takes too long.
    """
    in_words = compiled(_in_words(number, words))
    return _in_figures(number).search(text, start) is not None or any(each.search(text[start:]) for each in in_words)


def is_counted(words: ListWords, text: str, end: int) -> bool:
    """Whether what follows a number, which ends at ``end``, shows that it numbers no item.

    Raises:
        TimeoutError: an expression takes too long.
    """
    return any(each.match(text, end) for each in compiled(words.counted))


@lru_cache(maxsize=128)
def _in_figures(number: int) -> re.Pattern[str]:
    either, circled = _either(number), re.escape(numeral(number, "decimalEnclosedCircle"))
    return re.compile(rf"[（(]\s*{either}|(?<!\w){either}\s*[）)、.．]|{circled}")


def _in_words(number: int, words: ListWords) -> tuple[str, ...]:
    ordinals = words.ordinals[number - 1 : number] or words.ordinals[-1:]
    return (*ordinals, *(each.replace(_NUMBER, _either(number)) for each in words.spoken))


def _either(number: int) -> str:
    return f"(?:{written(number)}|{number})"
