"""The type of ``document`` rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from gouji.schema.rule import Rule

_MORE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "citation": ("found",),
}


class DocumentRule(Rule, frozen=True, kw_only=True, tag="document"):
    """The file as a whole.

    ``citation`` finds a document that names one of ``texts`` (regular expressions), the basis of another form;
    ``untitled`` one with all sections of the form under nothing that could be its title.
    """

    finds: Literal["unreadable", "partial", "note", "other-pack", "citation", "untitled"]
    texts: tuple[str, ...] = ()

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("reason", "pack", *_MORE_FIELDS.get(self.finds, ()))
