"""The type of ``sections`` rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from gouji.messages.message import Message
from gouji.schema.base import Name, NotEmpty, StrictStruct
from gouji.schema.rule import Rule
from gouji.text.normalize import Style


class Aspect(StrictStruct, frozen=True, kw_only=True):
    """Something that a section must mention.

    ``any`` are regular expressions for the titles that divide the section, or for its text where none do;
    ``anywhere`` are those that are about nothing else, and so count wherever they stand.
    """

    id: Name
    name: Message
    any: Annotated[tuple[str, ...], NotEmpty]
    anywhere: tuple[str, ...] = ()


_MORE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "misnamed": ("found",),
    "variant": ("found",),
    "order": ("expected",),
    "number": ("found",),
    "collision": ("found",),
    "content": ("aspect",),
    "only": ("text",),
    "answers": ("first", "second"),
    "numbering": ("found", "expected"),
    "contents": ("count", "found"),
}


class SectionsRule(Rule, frozen=True, kw_only=True, tag="sections"):
    """Sections against the form. ``finds`` names the fault; ``sections`` narrows the rule to some sections.

    ``content`` rules list ``aspects``; ``only`` rules find a section whose whole text matches one of ``texts``;
    ``answers`` rules find a section of two numbered lists, of which the second should answer the first item by item and
    has fewer; it begins where one of ``answers``, regular expressions, matches. ``numbering`` rules find lists in a
    section in which a number is left out or stands twice; ``styles`` are the styles of their numbers.
    ``contents`` rules find a sentence that says how many sections there are, and is wrong; ``contents`` of the form
    tells what such a sentence looks like.
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
        "numbering",
        "contents",
    ]
    sections: tuple[str, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    texts: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    styles: tuple[Style, ...] = ()

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("number", "title", *_MORE_FIELDS.get(self.finds, ()))

    @property
    def about_sections(self) -> tuple[str, ...]:
        """The sections that the rule names."""
        return self.sections
