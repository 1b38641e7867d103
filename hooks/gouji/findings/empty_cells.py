"""How a value is written into an empty cell of a table: between tags, tabs, pipes or the ends of a line."""

from __future__ import annotations

from gouji.text.lazy import lazy_re
from gouji.text.spans import Span

_BLANK = r"[ \u3000\xa0\u2002\u2003]"
_ENTITIES = r"(?:&(?:nbsp|ensp|emsp|#0*160|#[xX]0*[aA]0|#0*12288|#[xX]0*3000);)+"
_ENTITY = lazy_re(_ENTITIES)
_FIELD = lazy_re(rf"{_BLANK}*(?:{_ENTITIES}{_BLANK}*)?")
_ELEMENT = lazy_re(rf"[ \t\r\n\f]*(?:({_ENTITIES}|[\u3000\xa0]+)[ \t\r\n\f]*)?(?=<)")
_BORDERS = "\t|\r\n"
_LINE_END = lazy_re(r"[\r\n]")


def filled(source: str, point: int, value: str) -> tuple[Span, str] | None:
    """Where and how a value is written into an empty cell; None where nothing marks the borders of the cell."""
    if _follows_tag(source, point) and (found := _ELEMENT.match(source, point)):
        return (Span(*found.span(1)) if found[1] else Span(point, point)), value
    left = max(source.rfind(border, 0, point) for border in _BORDERS)
    field = _FIELD.match(source, left + 1)
    start, end = (left + 1, field.end()) if field else (point, point)
    borders = {source[left] if left >= 0 else "\n", source[end : end + 1] or "\n"}
    if not start <= point <= end or not borders <= set(_BORDERS) or borders <= {"\r", "\n"}:
        return None
    entity = _ENTITY.search(source, start, end) if "&" in source[start:end] else None
    if entity:
        return Span(*entity.span()), value
    return (Span(start, end), value) if "\t" in borders else _in_pipes(source, start, end, value)


def _follows_tag(source: str, point: int) -> bool:
    """Whether only white space stands between ``point`` and the tag before it."""
    while point and source[point - 1] in " \t\r\n\f":
        point -= 1
    return source[point - 1 : point] == ">"


def _in_pipes(source: str, start: int, end: int, value: str) -> tuple[Span, str] | None:
    """Between pipes: with a blank on either side, and no wider than the cell was where there is room."""
    line_start = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    line_end = _LINE_END.search(source, start)
    line = source[line_start : line_end.start() if line_end else len(source)]
    if line.count("|") < 2:  # noqa: PLR2004 - a lone pipe may be an empty cell or the border between two
        return None
    room = end - start
    if room >= len(value) + 2:
        return Span(start + 1, start + 1 + len(value)), value
    if room >= 2:  # noqa: PLR2004 - a blank on either side
        return Span(start + 1, end - 1), value
    return Span(start, end), f" {value} "
