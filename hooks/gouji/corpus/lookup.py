"""Rows of single reports, found without reading a table: files are sorted by report, in small groups of rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gouji.corpus.parquet import told

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_FILES, _GROUPS = 64, 32
"""As many are kept open, or in memory: reports that lie beside each other are often in the same."""
Row = dict[str, Any]


class Lookup:
    """Files of a store that are sorted by one column, ``key``."""

    def __init__(self, key: str) -> None:
        """Nothing is read yet."""
        self._key = key
        self._files: OrderedDict[Path, tuple[pq.ParquetFile, list[Any], list[Any]]] = OrderedDict()
        self._groups: OrderedDict[tuple[Path, int], tuple[pa.Table, list[Any]]] = OrderedDict()

    def rows(self, path: Path, value: Any) -> list[Row]:
        """The rows of a file in which the key has a value, in order.

        Raises:
            FileError: the file is missing or damaged.
        """
        with told(path):
            return [row for part in self._parts(path, value) for row in part.to_pylist()]

    def _parts(self, path: Path, value: Any) -> Iterator[pa.Table]:
        _, firsts, lasts = self._opened(path)
        for number in range(bisect_left(lasts, value), len(firsts)):
            if firsts[number] > value:
                return
            group, keys = self._group(path, number)
            start = bisect_left(keys, value)
            yield group.slice(start, bisect_right(keys, value) - start)

    def _opened(self, path: Path) -> tuple[pq.ParquetFile, Sequence[Any], Sequence[Any]]:
        """A file, and the first and the last value of each of its groups that has rows."""
        if path not in self._files:
            import pyarrow.parquet as pq  # noqa: PLC0415 - an extra, and slow to import

            file = pq.ParquetFile(path)
            column = file.schema_arrow.get_field_index(self._key)
            groups = [file.metadata.row_group(number) for number in range(file.num_row_groups)]
            bounds = [group.column(column).statistics for group in groups if group.num_rows]
            self._files[path] = file, [each.min for each in bounds], [each.max for each in bounds]
            if len(self._files) > _FILES:
                self._files.popitem(last=False)[1][0].close()
        self._files.move_to_end(path)
        return self._files[path]

    def _group(self, path: Path, number: int) -> tuple[pa.Table, list[Any]]:
        """A group, and the key of each of its rows."""
        key = path, number
        if key not in self._groups:
            group = self._opened(path)[0].read_row_group(number, use_threads=False)
            self._groups[key] = group, group[self._key].to_pylist()
            if len(self._groups) > _GROUPS:
                self._groups.popitem(last=False)
        self._groups.move_to_end(key)
        return self._groups[key]
