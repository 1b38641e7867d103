"""All that could be a row of a table, in the order of the document.

Tables of the document give their grid rows. Tables that were flattened to one cell a line come as runs of short
paragraphs; they are cut into rows where a label follows a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gouji.document import Block, Cell, Paragraph, Table
from gouji.forms.labels import fold
from gouji.text import Text

_SHORT = 100
"""A paragraph of more characters is running text, not a cell."""
_LABEL_CELLS = 6
_MOST_FIELDS = 30  # the widest line of a flattened table has half as many


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell in a row, and its grid columns. A cell that is merged over several rows is in each of them."""

    text: Text
    column: int
    width: int = 1

    @property
    def end(self) -> int:
        """The grid column after it."""
        return self.column + self.width


@dataclass(frozen=True)
class Row:
    """A row, or what parts two rows: ``slots`` is empty for running text and for headings.

    ``labels`` are what its leading cells may say together: index of the slot after them, and their folded text.
    ``block`` and ``last_block`` are indices into the document's blocks. ``grid`` numbers the table that the row is
    from; ``placed`` says that grid columns mean something.
    """

    slots: tuple[Slot, ...]
    block: int
    last_block: int
    grid: int
    placed: bool = True
    labels: tuple[tuple[int, str], ...] = ()

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """Indices of the slots that hold something."""
        return tuple(index for index, slot in enumerate(self.slots) if slot.text.value.strip())

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Every slot's text as a folded label."""
        return tuple(fold(slot.text.value) for slot in self.slots)


@dataclass(frozen=True)
class Reading:
    """How to tell values, labels of rows, and labels of columns in a flattened table."""

    is_value: Callable[[str], bool]
    is_label: Callable[[str], bool]
    is_header: Callable[[str], bool]


def rows_of(blocks: Sequence[Block], headings: frozenset[int], reading: Reading) -> tuple[Row, ...]:
    """Rows of all tables and flattened tables. ``headings`` are the blocks that are section headings."""
    rows: list[Row] = []
    run: list[tuple[int, Paragraph]] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and index not in headings and len(block.text.value) <= _SHORT:
            run.append((index, block))
            continue
        rows += _flattened(run, len(rows), reading)
        run = []
        if isinstance(block, Table):
            rows += _grid_rows(block, index, reading)
        else:
            rows.append(Row((), index, index, -1 - index))
    return (*rows, *_flattened(run, len(rows), reading))


def _grid_rows(table: Table, block: int, reading: Reading) -> Iterator[Row]:
    for cells in table.grid:
        slots = []
        previous: Cell | None = None
        for column, cell in enumerate(cells):
            if cell is not None and cell is not previous:
                slots.append(Slot(cell.text, column, cell.column_span))
            previous = cell
        if slots:
            yield _labelled(Row(tuple(slots), block, block, block), reading)


def _labelled(row: Row, reading: Reading) -> Row:
    """The row with its labels: up to three neighbouring cells before the first value, read together.

    A label that is written again in each of the cells that it spans is one. In flattened text the cells next to the
    values count, since everything before them may be the header.
    """
    cells: list[tuple[int, str]] = []
    for index in row.filled[_is_counted(row, reading) :]:
        if reading.is_value(row.slots[index].text.value):
            break
        if cells and cells[-1][1] == row.folded[index]:
            cells.pop()
        cells.append((index + 1, row.folded[index]))
    cells = cells[:_LABEL_CELLS] if row.placed else cells[-_LABEL_CELLS:]
    labels = []
    for last, (end, _) in enumerate(cells):
        label = ""
        for _, folded in reversed(cells[max(0, last - 2) : last + 1]):
            label = folded + label
            if folded:
                labels.append((end, label))
    return replace(row, labels=tuple(labels))


def _is_counted(row: Row, reading: Reading) -> bool:
    """Whether a value stands before the label, as in a column of serial numbers."""
    texts = [row.slots[index].text.value for index in row.filled[:2]]
    return row.placed and len(texts) > 1 and reading.is_value(texts[0]) and reading.is_label(texts[1])


def _flattened(run: list[tuple[int, Paragraph]], number: int, reading: Reading) -> list[Row]:
    """Rows of a run of short paragraphs: a label after a value starts one, and so does a label of the form."""
    rows: list[list[tuple[int, Text]]] = []
    after_value = True
    for block, paragraph in run:
        for text in _fields(paragraph.text, reading):
            value = reading.is_value(text.value)
            starts = not value and (after_value or reading.is_label(text.value))
            if starts or not rows:
                rows.append([])
            rows[-1].append((block, text))
            after_value = value
    grid = run[0][0] if run else number
    return [_labelled(_flat_row(row, grid), reading) for row in rows]


def _flat_row(row: list[tuple[int, Text]], grid: int) -> Row:
    slots = tuple(Slot(text, column) for column, (_, text) in enumerate(row))
    return Row(slots, row[0][0], row[-1][0], grid, placed=False)


def _fields(text: Text, reading: Reading) -> list[Text]:
    """The fields of a line: split at white space where it ends in a value or lists labels, else the line itself."""
    written = text.value.split()
    if len(written) > _MOST_FIELDS:
        return [text]
    words = []
    start = 0
    for word in written:
        start = text.value.index(word, start)
        words.append((start, start + len(word)))
        start += len(word)
    if len(words) > 1 and sum(reading.is_header(text.value[slice(*word)]) for word in words) * 2 > len(words):
        return [text.part(*word) for word in words]
    if len(words) <= 1 or not reading.is_value(text.value[slice(*words[-1])]):
        return [text]
    values = 0
    while values < len(words) and reading.is_value(text.value[slice(*words[-1 - values])]):
        values += 1
    label_end = len(words) - values
    fields = [text.part(words[0][0], words[label_end - 1][1])] if label_end else []
    return fields + [text.part(*word) for word in words[label_end:]]
