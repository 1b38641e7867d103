"""The headings of last year's document that a new one has again, each with a place to fill in; none of its sentences.

What stands in a paragraph of its own without ending as a sentence is a heading, if it is marked or numbered as one.
Where a paragraph begins with its heading, that is one if it names what the section must mention. A heading with
figures, the year apart, reports something and is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from rapidfuzz.fuzz import ratio

from gouji.checks.sections.aspects import lead, missing_aspects
from gouji.checks.sections.rule import Aspect
from gouji.document.model import Paragraph
from gouji.document.placeholders import is_unfilled
from gouji.forms.sections.bound import BoundSection
from gouji.scaffold.report.sections import aspects_of, section_text
from gouji.scaffold.report.words import Words
from gouji.text.normalize import enumerator
from gouji.text.sentences import ends
from gouji.text.spans import Text

_LONGEST = 40


class _Heading(Struct, frozen=True):
    """A heading in this year's words, None where a paragraph has none; ``text`` says whether text stands in it."""

    written: str | None
    text: bool


class _Prompt(Struct, frozen=True):
    """A heading of the template, the ids of the aspects that it names, and what is to be filled in under it."""

    heading: str
    aspects: frozenset[str]
    paragraphs: tuple[Paragraph, ...]


class _Known(Struct, frozen=True):
    """What the pack knows of headings in a section: what must be mentioned there, and what its template has."""

    aspects: Sequence[Aspect]
    prompts: tuple[_Prompt, ...]

    @classmethod
    def of(cls, section: BoundSection, words: Words, level: int) -> _Known:
        aspects = aspects_of(section.form, words)
        template = section_text(section.form, words, level)
        heads = [index for index, paragraph in enumerate(template) if paragraph.level]
        prompts = []
        for start, end in zip(heads, [*heads[1:], len(template)], strict=False):
            heading = _unnumbered(template[start].text.value)
            prompts.append(_Prompt(heading, _named(heading, aspects), tuple(template[start + 1 : end])))
        return cls(aspects, tuple(prompts))

    def names(self, heading: str) -> bool:
        """Whether a heading is one that a section is to have, in other words perhaps."""
        return bool(_named(heading, self.aspects)) or bool(self.under(heading))

    def about(self, aspect: Aspect, words: Words) -> tuple[Paragraph, ...]:
        """What is to be filled in about an aspect."""
        own = (Paragraph(Text(words.to_fill_in(aspect.name))),)
        return next((each.paragraphs for each in self.prompts if aspect.id in each.aspects), own)

    def under(self, heading: str) -> tuple[Paragraph, ...]:
        """What is to be filled in under a heading like one of the template: nothing where there is none such."""
        named = _named(heading, self.aspects)
        like = [
            each for each in self.prompts if each.aspects & named or each.heading in heading or heading in each.heading
        ]
        best = max(like, key=lambda each: ratio(heading, each.heading), default=None)
        return best.paragraphs if best else ()


def skeleton(section: BoundSection, words: Words, last_year: int | None, level: int) -> tuple[Paragraph, ...] | None:
    """The headings in a section and what is to be filled in under each; None where there are none.

    Those of ``last_year`` are about the new year. Headings get this ``level``.
    """
    known = _Known.of(section, words, level)
    written: list[Paragraph] = []
    waiting: tuple[Paragraph, ...] = ()
    for paragraph in section.own:
        heading = _heading(paragraph, known, words.year, last_year)
        if heading.written is not None:
            title = _unnumbered(heading.written)
            waiting = known.under(title) or (Paragraph(Text(words.to_fill_in(title))),)
            written.append(Paragraph(Text(heading.written), level))
        if heading.text:
            written += waiting
            waiting = ()
    written += waiting
    if not any(paragraph.level for paragraph in written):
        return None
    missing = missing_aspects(written, known.aspects, words.pack.form.contents)
    return (*written, *(paragraph for aspect in missing for paragraph in known.about(aspect, words)))


def _heading(paragraph: Paragraph, known: _Known, year: int, last_year: int | None) -> _Heading:
    text = paragraph.text.value.strip()
    if is_unfilled([paragraph]) or (paragraph.level is None and enumerator(text) is None):
        return _Heading(None, text=True)
    is_alone = len(text) <= _LONGEST and not any(True for _ in ends(text))
    if not is_alone:
        first = lead(paragraph).strip()
        text = text[: text.index(first) + len(first)] if first and known.names(first) else ""
    written = text.replace(str(last_year), str(year)) if last_year else text
    reports = any(map(str.isdecimal, _unnumbered(written).replace(str(year), "")))
    return _Heading(written if written and not reports else None, text=not is_alone)


def _named(heading: str, aspects: Sequence[Aspect]) -> frozenset[str]:
    """The ids of the aspects that a heading names."""
    missing = missing_aspects([Paragraph(Text(heading))], aspects, ())
    return frozenset(aspect.id for aspect in aspects if aspect not in missing)


def _unnumbered(heading: str) -> str:
    number = enumerator(heading)
    return (number.rest if number else heading).strip()
