"""The title of a document: which of its first lines read as one, which year it is about, and which is one in full.

A title in full names unit, year and form and nothing else. It is the title of a report, unless it stands in a list of
such titles, which is an index of reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from gouji.document.model import Paragraph
from gouji.forms.keeping import kept
from gouji.forms.report import Report
from gouji.schema.info import Claims
from gouji.text.lazy import lazy_re, lazy_regex
from gouji.text.numerals import ONE_TO_NINE, ZEROS, value
from gouji.text.patterns import pattern
from gouji.text.spacing import extent, squeezed

_TITLE_LINES = 12
_TITLE_PARTS = 3
"""The most lines that one title is set in."""
_LONGEST_TITLE = 60
_SHORTEST_UNIT = 3
"""Letters before the words for the form, the year left out: more than a ``年度``."""
_LONGEST_REST = 4
"""Words behind them, a Chinese character being one: ``告``, ``告（2024年度）``, ``for Fiscal Year 2024``."""
_LONGEST_ITEM = 30
_INDEX_LINES = 8
_OF_A_KIND = 3
_SHORTEST_NAME = 8
"""Letters of a line that is a title of its own: more than an entry of a menu."""

_LETTERS = lazy_regex(r"\p{Han}|[^\W\d_\p{Han}]+")
_SENTENCE = lazy_re(r"[。；！？]|[^\W\d_]{2}[.!?](?:\s|$)")
_LABELLED = lazy_re(r"[^：:]*[^\W\d_]\s*[：:]\s*\S")
_NUMERALS = f"{ZEROS}{ONE_TO_NINE}"
_YEAR_DIGITS = 4
_YEAR_IN_WORDS = lazy_re(rf"(?<![{_NUMERALS}])[{ONE_TO_NINE[:2]}][{_NUMERALS}]{{3}}(?![{_NUMERALS}])")
_DATE_LETTERS = 3
"""Letters of a date, at most: for year, month and day."""


def titles(report: Report, claims: Claims) -> list[Paragraph]:
    """The paragraphs that read as the document's title: at its beginning, or right before its first section."""
    lines = report.preamble
    return [lines[index] for index in _near(report) if _is_title(lines[index].text.value, claims)]


def is_about_reports(report: Report, claims: Claims) -> bool:
    """Whether a line at the beginning is the title of what is only about such a document: a notice, a summary."""
    return any(_about(report.preamble[:_TITLE_LINES], claims))


def possible_years(report: Report, claims: Claims) -> Iterator[int | None]:
    """For each line before the first section that would read as the document's title where one stands, its year."""
    for line in report.preamble:
        if _is_title(line.text.value, claims):
            years = _years(line_of(line), claims.year) if claims.year else ()
            yield years[0] if years else None


def report_year(report: Report, claims: Claims) -> int | None:
    """The year that the report is about, by its title; else the one that the text before section one has most often."""
    if claims.year is None:
        return None
    for title in titles(report, claims):
        if years := _years(line_of(title), claims.year):
            return years[0]
    texts = (paragraph.text.value for paragraph in report.preamble)
    counts = Counter(year for text in texts for year in _years(text, claims.year)).most_common(2)
    return counts[0][0] if len({count for _, count in counts}) == len(counts) > 0 else None


def full_title(report: Report, claims: Claims) -> Paragraph | None:
    """The title of the document where it is one in full; None for an index of reports, too."""
    lines = report.preamble
    for end in _near(report):
        start = next((start for start in _starts(lines, end, claims) if _is_full(lines[start : end + 1], claims)), None)
        if start is None:
            continue
        aside = _is_told_of(lines, end, claims) or _is_listed(report, start, end, claims)
        return None if aside or _is_index(report, end, claims) else lines[end]
    return None


def line_of(paragraph: Paragraph) -> str:
    """The text of a paragraph without the white space by which titles are spread out."""
    return squeezed(paragraph.text.value)


def _near(report: Report) -> list[int]:
    """Where in the preamble the title may stand."""
    count = len(report.preamble)
    before = range(max(_TITLE_LINES, count - _TITLE_LINES), count) if report.sections else ()
    return [*range(min(_TITLE_LINES, count)), *before]


def _is_title(text: str, claims: Claims) -> bool:
    return extent(text) <= _LONGEST_TITLE and _known_titles(claims)(squeezed(text))


@kept(64)
def _known_titles(claims: Claims) -> Callable[[str], bool]:
    """Whether a line reads as a title; that is asked of the same lines several times."""

    @lru_cache(maxsize=1024)
    def is_title(line: str) -> bool:
        return _is_like(line, claims.title) and not _is_like(line, claims.unless)

    return is_title


def _about(lines: Sequence[Paragraph], claims: Claims) -> Iterator[bool]:
    """For each line, whether it is the title of what is only about such a document, and not an entry of a menu."""
    heading = next((line for line in lines if line.level is not None), None)
    for index, line in enumerate(lines):
        text = line_of(line)
        named = index == 0 and len(line.text.value.split()) == 1 and _letters(text) >= _SHORTEST_NAME
        own = line is heading or (heading is None and named) or _is_like(text, claims.title)
        yield own and extent(line.text.value) <= _LONGEST_TITLE and _is_like(text, claims.unless)


def _years(text: str, year: str) -> list[int]:
    figures = text
    if sum(map(text.count, _NUMERALS)) >= _YEAR_DIGITS:
        figures = _YEAR_IN_WORDS.sub(lambda match: str(value(match[0].replace(ZEROS[-1], ZEROS[0]))), text)
    return [int(match.group(1)) for match in pattern(year).finditer(figures)]


def _starts(lines: Sequence[Paragraph], end: int, claims: Claims) -> Iterator[int]:
    """Where the title may begin that ends in line ``end``: there, or one or two lines before."""
    yield end
    for start in range(end - 1, max(-1, end - _TITLE_PARTS), -1):
        parts = lines[start : end + 1]
        if all(_is_part(part, claims) for part in parts[:-1]) and _go_together(start, parts):
            yield start


def _is_part(line: Paragraph, claims: Claims) -> bool:
    return extent(line.text.value) <= _LONGEST_ITEM and not _is_like(line_of(line), claims.unless)


def _go_together(start: int, parts: Sequence[Paragraph]) -> bool:
    """Whether lines are set as one title: headings alike, or those that a document begins with; a year adds a line."""
    level = parts[0].level
    if level is not None and all(part.level == level for part in parts):
        return True
    return start == 0 and sum(not _is_date(line_of(part)) for part in parts) <= _TITLE_PARTS - 1


def _is_full(parts: Sequence[Paragraph], claims: Claims) -> bool:
    """Whether lines together are a title in full, whose words for the form end in the last of them."""
    text = " ".join(part.text.value for part in parts)
    line, last = squeezed(text), line_of(parts[-1])
    if not _is_title(text, claims) or (claims.year is not None and not _years(line, claims.year)):
        return False
    earliest = 0 if last.startswith(("（", "(")) else len(line) - len(last)
    matches = (match for title in claims.title if (match := pattern(title).search(line)) and match.end() > earliest)
    return any(
        _letters(line[: match.start()]) >= _SHORTEST_UNIT and _has_short_rest(line[match.end() :], claims)
        for match in matches
    )


def _has_short_rest(rest: str, claims: Claims) -> bool:
    """Whether what follows the words for the form in a title is little but a year."""
    year = pattern(claims.year).search(rest) if claims.year else None
    parts = [rest[: year.start()], rest[year.end() :]] if year else [rest]
    return sum(len(_LETTERS.findall(part)) for part in parts) <= _LONGEST_REST


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def _is_told_of(lines: Sequence[Paragraph], end: int, claims: Claims) -> bool:
    """Whether the title stands under that of a notice or the like, or goes on as one in the next heading."""
    title = lines[end]
    above = zip(lines[:end], _about(lines[:end], claims), strict=True)
    if any(about and _is_above(line, title) for line, about in above):
        return True
    after = lines[end + 1] if end + 1 < len(lines) else None
    goes_on = after is not None and title.level is not None and after.level == title.level
    return goes_on and after is not None and _is_like(line_of(title) + line_of(after), claims.unless)


def _is_above(line: Paragraph, title: Paragraph) -> bool:
    return title.level is None or (line.level is not None and line.level <= title.level)


def _is_listed(report: Report, start: int, end: int, claims: Claims) -> bool:
    """Whether it stands under a heading, is none itself, and has nothing beneath that a document would."""
    lines = report.preamble
    heading = max((index for index in range(start) if lines[index].level is not None), default=None)
    if lines[end].level is not None or heading is None:
        return False
    between = lines[heading + 1 : start]
    if _ends(report, lines[end], claims) or any(is_prose(line) or _ends(report, line, claims) for line in between):
        return True
    following = lines[end + 1 : end + 1 + _TITLE_PARTS]
    if any(_is_like(line_of(line), claims.title) for line in following[:2]):
        return True
    return not any(is_prose(line) or _LABELLED.match(line.text.value) for line in following)


def _is_index(report: Report, end: int, claims: Claims) -> bool:
    """Whether the title is one of a list of titles, or the heading of a list of entries of a kind."""
    lines = report.preamble
    following = [line for line in lines[end + 1 :] if line_of(line) != line_of(lines[end])]
    following = [line for line in following if not _is_date(line_of(line))]
    if any(_is_full([line], claims) for line in following[:2]):
        return True
    prose = next((index for index, line in enumerate(following) if is_prose(line)), len(following))
    entries = [line for line in following[:prose] if not _LABELLED.match(line.text.value)]
    entries = [line for line in entries if not _ends(report, line, claims)]
    kinds = Counter(_last_word(line) for line in entries)
    full = sum(_is_full([line], claims) for line in entries)
    return full > 1 or sum(count for count in kinds.values() if count >= _OF_A_KIND) >= _INDEX_LINES


def _last_word(line: Paragraph) -> str:
    """What names of a kind share: 水利局, 教育局; 2023年, 2024年."""
    words = _LETTERS.findall(line.text.value.casefold())
    return words[-1] if words else ""


def _ends(report: Report, line: Paragraph, claims: Claims) -> bool:
    """Whether it is a line as they stand behind a document: a button, a link to another of them (``上一篇：``)."""
    text = line_of(line)
    if _is_like(text, claims.title):
        before, colon, _ = text.replace(":", "：").partition("：")
        text = before + colon if colon else ""
    return _is_like(text, report.form.ends)


def _is_date(line: str) -> bool:
    return _letters(line) <= _DATE_LETTERS and (any(map(str.isdecimal, line)) or bool(_YEAR_IN_WORDS.search(line)))


def is_labelled(line: Paragraph) -> bool:
    """Whether a line is a value with its label: ``发布日期：…``."""
    return _LABELLED.match(line.text.value) is not None


def is_prose(line: Paragraph) -> bool:
    """Whether a line is a sentence, or too long for a title."""
    return extent(line.text.value) > _LONGEST_ITEM or _SENTENCE.search(line.text.value) is not None


def _is_like(line: str, patterns: Iterable[str]) -> bool:
    return any(pattern(each).search(line) for each in patterns)
