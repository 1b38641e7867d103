"""What a form says of the words of a document: classes of words, figures, topics, lists, and lines over tables."""

from typing import Annotated

import msgspec

from gouji.schema.base import NotEmpty, StrictStruct
from gouji.schema.names import Name


class Topic(StrictStruct, frozen=True, kw_only=True):
    """Which clauses of a text are about a thing, by templates (:mod:`gouji.checks.narrative.templates`).

    ``about`` fits a clause, title or heading from which on the text is about it. ``leaves`` fits a clause from which on
    it is no more. ``skips`` fits a clause that is left out alone. ``pauses`` fits a clause that is left out with the
    rest of its sentence. ``resumes`` fits a clause at which what is left out ends. ``others`` begin with the last word
    of the name of a body, and are as those that pause, if that body is not who writes the document.
    """

    about: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


Measure = Annotated[str, msgspec.Meta(pattern=r"^(?:%|(?![0-9])[0-9A-Za-z_\u4e00-\u9fff]+)(?!\n)$")]
"""What figures count in, as templates write it behind the name of a figure: ``n件``, ``{n} requests``."""


MeasureWords = Annotated[tuple[Annotated[str, NotEmpty], ...], NotEmpty] | dict[str, float]
"""Words of a measure, or each with how many of the measure it is: ``{万元: 1, 元: 0.0001}``."""


class FigureWords(StrictStruct, frozen=True, kw_only=True):
    """How figures, years and dates are written.

    ``about`` is what makes a figure no exact count, with ``{n}`` where the figure stands and ``{m}`` for its measure
    word: ``about {n}``, ``{n} odd``, ``{n}{m} or more``. ``years`` is how a year is written, with ``{year}``.
    ``months`` are regular expressions for months and parts of a year. ``unread`` are regular expressions for what has
    figures and says nothing: days, numbers of documents. ``spans`` are regular expressions for spans of years in words,
    as in ``2021 to 2025``; no year in one is that of the document. ``numerals`` are words for numbers, and for what
    they multiply behind a figure.
    """

    about: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    numerals: dict[str, int] = msgspec.field(default_factory=dict)


Words = dict[Name, tuple[str, ...] | str]
"""Classes of words, written as in :mod:`gouji.checks.narrative.lexicon`, or patterns that others may name in braces."""


class LeadWords(StrictStruct, frozen=True, kw_only=True):
    """What a line over a table that stands in the document once more says of it, as regular expressions.

    ``earlier`` are words for a year before: a table under such is another. ``units`` are words for other units: so is
    a table under these, unless the title of the document has them. ``own`` are words such as ``our office``, with which
    a table is the document's all the same. ``corrected`` says that the table replaces the one before. ``measure`` is a
    whole line that says in what the table counts, and nothing else.
    """

    earlier: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()


class ListWords(StrictStruct, frozen=True, kw_only=True):
    """How lists count beside the numbers of their items, as regular expressions.

    ``ordinals`` are words for the first item, for the second and so on, the last of them for all that follow.
    ``spoken`` is how the number of an item is written in words, with ``{n}``, as in ``第{n}``. ``counted`` stands right
    behind a number that numbers no item, as in ``3、4月份``.
    """

    ordinals: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()


class Titled(StrictStruct, frozen=True, kw_only=True):
    """Words that hold instead in some documents.

    ``title`` is a regular expression for the title of these documents. ``words`` are classes of words, as in the form.
    """

    title: str
    words: Words
