"""Comma-separated values, for those who live in a spreadsheet: a row for each finding and for what was not checked.

RFC 4180, in UTF-8 with a byte order mark, without which Excel and WPS take Chinese for another encoding.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain

from gouji.linter.results import Result
from gouji.messages.message import Language
from gouji.reporters.shared.sheet_rows import HEADINGS, Value, findings, unchecked
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.text.lazy import lazy_re
from gouji.text.neutral import one_line

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
"""What a cell begins with that a spreadsheet takes for a formula; some take the wide forms for one, too."""
_FIGURE = lazy_re(r"[-+]?\d+(?:,\d{3})*(?:\.\d+)?%?")


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """Findings first; the first column says what a row is about.

    A cell that a spreadsheet would take for a formula begins with an apostrophe. Figures stay figures.
    """
    del screen
    yield _BYTE_ORDER_MARK + _line(heading.in_language(language) for heading in HEADINGS.values())
    for row in chain(findings(result, language), unchecked(result, language, quiet=quiet)):
        yield _line(row.values([*HEADINGS]))


class _Line:
    """What the writer of Python's library writes a row to."""

    def write(self, text: str) -> str:
        return text


_WRITER = csv.writer(_Line())


def _line(values: Iterator[Value]) -> str:
    return str(_WRITER.writerow(map(_harmless, values)))


def _harmless(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _FIGURE.fullmatch(text) else text
