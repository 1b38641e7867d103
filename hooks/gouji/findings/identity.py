"""What makes a fault the same one in another version of its file: rule, address and content, never a line.

Other than the fingerprints of reports, by which a platform follows one alert while its figures change, this tells a
fault from any other: one that moves, grows, or gives way to another of its rule is a new one.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from msgspec.structs import replace

from gouji.findings.model import Finding, Part, Where
from gouji.text.source import Decoded

_LENGTH = 16


class FaultKey(NamedTuple):
    """One fault: its rule, its address in the form (``requests/new/total``), and a hash of what is wrong there."""

    rule: str
    where: str
    content: str


def keys(finding: Finding) -> tuple[FaultKey, ...]:
    """The faults that a finding tells of; several where it sums up cells, aspects, paragraphs or equations.

    A finding is known where all of them are: to mend some of the faults that it sums up makes nothing new, and one more
    does.
    """
    return tuple(
        FaultKey(fault.rule or finding.rule, _address(fault.where), _hash(fault.text))
        for fault in finding.parts or (_whole(finding, ""),)
    )


def filled(finding: Finding, decoded: Decoded | None) -> Finding:
    """The finding with its ``faults``: where the check gave none, it is one fault, known by the text at its place.

    ``decoded`` is the text of the file; None for formats without lines.
    """
    if finding.parts:
        return finding
    text = decoded.within(finding.place) if decoded and finding.place else ""
    return replace(finding, parts=(_whole(finding, text),))


def _whole(finding: Finding, text: str) -> Part:
    """Where there is no text to go by, it is what the message says."""
    suspects = [part for each in finding.suspects for part in (each.row, each.column, each.actual, each.expected or "")]
    parts = [text or finding.message.zh, finding.actual or "", finding.expected or "", *suspects]
    return Part(finding.where, "\0".join(parts))


def _address(where: Where) -> str:
    """The table says which section it is in."""
    parts = [where.table, where.row, where.column] if where.table else [where.section]
    return "/".join(part or "*" for part in parts) if any(parts) else ""


def _hash(text: str) -> str:
    """White space does not count: to wrap lines anew changes nothing."""
    return sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
