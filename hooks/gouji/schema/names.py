"""Names of what a form holds, apart from :mod:`gouji.schema.base`: a class of all ideographs takes long to compile."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Annotated

import msgspec

from gouji.schema import messages

Name = Annotated[
    str,
    msgspec.Meta(pattern=r"^(?![0-9])[0-9A-Za-z_\u4e00-\u9fff]+(?!\n)$", extra={"words": messages.NAME}),
]
"""What equations name: sections, tables, rows, columns. A word, so that ``a-b`` is a difference."""


def is_named(identifier: str, globs: Iterable[str]) -> bool:
    """Whether one of some ids or globs (``simple.*``) means this full id, or a group that it is in."""
    parts = identifier.split(".")
    paths = [".".join(parts[: depth + 1]) for depth in range(len(parts))]
    return any(fnmatchcase(path, glob) for glob in globs for path in paths)
