"""The whole form over the whole document."""

from __future__ import annotations

from gouji.document import Document, Paragraph
from gouji.forms.headings import Headings, find_headings
from gouji.forms.report import LaidSection, Report
from gouji.forms.tables import lay_tables, table_labels
from gouji.packs.schema import Form


def lay(document: Document, form: Form) -> Report:
    """Finds the sections and tables of ``form`` in ``document``. What isn't there isn't in the report."""
    blocks = document.blocks
    headings = find_headings(blocks, form.sections, table_labels(form))
    marks = [heading.index for _, heading in (*headings.found, *headings.repeats)]
    marks += [heading.index for heading in headings.extra]
    marked = frozenset(marks)
    tables = lay_tables(blocks, marked, form)
    narrative = [
        isinstance(block, Paragraph) and index not in tables.blocks and index not in marked
        for index, block in enumerate(blocks)
    ]
    first = min(marks, default=len(blocks))
    return Report(
        document=document,
        form=form,
        preamble=_paragraphs(document, narrative, 0, first),
        sections=_sections(document, headings, narrative),
        tables=tables.tables,
        extra=headings.extra,
    )


def _sections(document: Document, headings: Headings, narrative: list[bool]) -> tuple[LaidSection, ...]:
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
            LaidSection(
                form=section,
                heading=heading,
                blocks=document.blocks[heading.index + 1 : end],
                narrative=_paragraphs(document, narrative, heading.index + 1, end),
                misnamed=section.id in headings.misnamed,
                repeats=tuple(repeat for owner, repeat in headings.repeats if owner.id == section.id),
            )
        )
    return tuple(sections)


def _paragraphs(document: Document, narrative: list[bool], start: int, end: int) -> tuple[Paragraph, ...]:
    blocks = zip(document.blocks[start:end], narrative[start:end], strict=True)
    return tuple(block for block, wanted in blocks if wanted and isinstance(block, Paragraph) and block.text.value)
