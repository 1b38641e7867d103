"""A new document as blocks: every section in its order, every table, and places to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from gouji.document.model import Paragraph
from gouji.scaffold.formats.grid import Block, Grid
from gouji.scaffold.report.sections import section_text
from gouji.scaffold.report.tables import drawn, opened
from gouji.scaffold.report.taken import NOTHING, Taken
from gouji.scaffold.report.words import Words
from gouji.schema.form import TableForm
from gouji.schema.sections import ways
from gouji.text.normalize import fold
from gouji.text.spans import Text

_SECTION_LEVEL = 2
HEADING_LEVEL = 3
"""The level of headings in a section of the upper level."""
_DEEPEST = 9


def draft(words: Words, taken: Taken = NOTHING) -> tuple[Block, ...]:
    """The document, with what was ``taken`` from last year's."""
    return tuple(_blocks(words, taken))


def _blocks(words: Words, taken: Taken) -> Iterator[Block]:
    form = words.pack.form
    yield Paragraph(Text(words.title), 1)
    yield from words.preamble
    for *above, section in ways(form.sections):
        level = min(_SECTION_LEVEL + len(above), _DEEPEST)
        yield Paragraph(Text(form.heading_of(section)), level)
        kept = taken.sections.get(section.id)
        yield from section_text(section, words, min(level + 1, _DEEPEST)) if kept is None else kept
        yield from (Paragraph(Text(words.to_fill_in(what))) for what in taken.to_settle.get(section.id, ()))
        for table in form.tables:
            if table.section == section.id:
                yield _table(table, words, taken)


def _table(table: TableForm, words: Words, taken: Taken) -> Grid:
    template = words.pack.form.template
    is_titled = template.titles == "above" and bool(table.title) and not _is_heading(table, words)
    over = (
        *(table.title[:1] if is_titled else ()),
        *(line.replace("{name}", table.name.in_language(words.language)) for line in template.over),
    )
    known = opened(table, words, taken.rows)
    return replace(drawn(known, words, taken.cells.get(table.id, {})), over=over)


def _is_heading(table: TableForm, words: Words) -> bool:
    """Whether the title of a table is the heading that it stands under."""
    form = words.pack.form
    return fold(table.title[0]).value == fold(form.heading_of(form.way_to(table.section)[-1])).value
