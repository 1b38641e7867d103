"""The tests of rules: documents in which a rule finds something, or nothing."""

import msgspec

from gouji.schema.base import StrictStruct


class Without(StrictStruct, frozen=True, kw_only=True):
    """What a document lacks: a section, a table, or a row or column (or a whole group of them) of a table.

    ``section`` is the id of the section. ``table`` is the id of the table, or of the one that lacks a row or column.
    ``row`` is the id of the row or group. ``column`` is the id of the column or group.
    """

    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None


class Changes(StrictStruct, frozen=True, kw_only=True):
    """What is different in the specimen; see :mod:`gouji.template.document`.

    ``text`` is the text of the section that the rule is about. ``title`` is the title of the document. ``preamble`` is
    what stands before the first section. ``headings`` are headings by section, with their numbers. ``sections`` are
    texts by section. ``cells`` are named as in an equation (``total@natural``), after the id of their table where they
    could be meant in several. ``layouts`` are the layouts of tables, by table. ``without`` is what the document lacks.
    ``document`` is a whole document in Markdown, in place of the specimen.
    """

    text: str | None = None
    title: str | None = None
    preamble: str | None = None
    headings: dict[str, str] = msgspec.field(default_factory=dict)
    sections: dict[str, str] = msgspec.field(default_factory=dict)
    cells: dict[str, str | int] = msgspec.field(default_factory=dict)
    layouts: dict[str, str] = msgspec.field(default_factory=dict)
    without: Without | None = None
    document: str | None = None


class Case(Changes, frozen=True, kw_only=True):
    """What is different in the specimen, and in the other reports that it is compared with.

    ``last_year`` is what is different in the report of the year before; without it there is none. ``children`` are the
    reports of the units below, likewise. ``missing`` names units below without a report. ``siblings`` are the reports
    of other units for the same year, likewise. ``says`` is a part of the message that must be given.
    """

    last_year: Changes | None = None
    children: tuple[Changes, ...] | None = None
    missing: tuple[str, ...] = ()
    siblings: tuple[Changes, ...] | None = None
    says: str | None = None


class Tests(StrictStruct, frozen=True, kw_only=True, rename={"passing": "pass", "failing": "fail"}):
    """Documents in which the rule finds nothing, and documents in which it finds something.

    ``passing`` are those in which it finds nothing. ``failing`` are those in which it finds something. An item that is
    a text is the text of a case with nothing else.
    """

    passing: tuple[str | Case, ...] = ()
    failing: tuple[str | Case, ...] = ()
