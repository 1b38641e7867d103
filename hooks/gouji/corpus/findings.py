"""Findings as rows, and back, without loss."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from gouji.findings.model import Confidence, Finding, Fix, NotEvaluated, Part, Related, Spot, Suspect, Where
from gouji.messages.message import Message
from gouji.text.source import Place

PLACE = ("start_line", "start_column", "end_line", "end_column")
Row = tuple[Any, ...]
"""The values of a row, in the order of the columns."""
_NOWHERE: Row = (None, None, None, None)


class _More(Struct, frozen=True, omit_defaults=True):
    """What of a finding has no column of its own."""

    label: Message | None = None
    confidence: Confidence | None = None
    suspects: tuple[Suspect, ...] = ()
    fix: Fix | None = None
    parts: tuple[Part, ...] = ()
    passages: tuple[str, str] | None = None
    spot: Spot | None = None
    unnamed: int = 0


def finding_row(report: int, number: int, finding: Finding, *, compared: bool = False) -> Row:
    """The row of a finding; ``compared``: whether other reports had a part in it."""
    where = finding.where
    more = _More(
        where.label,
        finding.confidence,
        finding.suspects,
        finding.fix,
        finding.parts,
        finding.passages,
        finding.spot,
        finding.unnamed,
    )
    return (
        *(report, number, compared, finding.check, finding.rule, finding.pack, finding.severity),
        *(finding.message.zh, finding.message.en, where.section, where.table, where.row, where.column),
        *place_row(finding.place),
        *(finding.actual, finding.expected, _json(finding.related), _json(more)),
    )


def finding_of(row: Mapping[str, Any], path: str) -> Finding:
    """The finding of a row (values by columns), in the file at ``path``.

    Raises:
        msgspec.MsgspecError: the row is no such row.
    """
    more = msgspec.json.decode(row["more"], type=_More)
    return Finding(
        path=path,
        check=row["kind"],
        rule=row["rule"],
        pack=row["pack"],
        severity=row["severity"],
        message=Message(row["message_zh"], row["message_en"]),
        where=Where(row["section"], row["table_id"], row["row_id"], row["column_id"], more.label),
        place=place_of(row),
        actual=row["actual"],
        expected=row["expected"],
        confidence=more.confidence,
        suspects=more.suspects,
        related=msgspec.json.decode(row["related"], type=tuple[Related, ...]),
        fix=more.fix,
        parts=more.parts,
        passages=more.passages,
        spot=more.spot,
        unnamed=more.unnamed,
    )


def unevaluated(verdicts: tuple[NotEvaluated, ...]) -> str:
    """Rules that could not be applied, as JSON."""
    return _json(tuple(msgspec.structs.replace(each, path="") for each in verdicts))


def unevaluated_of(text: str, path: str) -> tuple[NotEvaluated, ...]:
    """The reverse of :func:`unevaluated`.

    Raises:
        msgspec.MsgspecError: the text is no such JSON.
    """
    found = msgspec.json.decode(text, type=tuple[NotEvaluated, ...])
    return tuple(msgspec.structs.replace(each, path=path) for each in found)


def place_row(place: Place | None) -> Row:
    """The columns of a place."""
    return (place.line, place.column, place.end_line, place.end_column) if place else _NOWHERE


def place_of(row: Mapping[str, Any]) -> Place | None:
    """The place of a row."""
    return None if row["start_line"] is None else Place(*(row[name] for name in PLACE))


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
