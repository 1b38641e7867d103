"""The document of a draft in Markdown, with one fault: a sum that is wrong, or else a section that is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gouji.scaffold import messages
from gouji.scaffold.draft import Draft, DraftLine, DraftTable, leaves
from gouji.text.lazy import lazy_re

_LAST_DIGIT = lazy_re(r"\d(?=\D*\Z)")


def faulty(draft: Draft) -> str:
    """The document with the fault."""
    sections = draft.sections if draft.sums else draft.sections[:-1]
    blocks = [f"# {draft.title}"] if draft.title else []
    for section in sections:
        blocks += [f"## {section.written}", messages.EXAMPLE_TEXT.in_language(draft.language)]
        for table in draft.tables:
            if table.section == section.id:
                blocks += [*(f"{title}" for title in table.titles[:1]), "\n".join(_lines(table, _cells(draft, table)))]
    return "\n\n".join([*blocks, ""])


def _cells(draft: Draft, table: DraftTable) -> Mapping[tuple[int, int], str]:
    if not draft.sums or draft.sums[0].table != table.id:
        return table.cells
    row, _, column = draft.sums[0].total.rpartition("@")
    at = (dict(table.all_rows)[row], dict(leaves(table.columns))[column].index)
    other = _LAST_DIGIT.sub(lambda digit: str((int(digit[0]) + 1) % 10), table.cells[at])
    return {**table.cells, at: other}


def _lines(table: DraftTable, cells: Mapping[tuple[int, int], str]) -> Iterator[str]:
    columns = [line for _, line in leaves(table.columns)]
    side = _side(table)
    header = _labels(table.columns)
    for depth, labels in enumerate(header):
        corner = [next(iter(table.corner), "") if not depth and not level else "" for level in range(len(side))]
        yield _line([*corner, *labels])
        if not depth:
            yield _line(["---"] * (len(side) + len(columns)))
    for row in sorted(index for _, index in table.all_rows):
        yield _line([*(level[row] for level in side), *(cells[row, column.index] for column in columns)])


def _side(table: DraftTable) -> list[dict[int, str]]:
    """The labels of rows by level, each by row; none where rows have none, or stand in a column of their own."""
    opening = table.open.open if table.open else None
    listed = [line for _, line in leaves(table.rows)]
    if (opening and opening.key) or (not opening and not any(line.label for line in listed)):
        return []
    labels = tuple(line for line in table.rows if not line.open)
    levels: list[dict[int, str]] = [
        dict(zip([line.index for line in listed], level, strict=True)) for level in _labels(labels)
    ] or [{}]
    for row in opening.found if opening else ():
        levels[0][row.index] = row.name
    return levels


def _labels(lines: tuple[DraftLine, ...]) -> list[list[str]]:
    """The labels of each level; what is merged stands once, with nothing behind."""
    width = sum(1 for line in lines for _ in line.leaves())
    levels = [[""] * width for _ in range(max(map(_depth, lines), default=0))]
    at = 0
    for line in lines:
        levels[0][at] = line.label
        inner = _labels(line.lines) if line.lines else []
        for level, labels in zip(levels[1:], inner, strict=False):
            level[at : at + len(labels)] = labels
        at += len(inner[0]) if inner else 1
    return levels


def _depth(line: DraftLine) -> int:
    return 1 + max(map(_depth, line.lines), default=0)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
