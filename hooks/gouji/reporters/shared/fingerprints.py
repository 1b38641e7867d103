"""What makes a finding the same one in the next run, whatever has been inserted above it."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from gouji.findings.model import Finding
from gouji.linter.results import FileResult
from gouji.text.normalize import fold

_LENGTH = 32


def fingerprints(file: FileResult) -> tuple[str, ...]:
    """A fingerprint for each finding of the file, no two alike: ``hash:occurrence``.

    The hash is over rule, pack, the address in the form and the words that are meant (or, in formats without lines, of
    the message), without figures: a finding whose figure changes is still the same one. Line numbers, the name of the
    file and the language of the run don't count. Findings that are equal in all that are numbered from 1.
    """
    seen: Counter[str] = Counter()
    prints = []
    for finding in file.findings:
        key = _key(finding, file)
        seen[key] += 1
        prints.append(f"{key}:{seen[key]}")
    return tuple(prints)


def _key(finding: Finding, file: FileResult) -> str:
    where = finding.where
    address = (finding.rule, finding.pack, where.section, where.table, where.row, where.column)
    parts = [*(part or "" for part in address), _words(finding, file)]
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:_LENGTH]


def _words(finding: Finding, file: FileResult) -> str:
    """What is meant; nothing where a cell is, which its address tells."""
    if finding.where.row and finding.where.column:
        return ""
    place = finding.place
    line = file.lines.get(place.line) if place else None
    if place is None or line is None:
        return _folded(finding.message.zh)
    marked = line[place.column - 1 : place.end_column - 1 if place.end_line == place.line else None]
    return _folded(marked) or _folded(line)


def _folded(text: str) -> str:
    return fold(text, drop_digits=True, drop_marks=True).value
