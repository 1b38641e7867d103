"""The document of a draft in Markdown, with one fault: a sum that is wrong, or else a section that is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gouji.scaffold import messages
from gouji.scaffold.draft import Draft, DraftLine, DraftTable, leaves

_LAST_DIGIT = re.compile(r"\d(?=\D*\Z)")


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
    row, column = draft.sums[0].total.split("@")
    at = (dict(leaves(table.rows))[row].index, dict(leaves(table.columns))[column].index)
    other = _LAST_DIGIT.sub(lambda digit: str((int(digit[0]) + 1) % 10), table.cells[at])
    return {**table.cells, at: other}


def _lines(table: DraftTable, cells: Mapping[tuple[int, int], str]) -> Iterator[str]:
    columns = [line for _, line in leaves(table.columns)]
    rows = [line for _, line in leaves(table.rows)]
    header, side = _labels(table.columns), _labels(table.rows)
    if not any(row.label for row in rows):
        side = []
    for depth, labels in enumerate(header):
        corner = [table.corner if not depth and not level else "" for level in range(len(side))]
        yield _line([*corner, *labels])
        if not depth:
            yield _line(["---"] * (len(side) + len(columns)))
    for at, row in enumerate(rows):
        yield _line([*(level[at] for level in side), *(cells[row.index, column.index] for column in columns)])


def _labels(lines: tuple[DraftLine, ...]) -> list[list[str]]:
    """The labels of each level; what is merged stands once, with nothing behind."""
    width = sum(1 for line in lines for _ in line.leaves())
    levels = [[""] * width for _ in range(max(map(_depth, lines)))]
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
