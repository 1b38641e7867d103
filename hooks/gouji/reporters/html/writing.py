"""Text of strangers as HTML: no string of a document or a file name is ever markup or script."""

from __future__ import annotations

from html import escape

from gouji.reporters.shared import wording
from gouji.text.neutral import visible
from gouji.text.source import Place

_AROUND = 60
"""Characters that are shown before and after what is marked in a line; of that itself, four times as many."""
_POINT = '<mark class="point"></mark>'


def plain(text: str) -> str:
    """A text on one line, for an element or an attribute in double quotes."""
    return escape(wording.one_line(text))


def shown(text: str) -> str:
    """A text as it stands in a document: its line breaks stay, and what shows nothing is shown."""
    return escape("".join(char if char.isprintable() or char in "\t\n" else "\ufffd" for char in visible(text)))


def marked(before: str, meant: str, after: str) -> str:
    """Words with what is meant marked; a point where something is missing is marked as one."""
    return f"{shown(before)}{f'<mark>{shown(meant)}</mark>' if meant else _POINT}{shown(after)}"


def marked_line(line: str, place: Place) -> str:
    """The same for a line of a file."""
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    cut = min(end, start + 4 * _AROUND)
    before, after = line[max(start - _AROUND, 0) : start], line[cut : cut + _AROUND]
    left, right = ("…" if start > _AROUND else ""), ("…" if cut + _AROUND < len(line) else "")
    return marked(left + before, line[start:cut], after + right)
