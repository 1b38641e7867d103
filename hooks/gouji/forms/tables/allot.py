"""Which table each row of a document belongs to: to one at most.

The section and the title of a table decide before its shape does. Only what its own section lacks is looked for
elsewhere, and never among the rows of a section whose own table has the same shape, but for those under its title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from msgspec import Struct

from gouji.forms.keeping import kept
from gouji.forms.labels import SURE
from gouji.forms.layouts import Shape, shapes
from gouji.forms.tables.binding import Binding
from gouji.forms.tables.match_rows import Prospect
from gouji.forms.tables.row import Row
from gouji.forms.tables.written import Written
from gouji.forms.vocabulary import Vocabulary
from gouji.schema.form import Form, TableForm

Spans = Mapping[str, Sequence[range]]
"""The blocks under the headings of each section that the document has."""
_MUCH_BETTER = 2.0
_SHORTEST_TITLE = 6
"""Words behind so many letters of a title are no other title."""


class Allotment(Struct, frozen=True):
    """Where the tables of a form may stand in a document.

    ``own`` are the rows of a table's section, None where the document has no such section; ``titled`` are those under
    the title of a table of which there are others of the same shape, ``apart`` those in the section of such another,
    ``barred`` those that belong to it by section or title. Where a table's own section lacks, the nearest around it
    stands for it. ``alike`` are the tables of the same shape and section.
    """

    form: Form
    prospects: Mapping[str, tuple[Prospect, ...]]
    own: Mapping[str, frozenset[int] | None]
    titled: Mapping[str, frozenset[int]]
    titled_for_others: Mapping[str, frozenset[int]]
    apart: Mapping[str, frozenset[int]]
    barred: Mapping[str, frozenset[int]]
    alike: Mapping[str, tuple[str, ...]]
    rows: frozenset[int]

    @classmethod
    def of(cls, form: Form, written: Written, spans: Spans) -> Allotment:
        """All that could be rows of the tables of a form."""
        rows = written.rows
        homes = {table.id: _home(table, form, spans) for table in form.tables}
        within = {home: _within(rows, spans.get(home)) for home in dict.fromkeys(homes.values())}
        own = {name: within[home] for name, home in homes.items()}
        twins = _all_twins(form)
        rivals = {table.id: _rivals(table, form) or twins[table.id] for table in form.tables}
        some_open = any(shapes(table)[0].is_open for table in form.tables)
        titled = _titled(written, [table for table in form.tables if some_open or twins[table.id]])
        others = {
            name: frozenset().union(*(titled[rival.id] for rival in found)) - titled.get(name, frozenset())
            for name, found in rivals.items()
        }
        apart = {
            table.id: frozenset().union(
                *(own[twin.id] or () for twin in twins[table.id] if not _is_in(homes[table.id], homes[twin.id], form))
            )
            - titled.get(table.id, frozenset())
            for table in form.tables
        }
        around = {table.id: own[table.id] for table in form.tables if homes[table.id] != table.section}
        barred = {name: others[name] | (theirs - (around.get(name) or frozenset())) for name, theirs in apart.items()}
        prospects = {table.id: tuple(Prospect.of(written, shape) for shape in shapes(table)) for table in form.tables}
        alike = {
            table.id: tuple(twin.id for twin in twins[table.id] if homes[twin.id] == homes[table.id])
            for table in form.tables
        }
        return cls(form, prospects, own, titled, others, apart, barred, alike, frozenset(range(len(rows))))

    def tables(self) -> dict[str, Binding]:
        """The rows of each table that was found, by its id."""
        at_home = {
            name: own - self.titled_for_others[name] - self.apart[name]
            for name, own in self.own.items()
            if own is not None
        }
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

    def may_be_alike(self, name: str, rows: frozenset[int], found: Container[str]) -> bool:
        """Whether a table may be another of its shape: no title says which one it is, and fewer than all are there."""
        named = not rows.isdisjoint(self.titled.get(name, frozenset()))
        return not named and any(twin not in found for twin in self.alike[name])

    def best(self, name: str, free: frozenset[int]) -> Binding | None:
        """The layout that explains most; the first one, which the form prefers, where several do."""
        best: Binding | None = None
        for prospect in self.prospects[name]:
            if best is None or prospect.at_most(free) >= best.score:
                binding = prospect.bind(free)
                if binding and (best is None or _explained(binding) > _explained(best)):
                    best = binding
        return best

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


def _explained(binding: Binding) -> tuple[float, int]:
    return binding.score, -len(binding.shape.rows)


def _is_whole(binding: Binding) -> bool:
    return len(binding.rows) == len(binding.shape.rows)


def _home(table: TableForm, form: Form, spans: Spans) -> str:
    """The section of a table or, where the document lacks it, the nearest that it is in."""
    way = reversed(form.way_to(table.section))
    return next((each.id for each in way if each.id in spans), table.section)


def _is_in(section: str, other: str, form: Form) -> bool:
    """Whether a section is another, or in it."""
    return section == other or any(each.id == other for each in form.way_to(section))


def _within(rows: Sequence[Row], spans: Sequence[range] | None) -> frozenset[int] | None:
    if spans is None:
        return None
    blocks = frozenset().union(*spans)
    return frozenset([index for index, row in enumerate(rows) if row.block in blocks])


@kept(16)
def _all_twins(form: Form) -> dict[str, list[TableForm]]:
    return {table.id: _twins(table, form) for table in form.tables}


def _twins(table: TableForm, form: Form) -> list[TableForm]:
    """The other tables of a form whose rows and columns bear the same labels."""
    return [other for other in form.tables if other.id != table.id and _same(shapes(table)[0], shapes(other)[0])]


def _rivals(table: TableForm, form: Form) -> list[TableForm]:
    """The other tables, for one with open rows: so few of its rows are known that a title decides before them."""
    return [other for other in form.tables if other.id != table.id] if shapes(table)[0].is_open else []


def _same(one: Shape, other: Shape) -> bool:
    return all(
        len(ours) == len(theirs)
        and all({*our.labels} == {*their.labels} for our, their in zip(ours, theirs, strict=True))
        for ours, theirs in ((one.rows, other.rows), (one.columns, other.columns))
    )


def _titled(written: Written, tables: Sequence[TableForm]) -> dict[str, frozenset[int]]:
    """The rows under the title of each table: up to the end of the first grid under it."""
    shared = Counter(title for table in tables for title in set(shapes(table)[0].title))
    titles = {title: table.id for table in tables for title in shapes(table)[0].title if shared[title] == 1}
    rows = written.rows
    cells = {row.folded[slot] for row in rows for slot in row.filled[:2]} if titles else ()
    owners = {cell: owner for cell in cells if (owner := _owner(cell, titles, written.vocabulary))}
    found: dict[str, set[int]] = {table.id: set() for table in tables}
    if not owners:
        return {name: frozenset() for name in found}
    ends = _ends(rows)
    reached = dict.fromkeys(found, 0)
    for index, row in enumerate(rows):
        for owner in {owners[row.folded[slot]] for slot in row.filled[:2] if row.folded[slot] in owners}:
            found[owner].update(range(max(index, reached[owner]), ends[index]))
            reached[owner] = ends[index]
    return {name: frozenset(under) for name, under in found.items()}


def _owner(caption: str, titles: Mapping[str, str], vocabulary: Vocabulary) -> str | None:
    """The table whose title a caption is, begins with, or is more like than any other's."""
    if caption in titles:
        return titles[caption]
    starts = caption.startswith(tuple(titles))
    begun = [title for title in titles if starts and len(title) >= _SHORTEST_TITLE and caption.startswith(title)]
    if begun:
        return titles[max(begun, key=len)]
    alike = vocabulary.like(caption).items()
    like = sorted((score, titles[title]) for title, score in alike if title in titles and score >= SURE)
    others = [score for score, owner in like if owner != like[-1][1]]
    return like[-1][1] if like and max(others, default=0.0) < like[-1][0] else None


def _ends(rows: Sequence[Row]) -> list[int]:
    """For each row, as the title of what follows, the end of the first grid under it."""
    ends = [0] * len(rows)
    grid_ends = [len(rows)] * (len(rows) + 1)  # for each row the end of the grid that it stands in
    under = len(rows)  # the end of the grid that is next under a row
    for index in range(len(rows) - 1, -1, -1):
        ends[index] = under
        row, below = rows[index], rows[index + 1] if index + 1 < len(rows) else None
        grid_ends[index] = grid_ends[index + 1] if below and below.grid == row.grid else index + 1
        if row.placed and row.slots:
            under = grid_ends[index]
        elif not row.slots:
            under = index
    return ends
