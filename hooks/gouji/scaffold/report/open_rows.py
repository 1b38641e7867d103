"""What names the open rows of last year's tables: they stand in the new ones again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.forms.open_rows import open_groups
from gouji.forms.report import Report
from gouji.scaffold.report.tables import Rows
from gouji.schema.form import Form, RowForm


def rows_of(last: Report, form: Form) -> Rows:
    """Names of open rows by table and group.

    Where a table of last year's had none, or was missing, it has those of the table with most in a group of the same
    name, unless keys name them: bodies report in every table, codes do not.
    """
    known = dict(_known(last, form))
    return {**dict(_like_others(form, known)), **known}


def _known(last: Report, form: Form) -> Iterator[tuple[str, tuple[str, ...]]]:
    for table in form.tables:
        bound = last.table(table.id)
        groups = dict(open_groups(bound.form.rows)) if bound else {}
        for name, _ in open_groups(table.rows):
            if names := tuple(_names(groups[name].rows) if name in groups else ()):
                yield f"{table.id}.{name}", names


def _names(rows: Sequence[RowForm]) -> Iterator[str]:
    """What names each row and those below it by their keys; not rows of another group below it."""
    for row in rows:
        yield row.label
        yield from _names([each for each in row.rows if each.key == row.key and each.named == row.named])


def _like_others(form: Form, known: Rows) -> Iterator[tuple[str, tuple[str, ...]]]:
    for table in form.tables:
        for name, group in open_groups(table.rows):
            if group.key is None and not group.rows:
                same = (names for path, names in known.items() if path.partition(".")[2] == name)
                if most := max(same, key=len, default=()):
                    yield f"{table.id}.{name}", most
