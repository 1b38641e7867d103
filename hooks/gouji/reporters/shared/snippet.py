"""The source line of a finding with carets under what is meant, as a terminal shows it.

East Asian wide and fullwidth characters take two cells, ambiguous ones one, combining marks none.
"""

from __future__ import annotations

import unicodedata

from gouji.text.source import Place

_CUT = "..."
_LEAST = 20
_TAB = "  "


def frame(line: str, place: Place, room: int) -> tuple[str, str]:
    """The line as shown, and the carets below it. A range of several lines is marked to the end of its first line.

    A line of more than ``room`` cells is cut around the caret.
    """
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    shown = [_shown(char) for char in line]
    first, last = _window(shown, start, room)
    left, right = (_CUT if first else ""), (_CUT if last < len(line) else "")
    before = width(left + "".join(shown[first:start]))
    marked = width("".join(shown[start : min(end, last)]))
    return left + "".join(shown[first:last]) + right, " " * before + "^" * max(marked, 1)


def width(text: str) -> int:
    """Cells that the text takes in a terminal."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _shown(char: str) -> str:
    if char == "\t":
        return _TAB
    return "�" if unicodedata.category(char) in ("Cc", "Cs") else char


def _window(shown: list[str], start: int, room: int) -> tuple[int, int]:
    """The characters that fit: some before the start of the finding, the rest after it."""
    if width("".join(shown)) <= room:
        return 0, len(shown)
    room = max(room - 2 * len(_CUT), _LEAST)
    first, before = min(start, len(shown)), room // 3
    while first and (before := before - width(shown[first - 1])) >= 0:
        first -= 1
    last = first
    while last < len(shown) and (room := room - width(shown[last])) >= 0:
        last += 1
    return first, last
