"""Where in a page of HTML something can be put in: before all that acts, above its text, below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.readers.html.tokens import BLANKS, Characters, Tag, Unclosed, tokens
from gouji.readers.html.tree import VOID
from gouji.text.lazy import lazy_re

_DOCTYPE = lazy_re(
    r"\s*(?:(?:<\?[^>]*>|<!--(?!-?>)(?:(?!--!?>).)*--!?>)\s*)*<!doctype[^>]*>", re.IGNORECASE | re.DOTALL
)
_HEAD = frozenset({"base", "head", "html", "link", "meta", "noscript", "script", "style", "template", "title"})
_ENDING_THEMSELVES = frozenset({
    "body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "tbody", "td", "tfoot", "th",
    "thead", "tr",
})  # fmt: skip
"""Elements whose end tag may be left out."""


def head_start(text: str) -> int:
    """Before everything but the declaration of what the page is, which must come first."""
    declared = _DOCTYPE.match(text)
    return declared.end() if declared else 0


def body_start(text: str) -> int:
    """Above the text."""
    first = len(text)
    for token in tokens(text):
        if isinstance(token, Tag):
            if token.name == "body" and not token.closing:
                return token.end
            is_text = token.name not in _HEAD
        else:
            is_text = isinstance(token, Characters) and bool(token.value.strip(BLANKS))
        if is_text:
            first = min(first, token.start)
    return max(first, head_start(text))


def body_end(text: str) -> int | None:
    """Below the text; None where a tag or comment without an end swallows what would stand there."""
    end = len(text)
    for token in tokens(text):
        if isinstance(token, Unclosed) or (isinstance(token, Tag) and token.name in ("frameset", "plaintext")):
            return None
        if isinstance(token, Tag) and token.closing and token.name in ("body", "html"):
            end = min(end, token.start)
        elif isinstance(token, Tag) or (isinstance(token, Characters) and token.value.strip(BLANKS)):
            end = len(text)
    return end


def closers(text: str, end: int) -> str:
    """The end tags that the page lacks before ``end``: what stands there is to stand in nothing else."""
    opened: list[str] = []
    for tag in _tags(text, end):
        if not tag.closing:
            opened.append(tag.name)
        elif tag.name in opened:
            while opened.pop() != tag.name:
                pass
    return "".join(f"</{name}>" for name in reversed(opened))


def _tags(text: str, end: int) -> Iterator[Tag]:
    for token in tokens(text):
        if token.start >= end:
            return
        if isinstance(token, Tag) and not token.empty and token.name not in VOID | _ENDING_THEMSELVES:
            yield token
