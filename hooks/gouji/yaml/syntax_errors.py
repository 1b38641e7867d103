"""The YAML parser's complaints, as error messages for people who write rules and don't know YAML well."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from gouji.messages.message import Message
from gouji.text.lazy import lazy_re
from gouji.yaml import messages

# Over "context: problem"; whether to point at the beginning of the context; the message.
_COMPLAINTS: tuple[tuple[re.Pattern[str], bool, Message], ...] = (
    (lazy_re(r"found character '\\t'"), False, messages.YAML_TAB),
    (lazy_re(r"scanning an (alias|anchor)"), True, messages.YAML_QUOTE),
    (lazy_re(r"found character '(?P<character>[^']+)'"), False, messages.YAML_QUOTE),
    (lazy_re(r"quoted scalar: found unexpected end of stream"), True, messages.YAML_QUOTE_OPEN),
    (lazy_re(r"expected ',' or '(?P<bracket>[\]}])'"), False, messages.YAML_BRACKET_OPEN),
    (lazy_re(r"mapping values are not allowed"), False, messages.YAML_COLON),
    (lazy_re(r"expected (<block end>|'<document start>')"), False, messages.YAML_LEFTOVER),
)


def explain(error: MarkedYAMLError, text: str) -> tuple[int, Message]:
    """Where to look (offset in ``text``) and what to do."""
    at = error.problem_mark or error.context_mark
    since = error.context_mark or at
    complaint = f"{error.context or ''}: {error.problem or ''}"
    for pattern, at_beginning, message in _COMPLAINTS:
        if found := pattern.search(complaint):
            place: int = (since if at_beginning else at).index
            holds_braces = message is messages.YAML_QUOTE and text[:place].endswith(("}", "]"))
            values = {"character": text[place : place + 1], "line": since.line + 1, **found.groupdict()}
            return place, (messages.YAML_QUOTE_BRACES if holds_braces else message).fill(**values)
    return at.index, messages.YAML_INVALID.fill(problem=error.problem or complaint)
