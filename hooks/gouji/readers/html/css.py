"""The style sheets of a page, as far as they decide what is shown at all.

Only rules about a handful of properties are kept. Where it takes more than is known here to say whether a rule applies
(pseudo-classes, media with conditions, siblings), it is taken as one that may: nothing counts as hidden that such a
rule may show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from gouji.readers.html.faint import is_far, is_size, size_in
from gouji.readers.html.selectors import Selector, selectors
from gouji.text.lazy import lazy_re

MOST_RULES = 2000
_COMMENT_OR_STRING = lazy_re(r"""/\*.*?(?:\*/|\Z)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?""", re.DOTALL)
_PART = lazy_re(r"[{};]")
_DECLARATION = lazy_re(r"\s*([a-z-]+)\s*:\s*([^;]*?)\s*(!\s*important)?\s*(?:;|\Z)")
_PROPERTIES = lazy_re(
    r"\b(?:display|visibility|text-decoration|vertical-align|opacity|font|position|all)\b", re.IGNORECASE
)
_OPACITY = lazy_re(r"[+-]?(?:\d+\.?\d*|\.\d+)%?|inherit|initial|revert|unset|.*\(.*")
_DISPLAYS = frozenset({
    "block", "contents", "flex", "flow-root", "grid", "inherit", "initial", "inline", "inline-block", "inline-flex",
    "inline-grid", "inline-table", "list-item", "math", "none", "revert", "ruby", "ruby-base", "ruby-text", "run-in",
    "table", "table-caption", "table-cell", "table-column", "table-column-group", "table-footer-group",
    "table-header-group", "table-row", "table-row-group", "unset",
})  # fmt: skip
_VISIBILITIES = frozenset({"collapse", "hidden", "inherit", "initial", "revert", "unset", "visible"})
_SKIPPED = ("@font-face", "@page", "@keyframes", "@-webkit-keyframes", "@counter-style", "@property")
_SCREEN = lazy_re(r"@media\s+(?:only\s+)?(?:all|screen)(?:\s*,\s*\w+)*\s*$", re.IGNORECASE)
_NO_SCREEN = lazy_re(r"@media\s+(?:only\s+)?(?:print|speech|aural|braille|tty)\b[^,]*$", re.IGNORECASE)


class StyleDeclaration(Struct, frozen=True):
    """``display: none !important``, in lower case."""

    name: str
    value: str
    important: bool


_OFF_PAGE = StyleDeclaration("off-page", "", important=False)
"""What a rule says by several declarations together; how others overrule it is not looked at."""


class StyleRule(Struct, frozen=True):
    """What a selector gives to elements. ``certain``: whether it applies wherever the selector matches."""

    selector: Selector
    declarations: tuple[StyleDeclaration, ...]
    certain: bool


def declarations(text: str, *, sizes: bool = True) -> tuple[StyleDeclaration, ...]:
    """The declarations of a rule or of a ``style`` attribute that count here. Those that are invalid do not.

    ``sizes``: whether those of the size of characters count.
    """
    if not _PROPERTIES.search(text):
        return ()
    found = []
    for part in _without_comments(text).lower().split(";"):
        declaration = _DECLARATION.fullmatch(part)
        if declaration is None:
            continue
        name, value = declaration[1].removesuffix("-line"), declaration[2]
        if name == "font":
            name, value = "font-size", value if value in ("inherit", "unset") else size_in(value)
        if _is_valid(name, value) and (sizes or name != "font-size"):
            found.append(StyleDeclaration(name, value, bool(declaration[3])))
    return tuple(found)


def _without_comments(text: str) -> str:
    """The text without comments, and without what would look like its parts inside strings."""
    return _COMMENT_OR_STRING.sub(lambda found: " " if found[0].startswith("/*") else _PART.sub(" ", found[0]), text)


def _is_valid(name: str, value: str) -> bool:
    """Whether a value is known. One of a browser's own, or one that is computed, shows more than ``none``."""
    if name in ("display", "visibility") and ("var(" in value or value.startswith("-")):
        return True
    if name == "display":
        return all(word in _DISPLAYS or word == "flow" for word in value.split()) and bool(value)
    if name == "visibility":
        return value in _VISIBILITIES
    if name == "font-size":
        return is_size(value)
    if name == "opacity":
        return bool(_OPACITY.fullmatch(value))
    return name in ("text-decoration", "vertical-align", "all")


def rules(sheets: Sequence[str], *, sizes: bool = True) -> tuple[StyleRule, ...]:
    """The rules of all sheets in order, as many as are looked at."""
    found: list[StyleRule] = []
    for sheet in sheets:
        for prelude, body, certain in _blocks(_without_comments(sheet)):
            given = (*declarations(body, sizes=sizes), *([_OFF_PAGE] if is_far(body) else []))
            if given:
                found += (StyleRule(selector, given, certain) for selector in selectors(prelude))
            if len(found) > MOST_RULES:
                return tuple(found[:MOST_RULES])
    return tuple(found)


def _blocks(sheet: str) -> Iterator[tuple[str, str, bool]]:
    """The blocks of a sheet: selectors, declarations, and whether nothing around them limits where they apply."""
    around: list[bool | None] = []  # of each at-rule around: certain, maybe, or not at all
    start = 0
    prelude: str | None = None
    for mark in _PART.finditer(sheet):
        text = sheet[start : mark.start()].strip()
        if mark[0] == ";" and prelude is not None:
            continue
        start = mark.end()
        if mark[0] == "{":
            if text.startswith("@") or prelude is not None:
                around.append(_applies(text) if prelude is None else False)
                prelude = None
            else:
                prelude = text
        elif mark[0] == "}" and prelude is not None:
            if None not in around:
                yield prelude, text, all(around)
            prelude = None
        elif mark[0] == "}" and around:
            around.pop()


def _applies(at_rule: str) -> bool | None:
    """Whether what stands in an at-rule applies to what is seen on a screen: True, perhaps (False), or None for no."""
    lowered = at_rule.lower()
    if lowered.startswith(_SKIPPED) or _NO_SCREEN.match(lowered):
        return None
    return bool(_SCREEN.match(lowered))
