"""All that could be a row of a table, in the order of the document.

Tables of the document give their grid rows. Tables that were flattened to one cell a line come as runs of short
paragraphs; they are cut into rows where a label follows a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile, zip_longest

from msgspec.structs import replace

from gouji.document.model import Block, Cell, Paragraph, Table
from gouji.forms.labels import SURE
from gouji.forms.tables.row import CandidateCell, CandidateReading, Row
from gouji.forms.tables.side_by_side import Slots, lists
from gouji.text.lazy import lazy_re
from gouji.text.spans import Text

_SHORT = 100
"""A paragraph of more characters is running text, not a cell."""
_SENTENCE = lazy_re(r"\d|[。；！？.;!?]\s*$")
"""What has a figure in it, or ends as a sentence does, is no piece of a label either."""
_FIGURES_BEHIND = lazy_re(r"(?<=[^\s\d.,])\d[\d\s.,]*$")
_LABEL_CELLS = 6
_GLUED = 4
"""In a row of fewer columns as many digits may be one number."""
_JOINED_CELLS = 3
_NUMBERED = 3
"""So many numbers from one on, and nothing else, are the numbers of columns."""
_MOST_FIELDS = 30  # the widest line of a flattened table has half as many


def rows_of(blocks: Sequence[Block], headings: frozenset[int], reading: CandidateReading) -> tuple[Row, ...]:
    """Rows of all tables and flattened tables. ``headings`` are the blocks that are section headings."""
    rows: list[Row] = []
    run: list[tuple[int, Paragraph]] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and index not in headings and _is_short(block.text.value, reading):
            run.append((index, block))
            continue
        rows += _flattened(run, len(rows), reading)
        run = []
        if isinstance(block, Table):
            for one in lists([_with_signs(slots, reading) for slots in _slots(block)], reading):
                data, grid = _data(one, reading), len(rows)
                rows += [_row(slots, (index, index), grid, reading) for slots in data]
        else:
            rows.append(Row((), index, index, len(rows)))
    return (*rows, *_flattened(run, len(rows), reading))


def is_row(text: str, reading: CandidateReading) -> bool:
    """Whether a line is the label of a row, or a row with its values."""
    fields = _fields(Text(text), reading)
    values = sum(reading.is_value(field.value) for field in fields)
    return reading.is_label(fields[0].value) if values < min(len(fields), 2) else True


def _is_short(value: str, reading: CandidateReading) -> bool:
    """Whether a paragraph may be a cell or a row; a title, and one that ends in a value, may be longer."""
    return (
        len(value) <= _SHORT
        or (len(value) <= 2 * _SHORT and reading.is_title(value))
        or (len(value) <= 2 * _SHORT and reading.is_value(value.rsplit(maxsplit=1)[-1]))
    )


def _slots(table: Table) -> Iterator[tuple[CandidateCell, ...]]:
    """The cells of each row of a grid."""
    for cells in table.grid:
        slots = []
        previous: Cell | None = None
        for column, cell in enumerate(cells):
            if cell is not None and cell is not previous:
                slots.append(CandidateCell(cell.text, column, cell.column_span))
            previous = cell
        if slots:
            yield tuple(slots)


def _with_signs(slots: Slots, reading: CandidateReading) -> Slots:
    """The cells of a row, those that hold nothing but the sign of the figure beside them made one with it."""
    if not reading.leading and not reading.trailing:
        return slots
    found: list[CandidateCell] = []
    lead: CandidateCell | None = None
    for slot in slots:
        text = slot.text.value.strip()
        if lead and reading.is_value(text):
            found[-1:] = [replace(slot, column=lead.column, width=lead.width + slot.width)]
        elif text in reading.trailing and found and reading.is_value(found[-1].text.value):
            found[-1] = replace(found[-1], width=found[-1].width + slot.width)
        else:
            found.append(slot)
        lead = slot if text in reading.leading else None
    return tuple(found)


def _data(rows: Sequence[Slots], reading: CandidateReading) -> list[Slots]:
    """The rows of a grid without those that the form skips, and those of the numbers of columns over others."""
    last = len(rows) - 1
    return [
        slots
        for index, slots in enumerate(rows)
        if not (reading.is_skipped and reading.is_skipped(" ".join(_told(slots))))
        and not (index < last and _counts_columns(slots))
    ]


def _told(slots: Slots) -> list[str]:
    return [text for slot in slots if (text := " ".join(slot.text.value.split()))]


def _counts_columns(slots: Slots) -> bool:
    if len(slots) < _NUMBERED or slots[0].text.value.strip() != "1":
        return False
    return _told(slots) == [str(number) for number in range(1, len(slots) + 1)]


def _row(slots: Slots, blocks: tuple[int, int], grid: int, reading: CandidateReading, *, placed: bool = True) -> Row:
    """The row of these cells with its labels: neighbouring cells before the first value, read together.

    ``blocks`` are the first and the last that it is from. Figures are told apart from a label that runs on into them.
    """
    texts = [slot.text.value for slot in slots]
    folded = list(map(reading.fold, texts))
    filled = [index for index, text in enumerate(texts) if text.strip()]
    run_on = _run_on(slots[filled[-1]].text, reading) if placed and filled else None
    if run_on is not None:
        label = texts[filled[-1]]
        folded[filled[-1]] = reading.fold(label[: len(label) - len(run_on.value)])
    if placed and _is_counted([texts[index] for index in filled[:2]], reading):
        del filled[0]
    leading = takewhile(lambda index: not reading.is_value(texts[index]), filled)
    labels = _label_cells([(index + 1, folded[index]) for index in leading], placed=placed)
    return Row(slots, *blocks, grid, placed, tuple(folded), tuple(labels), run_on)


def _label_cells(cells: list[tuple[int, str]], *, placed: bool) -> Iterator[tuple[int, str]]:
    """What leading cells may be together, by the slots after them and their folded texts.

    A label that is written again in each of the cells that it spans is one. In flattened text the cells next to the
    values count, since everything before them may be the header.
    """
    cells = [cell for cell, behind in zip_longest(cells, cells[1:]) if behind is None or behind[1] != cell[1]]
    cells = cells[:_LABEL_CELLS] if placed else cells[-_LABEL_CELLS:]
    most = _JOINED_CELLS if placed else _LABEL_CELLS
    for last, (end, _) in enumerate(cells):
        label = ""
        for _, folded in reversed(cells[max(0, last + 1 - most) : last + 1]):
            label = folded + label
            if folded:
                yield end, label


def _run_on(text: Text, reading: CandidateReading) -> Text | None:
    """The figures in a cell that stand right behind a label."""
    found = _FIGURES_BEHIND.search(text.value)
    label = text.value[: found.start()] if found else ""
    if not found or not reading.is_label(label) or reading.likeness(text.value) >= reading.likeness(label):
        return None
    return text.part(found.start(), len(text.value))


def _is_counted(texts: Sequence[str], reading: CandidateReading) -> bool:
    """Whether a value stands before the label, as in a column of serial numbers."""
    return len(texts) > 1 and reading.is_value(texts[0]) and reading.is_label(texts[1])


def _flattened(run: list[tuple[int, Paragraph]], number: int, reading: CandidateReading) -> list[Row]:
    """Rows of a run of short paragraphs: a label after a value starts one, and so does a label or title of the form.

    A line that holds both labels and values is a row of its own.
    """
    rows: list[list[tuple[int, Text]]] = []
    after_value = True
    for block, paragraph in run:
        fields = _fields(paragraph.text, reading)
        values = [reading.is_value(field.value) for field in fields]
        whole = len(fields) > 1 and values[-1] and not values[0] and reading.is_label(fields[0].value)
        for index, (text, value) in enumerate(zip(fields, values, strict=True)):
            starts = index == 0 if whole else not value and (after_value or _begins(text, rows[-1], reading))
            if starts or not rows:
                rows.append([])
            rows[-1].append((block, text))
            after_value = value
    return [_flat_row(row, number, reading) for row in rows]


def _begins(text: Text, row: list[tuple[int, Text]], reading: CandidateReading) -> bool:
    """Whether a label begins a row, rather than ending the label that the row before it has begun with."""
    if reading.is_title(text.value):
        return True
    if not reading.is_label(text.value):
        return False
    before = ("".join(part.value for _, part in row[-count:]) for count in range(1, _LABEL_CELLS))
    likes = ((reading.likeness(label), reading.likeness(label + text.value)) for label in before)
    return not any(alone < together >= SURE for alone, together in likes)


def _flat_row(row: list[tuple[int, Text]], grid: int, reading: CandidateReading) -> Row:
    """The row. Prose in it is what stands before its first label, and sentences further on."""
    prose = [reading.is_prose(text.value) for _, text in row]
    first = len(list(takewhile(bool, prose)))
    slots = tuple(
        CandidateCell(
            text, column, block=block, prose=column < first or (prose[column] and bool(_SENTENCE.search(text.value)))
        )
        for column, (block, text) in enumerate(row)
    )
    return _row(slots, (row[0][0], row[-1][0]), grid, reading, placed=False)


def _fields(text: Text, reading: CandidateReading) -> list[Text]:
    """The fields of a line: split at white space where it ends in a value or lists labels, else the line itself."""
    words = _words(text.value)
    if not 1 < len(words) <= _MOST_FIELDS:
        return [text]
    if not reading.is_value(text.value[slice(*words[-1])]):
        heads = _labels(text.value, words, reading.is_header)
        listed = sum(reading.is_header(text.value[slice(*head)]) for head in heads) * 2 > len(heads) > 1
        return [text.part(*head) for head in heads] if listed else [text]
    values = 0
    while values < len(words) and reading.is_value(text.value[slice(*words[-1 - values])]):
        values += 1
    label_end = len(words) - values
    labels = _labels(text.value, words[:label_end], reading.is_label)
    return [text.part(*field) for field in (*labels, *words[label_end:])]


def _words(value: str) -> list[tuple[int, int]]:
    """Where the words of a line begin and end."""
    words = []
    start = 0
    for word in value.split():
        start = value.index(word, start)
        words.append((start, start + len(word)))
        start += len(word)
    return words


def _labels(value: str, words: list[tuple[int, int]], is_label: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Words that are labels, or make one together, are a field each; what lies between two of them is one too."""
    fields: list[tuple[int, int]] = []
    begun = start = 0
    while start < len(words):
        ends = range(len(words), start, -1)
        end = next((end for end in ends if is_label(value[words[start][0] : words[end - 1][1]])), None)
        if end is None:
            start += 1
            continue
        if begun < start:
            fields.append((words[begun][0], words[start - 1][1]))
        fields.append((words[start][0], words[end - 1][1]))
        begun = start = end
    if begun < len(words):
        fields.append((words[begun][0], words[-1][1]))
    return fields


def runs_on(row: Row, first: int, columns: int) -> bool:
    """Whether the only cell from one on that is filled has so many digits that it holds those of all columns."""
    filled = [row.slots[index].text.value for index in row.filled if index >= first]
    digits = "".join(filled[0].split()) if len(filled) == 1 else ""
    return columns >= _GLUED and digits.isdecimal() and len(digits) >= columns
