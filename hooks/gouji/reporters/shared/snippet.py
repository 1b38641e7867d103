"""The source line of a finding with carets under what is meant, as a terminal shows it."""

from __future__ import annotations

from gouji.text import neutral
from gouji.text.source import Place
from gouji.text.width import cells

_CUT = "..."
_LEAST = 20
_AROUND = 4  # characters looked at on either side for each cell that there is: some have no width
_TAB = "  "


def frame(line: str, place: Place, room: int) -> tuple[str, str]:
    """The line as shown, and the carets below it. A range of several lines is marked to the end of its first line.

    A line of more than ``room`` cells is cut around the caret.
    """
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    reach = max(room, _LEAST) * _AROUND
    near = max(place.column - 1 - reach, 0)
    start, end = place.column - 1 - near, end - near
    shown = [_TAB if char == "\t" else char for char in neutral.shown(line[near : near + start + reach])]
    first, last = _window(shown, start, room, whole=len(shown) == len(line))
    left, right = (_CUT if near or first else ""), (_CUT if near + last < len(line) else "")
    before = cells(left + "".join(shown[first:start]))
    marked = cells("".join(shown[start : min(end, last)]))
    return left + "".join(shown[first:last]) + right, " " * before + "^" * max(marked, 1)


def _window(shown: list[str], start: int, room: int, *, whole: bool) -> tuple[int, int]:
    """The characters that fit: some before the start of the finding, the rest after it. ``whole``: that is the line."""
    if whole and cells("".join(shown)) <= room:
        return 0, len(shown)
    room = max(room - 2 * len(_CUT), _LEAST)
    first, before = min(start, len(shown)), room // 3
    while first and (before := before - cells(shown[first - 1])) >= 0:
        first -= 1
    last = first
    while last < len(shown) and (room := room - cells(shown[last])) >= 0:
        last += 1
    return first, last
