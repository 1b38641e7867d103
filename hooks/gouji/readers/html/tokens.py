"""HTML cut into tags and characters, each with its place.

The rules are those of the HTML standard, 13.2.5 (tokenization), so that broken markup is read as a browser reads it.
The standard library's parser is not used: it knows lines and columns but no offsets, its answer to broken markup
differs between versions of Python, and some of it takes quadratic time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from html.entities import html5

from msgspec import Struct

from gouji.readers import messages
from gouji.system import deadline
from gouji.text.lazy import lazy_re
from gouji.text.source import Unreadable

BLANKS = " \t\n\f\r"
"""What HTML calls white space; the no-break and the ideographic space are characters like any other."""

# First what programs write: such a tag ends where this does, so equal ones are read once. Its parts are few and short,
# and each can be read in one way: no backtracking.
_USUAL = (
    r"""/?([A-Za-z][A-Za-z0-9:]{0,30})"""
    r"""(?:[ \n]{1,9}[A-Za-z][A-Za-z0-9:-]{0,30}=(?:"[^"&<>]{0,300}"|'[^'&<>]{0,300}'|[\w.%#-]{1,60})){0,9}"""
)
_UNUSUAL = r"/?([A-Za-z][^ \t\n\f\r/>]*)|!--|[!?/]"
_MARKUP = lazy_re(rf"<(?:({_USUAL})>(?:([^<&]*)</\2>)?|{_UNUSUAL})")
_ATTRIBUTE = lazy_re(
    r"""[ \t\n\f\r/]*([^ \t\n\f\r/>][^ \t\n\f\r/>=]*)"""
    r"""(?:[ \t\n\f\r]*=[ \t\n\f\r]*("[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^ \t\n\f\r>"'][^ \t\n\f\r>]*|(?=>)))?"""
)
_TAG_END = lazy_re(r"[ \t\n\f\r/]*>")
_COMMENT_END = lazy_re(r"--!?>")
_EMPTY_COMMENT = lazy_re(r"-?>")
_REFERENCE = lazy_re(r"&(?:#([0-9]+|[xX][0-9a-fA-F]+);?|([A-Za-z][A-Za-z0-9]{0,31};?))")
# Their content is characters up to their own end tag, whatever it looks like.
_RAW = {
    name: lazy_re(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE)
    for name in ("iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp")
}
_STYLE_END = lazy_re(r"</style", re.IGNORECASE)
_LONGEST_NUMBER = 8
MOST_ATTRIBUTES = 1000
"""Attributes of one tag; programs write a dozen."""


class Tag(Struct, frozen=True):
    """``<name attributes>`` or ``</name>``; names are lower case, of a repeated attribute the first counts.

    ``empty``: it ends with a slash, which counts in drawings and formulas only.
    """

    name: str
    closing: bool
    attributes: dict[str, str]
    start: int
    end: int
    empty: bool = False


class Characters(Struct, frozen=True):
    """Text between tags: character by character as in the source, or what one reference (``&nbsp;``) stands for."""

    value: str
    start: int
    end: int


class Ignored(Struct, frozen=True):
    """A comment or a declaration, of which nothing is read."""

    start: int


class Unclosed(Struct, frozen=True):
    """A tag, comment or raw text without an end: it swallows the rest of the source."""

    start: int


class Leaf(Struct, frozen=True):
    """An element of the usual kinds with both of its tags, and between them one stretch of characters or none."""

    tag: Tag
    characters: tuple[Characters, ...]
    end: int

    @property
    def tokens(self) -> Iterator[Tag | Characters]:
        """What it consists of."""
        yield self.tag
        yield from self.characters
        start = self.characters[0].end if self.characters else self.tag.end
        yield Tag(self.tag.name, closing=True, attributes={}, start=start, end=self.end)


HtmlToken = Tag | Characters | Ignored | Unclosed
LEAVES = frozenset({
    "a", "b", "div", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "li", "p", "span", "strong", "td", "th",
})  # fmt: skip
"""What is read as a whole where nothing but characters is in it."""


def _always(_tag: Tag) -> bool:
    return True


def tokens(text: str) -> Iterator[HtmlToken]:
    """Everything in ``text``, leaves in their parts; as :func:`stretches`."""
    for token in stretches(text):
        yield from token.tokens if isinstance(token, Leaf) else (token,)


def stretches(text: str, offset: int = 0, is_raw: Callable[[Tag], bool] = _always) -> Iterator[HtmlToken | Leaf]:
    """Everything in ``text``; the content of scripts, styles and the like is left out, but for what a field holds.

    ``offset`` is where ``text`` stands in the source. ``is_raw`` is asked, after a tag has been taken, whether the
    content of a script or its like is such: in drawings and formulas it is markup.

    Raises:
        Unreadable: a tag has more than :data:`MOST_ATTRIBUTES`.
    """
    position = 0
    known: dict[str, Tag] = {}
    while markup := _MARKUP.search(text, position):
        start = markup.start()
        if text.find("&", position, start) >= 0:
            yield from _characters(text, position, start, offset)
        elif position < start:
            yield Characters(text[position:start], position + offset, start + offset)
        usual = markup[1]
        equal = known.get(usual) if usual else None
        if equal is not None:
            end = markup.end(1) + len(">") + offset
            tag: Tag | None = Tag(equal.name, equal.closing, equal.attributes, start + offset, end)
        else:
            deadline.check()
            tag = _tag(text, markup, offset) if usual or markup[4] else None
            if usual and tag is not None:
                known[usual] = tag
        if markup[3] is not None and tag is not None and not tag.closing and tag.name in LEAVES:
            first, last = tag.end, markup.end(3) + offset
            position = markup.end()
            yield Leaf(tag, (Characters(markup[3], first, last),) if first < last else (), position + offset)
            continue
        yield tag or Ignored(start + offset)
        if tag is not None and tag.name not in _RAW:
            position = tag.end - offset
            continue
        raw = _RAW[tag.name] if tag is not None and not tag.closing and is_raw(tag) else None
        after = _after(text, markup, tag, raw, offset)
        if after is None:
            yield Unclosed(start + offset)
            return
        if tag is not None and tag.name == "textarea":
            yield from _characters(text, tag.end - offset, after, offset)
        position = after
    yield from _characters(text, position, len(text), offset)


def attribute_of(tag: Tag, name: str, text: str, offset: int = 0) -> Characters | None:
    """The value of an attribute with its place. ``text``, which stands at ``offset``, is what the tag was read from."""
    position, end = tag.start - offset + 1 + len(tag.name), tag.end - offset
    while attribute := _ATTRIBUTE.match(text, position, end):
        position = attribute.end()
        if attribute[1].lower() == name and attribute[2]:
            quotes = attribute[2][0] in ("'", '"')
            start, end = attribute.start(2) + quotes, attribute.end(2) - quotes
            return Characters(tag.attributes[name], start + offset, end + offset)
    return None


def sheet(tag: Tag, text: str, at: int) -> str:
    """The content of a ``<style>``, which begins at ``at``; nothing where it is for paper, or in another language."""
    if tag.closing or tag.attributes.get("type", "text/css").lower() not in ("", "text/css"):
        return ""
    media = tag.attributes.get("media", "").strip()
    end = _STYLE_END.search(text, at)
    content = text[at : end.start() if end else len(text)]
    return f"@media {media} {{{content}}}" if media else content


def _after(text: str, markup: re.Match[str], tag: Tag | None, raw: re.Pattern[str] | None, offset: int) -> int | None:
    """Where in ``text`` reading goes on after a piece of markup; None if it has no end."""
    if tag:
        found = raw.search(text, tag.end - offset) if raw else None
        return tag.end - offset if raw is None else found and found.start()
    if markup[4]:
        return None
    if markup[0] == "<!--":
        ending = _EMPTY_COMMENT.match(text, markup.end()) or _COMMENT_END.search(text, markup.end())
        return ending and ending.end()
    # <!doctype>, <?xml?>, <![if …]> and whatever else is no tag ends with the next ">".
    return text.find(">", markup.start() + 2) + 1 or None


def _tag(text: str, markup: re.Match[str], offset: int) -> Tag | None:
    """The tag of which ``markup`` is the beginning or the whole; None if it has no end."""
    attributes: dict[str, str] = {}
    start, name = markup.start(), 2 if markup[1] else 4
    position = markup.end(name)
    read = 0
    while attribute := _ATTRIBUTE.match(text, position):
        read += 1
        if read > MOST_ATTRIBUTES:
            raise Unreadable(messages.HTML_ATTRIBUTES.fill(limit=f"{MOST_ATTRIBUTES:,}"))
        value = attribute[2] or ""
        attributes.setdefault(attribute[1].lower(), _decoded(value[1:-1] if value[:1] in ("'", '"') else value))
        position = attribute.end()
    end = _TAG_END.match(text, position)
    if end is None:
        return None
    closing, empty = text.startswith("</", start), end[0].endswith("/>")
    return Tag(markup[name].lower(), closing, attributes, start + offset, end.end() + offset, empty)


def _characters(text: str, start: int, end: int, offset: int = 0) -> Iterator[Characters]:
    position = start
    for reference in _REFERENCE.finditer(text, start, end) if text.find("&", start, end) >= 0 else ():
        value, length = _referred(reference)
        if length == 0:
            continue
        if position < reference.start():
            yield Characters(text[position : reference.start()], position + offset, reference.start() + offset)
        position = reference.start() + length
        if value:
            yield Characters(value, reference.start() + offset, position + offset)
    if position < end:
        yield Characters(text[position:end], position + offset, end + offset)


def _referred(reference: re.Match[str]) -> tuple[str, int]:
    """What a reference stands for, and how many characters of it belong to it (0: it is no reference)."""
    number, name = reference.groups()
    if number:
        return _numbered(number), len(reference[0])
    for length in range(len(name), 1, -1):  # "&nbsp2" is a no-break space and a 2
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return "", 0


def _numbered(number: str) -> str:
    base = "x" if number[0] in "xX" else ""
    digits = number[len(base) :].lstrip("0")
    # Python refuses to read thousands of digits; no character has that many.
    return unescape(f"&#{base}{digits or 0};") if len(digits) <= _LONGEST_NUMBER else "\ufffd"


def _decoded(value: str) -> str:
    return "".join(part.value for part in _characters(value, 0, len(value))) if "&" in value else value
