"""The type of ``sections`` rules."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from gouji.messages.message import Message
from gouji.schema.base import NotEmpty, StrictStruct
from gouji.schema.names import Name
from gouji.schema.rule import Finds, Rule
from gouji.text.normalize import Style


class Aspect(StrictStruct, frozen=True, kw_only=True):
    """Something that a section must mention.

    ``id`` is a name of its own. ``name`` is what a finding says is not mentioned. ``any`` are regular expressions for
    the titles that divide the section, or for its text where none do. ``anywhere`` are regular expressions
    that are about nothing else, and so count wherever they stand.
    """

    id: Name
    name: Message
    any: Annotated[tuple[str, ...], NotEmpty]
    anywhere: tuple[str, ...] = ()


MEANINGS: Mapping[str, Finds] = {
    "missing": Finds("a section that is not there"),
    "misnamed": Finds("another title under the number of a section, where the section should stand", ("found",)),
    "variant": Finds("a title in other words than those of the form", ("found",)),
    "empty": Finds("a heading with nothing under it"),
    "repeated": Finds("a second heading of a section"),
    "order": Finds("a section that stands behind one which comes after it in the form", ("expected",)),
    "number": Finds("a number other than that of the form", ("found",)),
    "collision": Finds("headings below a section that are numbered as the sections are", ("found",)),
    "content": Finds("a section that does not mention one of `aspects`", ("aspect",)),
    "only": Finds("a section that says nothing but one of `texts`", ("text",)),
    "answers": Finds("a second list with fewer items than the first, which it should answer", ("first", "second")),
    "numbering": Finds("a number of a list that is left out or stands there twice", ("found", "expected")),
    "contents": Finds("a sentence that says how many sections there are, and is wrong", ("count", "found")),
}


class SectionsRule(Rule, frozen=True, kw_only=True, tag="sections"):
    """Sections against the form.

    ``finds`` names the fault. ``sections`` narrows the rule to some sections, by their ids. ``aspects`` are what a
    section must mention, for finds: content. ``texts`` are regular expressions for the whole of a section, for finds:
    only. ``answers`` are regular expressions for where the second of two numbered lists begins, for finds: answers.
    ``styles`` are the styles of the numbers of lists, for finds: numbering.
    """

    meanings: ClassVar[Mapping[str, Finds]] = MEANINGS

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
        return ("number", "title", *MEANINGS[self.finds].fields)

    @property
    def about_sections(self) -> tuple[str, ...]:
        """The sections that the rule names."""
        return self.sections
