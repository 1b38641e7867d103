"""The title of a document: which of its first lines read as one, which year it is about, and which is one in full.

A title in full names unit, year and form and nothing else. It is the title of a report, unless it stands in a list of
such titles, which is an index of reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gouji.document.model import Paragraph
from gouji.forms.report import Report
from gouji.schema.info import Claims
from gouji.text.patterns import pattern

_TITLE_LINES = 12
_LONGEST_TITLE = 60
_SHORTEST_UNIT = 3
"""Letters before the words for the form, the year left out: more than a ``年度``."""
_LONGEST_REST = 4
"""Letters behind them: ``告``, ``告（2024年度）``."""
_INDEX_LINES = 8
_LONGEST_LINK = 30


def titles(report: Report, claims: Claims) -> list[Paragraph]:
    """The paragraphs that read as the document's title: at its beginning, or right before its first section."""
    lines = report.preamble
    near = [*lines[:_TITLE_LINES], *(lines[_TITLE_LINES:][-_TITLE_LINES:] if report.sections else [])]
    return [paragraph for paragraph in near if _is_title(line_of(paragraph), claims)]


def is_about_reports(report: Report, claims: Claims) -> bool:
    """Whether a line at the beginning is the title of what is only about such a document: a notice, a summary."""
    lines = map(line_of, report.preamble[:_TITLE_LINES])
    return any(len(line) <= _LONGEST_TITLE and _is_like(line, claims.unless) for line in lines)


def report_year(report: Report, claims: Claims) -> int | None:
    """The year that the report is about, by its title; else the first one in the text before section one."""
    if claims.year is None:
        return None
    texts = [*map(line_of, titles(report, claims)), *(paragraph.text.value for paragraph in report.preamble)]
    found = (pattern(claims.year).search(text) for text in texts)
    return next((int(match.group(1)) for match in found if match), None)


def full_title(report: Report, claims: Claims) -> Paragraph | None:
    """The title of the document where it is one in full; None for an index of reports, too."""
    lines = report.preamble
    title = next((each for each in titles(report, claims) if _is_full(_with_unit(lines, each), claims)), None)
    if title is None or _is_listed(lines, title) or _is_index(lines, title, claims):
        return None
    return title


def line_of(paragraph: Paragraph) -> str:
    """The text of a paragraph without white space, as titles are often spread out."""
    return "".join(paragraph.text.value.split())


def _is_title(line: str, claims: Claims) -> bool:
    return len(line) <= _LONGEST_TITLE and _is_like(line, claims.title) and not _is_like(line, claims.unless)


def _with_unit(lines: Sequence[Paragraph], title: Paragraph) -> str:
    """The line of the title, with the one before it where the document begins with the unit alone."""
    unit = line_of(lines[0])
    return unit + line_of(title) if title in lines[1:2] and len(unit) <= _LONGEST_LINK else line_of(title)


def _is_full(line: str, claims: Claims) -> bool:
    if not _is_title(line, claims) or (claims.year is not None and not pattern(claims.year).search(line)):
        return False
    matches = (pattern(title).search(line) for title in claims.title)
    return any(
        _letters(line[: match.start()]) >= _SHORTEST_UNIT and _letters(line[match.end() :]) <= _LONGEST_REST
        for match in matches
        if match
    )


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def _is_listed(lines: Sequence[Paragraph], title: Paragraph) -> bool:
    """Whether it stands under a heading and is none itself."""
    before = lines[: lines.index(title)]
    return title.level is None and any(line.level is not None for line in before)


def _is_index(lines: Sequence[Paragraph], title: Paragraph, claims: Claims) -> bool:
    """Whether the title is one of a list of titles, or the heading of a list of short lines."""
    following = [line_of(paragraph) for paragraph in lines[lines.index(title) + 1 :]]
    following = [line for line in following if line != line_of(title) and not _is_date(line)]
    listed = any(_is_full(line, claims) for line in following[:2])
    return listed or (len(following) >= _INDEX_LINES and not any(map(_is_prose, following)))


def _is_date(line: str) -> bool:
    return _letters(line) <= len("年月日") and any(character.isdecimal() for character in line)


def _is_prose(line: str) -> bool:
    return len(line) > _LONGEST_LINK or re.search(r"[。；！？]", line) is not None


def _is_like(line: str, patterns: Iterable[str]) -> bool:
    return any(pattern(each).search(line) for each in patterns)
