"""What a rule pack may say. These types are the single definition: the loader validates YAML against them.

A pack is a folder: ``pack.yaml`` (:class:`PackInfo`), ``form.yaml`` (:class:`Form`) and any number of other YAML files,
each a list of rules (:data:`Rule`). Unknown keys are errors.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from gouji.findings.model import Severity
from gouji.messages.message import Message

Id = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]*$")]
"""What people type and read: packs, rules."""
Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z_\u4e00-\u9fff][0-9A-Za-z_\u4e00-\u9fff]*$")]
"""What equations name: sections, tables, rows, columns. A word, so that ``a-b`` is a difference."""
NotEmpty = msgspec.Meta(min_length=1)


class _Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Immutable, and strict about its keys."""


# ---- pack.yaml -----------------------------------------------------------------------------------------------------


class Years(_Struct, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """The report years that a pack is made for, both ends included."""

    first: int | None = None
    last: int | None = None


class Claims(_Struct, frozen=True, kw_only=True):
    """How a document is recognised. No sign decides alone: a broken title can't hide a report.

    ``title`` are regular expressions for the document's title, ``unless`` ones for titles of what is only about such a
    document (a notice, a summary); ``year`` is one with a group that holds the report year.
    """

    title: Annotated[tuple[str, ...], NotEmpty]
    unless: tuple[str, ...] = ()
    year: str | None = None
    years: Years = Years()


class PackInfo(_Struct, frozen=True, kw_only=True):
    """``pack.yaml``: what the pack is and which documents it claims."""

    id: Id
    name: Message
    version: Annotated[int, msgspec.Meta(ge=1)]
    claims: Claims | None = None
    extends: str | None = None
    basis: str | None = None


# ---- form.yaml -----------------------------------------------------------------------------------------------------


class SectionForm(_Struct, frozen=True, kw_only=True):
    """A section that the document must have.

    ``title`` is the official wording without its number, ``titles`` are accepted wordings. ``key`` is a regular
    expression for the telling words: a heading that has them is meant to be this section however it is worded.
    """

    id: Name
    number: str
    title: str
    titles: tuple[str, ...] = ()
    key: str | None = None

    @property
    def heading(self) -> str:
        """The official wording with its number."""
        return f"{self.number}、{self.title}"


class RowForm(_Struct, frozen=True, kw_only=True):
    """A row, or a group of rows. The full id of a nested row is its path: ``outcome.refused.secret``.

    ``label`` is the official wording, ``labels`` are others that occur. A row that carries no label at all has ``""``.
    """

    id: Name
    label: str
    labels: tuple[str, ...] = ()
    rows: tuple[RowForm, ...] = ()


Values = Literal["count", "amount", "text"]
"""What a cell holds: a whole number that is not negative, an amount that is not negative, or words."""


class ColumnForm(_Struct, frozen=True, kw_only=True):
    """A column, or a group of columns; as :class:`RowForm`. ``values`` overrides those of the table."""

    id: Name
    label: str
    labels: tuple[str, ...] = ()
    columns: tuple[ColumnForm, ...] = ()
    values: Values | None = None


class Layout(_Struct, frozen=True, kw_only=True):
    """Another shape in which the table occurs: groups that are one row, or other rows and columns altogether."""

    id: str
    name: Message
    outdated: bool = False
    collapse: tuple[str, ...] = ()
    rows: tuple[RowForm, ...] = ()
    columns: tuple[ColumnForm, ...] = ()


class TableForm(_Struct, frozen=True, kw_only=True):
    """A table that the document must have.

    ``title`` and ``corner`` are labels above or beside its header. Groups of rows in ``collapse`` are one row here.
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


class Specimen(_Struct, frozen=True, kw_only=True):
    """The words of a document without fault; the tests of rules change one thing in it.

    ``sections`` are texts by section; a line is a paragraph. What is not given is filled with a neutral sentence.
    """

    title: str | None = None
    preamble: str = ""
    sections: dict[str, str] = {}


class Titled(_Struct, frozen=True, kw_only=True):
    """``words`` that hold instead in a document whose title ``title``, a regular expression, matches."""

    title: str
    words: dict[Name, str]


class Form(_Struct, frozen=True, kw_only=True):
    """``form.yaml``: the document as it must be.

    ``placeholders`` are what people write instead of a value; ``units`` may follow a figure in a cell. ``words`` are
    regular expressions that the patterns of ``narrative`` rules may name in braces; in a document with a title of
    ``titled`` some of them are others. ``ends`` are regular expressions for short lines behind the heading of the last
    section that belong to the document no more, nor does anything after them: links, annexes, another document.
    """

    sections: Annotated[tuple[SectionForm, ...], NotEmpty]
    tables: tuple[TableForm, ...] = ()
    placeholders: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    words: dict[Name, str] = {}
    titled: tuple[Titled, ...] = ()
    ends: tuple[str, ...] = ()
    specimen: Specimen = Specimen()


# ---- tests of rules ------------------------------------------------------------------------------------------------


class Without(_Struct, frozen=True, kw_only=True):
    """What a document lacks: a section, a table, or a row or column (or a whole group of them) of a table."""

    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None


class Case(_Struct, frozen=True, kw_only=True):
    """What is different in the specimen; see :mod:`gouji.template.document`.

    ``text`` is what the section says that the rule is about. ``headings`` and ``sections`` are by section, ``layouts``
    by table. ``cells`` are named as in an equation (``total@natural``), after the id of their table where they could be
    meant in several. ``document`` is a whole document in Markdown, in place of the specimen. ``says`` is a part of the
    message that must be given.
    """

    text: str | None = None
    title: str | None = None
    preamble: str | None = None
    headings: dict[str, str] = {}
    sections: dict[str, str] = {}
    cells: dict[str, str | int] = {}
    layouts: dict[str, str] = {}
    without: Without | None = None
    document: str | None = None
    says: str | None = None


class Tests(_Struct, frozen=True, kw_only=True, rename={"passing": "pass", "failing": "fail"}):
    """Documents in which the rule finds nothing, and documents in which it finds something.

    An item that is a text is a :class:`Case` with nothing else.
    """

    passing: tuple[str | Case, ...] = ()
    failing: tuple[str | Case, ...] = ()


# ---- rules ---------------------------------------------------------------------------------------------------------


class _Rule(_Struct, frozen=True, kw_only=True, tag_field="check"):
    """What every rule has.

    ``message`` may name values in braces; which ones, the check kind documents. ``why`` and ``basis`` are shown by
    ``gouji explain``; ``example`` is a faulty passage and ``counter_example`` the same without fault. ``tests`` are
    run by ``gouji test``.
    """

    id: Id
    message: Message
    why: Message
    severity: Severity = "error"
    basis: str | None = None
    example: str | None = None
    counter_example: str | None = None
    tests: Tests = Tests()

    @property
    def check(self) -> str:
        """The check kind."""
        return str(self.__struct_config__.tag)


class Aspect(_Struct, frozen=True, kw_only=True):
    """Something that a section must speak of: any of these regular expressions in its text."""

    id: Name
    name: Message
    any: Annotated[tuple[str, ...], NotEmpty]


class SectionsRule(_Rule, frozen=True, kw_only=True, tag="sections"):
    """Sections against the form. ``finds`` names the fault; ``sections`` narrows the rule to some sections.

    ``content`` rules list ``aspects``; ``only`` rules find a section whose whole text matches one of ``texts``;
    ``answers`` rules find a section of two numbered lists, of which the second should answer the first item by item and
    has fewer; it begins where one of ``answers``, regular expressions, matches.
    """

    finds: Literal[
        "missing",
        "misnamed",
        "variant",
        "empty",
        "repeated",
        "order",
        "number",
        "collision",
        "content",
        "only",
        "answers",
    ]
    sections: tuple[str, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    texts: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


class TablesRule(_Rule, frozen=True, kw_only=True, tag="tables"):
    """Tables and their cells against the form. ``tables`` narrows the rule to some tables."""

    finds: Literal[
        "missing-table",
        "picture",
        "missing-row",
        "missing-column",
        "outdated-layout",
        "blank",
        "placeholder",
        "unreadable",
        "remark",
        "negative",
        "fraction",
        "decimals",
        "doubtful",
    ]
    tables: tuple[str, ...] = ()
    decimals: Annotated[int, msgspec.Meta(ge=0)] | None = None


class DuplicatesRule(_Rule, frozen=True, kw_only=True, tag="duplicates"):
    """Narrative that repeats other narrative.

    ``finds: copied`` is about two sections, ``repeated`` about passages within one. A copy has at least ``minimum``
    characters that count and a similarity (0 to 1) of at least ``similarity``. ``ignore`` are regular expressions for
    passages that may stand anywhere.
    """

    finds: Literal["copied", "repeated"]
    minimum: Annotated[int, msgspec.Meta(ge=1)] = 40
    similarity: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.7
    ignore: tuple[str, ...] = ()


class IdentitiesRule(_Rule, frozen=True, kw_only=True, tag="identities"):
    """Equations between the cells of a table; the notation is that of :mod:`gouji.equations.parser`.

    An item of ``asserts`` is an equation, or a mapping from a quantifier to an equation.
    """

    table: str
    asserts: Annotated[tuple[str | dict[str, str], ...], NotEmpty] = msgspec.field(name="assert")


class DocumentRule(_Rule, frozen=True, kw_only=True, tag="document"):
    """The file as a whole.

    ``citation`` finds a document that names one of ``texts`` (regular expressions), the basis of another form.
    """

    finds: Literal["unreadable", "partial", "note", "other-pack", "citation"]
    texts: tuple[str, ...] = ()


class Correction(_Struct, frozen=True, kw_only=True):
    r"""A regular expression for what is wrong, and what to write instead (``\\1`` stands for the first group)."""

    find: str
    replace: str


class TextRule(_Rule, frozen=True, kw_only=True, tag="text"):
    """Slips in the running text. What a rule knows of words are regular expressions.

    Nothing is found inside a passage that ``allowed`` matches. ``page-number`` rules say what stands around figures
    that belong to their sentence: ``units`` behind those that count, ``before`` those that number something; ``after``
    never follows such a figure. ``doubled-word`` rules list ``words`` that are doubled whatever stands around them.
    """

    finds: Literal[
        "page-number",
        "page-line",
        "unpaired",
        "half-width",
        "doubled-mark",
        "doubled-word",
        "space",
        "run-on-item",
        "pattern",
    ]
    allowed: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    patterns: tuple[Correction, ...] = ()


class Phrase(_Struct, frozen=True, kw_only=True):
    """Something that a text may say of the tables, or of itself.

    Patterns are those of :mod:`gouji.checks.narrative.patterns`. ``say`` is the pattern. A figure in ``equals`` must
    equal one of the formulas (:mod:`gouji.checks.narrative.formulas`), a percentage in ``ratios`` one of the quotients,
    and all relations in ``holds`` must hold. A match is passed over where ``unless`` matches in its sentence. A phrase
    that asserts nothing takes its figures away from those after it.
    """

    say: str
    equals: dict[str, tuple[str, ...]] = {}
    ratios: dict[str, tuple[str, ...]] = {}
    holds: tuple[str, ...] = ()
    unless: str | None = None


class YearWords(_Struct, frozen=True, kw_only=True):
    """How a text names its year: patterns with ``{any_year}``.

    ``period`` gives the period of the figures, ``dated`` the day of publication in the year after, ``subject`` the year
    that a sentence of the text is about. ``earlier`` and ``later`` match sentences in which another year is right. So
    is an earlier year in a sentence with ``figures``, unless they are those of the tables of this year.
    """

    period: Annotated[tuple[str, ...], NotEmpty]
    subject: Annotated[tuple[str, ...], NotEmpty]
    dated: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


class NameWords(_Struct, frozen=True, kw_only=True):
    """How a text names who writes it.

    ``own`` is a pattern for the title, ``subject`` are patterns for the text, all with a group ``(?P<name>…)``.
    ``ends`` are what may be left out at the end of a name.
    """

    own: str
    subject: Annotated[tuple[str, ...], NotEmpty]
    ends: tuple[str, ...] = ()


class NarrativeRule(_Rule, frozen=True, kw_only=True, tag="narrative"):
    """The running text against the tables and against itself.

    ``figures`` rules have ``phrases``. They are tried in order on the text of ``sections`` (of all, where none is
    named), and the first that captures a figure has it. Only clauses that the rule is ``about`` are read: it is on
    from a clause, title or heading that one of these patterns matches to one that ``leaves`` matches; a clause that
    ``skips`` matches is left out alone. One that ``pauses`` matches is left out with the rest of its sentence, up to
    one that ``resumes`` matches; so is one that ``others`` matches, patterns with a group ``(?P<name>…)``, if this is
    not a name of who writes the document. ``years`` rules have ``years``, ``names`` rules ``names``.
    """

    finds: Literal["figures", "years", "names"]
    sections: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    years: YearWords | None = None
    names: NameWords | None = None


Rule = SectionsRule | TablesRule | DuplicatesRule | IdentitiesRule | DocumentRule | TextRule | NarrativeRule


class Pack(_Struct, frozen=True, kw_only=True):
    """A whole pack, everything it extends merged in."""

    info: PackInfo
    form: Form
    rules: tuple[Rule, ...]

    def rules_of(self, check: str) -> tuple[Rule, ...]:
        """The rules of one check kind, in the order of the pack."""
        return tuple(rule for rule in self.rules if rule.check == check)
