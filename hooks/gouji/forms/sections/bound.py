"""The sections of a document: their headings, what stands under each, and the sections in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from gouji.document.model import Block, Paragraph
from gouji.findings.model import Where
from gouji.messages.message import Message, named
from gouji.schema.sections import SectionForm


class Heading(Struct, frozen=True):
    """A paragraph read as a section heading.

    ``index`` is its block in the document, ``number`` its number as written (``三``) and ``value`` the integer,
    ``title`` what follows. ``style`` is that of the number. One in a section may have the number of that before its
    own: ``V.A``; ``value`` is None where it has that of another.
    """

    paragraph: Paragraph
    index: int
    number: str | None
    title: str
    value: int | None = None
    style: str | None = None


class BoundSection(Struct, frozen=True, dict=True):
    """A section of the form that was found.

    ``blocks`` is all that stands under the heading; ``narrative`` the paragraphs among them that belong to no table.
    Both have what stands in its ``sections``, the headings of which are such paragraphs. ``extra`` are headings like
    these beyond the form. ``repeats`` are further headings of the same section; ``label`` is its heading in the form.
    ``above`` are the titles over it by the ids of the sections that it is in, from the upper level on.
    """

    form: SectionForm
    heading: Heading
    blocks: tuple[Block, ...]
    narrative: tuple[Paragraph, ...]
    misnamed: bool = False
    repeats: tuple[Heading, ...] = ()
    label: str = ""
    above: Mapping[str, str] = {}
    sections: tuple[BoundSection, ...] = ()
    extra: tuple[Heading, ...] = ()

    @property
    def where(self) -> Where:
        """Its address, with its label for people."""
        return Where(section=self.form.id, label=named(self.label, self.form.en))

    @property
    def title(self) -> Message:
        """What findings call it, as :meth:`gouji.schema.form.Form.title_of`."""
        return Message(self.form.title, named(self.label, self.form.en).en if self.form.en else self.form.title)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its heading, and what repeats it."""
        return (self.heading, *self.repeats)

    @cached_property
    def own(self) -> tuple[Paragraph, ...]:
        """Its narrative without that of the sections in it."""
        return self.without(self.sections)

    def without(self, sections: Collection[BoundSection]) -> tuple[Paragraph, ...]:
        """Its narrative without that of some sections in it."""
        if not sections:
            return self.narrative
        headings = {id(heading.paragraph) for each in sections for heading in each.headings}
        others = headings.union(id(paragraph) for each in sections for paragraph in each.narrative)
        return tuple(paragraph for paragraph in self.narrative if id(paragraph) not in others)

    def walk(self) -> Iterator[BoundSection]:
        """It and the sections in it, each before those in it."""
        yield self
        for section in self.sections:
            yield from section.walk()

    def is_in(self, ids: Collection[str]) -> bool:
        """Whether it is one of the sections with these ids, or in one."""
        return self.form.id in ids or not self.above.keys().isdisjoint(ids)

    def owned(self) -> Iterator[tuple[BoundSection, Paragraph]]:
        """Its narrative, each paragraph with the innermost section that it stands in; headings are left out."""
        owners = {id(paragraph): each for each in self.walk() for paragraph in each.own}
        return ((owners[id(each)], each) for each in self.narrative if id(each) in owners)


class Level(Struct, frozen=True):
    """Sections beside each other: those of the form, those found in document order, and headings beyond the form."""

    forms: Sequence[SectionForm]
    sections: Sequence[BoundSection]
    extra: Sequence[Heading]
