"""What a new document takes over from last year's, tried: what would make it wrong is left out and told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from gouji.document.model import Document, Paragraph, Table
from gouji.document.placeholders import masked
from gouji.findings.model import Where
from gouji.linter.builtin_rules import UNFILLED
from gouji.linter.judging import lint_document
from gouji.messages.message import Message
from gouji.scaffold.formats.grid import Block, Grid
from gouji.scaffold.report import messages
from gouji.scaffold.report.carried import Carry, carry
from gouji.scaffold.report.draft import HEADING_LEVEL, draft
from gouji.scaffold.report.last_year import LastYear
from gouji.scaffold.report.open_rows import rows_of
from gouji.scaffold.report.skeleton import skeleton
from gouji.scaffold.report.tables import Rows, opened
from gouji.scaffold.report.taken import Taken
from gouji.scaffold.report.words import Words


def take(last: LastYear, words: Words) -> tuple[Taken, tuple[Message, ...]]:
    """What is taken over, and what a person should know of that."""
    rows, remarks = _rows(last, words)
    taken = Taken(sections=_sections(last, words), rows=rows)
    wrong = {where.section for _, where in _faults(words, taken)}
    taken = replace(taken, sections={name: kept for name, kept in taken.sections.items() if name not in wrong})
    tables = {table.id: opened(table, words, taken.rows) for table in words.pack.form.tables}
    found = [carry(entry, tables, last.report) for entry in words.pack.form.carried]
    if last.year is not None and last.year != words.year - 1:
        reason = messages.OTHER_YEAR.fill(year=last.year)
        told = (messages.NOT_TAKEN.fill(target=each.target, reason=reason) for each in found)
        return taken, (*remarks, *told)
    kept = [_agreeing(each, words, taken) for each in found]
    return _with(taken, kept, words), (*remarks, *_told(kept))


def _rows(last: LastYear, words: Words) -> tuple[Rows, tuple[Message, ...]]:
    """The open rows of last year's tables, unless tables would disagree because of them."""
    rows = rows_of(last.report, words.pack.form)
    if _faults(words, Taken(rows=rows)) - _faults(words, Taken()):
        return {}, (messages.ROWS_DISAGREE,)
    return rows, ()


def _sections(last: LastYear, words: Words) -> Mapping[str, tuple[Paragraph, ...]]:
    """The headings in sections; over tables they are titles of these, and stand there already."""
    form = words.pack.form
    with_tables = {table.section for table in form.tables}
    known = {section.id for section in form.all_sections} - with_tables
    found = {
        bound.form.id: skeleton(bound, words, last.year, HEADING_LEVEL + len(form.way_to(bound.form.id)) - 1)
        for bound in last.report.all_sections
        if bound.form.id in known
    }
    return {name: kept for name, kept in found.items() if kept is not None}


def _agreeing(found: Carry, words: Words, taken: Taken) -> Carry:
    """What is carried, unless the figures would not agree with each other then."""
    if found.missing is not None:
        return found
    if _faults(words, _with(taken, [found], words)) - _faults(words, taken):
        return replace(found, cells={}, figures=None, missing=messages.NOT_AGREEING)
    return found


def _with(taken: Taken, carried: Sequence[Carry], words: Words) -> Taken:
    cells = {name: dict(known) for name, known in taken.cells.items()}
    fill: dict[str, tuple[str, ...]] = {}
    for each in carried:
        for name, known in each.cells.items():
            cells.setdefault(name, {}).update(known)
        if each.fill and each.figures:
            what = words.filled(each.fill.replace("{cells}", each.figures.in_language(words.language)))
            fill[each.table.section] = (*fill.get(each.table.section, ()), what)
    return replace(taken, cells=cells, to_settle=fill)


def _told(carried: Sequence[Carry]) -> Iterator[Message]:
    for each in carried:
        if each.missing is not None:
            yield messages.NOT_TAKEN.fill(target=each.target, reason=each.missing)
        elif each.figures is not None:
            yield messages.TAKEN.fill(target=each.target, cells=each.figures)


def _faults(words: Words, taken: Taken) -> set[tuple[str, Where]]:
    """What the pack finds in the new document beside what is to be filled in: rules and places."""
    blocks = tuple(_read(block) for block in draft(words, taken))
    result = lint_document(masked(Document("draft", "draft", blocks)), words.pack)
    return {(finding.rule, finding.where) for finding in result.findings if finding.rule != UNFILLED}


def _read(block: Block) -> Paragraph | Table:
    """A block as it will be read, but for the lines over tables."""
    return block.table if isinstance(block, Grid) else block
