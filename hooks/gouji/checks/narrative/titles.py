"""What stands before the first section: the title of the document, and what belongs to the page that it stands on."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from msgspec import Struct

from gouji.checks.narrative.normalized import Lines
from gouji.schema.info import Claims
from gouji.text.lazy import lazy_regex
from gouji.text.patterns import compiled, pattern
from gouji.text.sentences import ends
from gouji.text.spacing import extent

_LONGEST = 60
_NEAR = 12
"""A title is one of so many first lines, or of so many before the first section."""
_SHORTEST_UNIT = 3
"""Letters of a title before the words for the form: the name of who writes it."""
_FIGURES = lazy_regex(r"\d+")
_LETTER = lazy_regex(r"[^\W\d_]")
# A day is when the page was made, never what a title is about.
_DAY = lazy_regex(r"(?<!\d)(?:19|20)\d\d(?:\p{Lo}\d{1,2}\p{Lo}|[-/.]\d)")


class Front(Struct, frozen=True):
    """The lines of a document before its first section, and which of them are its title.

    ``values`` are the lines without what the page says of the document: a path, a day of publication, a number.
    """

    values: tuple[str, ...]
    titles: tuple[int, ...]

    @property
    def title_texts(self) -> tuple[str, ...]:
        """The titles, and each once more behind the line above, where the name of who writes it may stand."""
        alone = tuple(self.values[index] for index in self.titles)
        return alone + tuple(self.values[index - 1] + self.values[index] for index in self.titles if index)


def front(text: Lines, claims: Claims | None, page: tuple[str, ...]) -> Front:
    """What stands before the first section; ``page`` are patterns of what belongs to the page around a document.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    lines = [(paragraph, _without_page(folded.value, page)) for section, paragraph, folded in text if section is None]
    values = tuple(value for _, value in lines)
    if claims is None:
        return Front(values, ())
    found = tuple(_unlisted(values, [index for index in _near(len(values)) if is_title(values[index], claims)]))
    ranks = {index: (*_fullness(values[index], claims), lines[index][0].level is not None) for index in found}
    best = max(ranks.values(), default=None)
    return Front(values, tuple(index for index in found if ranks[index] == best))


def is_title(value: str, claims: Claims) -> bool:
    """Whether a line reads as the title of such a document, and as no sentence that names it."""
    if extent(value) > _LONGEST or any(True for _ in ends(value)):
        return False
    return any(pattern(title).search(value) for title in claims.title)


def title_year(value: str, claims: Claims) -> regex.Match[str] | None:
    """The year in a title, which is no part of a day."""
    if claims.year is None:
        return None
    found = pattern(claims.year).finditer(value)
    return next((match for match in found if not _DAY.match(value, match.start())), None)


def _without_page(value: str, page: tuple[str, ...]) -> str:
    """The part of a line before anything that belongs to the page; a line of sentences is all of the document."""
    if any(True for _ in ends(value)):
        return value
    starts = (match.start() for each in compiled(page) if (match := each.search(value)))
    return value[: min(starts, default=len(value))]


def _near(count: int) -> list[int]:
    return sorted({*range(min(_NEAR, count)), *range(max(0, count - _NEAR), count)})


def _unlisted(values: tuple[str, ...], titles: list[int]) -> Iterator[int]:
    """Without titles that stand beside others of other years: links to the documents of all years."""
    for index in titles:
        beside = (values[other] for other in (index - 1, index + 1) if other in titles)
        if not any(_differ_in_year(values[index], value) for value in beside):
            yield index


def _differ_in_year(one: str, other: str) -> bool:
    return one != other and _FIGURES.sub("#", one) == _FIGURES.sub("#", other)


def _fullness(value: str, claims: Claims) -> tuple[bool, bool]:
    """Whether a title has a year, and a name before the words for the form."""
    starts = [match.start() for title in claims.title if (match := pattern(title).search(value))]
    year = title_year(value, claims)
    return year is not None, len(_LETTER.findall(value[: min(starts)])) > _SHORTEST_UNIT
