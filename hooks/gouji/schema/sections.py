"""The sections of a form, those in them, and how their headings are written."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from gouji.schema.base import StrictStruct
from gouji.schema.names import Name

_ABOVE, _NUMBER = "{above}", "{number}"
_JOINTS = ".．-–—"
_BEHIND_NUMBER = " .．、:：,，-–—"


class SectionForm(StrictStruct, frozen=True, kw_only=True):
    """A section that the document must have.

    ``id`` is what tables and rules name it by. ``number`` is its number as the heading has it; the text is empty
    where it has none. ``title`` is the official wording without its number. ``en`` is what it means in English,
    where it is in another language. ``titles`` are other wordings that are right. ``key`` is a regular expression
    for the telling words: a heading that has them is meant to be this section however it is worded. ``optional``
    says that it may be missing. ``connectives`` are words that its titles may have or lack, where they differ from
    those of the form. ``sections`` are those in it, their numbers with or without that of this one: ``A`` or
    ``V.A`` in ``V``.
    """

    id: Name
    number: str
    title: str
    en: str = ""
    titles: tuple[str, ...] = ()
    key: str | None = None
    optional: bool = False
    connectives: tuple[str, ...] = ()
    sections: "tuple[SectionForm, ...]" = ()

    @property
    def inner(self) -> "tuple[SectionForm, ...]":
        """Its ``sections``, each with the number of its own."""
        return tuple(replace(each, number=_own_number(each.number, self.number)) for each in self.sections)


def connected(sections: Sequence[SectionForm], connectives: tuple[str, ...]) -> "tuple[SectionForm, ...]":
    """The sections, those without connectives of their own with these."""
    return tuple(
        replace(each, connectives=own, sections=connected(each.sections, own))
        for each in sections
        for own in (each.connectives or connectives,)
    )


Way = tuple[SectionForm, ...]
"""The sections that one is in, from the upper level on, and itself."""


def ways(sections: Sequence[SectionForm], above: Way = ()) -> Iterator[Way]:
    """The way to each section, and to those in it behind it."""
    for section in sections:
        yield (*above, section)
        if section.sections:
            yield from ways(section.inner, (*above, section))


def lead(way: Way, shapes: Sequence[str]) -> str:
    """The heading of the last section of a way, its title left open: ``V.A. {title}``. ``shapes`` are by level."""
    number = written = ""
    for depth, section in enumerate(way):
        shape = shapes[min(depth, len(shapes) - 1)]
        if depth and len(shapes) == 1 and _are_joined(number, section.number):
            joint = "." if section.number[0].isalnum() else ""
            shape = shape.replace(_NUMBER, f"{_ABOVE}{joint}{_NUMBER}")
        written = _filled(shape, number, section.number)
        number = _filled(_numbered(shape), number, section.number)
    return written


def number_in(lead: str) -> str:
    """The number in a heading, with what stands beside it: ``V.A``, ``（一）``."""
    return lead.partition("{title}")[0].rstrip(_BEHIND_NUMBER)


def _numbered(shape: str) -> str:
    """What of the shape of a heading is its number."""
    before = shape.partition(_NUMBER)[0]
    return before[before.find(_ABOVE) :] + _NUMBER if _ABOVE in before else _NUMBER


def _filled(shape: str, above: str, number: str) -> str:
    return shape.replace(_ABOVE, above).replace(_NUMBER, number)


def _are_joined(above: str, number: str) -> bool:
    """Whether a number is written behind that of the section above: those in Latin letters and figures are."""
    return bool(above and number) and above.isascii() and number.isascii()


def _own_number(number: str, above: str) -> str:
    """A number without that of the section above it."""
    rest = number.removeprefix(above) if above else number
    own = rest.lstrip(_JOINTS)
    is_joined = rest != number and own and (own != rest or not own[0].isalnum())
    return own if is_joined else number
