"""From a file to a table of units."""

from __future__ import annotations

from pathlib import Path

from gouji.messages.errors import FileError, Problem, in_order, refusal
from gouji.records import units
from gouji.records.messages import TOO_BIG
from gouji.records.unit_files import messages
from gouji.records.units import Unit, Units
from gouji.system.cache import Store, digest
from gouji.system.files import read

_TABLES = (".csv", ".tsv")
_MAX_BYTES = 16 * 1024 * 1024
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of Excel and WPS begin, new ones and old ones."""
_STORE = Store("units")


def read_units(path: Path) -> Units:
    """The units of a file: a CSV table if its name ends so, else YAML.

    Raises:
        FileError: it can't be read, or something in it is wrong; all problems, with their places.
    """
    data = _bytes(path)
    is_table = path.suffix.lower() in _TABLES
    key = digest([Path(units.__file__).read_bytes(), str(is_table).encode(), data])
    listed = _STORE.get(key, tuple[Unit, ...])
    if listed is None:
        listed = _listed(path, data, is_table=is_table)
        _STORE.put(key, listed)
    return Units(listed)


def _listed(path: Path, data: bytes, *, is_table: bool) -> tuple[Unit, ...]:
    from gouji.records.unit_files import csv_table, validation, yaml_table  # noqa: PLC0415 - a kept table needs none

    entries = (csv_table if is_table else yaml_table).entries(str(path), data)
    if problems := in_order(validation.problems(entries)):
        raise FileError(*problems)
    return tuple(entry.unit for entry in entries)


def _bytes(path: Path) -> bytes:
    try:
        data = read(path, _MAX_BYTES)
    except OSError as error:
        raise FileError(Problem(str(path), refusal(error))) from None
    if data.startswith(_WORKBOOKS):
        raise FileError(Problem(str(path), messages.UNITS_WORKBOOK))
    if len(data) > _MAX_BYTES:
        raise FileError(Problem(str(path), TOO_BIG.fill(limit=f"{_MAX_BYTES:,}")))
    return data
