"""Documents that are made from a form: the one that tests of rules change, and the one that a person fills in."""

from typing import Annotated, Literal

import msgspec

from gouji.schema.base import NotEmpty, StrictStruct
from gouji.schema.names import Name


class Specimen(StrictStruct, frozen=True, kw_only=True):
    """The words of a document without fault; the tests of rules change one thing in it.

    ``title`` is the title of the document. ``preamble`` is what stands before the first section. ``sections`` are texts
    by section; a line is a paragraph. What is not given is filled with a neutral sentence. ``rows`` are what names open
    rows, by table and row (``staff.components``); the key comes first where there is one.
    """

    title: str | None = None
    preamble: str = ""
    sections: dict[str, str] = msgspec.field(default_factory=dict)
    rows: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class HeaderGroup(StrictStruct, frozen=True, kw_only=True):
    """A label over columns that stand side by side, which are no group of the form.

    ``label`` is what is printed there. ``over`` are the ids of all of these columns.
    """

    label: str
    over: Annotated[tuple[Name, ...], NotEmpty]


FILLED = ("unit", "year", "last_year", "next_year")
"""What texts of a template may name in braces."""


class Template(StrictStruct, frozen=True, kw_only=True):
    """What a new document says before anybody has written in it.

    Its texts may have ``{unit}``, ``{year}``, ``{last_year}`` and ``{next_year}``, and places to fill in:
    ``【请填写：what】`` or ``[fill in: what]``. ``title`` is the title of the document. ``unit`` is what to fill in
    where nobody said whose document it is. ``preamble`` is what stands before the first section. ``sections`` are texts
    by section; a line is a paragraph, one that begins with ``#`` a heading. What rules want a section to mention and
    its text does not is added as places to fill in. ``rows`` are what names open rows, as in the specimen; without them
    there is one row to fill in, where its name may be anything. ``over`` are lines over every table, such as what it
    counts in; ``{name}`` is what people call the table. ``titles`` says where titles of tables stand: ``above`` them or
    ``within``. ``headers`` are more labels of headers, by table, inner ones first.
    """

    title: str | None = None
    unit: str | None = None
    preamble: str = ""
    sections: dict[str, str] = msgspec.field(default_factory=dict)
    rows: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    over: tuple[str, ...] = ()
    titles: Literal["above", "within"] = "above"
    headers: dict[str, tuple[HeaderGroup, ...]] = msgspec.field(default_factory=dict)


class Carried(StrictStruct, frozen=True, kw_only=True):
    """Figures of last year's document that must stand in this year's as well.

    ``cells`` is where they stand this year: a row with its table, ``requests.carried_in``, a column,
    ``requests@total``, or a cell, ``requests.carried_in@total``. ``last_year`` is where they stand in last year's
    document, written likewise: a row for a row, whose cells are those of the same columns. ``until_settled`` is where
    they stand this year, too, as long as nothing has been done with them. ``fill`` is what to fill in because of
    them, before the table; ``{cells}`` are the figures.
    """

    cells: Annotated[str, NotEmpty]
    last_year: Annotated[str, NotEmpty]
    until_settled: tuple[str, ...] = ()
    fill: str | None = None


def parted(address: str) -> tuple[str, str, str]:
    """Table, row and column of an address of :class:`Carried`; what it leaves out, the empty text, means all."""
    cells, _, column = address.partition("@")
    table, _, row = cells.partition(".")
    return table, row, column
