"""Stores made of invented records, and all that stands in one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gouji.corpus.parquet import iterated
from gouji.corpus.reading import Store
from gouji.corpus.schema import TABLES
from gouji.records.model import Cell, Passage, Record
from gouji.text.source import Place

OF_RUN = {"run", "batch"}
"""Columns that differ between runs that read the same."""


def record(path: str, unit: str = "青石县财政局", year: int = 2024, received: str = "7") -> Record:
    """A report with a cell in which ``received`` stands, and two passages."""
    return Record(
        path,
        "gia-2021",
        year,
        unit,
        f"{unit}{year}年政府信息公开工作年度报告",
        cells=(
            Cell("requests", "new", "total", received, received, 0.0, Place(12, 3, 12, 4)),
            Cell("requests", "carried_in", "total", None, "/", 0.75),
        ),
        passages=(
            Passage("overview", f"{unit}全年主动公开各类信息，及时回应群众关切。", Place(3, 1, 3, 20)),
            Passage("problems", "基层公开的深度还不够。"),
        ),
    )


def rows(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows that count, by table, in an order that does not depend on runs, without what tells runs apart."""
    store = Store(folder)
    found = {}
    for table in TABLES:
        every = ({k: v for k, v in row.items() if k not in OF_RUN} for row in iterated(store.files(table)))
        found[table] = sorted(every, key=repr)
    return found
