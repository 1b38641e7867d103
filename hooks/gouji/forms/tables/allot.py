"""Which table each row of a document belongs to: to one at most.

The section and the title of a table decide before its shape does. Only what its own section lacks is looked for
elsewhere, and never among the rows of a section whose own table has the same shape, but for those under its title.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from gouji.forms.layouts import Shape, shapes
from gouji.forms.tables.binding import Binding
from gouji.forms.tables.candidates import Row
from gouji.forms.tables.match_rows import Prospect
from gouji.schema.form import Form, TableForm

Spans = Mapping[str, Sequence[range]]
"""The blocks under the headings of each section that the document has."""
_MUCH_BETTER = 2.0


class Allotment(Struct, frozen=True):
    """Where the tables of a form may stand in a document.

    ``own`` are the rows of a table's section, None where the document has no such section; ``barred`` are rows that
    belong to a table of the same shape by section or title.
    """

    form: Form
    prospects: Mapping[str, tuple[Prospect, ...]]
    own: Mapping[str, frozenset[int] | None]
    titled_for_others: Mapping[str, frozenset[int]]
    barred: Mapping[str, frozenset[int]]
    rows: frozenset[int]

    @classmethod
    def of(cls, form: Form, rows: Sequence[Row], spans: Spans) -> Allotment:
        """All that could be rows of the tables of a form."""
        own = {table.id: _within(rows, spans.get(table.section)) for table in form.tables}
        twins = {table.id: _twins(table, form) for table in form.tables}
        titled = {table.id: _titled(rows, table) if twins[table.id] else frozenset() for table in form.tables}
        others = {
            name: frozenset().union(*(titled[twin.id] for twin in found)) - titled[name]
            for name, found in twins.items()
        }
        barred = {
            table.id: frozenset().union(
                others[table.id],
                *(own[twin.id] or () for twin in twins[table.id] if twin.section != table.section),
            )
            - titled[table.id]
            for table in form.tables
        }
        prospects = {table.id: tuple(Prospect.of(rows, shape) for shape in shapes(table)) for table in form.tables}
        return cls(form, prospects, own, others, barred, frozenset(range(len(rows))))

    def tables(self) -> dict[str, Binding]:
        """The rows of each table that was found, by its id."""
        at_home = {name: own - self.titled_for_others[name] for name, own in self.own.items() if own is not None}
        found = self._shared(at_home)
        lacking = [name for name in self.prospects if name not in found or not _is_whole(found[name])]
        wider = {name: self.elsewhere(name, found) for name in lacking}
        for name, binding in self._shared(wider).items():
            if self._is_better(binding, found.get(name)):
                found[name] = binding
        return found

    def elsewhere(self, name: str, found: Mapping[str, Binding]) -> frozenset[int]:
        """The rows that a table may have which are not another's."""
        others = (rows_of_binding(each) for other, each in found.items() if other != name)
        return (self.rows - self.barred[name]).difference(*others)

    def outside(self, name: str, rows: frozenset[int]) -> frozenset[int]:
        """The rows that stand outside a table's own section; none where the document has no such section."""
        own = self.own[name]
        return rows - own if own is not None else frozenset()

    def best(self, name: str, free: frozenset[int]) -> Binding | None:
        """The layout that explains most; the first one, which the form prefers, where several do."""
        bindings = (prospect.bind(free) for prospect in self.prospects[name])
        found = [binding for binding in bindings if binding is not None]
        return max(found, key=lambda binding: (binding.score, -len(binding.shape.rows)), default=None)

    def _shared(self, free: Mapping[str, frozenset[int]]) -> dict[str, Binding]:
        """The best bindings that share no row. Of two that would, the better stays; of equals the first of the form."""
        best = {name: binding for name in free if (binding := self.best(name, free[name]))}
        won: dict[str, Binding] = {}
        taken: frozenset[int] = frozenset()
        while best:
            first = max(best, key=lambda name: best[name].score)
            won[first] = best.pop(first)
            taken |= rows_of_binding(won[first])
            for name in [other for other in best if not taken.isdisjoint(rows_of_binding(best[other]))]:
                binding = self.best(name, free[name] - taken)
                if binding is None:
                    del best[name]
                else:
                    best[name] = binding
        return {name: won[name] for name in free if name in won}

    @staticmethod
    def _is_better(binding: Binding, known: Binding | None) -> bool:
        """Whether a binding has all that is known of a table and more, or is by far the likelier one."""
        if known is None:
            return True
        rows, old = rows_of_binding(binding), rows_of_binding(known)
        return rows > old or binding.score > _MUCH_BETTER * known.score


def rows_of_binding(binding: Binding) -> frozenset[int]:
    """The rows of the document that are rows of the table."""
    return frozenset(match.index for match in binding.rows)


def _is_whole(binding: Binding) -> bool:
    return len(binding.rows) == len(binding.shape.rows)


def _within(rows: Sequence[Row], spans: Sequence[range] | None) -> frozenset[int] | None:
    if spans is None:
        return None
    return frozenset(index for index, row in enumerate(rows) if any(row.block in span for span in spans))


def _twins(table: TableForm, form: Form) -> list[TableForm]:
    """The other tables of a form whose rows and columns bear the same labels."""
    return [other for other in form.tables if other.id != table.id and _same(shapes(table)[0], shapes(other)[0])]


def _same(one: Shape, other: Shape) -> bool:
    return all(
        [set(line.labels) for line in ours] == [set(line.labels) for line in theirs]
        for ours, theirs in ((one.rows, other.rows), (one.columns, other.columns))
    )


def _titled(rows: Sequence[Row], table: TableForm) -> frozenset[int]:
    """The rows under the very words of a table's title: up to the end of the first grid under it."""
    titles = set(shapes(table)[0].title)
    found: set[int] = set()
    for index, row in enumerate(rows):
        if any(row.folded[slot] in titles for slot in row.filled[:2]):
            found |= set(_first_grid(rows, index))
    return frozenset(found)


def _first_grid(rows: Sequence[Row], title: int) -> range:
    end = title + 1
    while end < len(rows) and rows[end].slots and not rows[end].placed:
        end += 1
    grid = rows[end].grid if end < len(rows) and rows[end].placed else None
    while end < len(rows) and grid is not None and rows[end].grid == grid:
        end += 1
    return range(title, end)
