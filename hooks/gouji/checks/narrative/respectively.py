"""Things and their figures in two lists, 甲、乙分别为1件、2件, read as if each figure stood behind its thing."""

from __future__ import annotations

from msgspec.structs import replace

from gouji.checks.narrative.lexicon import RESPECTIVELY, SOFT
from gouji.checks.narrative.tokens import Token, is_break

Line = tuple[Token, ...]
_PAUSE = "、"


def distributed(line: Line) -> Line:
    """The mentions of a line with each figure of such a list behind its thing.

    The things are the last items of the clause before the word, as many as there are figures behind it: what 、 parts,
    or else its words (甲和乙). A line with fewer things stays as it is.
    """
    at = next((index for index, token in enumerate(line) if RESPECTIVELY in token.names), None)
    if at is None:
        return line
    head, tail = line[:at], distributed(line[at + 1 :])
    figures, end = _figures(tail)
    ends = _ends_of_things(head, len(figures))
    if not figures[1:] or not ends:
        return (*head, line[at], *tail)
    return (*_paired(head, ends, figures), *tail[end:])


def _paired(head: Line, ends: list[int], figures: list[Token]) -> Line:
    """A line with a figure behind each of its ``ends``, each pair an item of its own."""
    found = list(head[: ends[0]])
    for index, (end, figure) in enumerate(zip(ends, figures, strict=True)):
        found.append(replace(figure, measure=figure.measure or figures[-1].measure))
        if index + 1 < len(ends):
            found.append(Token("mark", figure.start, figure.start, _PAUSE))
            following = head[end : ends[index + 1]]
            found += following[1:] if following[0].text == _PAUSE else following
    return tuple(found)


def _ends_of_things(head: Line, count: int) -> list[int]:
    """Where the last ``count`` things of a clause end; nothing, where it has not so many."""
    start = max((index + 1 for index, token in enumerate(head) if is_break(token)), default=0)
    pauses = [index for index in range(start, len(head)) if head[index].kind == "mark"]
    items = [*pauses, len(head)]
    words = [
        index + 1 for index in range(start, len(head)) if head[index].kind == "word" and not head[index].names & SOFT
    ]
    ends = items if len(items) >= count else words
    return ends[-count:] if count and len(ends) >= count else []


def _figures(line: Line) -> tuple[list[Token], int]:
    """The figures of a list at the start of a line, parted by 、 or fillers, and where the list ends."""
    found: list[Token] = []
    end = 0
    for index, token in enumerate(line):
        if token.kind == "quantity":
            found.append(token)
            end = index + 1
        elif not (token.is_filler or (token.kind == "mark" and token.text in "、：")):
            break
    return found, end
