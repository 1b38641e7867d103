"""The type of ``narrative`` rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Annotated, Literal

import msgspec

from gouji.schema.base import Name, NotEmpty, StrictStruct
from gouji.schema.rule import Rule


class Phrase(StrictStruct, frozen=True, kw_only=True):
    """Something that a text may state about the tables, or about itself.

    ``reads`` are templates (:mod:`gouji.checks.narrative.templates`), tried in order. A figure in ``equals`` must equal
    one of the formulas (:mod:`gouji.checks.narrative.formulas`), a percentage in ``ratios`` one of the quotients, and
    all relations in ``holds`` must hold. ``for`` gives names that stand for any of several rows, columns or classes of
    words in the templates, and for the same one in the formulas. A place is passed over where one of the templates
    ``unless`` fits in its sentence. A phrase that asserts nothing keeps its figures from all after it.

    In place of templates ``say`` may be a pattern (:mod:`gouji.checks.narrative.patterns`), for a text whose words are
    not those of a form; ``unless`` is a pattern then, too.
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

    def with_values(self, values: Mapping[str, str]) -> Phrase:
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

    ``period`` gives the period of the figures, ``dated`` the day of publication in the year after, ``subject`` the year
    that a sentence of the text is about, ``since`` the one since which something has been so: an earlier one is wrong
    only at the beginning of a section that does not name the year of the report. ``earlier`` and ``later`` match
    sentences in which another year is right. So is an earlier year in a sentence with ``figures``, unless they are
    those of the tables of this year, and one whose words stand under this year as well. ``page`` matches where, in a
    line before the first section, what a web page says of the document begins: a path, a date.
    """

    period: Annotated[tuple[str, ...], NotEmpty]
    subject: Annotated[tuple[str, ...], NotEmpty]
    since: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    page: tuple[str, ...] = ()


class NameWords(StrictStruct, frozen=True, kw_only=True):
    """How a text names who writes it.

    ``own`` is a pattern for the title, ``subject``, ``acts`` and ``named`` are patterns for the text, all with a group
    ``(?P<name>…)``. Where ``subject`` matches only who writes it may stand; where ``named`` does (who is to be asked,
    where it can be read) a body above it as well; where ``acts`` does also one below, if ``area`` matches the name of
    who writes it. ``ranks`` are patterns for names of areas, the highest first. ``ends`` are what may be left out at
    the end of a name.
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

    ``say`` is a pattern with a group ``(?P<actual>…)`` for what is wrong, ``expected`` what would be right, in which
    ``{year}``, ``{last_year}`` and ``{next_year}`` may stand. It is looked for in ``sections`` (everywhere, where none
    is named; with ``preamble`` before the first section only). A match is passed over where ``unless`` matches in its
    sentence.
    """

    say: str
    expected: str
    unless: str | None = None
    sections: tuple[str, ...] = ()
    preamble: bool = False


_MORE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "figures": ("label", "written", "other"),
}


class NarrativeRule(Rule, frozen=True, kw_only=True, tag="narrative"):
    """The running text against the tables and against itself.

    ``figures`` rules have ``phrases``. They are tried in order on the text of ``sections`` (of all, where none is
    named), and the first that captures a figure has it. Only clauses about the ``topic`` of the form are read, all
    where none is named; for phrases that are patterns the rule has the keys of a topic itself, with patterns, those of
    ``others`` with a group ``(?P<name>…)``. ``years`` rules have ``years``, ``names`` rules ``names``, ``slips`` rules
    ``slips``.
    """

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
        return ("quote", "actual", "expected", *_MORE_FIELDS.get(self.finds, ()))

    @property
    def assertions(self) -> tuple[str, ...]:
        """What the text may say, a line a template, and what must then hold."""
        return tuple(line for phrase in self.phrases for line in _asserted(phrase))

    @property
    def about_sections(self) -> tuple[str, ...]:
        """The sections that the rule names."""
        return self.sections


def _asserted(phrase: Phrase) -> Iterator[str]:
    figures = {**phrase.equals, **phrase.ratios}
    conditions = [f"{name} = {' | '.join(formulas)}" for name, formulas in figures.items()] + list(phrase.holds)
    given = "".join(f"; {name}: {', '.join(values)}" for name, values in phrase.variables.items())
    for text in phrase.templates or (phrase.say or "",):
        yield f"{text}  →  {'; '.join(conditions) or '–'}{given}"
