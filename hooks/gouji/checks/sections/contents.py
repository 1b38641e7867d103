"""Sentences that tell which parts the document has, and how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from gouji.document.model import Paragraph
from gouji.forms.sections.titles import EXACT, any_of, likeness, wording
from gouji.schema.form import Form
from gouji.schema.sections import SectionForm
from gouji.text.lazy import lazy_re
from gouji.text.normalize import enumerator, fold
from gouji.text.numerals import CHARACTERS, value
from gouji.text.patterns import pattern
from gouji.text.spans import Span

_BETWEEN = lazy_re(r"[、，,；;\n]")
_AROUND = " \t　“”‘’《》"
_NUMERAL = 2
"""A piece of so few characters may be the numeral that stood before a ``、``."""
_MOST_PIECES = 3
"""So many pieces of a list may be one title: ``因…被申请复议、提起诉讼情况``."""


class Contents(Struct, frozen=True):
    """How many parts a sentence says there are, and the sections of the form that it lists, if it lists any.

    ``start`` and ``end`` are its place in the paragraph.
    """

    paragraph: Paragraph
    start: int
    end: int
    count: int
    listed: tuple[SectionForm, ...]

    def span(self) -> Span | None:
        """The place of the sentence."""
        return self.paragraph.text.span(self.start, self.end)


def contents(paragraphs: Sequence[Paragraph], form: Form) -> Iterator[Contents]:
    """The sentences among paragraphs that say how many parts there are.

    Left out are those that list other things than sections, or break off before the last with an ``etc.``.

    Raises:
        TimeoutError: an expression takes too long.
    """
    for paragraph in paragraphs:
        for expression in form.contents:
            for match in pattern(expression).finditer(paragraph.text.value):
                groups = match.groupdict()
                count, text = groups.get("count"), groups.get("list")
                listed = _listed(text, form.sections) if text else ()
                if (
                    not count
                    or not _is_numeral(count)
                    or (text and not listed)
                    or (groups.get("open") and form.sections[-1] not in listed)
                ):
                    continue
                yield Contents(paragraph, *match.span(), int(count) if count.isdecimal() else value(count), listed)


def _is_numeral(count: str) -> bool:
    return count.isdecimal() or set(count) <= set(CHARACTERS)


def _listed(text: str, sections: Sequence[SectionForm]) -> tuple[SectionForm, ...]:
    """The sections that a list names, each once; none where something in it is none of them."""
    pieces = [piece for part in _BETWEEN.split(text) if fold(piece := _bare(part)).value]
    found: dict[str, SectionForm] = {}
    while pieces:
        section, rest = _first(pieces, sections)
        if section is None:
            return ()
        found[section.id] = section
        pieces = rest
    return tuple(found.values())


def _bare(part: str) -> str:
    """A piece without its number and quotation marks."""
    text = part.strip(_AROUND)
    number = enumerator(f"{text}、" if len(text) <= _NUMERAL else text)
    return (number.rest if number else text).strip(_AROUND)


def _first(pieces: list[str], sections: Sequence[SectionForm]) -> tuple[SectionForm | None, list[str]]:
    """The section that the first pieces name, and the pieces behind: its very words, or else those that tell it."""
    for taken in range(min(_MOST_PIECES, len(pieces)), 0, -1):
        if section := _exact("、".join(pieces[:taken]), sections):
            return section, pieces[taken:]
    for conjunction in reversed(_conjunctions(pieces[0], sections)):
        head, rest = pieces[0][: conjunction.start()], pieces[0][conjunction.end() :]
        if (section := _exact(head, sections)) and _telling(rest, sections):
            return section, [rest, *pieces[1:]]
    for taken in range(1, min(_MOST_PIECES, len(pieces)) + 1):
        if section := _telling("、".join(pieces[:taken]), sections):
            return section, pieces[taken:]
    return None, []


def _conjunctions(text: str, sections: Sequence[SectionForm]) -> list[re.Match[str]]:
    connectives = sections[0].connectives
    return list(any_of(connectives).finditer(text)) if connectives else []


def _exact(title: str, sections: Sequence[SectionForm]) -> SectionForm | None:
    return next((section for section in sections if likeness(title, section) >= EXACT), None)


def _telling(title: str, sections: Sequence[SectionForm]) -> SectionForm | None:
    best = max(sections, key=lambda section: wording(title, section))
    return best if wording(title, best) else None
