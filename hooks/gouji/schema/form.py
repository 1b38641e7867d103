"""``form.yaml``: the document as it must be."""

from collections.abc import Collection
from functools import cached_property
from typing import Annotated, Literal

import msgspec

from gouji.messages.message import Message, named
from gouji.schema.base import NotEmpty, StrictStruct
from gouji.schema.made import Carried, Specimen, Template
from gouji.schema.names import Name, is_named
from gouji.schema.sections import SectionForm, Way, lead, number_in, ways
from gouji.schema.values import BUILT_IN, ValueKind
from gouji.schema.words import FigureWords, LeadWords, ListWords, Measure, MeasureWords, Titled, Topic, Words


class RowForm(StrictStruct, frozen=True, kw_only=True):
    """A row, or a group of rows. The full id of a nested row is its path: ``outcome.refused.secret``.

    ``id`` is what equations name it by. ``label`` is the official wording; a row that carries no label at all has
    ``""``. ``en`` is what it means in English, where the label is in another language. ``labels`` are other
    wordings that occur. ``said`` are words for it in running text; its labels are such, too. ``rows`` are the rows
    of a group; those of open rows are open rows below each of them. ``optional`` says that it may be missing; it
    counts as 0 then. ``figures`` says that a row which holds others has figures of its own.

    ``any`` makes it a group of open rows, those that stand in the document: one of these regular expressions
    matches the whole of what names a row, its label, or the cell in its column of keys. ``key`` is the column whose
    cells name the rows; a row whose key begins with that of another is below it. ``named`` is the column with the
    words for the rows, where the key is none. ``name`` is what people call the open rows.
    """

    id: Name
    label: str = ""
    en: str = ""
    labels: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    rows: "tuple[RowForm, ...]" = ()
    optional: bool = False
    figures: bool = False
    any: tuple[str, ...] = ()
    key: Name | None = None
    named: Name | None = None
    name: Message | None = None


Values = Annotated[str, NotEmpty]
"""What a cell holds: ``count``, ``amount``, ``text``, ``key``, or a kind that the form names under ``values``."""


class ColumnForm(StrictStruct, frozen=True, kw_only=True):
    """A column, or a group of columns. The full id of a nested column is its path: ``review.total``.

    ``id`` is what equations name it by. ``label`` is the official wording. ``en`` is what it means in English,
    where the label is in another language. ``labels`` are other wordings that occur. ``said`` are words for it in
    running text; its labels are such, too. ``columns`` are the columns of a group. ``values`` is what its cells
    hold, where that is another kind than that of the table. ``of`` is a group of open rows: a cell in this column
    is one of that group, and not of each row in it. ``optional`` says that it may be missing.
    """

    id: Name
    label: str
    en: str = ""
    labels: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    columns: "tuple[ColumnForm, ...]" = ()
    values: Values | None = None
    of: Name | None = None
    optional: bool = False


class Layout(StrictStruct, frozen=True, kw_only=True):
    """Another shape in which the table occurs: groups that are one row, or other rows and columns altogether.

    ``id`` is what tests name it by. ``name`` is what people call it. ``outdated`` makes it one that is read and
    reported, by rules with ``finds: outdated-layout``. ``collapse`` are groups of rows that are one row here. ``rows``
    are the rows here, where they are others. ``columns`` are the columns here, where they are others.
    """

    id: str
    name: Message
    outdated: bool = False
    collapse: tuple[str, ...] = ()
    rows: tuple[RowForm, ...] = ()
    columns: tuple[ColumnForm, ...] = ()


class TableForm(StrictStruct, frozen=True, kw_only=True):
    """A table that the document must have.

    ``id`` is what equations and rules name it by. ``section`` is the id of the section that it stands in. ``name`` is
    what findings call it. ``rows`` are its rows from above, or the name of parts. ``columns`` are its columns from the
    left, or the name of parts. ``title`` are words that may stand above its header, in the grid or over it. ``corner``
    are words that may stand over the labels of its rows. ``layouts`` are other shapes in which it occurs. ``collapse``
    are groups of rows that are one row here. ``values`` is what its cells hold: a kind of values. ``optional`` says
    that it may be missing. ``again`` says where it stands once more: with ``heading`` there may be one under each
    heading in its section.
    """

    id: Name
    section: str
    name: Message
    rows: Annotated[tuple[RowForm, ...], NotEmpty]
    columns: Annotated[tuple[ColumnForm, ...], NotEmpty]
    title: tuple[str, ...] = ()
    corner: tuple[str, ...] = ()
    layouts: tuple[Layout, ...] = ()
    collapse: tuple[str, ...] = ()
    values: Values = "count"
    optional: bool = False
    again: Literal["heading"] | None = None


class Form(StrictStruct, frozen=True, kw_only=True, dict=True):
    """``form.yaml``: the document as it must be.

    ``sections`` are the sections in their order. ``heading`` is how a heading is written, with ``{number}`` and
    ``{title}``; a list says it for each level of sections, below the first with ``{above}``, the number of the section
    above, where that is part of the heading. ``connectives`` are words such as ``and`` that titles of sections may have
    or lack, and that stand between titles in a list of them. ``tables`` are the tables in their order. ``placeholders``
    are what people write instead of a value: read, and reported. ``units`` may follow a figure in a cell: read, and
    reported. ``values`` are kinds of values beside those that every form has, and may say more of these. ``skip`` are
    regular expressions for rows of a table that are no data, their cells joined by blanks.

    ``words`` are classes of words that narrative rules read. ``cased`` are classes in whose words capital and small
    letters differ. ``fillers`` are words that say nothing of their own. ``respectively`` are words between things and
    their figures, or behind both. ``measures`` are what figures count in, each with its measure words. ``figures``
    tells how figures, years and dates are written. ``topics`` are what clauses of the text may be about. ``titled``
    changes words for documents with some title.

    ``ends`` are regular expressions for short lines behind the heading of the last section that belong to the document
    no more, nor does anything after them: links, annexes, another document. ``contents`` are regular expressions for
    passages that only list the sections; a group ``list`` is what they name, ``count`` how many they say there are, and
    ``open`` a word such as ``etc.`` behind the list. ``abbreviations`` are words with a full stop that ends no
    sentence, such as ``v.`` and ``No.``. ``leads`` are words of lines over tables. ``lists`` are words by which
    lists count. ``specimen`` are words of the faultless document that tests of rules change. ``template`` are those of
    a new document that a person fills in. ``carried`` are figures of last year's document that stand in this one.
    """

    sections: Annotated[tuple[SectionForm, ...], NotEmpty]
    heading: str | Annotated[tuple[str, ...], NotEmpty] = "{number}. {title}"
    connectives: tuple[str, ...] = ()
    tables: tuple[TableForm, ...] = ()
    placeholders: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    values: dict[Name, ValueKind] = msgspec.field(default_factory=dict)
    skip: tuple[str, ...] = ()
    words: Words = msgspec.field(default_factory=dict)
    cased: tuple[Name, ...] = ()
    fillers: tuple[str, ...] = ()
    respectively: tuple[str, ...] = ()
    measures: dict[Measure, MeasureWords] = msgspec.field(default_factory=dict)
    figures: FigureWords = FigureWords()
    topics: dict[Name, Topic] = msgspec.field(default_factory=dict)
    titled: tuple[Titled, ...] = ()
    ends: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    leads: LeadWords = LeadWords()
    lists: ListWords = ListWords()
    specimen: Specimen = Specimen()
    template: Template = Template()
    carried: tuple[Carried, ...] = ()

    @cached_property
    def ahead(self) -> dict[str, bytes | msgspec.Raw]:
        """What the build of an installation made of it, by name, for whoever else would make it anew (``Kind.ahead``).

        It is no part of its value: a form that is made of this one has nothing of it.
        """
        return {}

    @property
    def kinds(self) -> dict[str, ValueKind]:
        """All kinds of values by name."""
        return {**BUILT_IN, **self.values}

    @property
    def all_sections(self) -> list[SectionForm]:
        """The sections, and behind each those in it."""
        return [way[-1] for way in ways(self.sections)]

    def way_to(self, section: str) -> Way:
        """The sections that the one with this id is in, from the upper level on, and itself; none where it lacks."""
        return next((way for way in ways(self.sections) if way[-1].id == section), ())

    def may_lack(self, section: str) -> bool:
        """Whether a section is optional, or stands in one that is."""
        return any(each.optional for each in self.way_to(section))

    def heading_of(self, section: SectionForm) -> str:
        """The official wording of a section with its number, as headings are written in this form."""
        return self._lead(section).replace("{title}", section.title) if section.number else section.title

    def title_of(self, section: SectionForm) -> Message:
        """What findings call a section: its title, in English what that means, with the heading beside it."""
        return Message(section.title, named(self.heading_of(section), section.en).en if section.en else section.title)

    def number_of(self, section: SectionForm) -> str:
        """The number of a section; of one in another as its heading has it: ``V.A``, ``（一）``."""
        is_inner = section.number and len(self.way_to(section.id)) > 1
        return number_in(self._lead(section)) if is_inner else section.number

    def _lead(self, section: SectionForm) -> str:
        return lead(self.way_to(section.id), (self.heading,) if isinstance(self.heading, str) else self.heading)

    def sections_named(self, ids: Collection[str]) -> list[SectionForm]:
        """The sections with these ids; all where there are none."""
        return [section for section in self.all_sections if not ids or section.id in ids]

    def tables_named(self, ids: Collection[str]) -> list[TableForm]:
        """The tables with these ids, or such as these globs fit; all where there are none."""
        return [table for table in self.tables if not ids or is_named(table.id, ids)]
