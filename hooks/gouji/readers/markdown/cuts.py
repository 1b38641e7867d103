"""What of a line of Markdown is not shown as it is written, and what is shown in its place."""

from __future__ import annotations

from msgspec import Struct

from gouji.text.spans import Piece, Text, join
from gouji.text.width import is_wide

SOFT = "\n\n"  # never in a text: lines are broken one at a time
"""Stands for the end of a line that is only wrapped."""


class Cut(Struct, frozen=True):
    """A range of the raw text that is not shown as it is, and what is shown in its place."""

    start: int
    end: int
    shown: str = ""


def shown_of(raw: Text, cuts: list[Cut]) -> Text:
    """The text with its cuts; one within another does nothing."""
    parts: list[Text] = []
    done = 0
    soft: Cut | None = None
    for cut in [*sorted(cuts, key=lambda cut: (cut.start, -cut.end)), Cut(len(raw.value), len(raw.value))]:
        if cut.start < done:
            continue  # inside of another
        if cut.start > done:
            part = raw.part(done, cut.start)
            parts += [*_joint(raw, soft, parts, part.value), part]
            soft = None
        done = cut.end
        if cut.shown == SOFT:
            soft = cut
        elif cut.shown:
            parts += [*_joint(raw, soft, parts, cut.shown), _replaced(raw, cut, cut.shown)]
            soft = None
    return join(parts)


def _joint(raw: Text, soft: Cut | None, parts: list[Text], following: str) -> list[Text]:
    """What stands between two lines that are only wrapped."""
    if not soft or not parts or not following:
        return []
    return [] if _is_joined(parts[-1].value, following) else [_gap(raw, soft)]


def _is_joined(line: str, following: str) -> bool:
    """Whether two lines are joined without a blank: where one of the characters that meet is Chinese."""
    meeting = line[-1:] + following[:1]
    return any(each.isspace() or is_wide(each) for each in meeting)


def _gap(raw: Text, cut: Cut) -> Text:
    point = raw.span(cut.start, cut.start)
    return Text(" ", (Piece(0, 1, point.start, point.start),) if point else ())


def _replaced(raw: Text, cut: Cut, shown: str) -> Text:
    if shown == "\n":
        return Text("\n", _gap(raw, cut).pieces)
    span = raw.span(cut.start, cut.end)
    return Text(shown, (Piece(0, len(shown), span.start, span.end),) if span else ())
