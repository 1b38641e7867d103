"""Text of strangers on its way to a terminal or a log, which shall not obey any of it.

What they obey: control characters and line breaks, marks that turn the direction of text round, and commands of CI
servers, which stand in brackets behind ``##`` (Azure Pipelines, TeamCity, GitHub) or begin a line with ``::`` (GitHub).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from gouji.text.lazy import lazy_re

# Control characters but for tab and line feed, line separators, marks of direction, tags, annotations.
_OBEYED = lazy_re(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SERVER_COMMAND = lazy_re(r"#(?=#\w*\[)")
_LINE_COMMAND = lazy_re(r"^(\s*):(?=:)", re.MULTILINE)
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_DOUBTFUL_STARTS = tuple(":#-+~^ \t")


def one_line(text: str) -> str:
    """A text on one line, without what is obeyed."""
    if text.isprintable():  # which nothing that is obeyed is, and of white space the blank alone
        return _without_commands(text.strip())
    line = "".join(" " if char.isspace() else char for char in text)
    return _without_commands(_OBEYED.sub("", line).strip())


def path(name: str) -> str:
    """A path on one line; one that a log could take for something else begins with ``./``, which is the same file."""
    return one_line(f"./{name}" if name.startswith(_DOUBTFUL_STARTS) else name)


def visible(text: str) -> str:
    """A text of several lines, with signs in the place of what is obeyed; tabs and line feeds stay."""
    obeys = not text.replace("\n", "").isprintable()  # nothing that is obeyed is printable
    return _without_commands(_OBEYED.sub(_REPLACED, text) if obeys else text)


def shown(line: str) -> list[str]:
    """Each character of a line as :func:`visible` shows it; what is shown of one may be several characters."""
    apart = {found.start() for found in _SERVER_COMMAND.finditer(line)}
    return [f"{char} " if index in apart else _OBEYED.sub(_REPLACED, char) for index, char in enumerate(line)]


def encodable(text: str) -> str:
    """The text with question marks for what no encoding has: lone surrogates, as in names of files that are no text."""
    return text.encode("utf-8", "replace").decode()


def escaped(text: str, escape: Callable[[int], str]) -> str:
    """A text in a language of machines, in which ``escape`` writes characters that must not stand there themselves."""
    text = _SERVER_COMMAND.sub(escape(ord("#")).replace("\\", r"\\"), text)
    return _OBEYED.sub(lambda found: escape(ord(found[0])), text)


def _without_commands(text: str) -> str:
    if "##" not in text and "::" not in text:
        return text
    return _LINE_COMMAND.sub(r"\1: ", _SERVER_COMMAND.sub("# ", text))
