"""Tables with a tab between the cells: one row a line, as they leave a spreadsheet or the page of a browser."""

from __future__ import annotations

from gouji.readers.lines.page import Region, TextPage, as_paragraphs, as_table, cell_texts, is_numbered, is_title
from gouji.readers.prose import is_prose
from gouji.text.lazy import lazy_re
from gouji.text.numerals import ONE_TO_TEN
from gouji.text.spans import Text

_LIST_MARK = lazy_re(rf"(?:[（(]?[\d{ONE_TO_TEN}]{{1,3}}[）)、.．]|[•·●○■◆▪➢√–—*-])$")
_MARK_ENDS = tuple("）)、.．•·●○■◆▪➢√–—*-")


def find(page: TextPage, index: int) -> Region | None:
    """The table that begins at line ``index``.

    Blank lines do not end it, and a short line without tabs between two rows is a row too: editors that strip trailing
    white space strip the empty cells of a title. Above the first row such a line could as well be a heading, and
    belongs to the table only if there are others further down.
    """
    if not _is_row(page, index) and not _is_row_above(page, index):
        return None
    rows = [index]
    while (following := _next_row(page, rows[-1])) is not None:
        rows.append(following)
    if not _is_row(page, index) and not any(not _is_row(page, row) for row in rows[1:]):
        return None
    cells = [cell_texts(page.lines[row], "\t") for row in rows]
    if not any(sum(bool(cell.value.strip()) for cell in row) > 1 for row in cells) or _prose(cells):
        return Region(index, rows[-1] + 1, as_paragraphs([page.lines[row] for row in rows]))
    return Region(index, rows[-1] + 1, (as_table(cells),))


def _next_row(page: TextPage, row: int) -> int | None:
    following = page.next_filled(row + 1)
    if _is_row(page, following):
        return following
    if following == row + 1 and is_title(page.value(following)) and _is_row(page, following + 1):
        return following
    return None


def _is_row_above(page: TextPage, index: int) -> bool:
    return is_title(page.value(index)) and _is_row(page, index + 1)


def _is_row(page: TextPage, index: int) -> bool:
    value = page.value(index)
    if "\t" not in value or not page.filled(index) or value.lstrip().startswith("|"):
        return False
    fields = value.split("\t")
    filled = [field.strip() for field in fields if field.strip()]
    if "|" in filled:
        return False
    if len(filled) == 1:
        return not is_prose(filled[0]) and not _stands_apart(page, index, indented=bool(fields[-1].strip()))
    return not (len(filled) == 2 and not _is_number(filled[1]) and _is_list_mark(filled[0]))  # noqa: PLR2004 - a pair


def _stands_apart(page: TextPage, index: int, *, indented: bool) -> bool:
    """Whether a line with text in one field only is a heading or a paragraph with tabs around it, and no row."""
    alone = not page.filled(index - 1) and not page.filled(index + 1)
    numbered = is_numbered(page.value(index))
    return (indented and (numbered or alone)) or (numbered and alone)


def _is_list_mark(value: str) -> bool:
    return value.endswith(_MARK_ENDS) and _LIST_MARK.match(value) is not None


def _is_number(value: str) -> bool:
    return not any(character.isalpha() for character in value)


def _prose(rows: list[list[Text]]) -> bool:
    """Whether tabs only set off parts of sentences: most lines hold one."""
    return 2 * sum(any(is_prose(cell.value) for cell in row) for row in rows) > len(rows)
