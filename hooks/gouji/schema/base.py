"""Ids, names and the strict struct that all YAML is read into."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Annotated

import msgspec

from gouji.schema import messages

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*(?!\n)$", extra={"words": messages.ID})]
"""What people type and read: packs, rules."""


Name = Annotated[
    str,
    msgspec.Meta(pattern=r"^[A-Za-z_\u4e00-\u9fff][0-9A-Za-z_\u4e00-\u9fff]*(?!\n)$", extra={"words": messages.NAME}),
]
"""What equations name: sections, tables, rows, columns. A word, so that ``a-b`` is a difference."""


NotEmpty = msgspec.Meta(min_length=1)


def is_named(identifier: str, globs: Iterable[str]) -> bool:
    """Whether one of some ids or globs (``simple.*``) means this full id, or a group that it is in."""
    parts = identifier.split(".")
    paths = [".".join(parts[: depth + 1]) for depth in range(len(parts))]
    return any(fnmatchcase(path, glob) for glob in globs for path in paths)


class StrictStruct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Immutable, and strict about its keys."""
