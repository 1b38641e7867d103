"""What makes a finding the same one in another version of its file, whatever has been inserted above it.

There are two answers. A baseline asks for the exact fault (:func:`keys`): one that grows, moves to another cell or
gives way to another of its rule is a new one. A platform follows an alert (:func:`fingerprints`) while its figures
change. Neither counts lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from gouji.findings.model import Finding, Part, Where
from gouji.text.normalize import fold
from gouji.text.source import Decoded

_KEY_LENGTH = 16
_FINGERPRINT_LENGTH = 32


class FaultKey(Struct, frozen=True):
    """One fault: its rule, its address in the form (``requests/new/total``), and a hash of what is wrong there."""

    rule: str
    where: str
    content: str


def keys(finding: Finding) -> tuple[FaultKey, ...]:
    """The faults that a finding reports; several where it sums up cells, aspects, paragraphs or equations.

    A finding is known where all of them are: to correct some of the faults that it sums up makes nothing new, and one
    more does.
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
    """Where there is no text to go by, it is the message."""
    suspects = [part for each in finding.suspects for part in (each.row, each.column, each.actual, each.expected or "")]
    parts = [text or finding.message.zh, finding.actual or "", finding.expected or "", *suspects]
    return Part(finding.where, "\0".join(parts))


def _address(where: Where) -> str:
    """The table implies its section."""
    parts = [where.table, where.row, where.column] if where.table else [where.section]
    return "/".join(part or "*" for part in parts) if any(parts) else ""


def _hash(text: str) -> str:
    """White space does not count: to wrap lines anew changes nothing."""
    return sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_LENGTH]


def fingerprints(findings: Iterable[Finding], lines: Mapping[int, str]) -> tuple[str, ...]:
    """A fingerprint for each of the findings of a file, no two alike: ``hash:occurrence``. ``lines`` are source lines.

    The hash is over rule, pack, the address in the form and the words that are meant (or, in formats without lines, of
    the message), without figures: a finding whose figure changes is still the same one. Line numbers, the name of the
    file and the language of the run don't count. Findings that are equal in all that are numbered from 1.
    """
    seen: Counter[str] = Counter()
    prints = []
    for finding in findings:
        key = _fingerprint(finding, lines)
        seen[key] += 1
        prints.append(f"{key}:{seen[key]}")
    return tuple(prints)


def _fingerprint(finding: Finding, lines: Mapping[int, str]) -> str:
    where = finding.where
    address = (finding.rule, finding.pack, where.section, where.table, where.row, where.column)
    parts = [*(part or "" for part in address), _words(finding, lines)]
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:_FINGERPRINT_LENGTH]


def _words(finding: Finding, lines: Mapping[int, str]) -> str:
    """What is meant; nothing where a cell is, which its address names."""
    if finding.where.row and finding.where.column:
        return ""
    place = finding.place
    line = lines.get(place.line) if place else None
    if place is None or line is None:
        return _folded(finding.message.zh)
    marked = line[place.column - 1 : place.end_column - 1 if place.end_line == place.line else None]
    return _folded(marked) or _folded(line)


@lru_cache(maxsize=16)  # a hostile line has a thousand findings
def _folded(text: str) -> str:
    return fold(text, drop_digits=True, drop_marks=True).value
