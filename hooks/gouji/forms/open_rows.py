"""Open rows: a table of a form completed with the rows that stand in a document, or in the specimen.

A completed table is a table of the form like any other: its open rows are groups, whose rows have ids, labels and
places. So equations, findings and narrative speak of them as of all rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from gouji.schema.form import Form, Layout, RowForm, TableForm
from gouji.text.normalize import fold


class RowName(Struct, frozen=True):
    """What names a row: its label, or its key and the words beside it."""

    key: str
    words: str = ""

    @property
    def id(self) -> str:
        """The last part of the id that the row gets: the letters and figures of its name."""
        return fold(self.key).value


class OpenRow(Struct, frozen=True):
    """A row of a document that is one of the open rows ``group``; below others where ``path`` names those first."""

    group: str
    path: tuple[RowName, ...]


class Completion(Struct, frozen=True):
    """A table with its open rows, in one of its layouts. ``ids`` are the full ids of those, in the order given."""

    form: TableForm
    layout: Layout | None
    ids: tuple[str, ...]


def completed(form: TableForm, layout: Layout | None, found: Sequence[OpenRow]) -> Completion:
    """The table with the open rows that were found. Rows of one group have different names."""
    by_group: dict[str, list[OpenRow]] = {}
    for row in found:
        by_group.setdefault(row.group, []).append(row)
    builder = _Builder(by_group)
    groups = dict(open_groups(layout.rows if layout and layout.rows else form.rows))
    if layout is not None and layout.rows:
        layout = replace(layout, rows=builder.rows(layout.rows))
    form = replace(form, rows=builder.rows(form.rows))
    return Completion(form, layout, tuple(builder.id_of(row, groups) for row in found))


def with_specimen(form: Form) -> Form:
    """The form with the open rows of its specimen: what rules, and their tests, can speak of."""
    return replace(form, tables=tuple(_of_specimen(table, form.specimen.rows) for table in form.tables))


def open_groups(rows: Iterable[RowForm], above: str = "") -> Iterable[tuple[str, RowForm]]:
    """All open rows among rows, with their full ids."""
    for row in rows:
        name = f"{above}{row.id}"
        if row.any:
            yield name, row
        else:
            yield from open_groups(row.rows, f"{name}.")


def _of_specimen(table: TableForm, specimen: Mapping[str, tuple[str, ...]]) -> TableForm:
    found: list[OpenRow] = []
    for group, form in open_groups(table.rows):
        paths: list[tuple[RowName, ...]] = [()]
        name, inner = f"{table.id}.{group}", form
        while True:
            names = [named(text, inner) for text in specimen.get(name, ())]
            paths = [(*path, each) for path in paths for each in names] or paths
            if not inner.rows:
                break
            inner = inner.rows[0]
            name = f"{name}.{inner.id}"
        found += [OpenRow(group, path) for path in paths if path]
    return completed(table, None, found).form if found else table


def named(text: str, form: RowForm) -> RowName:
    """What names a row of the specimen: its key and then its words, where open rows have both."""
    key, _, words = text.partition(" ") if form.named else (text, "", "")
    return RowName(key, words.strip())


class _Builder(Struct, frozen=True):
    """Puts open rows into their groups, by the full ids of these."""

    found: Mapping[str, Sequence[OpenRow]]

    def rows(self, forms: Iterable[RowForm], above: str = "") -> tuple[RowForm, ...]:
        return tuple(self._row(form, f"{above}{form.id}") for form in forms)

    def _row(self, form: RowForm, name: str) -> RowForm:
        if not form.any:
            return replace(form, rows=self.rows(form.rows, f"{name}."))
        return replace(form, rows=self._level(form, name).rows())

    def _level(self, form: RowForm, name: str) -> _Level:
        return _Level(form, tuple(row.path for row in self.found.get(name, ())))

    def id_of(self, row: OpenRow, groups: Mapping[str, RowForm]) -> str:
        return f"{row.group}.{'.'.join(self._level(groups[row.group], row.group).ids(row.path))}"


class _Level(Struct, frozen=True, dict=True):
    """The open rows of one group, by the names that lead to them."""

    form: RowForm
    paths: tuple[tuple[RowName, ...], ...]

    def rows(self) -> tuple[RowForm, ...]:
        """The rows, each with those below it."""
        return tuple(self._row(name) for name in self._names if name not in self._above)

    def ids(self, path: tuple[RowName, ...]) -> list[str]:
        """The ids from the group to a row."""
        names = [path[0].id]
        while names[0] in self._above:
            names.insert(0, self._above[names[0]])
        return names + (self._nested(path[0].id).ids(path[1:]) if path[1:] else [])

    @cached_property
    def _names(self) -> dict[str, RowName]:
        names: dict[str, RowName] = {}
        for path in self.paths:
            names.setdefault(path[0].id, path[0])
        return names

    @cached_property
    def _above(self) -> dict[str, str]:
        """The row that each is below: the one with the longest key that its own begins with."""
        if self.form.key is None:
            return {}
        keys = self._names
        heads = {key: [key[:end] for end in range(len(key) - 1, 0, -1) if key[:end] in keys] for key in keys}
        return {key: found[0] for key, found in heads.items() if found}

    def _nested(self, name: str) -> _Level:
        rest = tuple(path[1:] for path in self.paths if path[0].id == name and path[1:])
        return _Level(self.form.rows[0], rest)

    def _row(self, name: str) -> RowForm:
        below = tuple(self._row(other) for other, above in self._above.items() if above == name)
        inner = (*below, *(self._nested(name).rows() if self.form.rows else ()))
        key, words = self._names[name].key, self._names[name].words
        return RowForm(
            id=name,
            label=f"{key} {words}".strip(),
            labels=(key, words) if words else (),
            rows=inner,
            figures=bool(inner),
        )
