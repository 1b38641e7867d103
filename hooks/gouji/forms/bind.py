"""The whole form over the whole document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Block, Document, Note, Paragraph
from gouji.forms import messages
from gouji.forms.keeping import kept
from gouji.forms.report import BoundTable, Report
from gouji.forms.row_lines import is_row_line
from gouji.forms.sections.bound import BoundSection, Heading
from gouji.forms.sections.headings import Headings, find_headings, is_of_another
from gouji.forms.sections.inner import Layer, layer_of, with_inner_titles
from gouji.forms.sections.run_in_titles import with_titles
from gouji.forms.tables import candidates
from gouji.forms.tables.cell_reader import reading_of
from gouji.forms.tables.find import BoundTables, Equations, bind_tables
from gouji.forms.tables.run_on import cut
from gouji.forms.unknown_tables import unknown_tables
from gouji.schema.form import Form
from gouji.text.patterns import pattern
from gouji.text.spacing import extent, squeezed

_LONGEST_END = 60
_USUAL_LENGTH = 200
"""Of lines of so many characters it is kept whether they are rows."""


class Outline(Struct, frozen=True, dict=True):
    """A form bound to a document but for its tables; ``blocks`` of ``document`` are as the form wants to see them."""

    document: Document
    form: Form
    layer: Layer

    @cached_property
    def _marks(self) -> frozenset[int]:
        return frozenset(self.layer.marks)

    @cached_property
    def _spans(self) -> dict[str, list[range]]:
        return _spans(self.layer, self.document.blocks, self.form)

    @cached_property
    def bare(self) -> Report:
        """The report without any table, so that whatever stands in one is taken for narrative."""
        return self._report(self.document, BoundTables((), frozenset()))

    def laid(self, equations: Equations) -> Report:
        """The report with its tables."""
        blocks, reading = self.document.blocks, reading_of(self.form)
        tables = bind_tables(blocks, self._marks, self.form, reading, self._spans, equations)
        document = self.document
        if tables.parted:
            note = Note(messages.RUN_ON.fill(count=sum(tables.parted.values())))
            document = replace(document, notes=(*document.notes, note))
        unknown = tuple(unknown_tables(blocks, tables.blocks, self._spans, reading))
        return replace(self._report(document, tables), unknown=unknown)

    def _report(self, document: Document, tables: BoundTables) -> Report:
        marks, layer = self._marks, self.layer
        narrative = [
            isinstance(block, Paragraph) and index not in tables.blocks and index not in marks
            for index, block in enumerate(document.blocks)
        ]
        return Report(
            document=document,
            form=_completed(self.form, tables.tables),
            preamble=_paragraphs(document, narrative, 0, min(marks, default=len(document.blocks))),
            sections=_sections(document, layer, narrative, self.form),
            tables=tables.tables,
            extra=layer.headings.extra,
        )


def bind(document: Document, form: Form, equations: Equations = lambda _form, _layout: ()) -> Report:
    """Finds the sections and tables of ``form`` in ``document``. What isn't there isn't in the report.

    ``equations`` are what must hold in a table: they tell apart figures that run on into each other.
    """
    return outline(document, form).laid(equations)


def outline(document: Document, form: Form) -> Outline:
    """Finds the sections of ``form`` in ``document``."""
    is_row = cache(_rows_of(form))
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
    layer = layer_of(document.blocks, headings, form.sections, is_row)
    blocks = with_inner_titles(document.blocks, layer)
    if blocks != document.blocks:
        document = replace(document, blocks=blocks)
        layer = layer_of(blocks, find_headings(blocks, form.sections, is_row), form.sections, is_row)
    return Outline(document, form, layer)


@kept(16)
def _rows_of(form: Form) -> Callable[[str], bool]:
    """Tells lines that are rows of flattened tables; documents have many of them in common."""
    reading = reading_of(form)

    def is_row(text: str) -> bool:
        return candidates.is_row(text, reading) or is_row_line(text, form)

    known = lru_cache(maxsize=2048)(is_row)
    return lambda text: (known if len(text) <= _USUAL_LENGTH else is_row)(text)


def _completed(form: Form, tables: Sequence[BoundTable]) -> Form:
    """The form with its tables as they were found, which have the rows that it leaves open."""
    found = {table.form.id: table.form for table in reversed(tables)}
    laid = tuple(found.get(table.id, table) for table in form.tables)
    changed = any(one is not other for one, other in zip(laid, form.tables, strict=True))
    return replace(form, tables=laid) if changed else form


def _spans(layer: Layer, blocks: Sequence[Block], form: Form) -> dict[str, list[range]]:
    """The blocks under the headings of each section; those of sections in it are among them."""
    spans: dict[str, list[range]] = {}
    for name, heading, after in _reaches(layer.headings, len(blocks)):
        beside = range(heading.index + 1, after)
        others = (at for at in beside if is_of_another(blocks[at], heading, form.sections, form.all_sections))
        end = next(others, after)
        spans.setdefault(name, []).append(range(heading.index, end))
        spans.setdefault("", []).append(range(end, after))
    for name, inner in layer.inner.items():
        spans.update(_inner_spans(inner, layer.extents[name].stop, spans[name]))
    return spans


def _inner_spans(layer: Layer, end: int, within: Sequence[range]) -> dict[str, list[range]]:
    spans: dict[str, list[range]] = {}
    for name, heading, after in _reaches(layer.headings, end):
        whole = [range(max(heading.index, each.start), min(after, each.stop)) for each in within]
        spans.setdefault(name, []).extend(each for each in whole if each)
    spans.pop("", None)
    for name, inner in layer.inner.items():
        spans.update(_inner_spans(inner, layer.extents[name].stop, spans[name]))
    return spans


def _reaches(headings: Headings, end: int) -> Iterator[tuple[str, Heading, int]]:
    """Each heading with the id of its section, blank for one beyond the form, and where the next begins."""
    owners = [(section.id, heading) for section, heading in (*headings.found, *headings.repeats)]
    owners += [("", heading) for heading in headings.extra]
    owners.sort(key=lambda owner: owner[1].index)
    ends = [*(heading.index for _, heading in owners), end][1:]
    return ((name, heading, after) for (name, heading), after in zip(owners, ends, strict=True))


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


def _sections(
    document: Document, layer: Layer, narrative: Sequence[bool], form: Form, above: Mapping[str, str] = {}
) -> tuple[BoundSection, ...]:
    """Each section, with those in it, reaches to the next heading of another section."""
    sections = []
    for section, heading in layer.headings.found:
        extent = layer.extents[section.id]
        inner = layer.inner.get(section.id)
        sections.append(
            BoundSection(
                form=section,
                heading=heading,
                blocks=document.blocks[extent.start : extent.stop],
                narrative=_paragraphs(document, narrative, extent.start, extent.stop),
                misnamed=section.id in layer.headings.misnamed,
                repeats=tuple(repeat for owner, repeat in layer.headings.repeats if owner.id == section.id),
                label=form.heading_of(section),
                above=above,
                sections=_sections(document, inner, narrative, form, {**above, section.id: heading.title})
                if inner
                else (),
                extra=inner.headings.extra if inner else (),
            )
        )
    return tuple(sections)


def _paragraphs(document: Document, narrative: Sequence[bool], start: int, end: int) -> tuple[Paragraph, ...]:
    blocks = zip(document.blocks[start:end], narrative[start:end], strict=True)
    return tuple(block for block, wanted in blocks if wanted and isinstance(block, Paragraph) and block.text.value)
