"""Cells that run on into each other: a table on one line, and labels with no white space before their figures.

Such a paragraph is cut where the labels of the form begin and end, so that it reads like one that was flattened to one
cell a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Block, Paragraph
from gouji.forms.tables.cell_words import CellWord, CellWords, Letters, occurrences, words_of
from gouji.schema.form import Form
from gouji.text.lazy import lazy_re

_FIGURES = lazy_re(r"\s*\d[\d\s.,]*")
_CLAUSE = lazy_re(r"[，。；、！？]|[,;.!?]\s")
_LABELS = ("row", "label")
_FEWEST = 3
"""So many labels with nothing but figures behind them, or labels of a header in a row, are no accident."""
_SHORT = 100
_LONGEST = 20_000
"""A paragraph of more characters is no table."""


class _RunOnPiece(Struct, frozen=True):
    start: int
    end: int
    kind: str


def cut(blocks: Sequence[Block], form: Form) -> tuple[Block, ...]:
    """The blocks, those cut into cells whose cells run on."""
    words = words_of(form)
    return tuple(part for block in blocks for part in _parts(block, words))


def _parts(block: Block, words: CellWords) -> Iterable[Block]:
    value = block.text.value if isinstance(block, Paragraph) else ""
    if not isinstance(block, Paragraph) or block.level is not None or not 1 < len(value) <= _LONGEST:
        return (block,)
    if words.has_others(value) and (len(value) <= _SHORT or words.figures(value) < _FEWEST):
        return (block,)  # no cells alone, nor three rows with figures
    written = Letters.of(value, words)
    if not _may_run_on(value, written):
        return (block,)
    pieces = list(_pieces(value, written.words))
    if not _runs_on(value, pieces):
        return (block,)
    fields = _fields(value, _with_sentences(value, pieces))
    return [replace(block, text=block.text.part(start, end)) for start, end in fields]


def _may_run_on(value: str, written: Letters) -> bool:
    """What must hold wherever :func:`_runs_on` does, by letters and digits alone. Nearly none is left."""
    heads = written.heads
    rows = written.rows_with_figures() if heads else 0
    if len(value) > _SHORT and rows >= _FEWEST:
        return True
    return (heads >= _FEWEST or (rows > 0 and len(value) <= _SHORT)) and written.may_be_pure()


def _pieces(value: str, words: Sequence[CellWord]) -> Iterator[_RunOnPiece]:
    """Labels, numbered titles of sections, and what stands between them: ``figures`` or ``other`` words."""
    before = 0
    for start, end, kind in occurrences(value, words):
        if value[before:start].strip():
            yield _between(value, before, start)
        yield _RunOnPiece(start, end, kind)
        before = end
    if value[before:].strip():
        yield _between(value, before, len(value))


def _between(value: str, start: int, end: int) -> _RunOnPiece:
    return _RunOnPiece(start, end, "figures" if _FIGURES.fullmatch(value, start, end) else "other")


def _runs_on(value: str, pieces: Sequence[_RunOnPiece]) -> bool:
    """Whether a paragraph is made of cells, and is not read as such anyway."""
    kinds = [piece.kind for piece in pieces]
    rows = sum(one == "row" and other == "figures" for one, other in pairwise(kinds))
    heads = sum(kind in _LABELS for kind in kinds)
    pure = not {"other", "section"}.intersection(kinds)
    if len(value) > _SHORT:
        return rows >= _FEWEST or (pure and heads >= _FEWEST and "figures" in kinds)
    glued = any(
        one.end == other.start and not value[one.end - 1].isspace() and not value[other.start].isspace()
        for one, other in pairwise(pieces)
    )
    return glued and pure and (rows == 1 or heads >= _FEWEST)


def _with_sentences(value: str, pieces: Sequence[_RunOnPiece]) -> list[_RunOnPiece]:
    """The pieces, with labels that are words of a sentence left in it."""
    whole: list[_RunOnPiece] = []
    for piece in pieces:
        start = piece.start
        if piece.kind == "other" and _CLAUSE.search(value, start, piece.end):
            if whole and whole[-1].kind in _LABELS:
                start = whole.pop().start
            if whole and whole[-1].kind == "other":
                start = whole.pop().start
        whole.append(_RunOnPiece(start, piece.end, piece.kind))
    return whole


def _fields(value: str, pieces: Sequence[_RunOnPiece]) -> Iterator[tuple[int, int]]:
    for piece in pieces:
        if piece.kind == "figures":
            found = re.finditer(r"\S+", value[piece.start : piece.end])
            yield from ((piece.start + each.start(), piece.start + each.end()) for each in found)
        else:
            written = value[piece.start : piece.end]
            start = piece.start + len(written) - len(written.lstrip())
            yield start, start + len(written.strip())
