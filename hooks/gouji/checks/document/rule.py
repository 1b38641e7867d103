"""The type of ``document`` rules."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from gouji.schema.rule import Finds, Rule

MEANINGS: Mapping[str, Finds] = {
    "unreadable": Finds("a file that can not be read"),
    "partial": Finds("a file of which a part can not be read"),
    "note": Finds("something in a file that a person should know: what was left out, what was taken for what"),
    "other-pack": Finds("a file for which this pack was chosen, and which looks like another form"),
    "citation": Finds("a document that names one of `texts`", ("found",)),
    "untitled": Finds("a document with all sections of the form and nothing that could be its title"),
}


class DocumentRule(Rule, frozen=True, kw_only=True, tag="document"):
    """The file as a whole.

    ``finds`` names the fault. ``texts`` are regular expressions for the basis of another form, for finds: citation.
    """

    meanings: ClassVar[Mapping[str, Finds]] = MEANINGS

    finds: Literal["unreadable", "partial", "note", "other-pack", "citation", "untitled"]
    texts: tuple[str, ...] = ()

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("reason", "pack", *MEANINGS[self.finds].fields)
