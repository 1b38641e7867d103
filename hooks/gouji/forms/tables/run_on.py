"""Cells that run on into each other: a table on one line, and labels with no white space before their figures.

Such a paragraph is cut where the labels of the form begin and end, so that it reads like one that was flattened to one
cell a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Block, Paragraph
from gouji.forms.axes import axes
from gouji.schema.form import Form, TableForm
from gouji.schema.sections import SectionForm
from gouji.text.lazy import lazy_re, lazy_regex
from gouji.text.normalize import enumerator

_FIGURES = lazy_re(r"\s*\d[\d\s.,]*")
_WORD = lazy_regex(r"[\p{Lu}\p{Ll}\p{Lt}]+|\S")
"""Letters that have case, which stand together in a word, or any other character."""
_CLAUSE = lazy_re(r"[，。；、！？]|[,;.!?]\s")
_LABELS = ("row", "label")
_GAP = r"\s{0,3}"
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
    labels = _labels(form.tables, tuple(form.all_sections))
    return tuple(part for block in blocks for part in _parts(block, labels))


def _parts(block: Block, labels: re.Pattern[str]) -> Iterable[Block]:
    value = block.text.value if isinstance(block, Paragraph) else ""
    if not isinstance(block, Paragraph) or block.level is not None or not 1 < len(value) <= _LONGEST:
        return (block,)
    pieces = list(_pieces(value, labels))
    if not _runs_on(value, pieces):
        return (block,)
    fields = _fields(value, _with_sentences(value, pieces))
    return [replace(block, text=block.text.part(start, end)) for start, end in fields]


def _pieces(value: str, labels: re.Pattern[str]) -> Iterator[_RunOnPiece]:
    """Labels, numbered titles of sections, and what stands between them: ``figures`` or ``other`` words."""
    before = 0
    for found in labels.finditer(value):
        if value[before : found.start()].strip():
            yield _between(value, before, found.start())
        yield _RunOnPiece(found.start(), found.end(), found.lastgroup or "label")
        before = found.end()
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


@lru_cache(maxsize=16)
def _labels(tables: tuple[TableForm, ...], sections: tuple[SectionForm, ...]) -> re.Pattern[str]:
    """Finds the titles of sections and the labels of a form in a text. The group that matches says what it is.

    A label that begins with that of a row comes before it: ``其他结果`` before ``其他``.
    """
    rows: set[str] = set()
    others: set[str] = {label for table in tables for label in (*table.title, *table.corner)}
    for table in tables:
        for layout in (None, *table.layouts):
            row_axis, column_axis = axes(table, layout)
            for node, _ in row_axis.paths():
                (others if node.inner else rows).update(node.labels)
            others.update(label for node, _ in column_axis.paths() for label in node.labels)
    begun = tuple(_bare(label) for label in rows if len(label) > 1)
    longer = {label for label in others - rows if _bare(label).startswith(begun)}
    titles = "|".join(filter(None, map(_title, sections))) or "(?!)"
    named = (("section", titles), ("label", _any(longer)), ("row", _any(rows)))
    return re.compile("|".join([*(f"(?P<{kind}>{some})" for kind, some in named), _any(others - rows - longer)]))


def _any(labels: Iterable[str]) -> str:
    """A pattern for any of the labels, the longest first; one that matches nothing where there are none."""
    ordered = sorted((label for label in labels if len(label) > 1), key=lambda label: (-len(label), label))
    return "|".join(map(_flexible, ordered)) or "(?!)"


def _bare(label: str) -> str:
    number = enumerator(label)
    return number.rest if number else label


def _title(section: SectionForm) -> str:
    """A pattern for the title of a section with its number; none where it has no number."""
    number = re.escape(section.number)
    wordings = _any((section.title, *section.titles))
    return rf"(?<![^\W\d]){number}{_GAP}[^\w\s]{_GAP}(?:{wordings})" if number else ""


def _flexible(label: str) -> str:
    """The label with or without its number and its marks, whatever little white space is in it.

    Within a word of a script that has white space between words there is none.
    """
    rest = _bare(label)
    lead = label[: len(label) - len(rest)]
    body = _GAP.join("".join(map(_letter, word)) for word in _WORD.findall(rest))
    return f"(?:{''.join(_lead(letter) for letter in lead)})?{body}" if lead.strip() else body


def _letter(letter: str) -> str:
    return re.escape(letter) if letter.isalnum() else r"[^\w\s]?"


def _lead(letter: str) -> str:
    return (re.escape(letter) if letter.isalnum() else r"[^\w\s]") + _GAP
