"""What the narrative of a record says by phrases, beside the figures of this report and of last year's.

A record has no document: its passages are read as lines of the sections that they stand in, and its cells take the
place of tables. In formulas the tables of last year's report begin with ``last_year.``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from gouji.checks.context import Context
from gouji.checks.narrative.authors import is_own
from gouji.checks.narrative.cells import Tables
from gouji.checks.narrative.formulas import CellOf, Formula, Formulas
from gouji.checks.narrative.lexicon import lexicon, titled_words
from gouji.checks.narrative.matcher import Matcher
from gouji.checks.narrative.mentions import Conflict
from gouji.checks.narrative.normalized import Lines, line
from gouji.checks.narrative.patterns import words_of
from gouji.checks.narrative.quantities import exact, shown
from gouji.checks.narrative.reading import TextReader
from gouji.checks.narrative.rule import NarrativeRule
from gouji.document.model import Document, Paragraph
from gouji.equations.fixed_point import Number
from gouji.equations.names import Names
from gouji.equations.places import CellName, Located
from gouji.forms.axes import names
from gouji.forms.keeping import kept
from gouji.forms.report import Report
from gouji.forms.sections.bound import BoundSection, Heading
from gouji.records.model import Passage, Record
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.text.source import Place
from gouji.text.spans import Text

LAST = "last_year."
"""What tables of last year's report begin with."""


class Misstated(Struct, frozen=True):
    """A figure of the text that is not what the figures of the two reports make it.

    ``quote`` are the words around it, ``place`` where it stands as far as known, ``cells`` those that it follows from,
    those of this report first. ``unit`` is that of ``actual`` and ``expected``: a sign for per cent, or nothing.
    """

    passage: Passage
    quote: str
    place: Place | None
    actual: str
    expected: str
    cells: tuple[Located, ...]
    unit: str = ""


class Understood(Struct, frozen=True):
    """What came of reading a narrative: what is misstated, and how much could not be compared for want of figures."""

    misstated: tuple[Misstated, ...]
    unknown: int


def understood(rule: NarrativeRule, form: Form, info: PackInfo, own: Record, last: Record) -> Understood:
    """What a narrative misstates by the phrases of a rule.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    tables = RecordTables.over(form, info, own, last)
    text, passages = _lines(form, own)
    matches = Matcher(tables, _reader(form, own)).read(rule, text)
    found = (_misstated(each, tables, passages) for each in matches.conflicts)
    return Understood(tuple(found), matches.unknown)


class RecordTables(Tables, frozen=True, dict=True):
    """The cells of two records as formulas name them."""

    own: Record
    last: Record

    @staticmethod
    def over(form: Form, info: PackInfo, own: Record, last: Record) -> RecordTables:
        """Those of a report and of last year's."""
        report = Report(Document(own.path, "record", ()), form, (), (), ())
        return RecordTables(report, Context(info, report), own, last)

    @cached_property
    def formulas(self) -> Formulas:
        """Formulas over rows and columns of every table, of either report."""
        return _formulas(self.report.form)

    def located(self, formula: Formula) -> Iterator[Located]:
        """The cells of a formula."""
        for (table, (row, column)), _ in formula.cells:
            name = (table.removeprefix(LAST), row, column)
            yield ("last_year" if table.startswith(LAST) else None), name

    def _number(self, cell: CellOf) -> Number | None:
        record, name = self._of(cell)
        number = record.number(name)
        return None if number is None or number < 0 else number

    def _decimals(self, cell: CellOf) -> int:
        record, name = self._of(cell)
        found = record.by_name.get(name)
        return len((found.value or "").partition(".")[2]) if found else 0

    def _of(self, cell: CellOf) -> tuple[Record, CellName]:
        table, (row, column) = cell
        record = self.last if table.startswith(LAST) else self.own
        return record, (table.removeprefix(LAST), row, column)


def axes_of_both(own: Mapping[str, tuple[Names, Names]]) -> dict[str, tuple[Names, Names]]:
    """Rows and columns of the tables of this report, and of last year's."""
    return {**own, **{f"{LAST}{table}": axes for table, axes in own.items()}}


@kept(16)
def _formulas(form: Form) -> Formulas:
    return Formulas(axes_of_both({table.id: names(table) for table in form.tables}))


def _reader(form: Form, own: Record) -> TextReader:
    titled = titled_words(form, (own.title,))
    words = lexicon(form, titled)
    figure = exact(words.writing.before, words.writing.inside)
    patterns = words_of(own.year, {**form.words, **titled}, figure)
    return TextReader(words, patterns, form.topics, own.year, lambda name: is_own(name, (own.unit,)))


def _lines(form: Form, own: Record) -> tuple[Lines, Mapping[int, Passage]]:
    """The narrative as lines, and the passage of each by the identity of its text."""
    sections = {section.id: _bound(form, section.id) for section in form.all_sections}
    found, passages = [], {}
    for passage in own.passages:
        section = sections.get(passage.section)
        if section is not None:
            paragraph = Paragraph(Text(passage.text))
            found.append((section, paragraph, line(paragraph.text, form.abbreviations)))
            passages[id(paragraph.text)] = passage
    return tuple(found), passages


def _bound(form: Form, identifier: str) -> BoundSection:
    *above, section = form.way_to(identifier)
    heading = Heading(Paragraph(Text(section.title)), 0, section.number or None, section.title)
    over = {each.id: each.title for each in above}
    return BoundSection(section, heading, (), (), label=form.heading_of(section), above=over)


def _misstated(conflict: Conflict, tables: RecordTables, passages: Mapping[int, Passage]) -> Misstated:
    folded, value = conflict.passage.line, conflict.formulas[0][1]
    passage = passages[id(folded.text)]
    start, end = folded.offsets[conflict.at[0]], folded.offsets[conflict.at[1] - 1] + 1
    cells = dict.fromkeys(cell for formula in _formulas_of(conflict, tables) for cell in tables.located(formula))
    step = conflict.step if conflict.is_ratio else Fraction(0)
    return Misstated(
        passage,
        folded.original(*conflict.quoted),
        _within(passage, start, end),
        "" if conflict.actual is None else shown(conflict.actual),
        shown(value, step),
        tuple(sorted(cells, key=lambda cell: cell[0] is not None)),
        "%" if conflict.is_ratio else "",
    )


def _formulas_of(conflict: Conflict, tables: RecordTables) -> Iterator[Formula]:
    """The formula that was expected to hold; of a quotient both parts."""
    first = conflict.formulas[0][0]
    if conflict.is_ratio:
        every = (each for ratios in conflict.mention.phrase.ratios.values() for each in ratios)
        quotients = (tables.formulas.quotient(expression) for expression in every)
        yield from next(each for each in quotients if each and each[1] == first)
    else:
        yield first


def _within(passage: Passage, start: int, end: int) -> Place | None:
    """The place of a part of a passage; that of all of it where it does not stand on one line as it is printed."""
    place = passage.place
    if place is None or place.line != place.end_line or place.end_column - place.column != len(passage.text):
        return place
    return Place(place.line, place.column + start, place.line, place.column + end)
