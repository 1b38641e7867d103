"""Text that no one sees, because a comment or a tag before it is never closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.document.model import Note
from gouji.readers import messages
from gouji.text.lazy import lazy_re
from gouji.text.source import Decoded, Unreadable
from gouji.text.spans import Span

_TAG = lazy_re(r"<(script|style)\b.*?(?:</\1|\Z)|<[^<>]{0,2000}>", re.IGNORECASE | re.DOTALL)
_TABLE = lazy_re(r"<t[dr]\b|^\s*\|.*\|\s*$", re.IGNORECASE | re.MULTILINE)
_MANY_LETTERS = 200


def swallowed(decoded: Decoded, start: int) -> Iterator[Note]:
    """A note about what begins at ``start`` and has no end.

    Raises:
        Unreadable: it takes a table or much text with it.
    """
    message = messages.SWALLOWED.fill(line=decoded.place(Span(start, start)).line)
    rest = decoded.text[start + 1 :]
    if _TABLE.search(rest) or sum(map(str.isalpha, _TAG.sub("", rest))) > _MANY_LETTERS:
        raise Unreadable(message)
    yield Note(message, partial=True)


def unclosed_comment(text: str, start: int) -> int | None:
    """Where in the source the comment begins that has no end in ``text``, which stands there from ``start`` on."""
    at = text.rfind("<!--")
    return start + at if at >= 0 and text.find("-->", at + 2) < 0 else None
