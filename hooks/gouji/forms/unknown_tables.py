"""Tables with figures that stand in a section of the form, and are none of its tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from gouji.document.model import Block, Table
from gouji.forms.report import UnknownTable
from gouji.forms.tables.row import CandidateReading

_FEWEST = 2
"""So many rows with figures make a table."""


def unknown_tables(
    blocks: Sequence[Block], known: Collection[int], spans: Mapping[str, Sequence[range]], reading: CandidateReading
) -> Iterator[UnknownTable]:
    """The grids under a section, none of whose blocks are ``known``."""
    owners = {index: section for section, ranges in spans.items() if section for span in ranges for index in span}
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and index not in known and index in owners:
            rows = [cell.row for cell in block.cells if cell.text.value.strip() and reading.is_value(cell.text.value)]
            filled = [cell.text for cell in block.cells if cell.text.value.strip()]
            if len(set(rows)) >= _FEWEST:
                yield UnknownTable(owners[index], filled[0], len(rows))
