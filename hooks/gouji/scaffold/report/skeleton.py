"""The headings of last year's document that a new one has again, each with a place to fill in; none of its sentences.

What stands in a paragraph of its own without ending as a sentence is a heading, if it is marked or numbered as one.
Where a paragraph begins with its heading, that is one if it names what the section must mention. A heading with
figures, the year apart, reports something and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from gouji.checks.sections.aspects import lead, missing_aspects
from gouji.checks.sections.rule import Aspect
from gouji.document.model import Paragraph
from gouji.forms.sections.bound import BoundSection
from gouji.scaffold.report.sections import aspects_of, section_text, to_mention
from gouji.scaffold.report.words import Words
from gouji.text.normalize import enumerator
from gouji.text.sentences import ends
from gouji.text.spans import Text

_LONGEST = 40


class _Heading(Struct, frozen=True):
    """A heading in this year's words, None where a paragraph has none; ``text`` says whether text stands in it."""

    written: str | None
    text: bool


def skeleton(section: BoundSection, words: Words, last_year: int | None, level: int) -> tuple[Paragraph, ...] | None:
    """The headings in a section and what is to be filled in under each; None where there are none.

    Those of ``last_year`` are about the new year. Headings get this ``level``.
    """
    aspects = aspects_of(section.form, words)
    prompts = dict(_prompts(section_text(section.form, words, level), aspects))
    written: list[Paragraph] = []
    waiting: tuple[Paragraph, ...] = ()
    for paragraph in section.own:
        heading = _heading(paragraph, aspects, words, last_year)
        if heading.written is not None:
            waiting = _under(heading.written, aspects, prompts, words)
            written.append(Paragraph(Text(heading.written), level))
        if heading.text:
            written += waiting
            waiting = ()
    written += waiting
    if not any(paragraph.level for paragraph in written):
        return None
    return (*written, *to_mention(section.form, words, written))


def _prompts(template: Sequence[Paragraph], aspects: Sequence[Aspect]) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    """What is to be filled in under a heading that names an aspect, as the template has it."""
    heads = [index for index, paragraph in enumerate(template) if paragraph.level]
    for start, end in zip(heads, [*heads[1:], len(template)], strict=False):
        for aspect in _named(template[start].text.value, aspects):
            yield aspect, tuple(template[start + 1 : end])


def _under(
    heading: str, aspects: Sequence[Aspect], prompts: Mapping[str, tuple[Paragraph, ...]], words: Words
) -> tuple[Paragraph, ...]:
    """What is to be filled in under a heading."""
    own = (Paragraph(Text(words.to_fill_in(_unnumbered(heading)))),)
    return next((prompts[aspect] for aspect in _named(heading, aspects) if aspect in prompts), own)


def _heading(paragraph: Paragraph, aspects: Sequence[Aspect], words: Words, last_year: int | None) -> _Heading:
    text = paragraph.text.value.strip()
    if paragraph.level is None and enumerator(text) is None:
        return _Heading(None, text=True)
    is_alone = len(text) <= _LONGEST and not any(True for _ in ends(text))
    if not is_alone:
        first = lead(paragraph).strip()
        text = text[: text.index(first) + len(first)] if first and _named(first, aspects) else ""
    written = text.replace(str(last_year), str(words.year)) if last_year else text
    reports = any(map(str.isdecimal, _unnumbered(written).replace(str(words.year), "")))
    return _Heading(written if written and not reports else None, text=not is_alone)


def _named(heading: str, aspects: Sequence[Aspect]) -> list[str]:
    """The ids of the aspects that a heading names."""
    missing = missing_aspects([Paragraph(Text(heading))], aspects, ())
    return [aspect.id for aspect in aspects if aspect not in missing]


def _unnumbered(heading: str) -> str:
    number = enumerator(heading)
    return (number.rest if number else heading).strip()
