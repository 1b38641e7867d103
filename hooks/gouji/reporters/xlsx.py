"""A workbook, for those who live in a spreadsheet: a sheet of findings, and one of what was not checked.

XlsxWriter writes it row by row, so that a run of any size needs no more memory than the file itself.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from msgspec import Struct

from gouji.linter.results import Result
from gouji.messages.message import Language, Message
from gouji.reporters.shared import sheet_messages as messages
from gouji.reporters.shared.sheet_rows import HEADINGS, Row, findings, unchecked
from gouji.text.lazy import lazy_re
from gouji.text.neutral import encodable, one_line

_UNCHECKED = ("kind", "path", "unit", "year", "line", "rule", "message", "pack")
_WIDTHS = {
    "message": 60,
    "related": 40,
    "place": 36,
    "path": 36,
    "other_path": 36,
    "other_place": 36,
    "unit": 24,
    "parent": 24,
}
_WIDTH = 14
_LINKED = frozenset({"path", "other_path"})
_FIGURES = frozenset({"actual", "expected"})
_FIGURE = lazy_re(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")
_DIGITS = 15
"""As many digits of a number a spreadsheet keeps."""
_ROWS = 1_048_576
"""Rows of a sheet, that of the headings among them."""
_LINKS = 65_530
"""Links of a sheet."""
_LONGEST = 32_767
"""Characters of a cell, in units of UTF-16."""
_LONGEST_LINK = 2_000
_IN_LINK = str.maketrans({char: f"%{ord(char):02X}" for char in '%#?"<>[]`^{} '})
_OPTIONS = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def workbook(result: Result, language: Language, *, folder: Path, quiet: bool = False) -> bytes:
    """The workbook; ``folder`` is where it will lie, from which its links lead. No cell is ever a formula."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, _OPTIONS) as book:
        pen = _Pen(book, language, folder, book.add_format({"bold": True, "bg_color": "#E4EFFB", "text_wrap": True}))
        pen.sheets(messages.FINDINGS_SHEET, [name for name in HEADINGS if name != "kind"], findings(result, language))
        pen.sheets(messages.UNCHECKED_SHEET, _UNCHECKED, unchecked(result, language, quiet=quiet))
    return written.getvalue()


class _Pen(Struct, frozen=True):
    book: Any
    language: Language
    folder: Path
    bold: Any

    def sheets(self, name: Message, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Rows on a sheet, and on further ones where one can't hold them all."""
        rest, number = iter(rows), 1
        row = next(rest, None)
        while number == 1 or row is not None:
            title = name if number == 1 else messages.SHEET_NUMBER.fill(name=name, number=number)
            row = self._sheet(title, columns, row, rest)
            number += 1

    def _sheet(self, name: Message, columns: Sequence[str], row: Row | None, rest: Iterator[Row]) -> Row | None:
        """Writes one, from ``row`` on; what it returns is the first row that is left."""
        sheet = self.book.add_worksheet(name.in_language(self.language))
        sheet.freeze_panes(1, 0)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, _WIDTHS.get(column, _WIDTH))
            sheet.write_string(0, index, HEADINGS[column].in_language(self.language), self.bold)
        at = links = 0
        while row is not None and at + 1 < _ROWS:
            at += 1
            for index, column in enumerate(columns):
                links += self._write(sheet, at, index, column, row, linked=links < _LINKS)
            row = next(rest, None)
        sheet.autofilter(0, 0, max(at, 1), len(columns) - 1)
        return row

    def _write(self, sheet: Any, at: int, index: int, column: str, row: Row, *, linked: bool) -> bool:
        """Writes a cell; whether it is a link."""
        value = getattr(row, column)
        if value is None or value == "":
            return False
        if isinstance(value, int):
            sheet.write_number(at, index, value)
            return False
        text = _cut(one_line(value))
        if column in _FIGURES and _is_kept(text):
            sheet.write_number(at, index, float(text))
            return False
        target = self._target(value) if linked and column in _LINKED else None
        if target is None:
            sheet.write_string(at, index, text)
            return False
        sheet.write_url(at, index, f"external:{target}", string=text)
        return True

    def _target(self, path: str) -> str | None:
        """The way to a file; None where the workbook can't hold it."""
        try:
            way = os.path.relpath(path, self.folder)
        except ValueError:  # on another drive
            way = os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links
        target = way.translate(_IN_LINK)
        return target if target.isprintable() and len(target) <= _LONGEST_LINK else None


def _cut(text: str) -> str:
    written = encodable(text).encode("utf-16-le")  # as a spreadsheet counts: rare characters are two
    if len(written) <= 2 * _LONGEST:
        return written.decode("utf-16-le")
    return f"{written[: 2 * (_LONGEST - 1)].decode('utf-16-le', 'ignore')}…"


def _is_kept(text: str) -> bool:
    """Whether a text is a figure, and the same one as a number."""
    return bool(_FIGURE.fullmatch(text)) and sum(char.isdecimal() for char in text) <= _DIGITS
