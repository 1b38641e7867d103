"""Names of files, which are shown and never lead to a place on disk."""

from __future__ import annotations

from collections.abc import Collection
from http import HTTPStatus
from itertools import count
from pathlib import PurePath
from urllib.parse import parse_qs, quote

from gouji.messages.message import Language, Message
from gouji.serving import messages
from gouji.serving.limits import MOST_NAME
from gouji.serving.refused import Refused
from gouji.text import neutral

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*', "_"))
"""What some system has no room for in a name."""
_LONGEST_STEM = 100


def asked(query: str) -> str:
    """The name that a query gives (``name=…``), as it can be shown.

    Raises:
        Refused: there is none, it is too long, holds what no name holds, or is a path.
    """
    try:
        values = parse_qs(query, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=1)
        (name,) = values["name"]
    except (ValueError, KeyError):
        raise Refused(HTTPStatus.BAD_REQUEST, messages.BAD_NAME) from None
    shown = neutral.one_line(name)
    if not shown.strip(". ") or len(name) > MOST_NAME or any(char in "/\\" or char < " " for char in name):
        raise Refused(HTTPStatus.BAD_REQUEST, messages.BAD_NAME)
    return shown


def distinct(name: str, taken: Collection[str], language: Language) -> str:
    """The name, with a number where another file in the list has it."""
    if name not in taken:
        return name
    return next(each for number in count(2) if (each := _with(name, messages.NUMBERED, language, number)) not in taken)


def of_copy(name: str, language: Language) -> str:
    """What the annotated copy is saved as; ``name`` has the suffix of the copy."""
    return _with(name.translate(_NOT_IN_NAMES), messages.COPY_NAME, language)


def disposition(name: str, number: int) -> str:
    """The header by which a browser saves what it gets under a name (RFC 6266); ASCII stands in for old programs."""
    plain = f"gouji-{number}{PurePath(name).suffix}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _with(name: str, pattern: Message, language: Language, number: int = 0) -> str:
    path = PurePath(name)
    stem = path.stem[:_LONGEST_STEM].rstrip(". ")
    return pattern.in_language(language).format(stem=stem, suffix=path.suffix, number=number)
