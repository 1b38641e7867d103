"""The type of ``narrative`` rules."""

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Annotated, ClassVar, Literal

import msgspec

from gouji.schema.base import NotEmpty, StrictStruct
from gouji.schema.names import Name
from gouji.schema.rule import Finds, Rule


class Phrase(StrictStruct, frozen=True, kw_only=True):
    """Something that a text may state about the tables, or about itself.

    ``reads`` are templates, tried in order. ``equals`` gives a figure of the templates formulas, one of which it must
    equal. ``ratios`` gives a percentage quotients, one of which it must be. ``holds`` are relations that must all hold.
    ``variables`` gives names that stand for any of several rows, columns or classes of words in the templates, and for
    the same one in the formulas. ``unless`` are templates: a place is passed over where one of them fits in its
    sentence. A phrase that asserts nothing keeps its figures from all after it.

    ``say`` may be a regular expression in place of templates, for a text whose words are not those of a form; what
    stands as an exception is one then, too.
    """

    reads: str | Annotated[tuple[str, ...], NotEmpty] = ()
    say: str | None = None
    equals: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    ratios: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    holds: tuple[str, ...] = ()
    variables: dict[Name, tuple[str, ...]] = msgspec.field(default_factory=dict, name="for")
    unless: str | tuple[str, ...] = ()

    @property
    def templates(self) -> tuple[str, ...]:
        """What ``reads`` gives."""
        return (self.reads,) if isinstance(self.reads, str) else self.reads

    @property
    def exceptions(self) -> tuple[str, ...]:
        """What ``unless`` gives."""
        return (self.unless,) if isinstance(self.unless, str) else self.unless

    def with_values(self, values: Mapping[str, str]) -> "Phrase":
        """The same with values for its variables in all formulas."""
        if not values:
            return self
        return msgspec.structs.replace(
            self,
            equals={name: _each(formulas, values) for name, formulas in self.equals.items()},
            ratios={name: _each(formulas, values) for name, formulas in self.ratios.items()},
            holds=_each(self.holds, values),
        )


def with_values(formula: str, values: Mapping[str, str]) -> str:
    """A formula with values for the names in braces."""
    return reduce(lambda text, name: text.replace(f"{{{name}}}", values[name]), values, formula)


def _each(formulas: tuple[str, ...], values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(with_values(formula, values) for formula in formulas)


class YearWords(StrictStruct, frozen=True, kw_only=True):
    """How a text names its year: patterns with ``{any_year}``.

    ``period`` gives the period of the figures. ``dated`` gives the day of publication, in the year after. ``subject``
    gives the year that a sentence of the text is about. ``since`` gives the year since which something has been so: an
    earlier one is wrong only at the beginning of a section that does not name the year of the report. ``earlier`` fits
    sentences in which an earlier year is right. ``later`` fits sentences in which a later year is right. ``figures``
    fits sentences in which an earlier year is right unless the figures are those of the tables of this year, or the
    words stand under this year as well. ``page`` fits where, in a line before the first section, what a web page says
    of the document begins: a path, a date.
    """

    subject: Annotated[tuple[str, ...], NotEmpty]
    period: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    page: tuple[str, ...] = ()


class NameWords(StrictStruct, frozen=True, kw_only=True):
    """How a text names who writes it.

    Patterns have a group ``(?P<name>…)`` for the name. ``own`` is a pattern for the title. ``subject`` are patterns for
    the text where only who writes it may stand. ``named`` are patterns where a body above it may stand as well: who is
    to be asked, where it can be read. ``acts`` are patterns where also one below it may stand, if who writes it is an
    area. ``area`` is a pattern for names of such writers. ``ranks`` are patterns for names of areas, the highest first.
    ``ends`` are what may be left out at the end of a name.
    """

    own: str
    subject: Annotated[tuple[str, ...], NotEmpty]
    acts: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    area: str | None = None


class Slip(StrictStruct, frozen=True, kw_only=True):
    """Something that can't be meant as it stands.

    ``say`` is a pattern with a group ``(?P<actual>…)`` for what is wrong. ``expected`` is what would be right, in which
    ``{year}``, ``{last_year}`` and ``{next_year}`` may stand. ``sections`` are where it is looked for; everywhere,
    where none is named. ``preamble`` has it looked for before the first section only. ``unless`` is a pattern: a match
    is passed over where it matches in its sentence.
    """

    say: str
    expected: str
    unless: str | None = None
    sections: tuple[str, ...] = ()
    preamble: bool = False


MEANINGS: Mapping[str, Finds] = {
    "figures": Finds("what the text says with its figures, by `phrases`, and is not so", ("label", "written", "other")),
    "years": Finds("another year than that of the document, where `years` says the text names it"),
    "names": Finds("another body than the one that writes the document, where `names` says the text names it"),
    "slips": Finds("something that can't be meant as it stands, by `slips`"),
}


class NarrativeRule(Rule, frozen=True, kw_only=True, tag="narrative"):
    """The running text against the tables and against itself.

    ``finds`` names the fault. ``sections`` are those whose text is read; all, where none is named. ``topic`` is one of
    the form: only clauses about it are read; all, where none is named. ``phrases`` are what the text may say, for
    finds: figures; they are tried in order, and the first that captures a figure has it. ``years`` tells how the text
    names its year, for finds: years. ``names`` tells how it names who writes it, for finds: names. ``slips`` are what
    is wrong wherever it stands, for finds: slips.

    Where phrases are regular expressions, the rule has the keys of a topic itself, with regular expressions: ``about``,
    ``leaves``, ``skips``, ``pauses``, ``resumes`` and ``others``, these with a group ``(?P<name>…)``.
    """

    meanings: ClassVar[Mapping[str, Finds]] = MEANINGS

    finds: Literal["figures", "years", "names", "slips"]
    sections: tuple[str, ...] = ()
    topic: Name | None = None
    about: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    years: YearWords | None = None
    names: NameWords | None = None
    slips: tuple[Slip, ...] = ()

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("quote", "actual", "expected", *MEANINGS[self.finds].fields)

    @property
    def assertions(self) -> tuple[str, ...]:
        """What the text may say, a line a template, and what must then hold."""
        return tuple(line for phrase in self.phrases for line in asserted(phrase))

    @property
    def about_sections(self) -> tuple[str, ...]:
        """The sections that the rule names."""
        return self.sections


def asserted(phrase: Phrase) -> Iterator[str]:
    """What the text may say by a phrase, a line a template, and what must then hold."""
    figures = {**phrase.equals, **phrase.ratios}
    conditions = [f"{name} = {' | '.join(formulas)}" for name, formulas in figures.items()] + list(phrase.holds)
    given = "".join(f"; {name}: {', '.join(values)}" for name, values in phrase.variables.items())
    for text in phrase.templates or (phrase.say or "",):
        yield f"{text}  →  {'; '.join(conditions) or '–'}{given}"
