"""A faultless document, built from the form of a pack alone; a case of a rule's tests changes one thing in it.

The specimen has every section in its order, with the words of ``specimen:`` in ``form.yaml`` or a neutral sentence, and
every table with zeros. It is no text in some format but a :class:`~gouji.document.model.Document`, so that the text
of a case stands there character by character.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from gouji import readers
from gouji.document.model import Block, Document, Paragraph
from gouji.equations.equation import Address
from gouji.forms.axes import find_cell
from gouji.messages.message import Language
from gouji.schema.case import Case, Changes, Without
from gouji.schema.form import Form, Layout, TableForm
from gouji.schema.rule import Rule
from gouji.schema.sections import SectionForm, ways
from gouji.template import messages
from gouji.template.tables import printed
from gouji.text.source import Source
from gouji.text.spans import Text

Some = TypeVar("Some", bound=Changes)

PATH = "specimen"
_SECTION_LEVEL = 2
_DEEPEST = 9
_NOTHING_LACKING = Without()


def specimen(form: Form, title: str, case: Changes | None = None, language: Language = "zh") -> Document:
    """The specimen of a form, changed as the case asks; ``title`` is its title where neither gives one.

    What neither says of a section is a neutral sentence in ``language``. The names in the case are those of the form.

    Raises:
        ExpressionError: the form has no such cell.
        Unreadable: the document that the case gives can't be read.
    """
    case = case or Case()
    if case.document is not None:
        return readers.read(Source(f"{PATH}.md", case.document.encode()))
    return Document(PATH, PATH, tuple(_blocks(form, title, case, language)))


def as_case(item: str | Case, rule: Rule, form: Form) -> Case:
    """An item of a rule's tests as a case that means the same without its rule.

    ``text`` becomes that of the section which the rule is about; cells without a table are those of the rule's tables.

    Raises:
        ExpressionError: the form has no such cell.
    """
    case = Case(text=item) if isinstance(item, str) else item
    children = case.children and tuple(_meant(each, rule, form) for each in case.children)
    siblings = case.siblings and tuple(_meant(each, rule, form) for each in case.siblings)
    last_year = case.last_year and _meant(case.last_year, rule, form)
    others = msgspec.structs.replace(case, last_year=last_year, children=children, siblings=siblings)
    return _meant(others, rule, form)


def _meant(changes: Some, rule: Rule, form: Form) -> Some:
    sections = dict(changes.sections) if changes.text is None else {**changes.sections, home(rule, form): changes.text}
    tables = layouts(form, changes)
    cells = {}
    for name, text in changes.cells.items():
        table, (row, column) = find_cell(name, tables, [table.id for table in form.tables_named(rule.about_tables)])
        cells[f"{table}.{row}@{column}"] = text
    return msgspec.structs.replace(changes, text=None, sections=sections, cells=cells)


def home(rule: Rule, form: Form) -> str:
    """The section that a rule is about: the first that it names, else that of its table, else the first of the form."""
    tables = form.tables_named(rule.about_tables) if rule.about_tables else ()
    named = [*rule.about_sections, *(table.section for table in tables)]
    return named[0] if named else form.sections[0].id


def layouts(form: Form, case: Changes) -> list[tuple[TableForm, Layout | None]]:
    """Every table of the form, with the layout that the case wants."""
    return [
        (table, next((layout for layout in table.layouts if layout.id == case.layouts.get(table.id)), None))
        for table in form.tables
    ]


def _blocks(form: Form, title: str, case: Changes, language: Language) -> Iterator[Block]:
    words = form.specimen
    yield Paragraph(Text(case.title or words.title or title), level=1)
    yield from _paragraphs(words.preamble if case.preamble is None else case.preamble)
    without = case.without or _NOTHING_LACKING
    tables = layouts(form, case)
    values: dict[tuple[str, Address], str] = {find_cell(name, tables): str(text) for name, text in case.cells.items()}
    for *above, section in ways(form.sections):
        if without.section in {section.id, *(each.id for each in above)}:
            continue
        heading = case.headings.get(section.id, form.heading_of(section))
        yield Paragraph(Text(heading), level=min(_SECTION_LEVEL + len(above), _DEEPEST))
        yield from _paragraphs(_text(section, form, case, language))
        for table, layout in tables:
            if table.section == section.id and not _lacks(without, table):
                own = {cell: text for (name, cell), text in values.items() if name == table.id}
                less = (without.row, without.column) if without.table == table.id else (None, None)
                yield printed(table, layout, own, less, form.kinds)


def _text(section: SectionForm, form: Form, case: Changes, language: Language) -> str:
    given = {**form.specimen.sections, **case.sections}
    return given.get(section.id, messages.SPECIMEN_TEXT.in_language(language))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    return (Paragraph(Text(line.strip())) for line in text.splitlines() if line.strip())


def _lacks(without: Without, table: TableForm) -> bool:
    return without.table == table.id and without.row is None and without.column is None
