"""Lines that are a row of a table of the form and were not read as one: its labels, and what is left of its values."""

from __future__ import annotations

import re
from functools import lru_cache

from gouji.forms.axes import axes
from gouji.forms.keeping import kept
from gouji.forms.labels import SURE, best, fold
from gouji.schema.form import Form, TableForm
from gouji.text.lazy import lazy_re
from gouji.text.normalize import enumerator
from gouji.text.numerals import ONE_TO_TEN

_LONGEST = 120
_VALUES = r"[\s\d.,，:：/／\\|—–―\-]*"
# The label of a group may stand before that of its row, each with its number.
_NEXT_LABEL = lazy_re(rf"(?<=\w)(?=[（(][{ONE_TO_TEN}][）)]|\d{{1,2}}[.．、](?!\d))")


def is_row_line(text: str, form: Form) -> bool:
    """Whether a line is labels of rows and values; without values labels must have their very numbers."""
    if len(text) > _LONGEST:
        return False
    found = _values(form.units).search(text)
    line = text[: found.start()] if found else text
    parts = _NEXT_LABEL.split(line)
    if line == text.rstrip():
        return all(_numbered(part) in _labels(form.tables) for part in parts)
    labels = tuple(label for _, label in _labels(form.tables))
    return all(best(fold(part), labels) >= SURE for part in parts)


@lru_cache(maxsize=16)
def _values(units: tuple[str, ...]) -> re.Pattern[str]:
    """What a row ends with: values, and perhaps a unit behind them."""
    return re.compile(rf"{_VALUES}(?:{'|'.join(map(re.escape, sorted(units, key=len, reverse=True)))})?\s*$")


@kept(16)
def _labels(tables: tuple[TableForm, ...]) -> tuple[tuple[int | None, str], ...]:
    """The labels of rows and their groups: number and folded words, in order."""
    rows = [axes(table, layout)[0] for table in tables for layout in (None, *table.layouts)]
    nodes = [each for axis in rows for node, groups in axis.paths() for each in (node, *groups)]
    return tuple(dict.fromkeys(_numbered(label) for node in nodes for label in node.labels if label))


def _numbered(label: str) -> tuple[int | None, str]:
    number = enumerator(label)
    return number.number if number else None, fold(label)
