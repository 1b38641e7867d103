"""Ids, and the strict struct that all YAML is read into."""

from typing import Annotated

import msgspec

from gouji.schema import messages

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*(?!\n)$", extra={"words": messages.ID})]
"""What people type and read: packs, rules."""


NotEmpty = msgspec.Meta(min_length=1)


class StrictStruct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Immutable, and strict about its keys."""
