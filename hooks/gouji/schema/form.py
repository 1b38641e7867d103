"""``form.yaml``: the document as it must be."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Literal

import msgspec

from gouji.messages.message import Message
from gouji.schema.base import Name, NotEmpty, StrictStruct, is_named
from gouji.schema.values import BUILT_IN, ValueKind


class SectionForm(StrictStruct, frozen=True, kw_only=True):
    """A section that the document must have.

    ``title`` is the official wording without its number, ``titles`` are accepted wordings. ``key`` is a regular
    expression for the telling words: a heading that has them is meant to be this section however it is worded.
    """

    id: Name
    number: str
    title: str
    titles: tuple[str, ...] = ()
    key: str | None = None


class RowForm(StrictStruct, frozen=True, kw_only=True):
    """A row, or a group of rows. The full id of a nested row is its path: ``outcome.refused.secret``.

    ``label`` is the official wording, ``labels`` are others that occur. A row that carries no label at all has ``""``.
    ``said`` are words for it in running text, as in :mod:`gouji.checks.narrative.lexicon`; its labels are such too.
    A row that is ``optional`` may be missing; it counts as 0 then. ``figures`` says that a row which holds ``rows`` has
    figures of its own.

    With ``any`` it is a group of open rows, those that stand in the document: one of these regular expressions matches
    the whole of what names them, the label, or with ``key`` the cell in that column. ``named`` is the column with their
    words, where the key is none. A row whose key begins with that of another is below it. ``name`` is what they are.
    The ``rows`` of open rows are open rows below each of them.
    """

    id: Name
    label: str = ""
    labels: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    rows: tuple[RowForm, ...] = ()
    optional: bool = False
    figures: bool = False
    any: tuple[str, ...] = ()
    key: Name | None = None
    named: Name | None = None
    name: Message | None = None


Values = Annotated[str, NotEmpty]
"""What a cell holds: ``count``, ``amount``, ``text``, ``key``, or a kind that the form names under ``values``."""


class ColumnForm(StrictStruct, frozen=True, kw_only=True):
    """A column, or a group of columns; as :class:`RowForm`. ``values`` overrides those of the table.

    A cell in it is one of the group of open rows ``of``, where that is given, and not of each row in the group.
    """

    id: Name
    label: str
    labels: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    columns: tuple[ColumnForm, ...] = ()
    values: Values | None = None
    of: Name | None = None


class Layout(StrictStruct, frozen=True, kw_only=True):
    """Another shape in which the table occurs: groups that are one row, or other rows and columns altogether."""

    id: str
    name: Message
    outdated: bool = False
    collapse: tuple[str, ...] = ()
    rows: tuple[RowForm, ...] = ()
    columns: tuple[ColumnForm, ...] = ()


class TableForm(StrictStruct, frozen=True, kw_only=True):
    """A table that the document must have.

    ``title`` and ``corner`` are labels above or beside its header. Groups of rows in ``collapse`` are one row here.
    A table that is ``optional`` may be missing. One that stands ``again`` has one under each heading in its section.
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


class Specimen(StrictStruct, frozen=True, kw_only=True):
    """The words of a document without fault; the tests of rules change one thing in it.

    ``sections`` are texts by section; a line is a paragraph. What is not given is filled with a neutral sentence.
    ``rows`` are what names open rows, by table and row (``staff.components``); the key comes first where there is one.
    """

    title: str | None = None
    preamble: str = ""
    sections: dict[str, str] = msgspec.field(default_factory=dict)
    rows: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class Topic(StrictStruct, frozen=True, kw_only=True):
    """Which clauses of a text are about a thing, by templates (:mod:`gouji.checks.narrative.templates`).

    It is on from a clause, title or heading that one of ``about`` fits to one that one of ``leaves`` fits. A clause
    that ``skips`` fits is left out alone. One that ``pauses`` fits is left out with the rest of its sentence, up to one
    that ``resumes`` fits; so is one that ``others`` fits, which begin with the last word of the name of a body, if that
    is not who writes the document.
    """

    about: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


Measure = Annotated[str, msgspec.Meta(pattern=r"^(?:%|[A-Za-z_\u4e00-\u9fff][0-9A-Za-z_\u4e00-\u9fff]*)(?!\n)$")]
"""What figures count in, as templates write it behind the name of a figure: ``n件``, ``{n} requests``."""


MeasureWords = Annotated[tuple[Annotated[str, NotEmpty], ...], NotEmpty] | dict[str, float]
"""Words of a measure, or each with how many of the measure it is: ``{万元: 1, 元: 0.0001}``."""


class FigureWords(StrictStruct, frozen=True, kw_only=True):
    """How figures, years and dates are written.

    ``about`` is what makes a figure no exact count, with ``{n}`` where the figure stands and ``{m}`` for its measure
    word: ``about {n}``, ``{n} odd``, ``{n}{m} or more``. ``years`` is how a year is written, with ``{year}``.
    ``months`` are regular expressions for months and parts of a year, ``unread`` those for what has figures and says
    nothing: days, numbers of documents. ``numerals`` are words for numbers, and for what they multiply behind a figure.
    """

    about: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    numerals: dict[str, int] = msgspec.field(default_factory=dict)


Words = dict[Name, tuple[str, ...] | str]
"""Classes of words, written as in :mod:`gouji.checks.narrative.lexicon`, or patterns that others may name in braces."""


class LeadWords(StrictStruct, frozen=True, kw_only=True):
    """What a line over a table that stands in the document once more says of it, as regular expressions.

    ``earlier`` are words for a year before, ``units`` those for other units, unless the title of the document has them
    or they are the document's ``own`` (``our office``); a table under such is another. ``corrected`` says that the
    table replaces the one before. ``measure`` is a whole line that says in what the table counts, and nothing else.
    """

    earlier: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()


class Titled(StrictStruct, frozen=True, kw_only=True):
    """``words`` that hold instead in a document whose title ``title``, a regular expression, matches."""

    title: str
    words: Words


class Form(StrictStruct, frozen=True, kw_only=True):
    """``form.yaml``: the document as it must be.

    ``heading`` is how a heading is written, with ``{number}`` and ``{title}``.
    ``placeholders`` are what people write instead of a value; ``units`` may follow a figure in a cell. ``skip`` are
    regular expressions for rows of a table that are no data, their cells joined by blanks. What
    ``narrative`` rules read of the text: classes of ``words``, which in a document with a title of ``titled`` are
    partly others, ``cased``, classes in whose words capital and small letters differ, ``fillers``, words that say
    nothing of their own, ``respectively``, words between things and their figures or behind both, ``measures``, in
    which figures count, each with its measure words, ``figures``, how they are written, and ``topics``.
    ``ends`` are regular expressions for short lines behind the heading of the last section that belong to the document
    no more, nor does anything after them: links, annexes, another document.
    ``contents`` are those for passages that only list the sections; a group ``list`` is what they name, ``count`` how
    many they say there are, and ``open`` a word such as ``etc.`` behind the list. ``abbreviations`` are words with a
    full stop that ends no sentence: ``v.``, ``No.`` ``leads`` are words of lines over tables.
    ``values`` are kinds of values beside those that every form has, and may say more of these.
    """

    sections: Annotated[tuple[SectionForm, ...], NotEmpty]
    heading: str = "{number}. {title}"
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
    specimen: Specimen = Specimen()

    @property
    def kinds(self) -> dict[str, ValueKind]:
        """All kinds of values by name."""
        return {**BUILT_IN, **self.values}

    def heading_of(self, section: SectionForm) -> str:
        """The official wording of a section with its number, as headings are written in this form."""
        written = self.heading.replace("{number}", section.number).replace("{title}", section.title)
        return written if section.number else section.title

    def sections_named(self, ids: Collection[str]) -> list[SectionForm]:
        """The sections with these ids; all where there are none."""
        return [section for section in self.sections if not ids or section.id in ids]

    def tables_named(self, ids: Collection[str]) -> list[TableForm]:
        """The tables with these ids, or such as these globs fit; all where there are none."""
        return [table for table in self.tables if not ids or is_named(table.id, ids)]
