"""Which section a paragraph that may be a title resembles most: by its words, its number and its level."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.forms.sections.numbers import numbering
from gouji.forms.sections.titles import EXACT, Candidate, has_key, is_like_any, likeness, wording
from gouji.schema.sections import SectionForm

_DIGITS = 6
"""To so many digits scores are compared."""
Match = tuple[Candidate, int, float]
"""A candidate, the section (by its order in the form) that it resembles, and how much."""


def matching(possible: Sequence[Candidate], sections: tuple[SectionForm, ...], deepest: int) -> list[Match]:
    """The candidates that resemble a section, each with the one that it resembles most."""
    scored = [(candidate, _best(candidate, sections, deepest)) for candidate in possible]
    return _without_contents([(candidate, order, score) for candidate, (order, score) in scored if score > 0])


def _best(candidate: Candidate, sections: tuple[SectionForm, ...], deepest: int) -> tuple[int, float]:
    """The section that a candidate resembles most, and how much; a score of 0 is none.

    Where a number speaks for one and the words as much for another, the words decide.
    """
    title = candidate.heading.title
    if not is_like_any(title, sections):  # then only a key may speak for a section
        keyed = not _is_by_words(candidate) and any(has_key(title, section) for section in sections)
        if not keyed:
            return 0, 0.0
    values = numbering(sections).values
    scores = [_score(candidate, section, value, deepest) for section, value in zip(sections, values, strict=True)]
    if not any(scores):
        return 0, 0.0
    order = max(
        range(len(sections)),
        key=lambda index: (round(scores[index], _DIGITS), wording(title, sections[index])),
    )
    return order, scores[order]


def _is_by_words(candidate: Candidate) -> bool:
    """Whether nothing but its words tells that a candidate is a heading."""
    return candidate.loose or (not candidate.leading and candidate.heading.paragraph.level is None)


def _score(candidate: Candidate, section: SectionForm, number: int, deepest: int) -> float:
    heading = candidate.heading
    level = heading.paragraph.level
    bare = heading.number is None
    if not bare and not candidate.leading and (level is None or level > deepest):
        return 0.0
    if _is_by_words(candidate) and likeness(heading.title, section) < EXACT:
        return 0.0
    like = wording(heading.title, section)
    if like == 0:
        return 0.0
    score = like + (0.3 if candidate.leading else 0.0) + (0.1 if level is not None else 0.0)
    return score + (0.2 if heading.value == number else 0.0)


def _without_contents(matches: list[Match]) -> list[Match]:
    """Without a table of contents: three or more headings in a row with nothing between them, repeated later."""
    runs: list[list[Match]] = []
    for match in matches:
        if runs and match[0].heading.index == runs[-1][-1][0].heading.index + 1:
            runs[-1].append(match)
        else:
            runs.append([match])
    long = [run for run in runs if len(run) >= 3]  # noqa: PLR2004 - a list, no chance
    listed = {match[0].heading.index for run in long for match in run}
    last = {match[1]: match[0].heading.index for match in matches}
    return [
        match for match in matches if match[0].heading.index not in listed or match[0].heading.index == last[match[1]]
    ]
