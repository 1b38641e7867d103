"""What was understood of the figures of the text, for programs, spreadsheets and people."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

import msgspec

from gouji.checks.narrative.quantities import shown
from gouji.checks.narrative.understood import FigureReading, TextFigure
from gouji.messages.message import Language, Message
from gouji.reporters.shared.columns_of_text import aligned
from gouji.text.neutral import encodable
from gouji.text.width import cells
from gouji.views import messages

COLUMNS = ("line", "column", "section", "figure", "value", "clause", "rules", "label", "expected", "left_out")
_LONG = 48
"""A clause that takes more cells of a terminal is cut."""
_REASONS: Mapping[str, Message] = {
    "about": messages.TEXT_ABOUT,
    "leaves": messages.TEXT_LEAVES,
    "skips": messages.TEXT_SKIPS,
    "pauses": messages.TEXT_PAUSES,
}


def as_json(figures: Sequence[TextFigure], path: str, pack: str, language: Language) -> str:
    """One object: which pack was chosen, and every figure of the text."""
    told = [_plain(figure, language) for figure in figures]
    value = {"version": 1, "path": encodable(path), "pack": pack, "figures": told}
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"


def as_csv(figures: Sequence[TextFigure], language: Language) -> str:
    """A line for every figure, with a heading."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_plain(figure, language).values() for figure in figures)
    return out.getvalue()


def as_table(figures: Sequence[TextFigure], language: Language) -> str:
    """A line for every figure: where it stands, its words, and what it means or why nothing was compared."""
    heading = [each.in_language(language) for each in messages.TEXT_HEADINGS]
    rows = [[_place(figure), figure.text, _short(figure.clause), _meaning(figure, language)] for figure in figures]
    lines = aligned([heading, *rows], left=len(heading))
    return "\n".join((*lines, messages.TEXT_LEGEND.in_language(language))) + "\n"


def _short(clause: str) -> str:
    if cells(clause) <= _LONG:
        return clause
    kept = next(end for end in range(_LONG, 0, -1) if cells(clause[:end]) <= _LONG)
    return f"{clause[:kept].rstrip()}…"


def _place(figure: TextFigure) -> str:
    return f"{figure.place.line}:{figure.place.column}" if figure.place else figure.section or ""


def _meaning(figure: TextFigure, language: Language) -> str:
    if figure.readings:
        return "; ".join(dict.fromkeys(_reading(each, language) for each in figure.readings))
    if figure.amount is None:
        return messages.TEXT_INEXACT.in_language(language)
    near = [(topic, key) for topic, key in figure.scopes if key != "about"]
    reasons = (f"{topic}: {_REASONS[key].in_language(language)}" for topic, key in near)
    return "; ".join(reasons) or messages.TEXT_NOTHING.in_language(language)


def _reading(reading: FigureReading, language: Language) -> str:
    if reading.label is None:
        return reading.rule
    value = "?" if reading.value is None else shown(reading.value)
    return f"{reading.label.in_language(language)} = {value} ({reading.rule})"


def _plain(figure: TextFigure, language: Language) -> dict[str, str | int | None]:
    labelled = [each for each in figure.readings if each.label]
    labels = (each.label.in_language(language) for each in labelled if each.label)
    return {
        "line": figure.place.line if figure.place else None,
        "column": figure.place.column if figure.place else None,
        "section": figure.section,
        "figure": figure.text,
        "value": None if figure.amount is None else shown(figure.amount),
        "clause": figure.clause,
        "rules": " ".join(dict.fromkeys(each.rule for each in figure.readings)),
        "label": " | ".join(labels),
        "expected": " | ".join("" if each.value is None else shown(each.value) for each in labelled),
        "left_out": " ".join(f"{topic}:{key}" for topic, key in figure.scopes),
    }
