"""Tables with a comma between the cells, as spreadsheets export them (RFC 4180): one row a line."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.readers.lines.page import Region, TextPage, as_table, is_title
from gouji.readers.prose import is_prose
from gouji.text.lazy import lazy_re
from gouji.text.spans import Piece, Text, join

_FIELD = lazy_re(r'\s*"((?:[^"]|"")*)"\s*(?:,|$)|([^,"]*)(?:,|$)')
_LONGEST_CELL = 60
_NUMBER = lazy_re(r"[-+]?\d[\d.,]*$")
# A comma with a figure on either side may be inside of a number, others part two cells.
_PARTING = lazy_re(r"(?<!\d),|,(?!\d)")
_QUOTED = lazy_re('""')


def find(page: TextPage, index: int) -> Region | None:
    """The table that begins at line ``index``: lines with commas, one of them with figures between the commas.

    Sentences have commas too. So two rows must hold more than figures, and no cell may be long. A short line without a
    comma between two rows is a row too, with a single cell.
    """
    if index < page.commas_tried[-1]:
        return None
    rows: list[list[Text]] = []
    parted = 0
    while fields := _fields(page, index + len(rows)):
        parted += bool(_PARTING.search(page.value(index + len(rows))))
        rows.append(fields)
    if parted < 2 or not any(map(_has_figures, rows)):  # noqa: PLR2004 - one line may be anything
        page.commas_tried.append(index + len(rows))  # no fewer of these rows will do
        return None
    return Region(index, index + len(rows), (as_table(rows),))


def _fields(page: TextPage, index: int) -> list[Text]:
    """The fields of a line; none where it is no row."""
    if not page.filled(index):
        return []
    line = page.lines[index]
    if "," not in line.value:
        return [line] if is_title(line.value) and "," in page.value(index + 1) else []
    return _split(line)


def _split(line: Text) -> list[Text]:
    if "\t" in line.value or "|" in line.value or is_prose(line.value):
        return []
    fields = []
    at = 0
    while at <= len(line.value):
        found = _FIELD.match(line.value, at)
        if not found:
            return []
        fields.append(_unquoted(line.part(*found.span(1))) if found[1] is not None else line.part(*found.span(2)))
        if found.end() == len(line.value) and not found[0].endswith(","):
            break
        at = found.end()
    return [] if any(len(field.value) > _LONGEST_CELL for field in fields) else fields


def _unquoted(field: Text) -> Text:
    """A quoted field: two quotation marks stand for one."""
    parts = []
    done = 0
    for pair in _QUOTED.finditer(field.value):
        span = field.span(*pair.span())
        parts += [field.part(done, pair.start()), Text('"', (Piece(0, 1, span.start, span.end),) if span else ())]
        done = pair.end()
    return join([*parts, field.part(done, len(field.value))]) if parts else field


def _has_figures(row: Sequence[Text]) -> bool:
    texts = [field.value.strip() for field in row[1:] if field.value.strip()]
    figures = sum(bool(_NUMBER.match(text)) for text in texts)
    return 2 * figures >= len(texts) > 0
