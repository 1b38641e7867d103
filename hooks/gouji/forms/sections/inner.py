"""The headings of a document, level by level: those of the sections in a section are looked for under its own.

The number of a section may stand before those of the sections in it: ``V.A``, ``V.A(1)``, ``5.1``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import regex
from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Block, Paragraph
from gouji.forms.sections.bound import Heading
from gouji.forms.sections.headings import Headings, find_headings
from gouji.forms.sections.run_in_titles import with_titles
from gouji.forms.sections.titles import read_title
from gouji.schema.sections import SectionForm
from gouji.text.spans import Text

_JOINT = r"(?:\s*[.．\-–—]\s*|(?=[(（]))"
_SECTION_LEVEL = 2
"""Sections of the upper level are ``h1`` or ``h2``."""
IsRow = Callable[[str], bool]


class Above(Struct, frozen=True):
    """The number of a section, as it may stand before those of the sections in it.

    ``numbers`` finds it, and those of the sections beside this one; ``own`` is what is right.
    """

    numbers: str
    own: frozenset[str]

    def lead(self, text: str, sections: Sequence[SectionForm]) -> str:
        """The number above with which the number of one of ``sections`` begins; blank where it stands alone."""
        found = regex.match(rf"\s*(?:\p{{Lu}}\p{{L}}+\s+)?(?:{self.numbers}){_JOINT}(?=\w|[(（])", text)
        if found is None or read_title(Paragraph(Text(text[found.end() :])), 0, tuple(sections)).heading.value is None:
            return ""
        return found[0]

    def is_right(self, lead: str) -> bool:
        """Whether a lead ends with a number that this section has."""
        bare = "".join(lead.split()).rstrip(".．-–—")
        return any(bare == each or (bare.endswith(each) and not bare[-len(each) - 1].isalnum()) for each in self.own)


class Layer(Struct, frozen=True):
    """The headings of sections beside each other, and of those in each.

    ``extents`` are the blocks under each that was found, up to the heading of another; ``inner`` is by section.
    """

    forms: tuple[SectionForm, ...]
    headings: Headings
    extents: Mapping[str, range]
    inner: Mapping[str, Layer]
    above: Above | None = None

    @property
    def marks(self) -> list[int]:
        """The blocks that are headings of these sections."""
        named = [heading.index for _, heading in (*self.headings.found, *self.headings.repeats)]
        return [*named, *(heading.index for heading in self.headings.extra)]

    @property
    def missing(self) -> list[SectionForm]:
        """The sections whose title was not found."""
        found = {section.id for section, _ in self.headings.found} - self.headings.misnamed
        return [section for section in self.forms if section.id not in found]


def layer_of(blocks: Sequence[Block], headings: Headings, forms: tuple[SectionForm, ...], is_row: IsRow) -> Layer:
    """The sections of the upper level, whose headings are known, and those in them."""
    return _layer(blocks, headings, forms, len(blocks), is_row)


def _layer(
    blocks: Sequence[Block],
    headings: Headings,
    forms: tuple[SectionForm, ...],
    end: int,
    is_row: IsRow,
    above: Above | None = None,
    deepest: int = _SECTION_LEVEL,
) -> Layer:
    extents = dict(_extents(headings, end))
    inner = {}
    for section, heading in headings.found:
        if section.sections:
            number = _above(section, heading, forms, above)
            found = _inner(blocks, extents[section.id], section.inner, number, is_row, deepest + 1)
            stop = extents[section.id].stop
            inner[section.id] = _layer(blocks, found, section.inner, stop, is_row, number, deepest + 1)
    return Layer(forms, headings, extents, inner, above)


def _extents(headings: Headings, end: int) -> Iterator[tuple[str, range]]:
    """Each section reaches to the next heading of another section."""
    owners = [(heading.index, section.id) for section, heading in (*headings.found, *headings.repeats)]
    owners += [(heading.index, "") for heading in headings.extra]
    for section, heading in headings.found:
        others = (index for index, owner in owners if index > heading.index and owner != section.id)
        yield section.id, range(heading.index + 1, min(others, default=end))


def _above(section: SectionForm, heading: Heading, beside: Sequence[SectionForm], outer: Above | None) -> Above:
    own = {section.number, heading.number, None if heading.value is None else str(heading.value)} - {None, ""}
    written = sorted({*filter(None, own), *(each.number for each in beside if each.number)}, key=len, reverse=True)
    one = "|".join(map(regex.escape, written)) or "(?!)"
    whole = rf"(?:(?:{outer.numbers}){_JOINT})?(?:{one})" if outer else one
    return Above(whole, frozenset("".join(each.split()) for each in own if each))


def _inner(
    blocks: Sequence[Block],
    extent: range,
    sections: Sequence[SectionForm],
    above: Above,
    is_row: IsRow,
    deepest: int,
) -> Headings:
    """The headings of the sections in one that reaches over an extent."""
    leads: dict[int, str] = {}
    read = list(blocks[extent.start : extent.stop])
    for index, block in enumerate(read):
        if isinstance(block, Paragraph) and (lead := above.lead(block.text.value, sections)):
            leads[index] = lead
            read[index] = replace(block, text=block.text.part(len(lead), len(block.text.value)))
    found = find_headings(read, sections, is_row, deepest)

    def whole(heading: Heading) -> Heading:
        index, lead = heading.index + extent.start, leads.get(heading.index, "")
        block = blocks[index]
        paragraph = block if isinstance(block, Paragraph) else heading.paragraph
        number = f"{lead.strip()}{heading.number}" if lead else heading.number
        value = heading.value if not lead or above.is_right(lead) else None
        return replace(heading, paragraph=paragraph, index=index, number=number, value=value)

    return Headings(
        tuple((section, whole(heading)) for section, heading in found.found),
        tuple((section, whole(heading)) for section, heading in found.repeats),
        found.misnamed,
        tuple(whole(heading) for heading in found.extra),
    )


def with_inner_titles(blocks: Sequence[Block], layer: Layer) -> tuple[Block, ...]:
    """The blocks, with every title of sections that are missing in another a paragraph of its own."""
    return tuple(_titled(blocks, layer, range(len(blocks))))


def _titled(blocks: Sequence[Block], layer: Layer, extent: range) -> Iterator[Block]:
    at = extent.start
    for section, _ in layer.headings.found:
        if section.id in layer.inner:
            reach, inner = layer.extents[section.id], layer.inner[section.id]
            yield from blocks[at : reach.start]
            own = tuple(_titled(blocks, inner, reach))
            missing = inner.missing
            lead = inner.above.lead if inner.above else None
            yield from with_titles(own, missing, lead) if missing else own
            at = reach.stop
    yield from blocks[at : extent.stop]
