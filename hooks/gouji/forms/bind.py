"""The whole form over the whole document."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from gouji.document.model import Block, Document, Note, Paragraph
from gouji.forms import messages
from gouji.forms.report import BoundSection, BoundTable, Report
from gouji.forms.row_lines import is_row_line
from gouji.forms.sections.headings import Headings, find_headings, is_of_another
from gouji.forms.sections.run_in_titles import with_titles
from gouji.forms.tables import candidates
from gouji.forms.tables.cell_reader import reading_of
from gouji.forms.tables.find import Equations, bind_tables
from gouji.forms.tables.run_on import cut
from gouji.forms.unknown_tables import unknown_tables
from gouji.schema.form import Form
from gouji.text.patterns import pattern
from gouji.text.spacing import extent, squeezed

_LONGEST_END = 60


def bind(document: Document, form: Form, equations: Equations = lambda _form, _layout: ()) -> Report:
    """Finds the sections and tables of ``form`` in ``document``. What isn't there isn't in the report.

    ``equations`` are what must hold in a table: they tell apart figures that run on into each other.
    """
    reading = reading_of(form)

    def is_row(text: str) -> bool:
        return candidates.is_row(text, reading) or is_row_line(text, form)

    document = replace(document, blocks=cut(document.blocks, form))
    headings = find_headings(document.blocks, form.sections, is_row)
    found = {section.id for section, _ in headings.found} - headings.misnamed
    missing = [section for section in form.sections if section.id not in found]
    blocks = with_titles(document.blocks, missing) if missing else document.blocks
    if blocks != document.blocks:
        document = replace(document, blocks=blocks)
        headings = find_headings(blocks, form.sections, is_row)
    end = _end(document, headings, form)
    if end < len(document.blocks):
        document = _cut(document, end, headings)
        headings = find_headings(document.blocks, form.sections, is_row)
    blocks = document.blocks
    marks = [heading.index for _, heading in (*headings.found, *headings.repeats)]
    marks += [heading.index for heading in headings.extra]
    marked = frozenset(marks)
    spans = _spans(headings, blocks, form)
    tables = bind_tables(blocks, marked, form, reading, spans, equations)
    narrative = [
        isinstance(block, Paragraph) and index not in tables.blocks and index not in marked
        for index, block in enumerate(blocks)
    ]
    first = min(marks, default=len(blocks))
    if tables.parted:
        note = Note(messages.RUN_ON.fill(count=sum(tables.parted.values())))
        document = replace(document, notes=(*document.notes, note))
    return Report(
        document=document,
        form=_completed(form, tables.tables),
        preamble=_paragraphs(document, narrative, 0, first),
        sections=_sections(document, headings, narrative, form),
        tables=tables.tables,
        extra=headings.extra,
        unknown=tuple(unknown_tables(blocks, tables.blocks, spans, reading)),
    )


def _completed(form: Form, tables: Sequence[BoundTable]) -> Form:
    """The form with its tables as they were found, which have the rows that it leaves open."""
    found = {table.form.id: table.form for table in reversed(tables)}
    laid = tuple(found.get(table.id, table) for table in form.tables)
    changed = any(one is not other for one, other in zip(laid, form.tables, strict=True))
    return replace(form, tables=laid) if changed else form


def _spans(headings: Headings, blocks: Sequence[Block], form: Form) -> dict[str, list[range]]:
    """The blocks under the headings of each section."""
    owners = [(heading, section.id) for section, heading in (*headings.found, *headings.repeats)]
    owners += [(heading, "") for heading in headings.extra]
    owners.sort(key=lambda owner: owner[0].index)
    starts = [heading.index for heading, _ in owners]
    spans: dict[str, list[range]] = {}
    for (heading, name), after in zip(owners, [*starts, len(blocks)][1:], strict=True):
        others = (at for at in range(heading.index + 1, after) if is_of_another(blocks[at], heading, form.sections))
        end = next(others, after)
        spans.setdefault(name, []).append(range(heading.index, end))
        spans.setdefault("", []).append(range(end, after))
    return spans


def _end(document: Document, headings: Headings, form: Form) -> int:
    """Where the document that the form is for ends, and the links, annexes and others behind it begin."""
    first: dict[str, int] = {}
    for section, heading in (*headings.found, *headings.repeats):
        first[section.id] = min(heading.index, first.get(section.id, heading.index))
    start = max(first.values(), default=len(document.blocks)) + 1
    behind = range(start, len(document.blocks))
    return next((index for index in behind if _is_end(document.blocks[index], form)), len(document.blocks))


def _is_end(block: Block, form: Form) -> bool:
    line = squeezed(block.text.value) if isinstance(block, Paragraph) else ""
    return 0 < extent(line) <= _LONGEST_END and any(pattern(end).search(line) for end in form.ends)


def _cut(document: Document, end: int, headings: Headings) -> Document:
    """The document up to block ``end``, with a note where a second one of the kind follows."""
    behind = {section.id for section, heading in (*headings.found, *headings.repeats) if heading.index > end}
    another = 2 * len(behind) > len({section.id for section, _ in headings.found})
    notes = (*document.notes, Note(messages.ANOTHER_FOLLOWS, partial=True)) if another else document.notes
    return replace(document, blocks=document.blocks[:end], notes=notes)


def _sections(document: Document, headings: Headings, narrative: list[bool], form: Form) -> tuple[BoundSection, ...]:
    """Each section reaches to the next heading of another section."""
    owners = [(heading.index, section.id) for section, heading in (*headings.found, *headings.repeats)]
    owners += [(heading.index, "") for heading in headings.extra]
    sections = []
    for section, heading in headings.found:
        end = min(
            (index for index, owner in owners if index > heading.index and owner != section.id),
            default=len(document.blocks),
        )
        sections.append(
            BoundSection(
                form=section,
                heading=heading,
                blocks=document.blocks[heading.index + 1 : end],
                narrative=_paragraphs(document, narrative, heading.index + 1, end),
                misnamed=section.id in headings.misnamed,
                repeats=tuple(repeat for owner, repeat in headings.repeats if owner.id == section.id),
                label=form.heading_of(section),
            )
        )
    return tuple(sections)


def _paragraphs(document: Document, narrative: list[bool], start: int, end: int) -> tuple[Paragraph, ...]:
    blocks = zip(document.blocks[start:end], narrative[start:end], strict=True)
    return tuple(block for block, wanted in blocks if wanted and isinstance(block, Paragraph) and block.text.value)
