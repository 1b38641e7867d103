"""Open rows: a table of a form completed with the rows that stand in a document, or in the specimen.

A completed table is a table of the form like any other: its open rows are groups, whose rows have ids, labels and
places. So equations, findings and narrative speak of them as of all rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

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
    paths: dict[str, list[tuple[RowName, ...]]] = {}
    for row in found:
        paths.setdefault(row.group, []).append(row.path)
    rows = layout.rows if layout and layout.rows else form.rows
    levels = {name: _Level.of(group, paths.get(name, ())) for name, group in open_groups(rows)}
    if layout is not None and layout.rows:
        layout = replace(layout, rows=_with_levels(layout.rows, levels))
    else:
        form = replace(form, rows=_with_levels(form.rows, levels))
    ids = tuple(".".join((row.group, *levels[row.group].ids(row.path))) for row in found)
    return Completion(form, layout, ids)


def with_specimen(form: Form) -> Form:
    """The form with the open rows of its specimen: what rules, and their tests, can speak of."""
    return replace(form, tables=tuple(with_rows(table, form.specimen.rows) for table in form.tables))


def open_groups(rows: Iterable[RowForm], above: str = "") -> Iterable[tuple[str, RowForm]]:
    """All open rows among rows, with their full ids."""
    for row in rows:
        name = f"{above}{row.id}"
        if row.any:
            yield name, row
        else:
            yield from open_groups(row.rows, f"{name}.")


def with_rows(table: TableForm, names: Mapping[str, tuple[str, ...]]) -> TableForm:
    """The table with open rows; ``names`` are by table and row, as in the specimen."""
    found: list[OpenRow] = []
    for group, form in open_groups(table.rows):
        paths: list[tuple[RowName, ...]] = [()]
        name, inner = f"{table.id}.{group}", form
        while True:
            given = [named(text, inner) for text in names.get(name, ())]
            paths = [(*path, each) for path in paths for each in given] or paths
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


def _with_levels(rows: Iterable[RowForm], levels: Mapping[str, _Level], above: str = "") -> tuple[RowForm, ...]:
    """Rows of the form, open ones with the rows that stand there."""
    return tuple(
        replace(row, rows=levels[f"{above}{row.id}"].rows())
        if row.any
        else replace(row, rows=_with_levels(row.rows, levels, f"{above}{row.id}."))
        for row in rows
    )


class _Level(Struct, frozen=True):
    """The open rows of one group, by the last part of their ids.

    ``above`` has for each row below another the id of that, ``below`` the other way round, and ``nested`` the open rows
    of another group below it.
    """

    form: RowForm
    names: Mapping[str, RowName]
    above: Mapping[str, str]
    below: Mapping[str, Sequence[str]]
    nested: Mapping[str, _Level]

    @classmethod
    def of(cls, form: RowForm, paths: Iterable[tuple[RowName, ...]]) -> _Level:
        names: dict[str, RowName] = {}
        rests: dict[str, list[tuple[RowName, ...]]] = {}
        for path in paths:
            key = path[0].id
            names.setdefault(key, path[0])
            if path[1:]:
                rests.setdefault(key, []).append(path[1:])
        above = _heads(names) if form.key else {}
        below: dict[str, list[str]] = {}
        for key, head in above.items():
            below.setdefault(head, []).append(key)
        nested = {key: cls.of(form.rows[0], some) for key, some in rests.items()} if form.rows else {}
        return cls(form, names, above, below, nested)

    def rows(self) -> tuple[RowForm, ...]:
        """The rows, each with those below it."""
        return tuple(self._row(key) for key in self.names if key not in self.above)

    def ids(self, path: tuple[RowName, ...]) -> list[str]:
        """The ids from the group to a row."""
        ids = [path[0].id]
        while ids[0] in self.above:
            ids.insert(0, self.above[ids[0]])
        return ids + (self.nested[path[0].id].ids(path[1:]) if path[1:] else [])

    def _row(self, key: str) -> RowForm:
        nested = self.nested.get(key)
        inner = (*map(self._row, self.below.get(key, ())), *(nested.rows() if nested else ()))
        name = self.names[key]
        return RowForm(
            id=key,
            label=f"{name.key} {name.words}".strip(),
            labels=(name.key, name.words) if name.words else (),
            rows=inner,
            figures=bool(inner),
            key=self.form.key,
            named=self.form.named,
        )


def _heads(keys: Collection[str]) -> dict[str, str]:
    """The row that each is below: the one with the longest key that its own begins with."""
    heads = {key: next((key[:end] for end in range(len(key) - 1, 0, -1) if key[:end] in keys), None) for key in keys}
    return {key: head for key, head in heads.items() if head is not None}
