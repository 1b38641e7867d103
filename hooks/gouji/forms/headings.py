"""Which paragraphs are the section headings of the form.

Sections are matched by their words in one pass over the whole document, and only then judged by number and order: so
one missing, misnamed or misplaced heading is one fault and never shifts the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from gouji.document import Block, Paragraph
from gouji.folding import Style, enumerator, fold, fold_label
from gouji.forms.labels import LIKE, similarity
from gouji.forms.report import Heading
from gouji.packs.schema import SectionForm

_SECTION_STYLE: Style = "一、"
_LONGEST = 48
_EXACT = 0.95
_BY_KEY = 0.6
_SENTENCE = regex.compile(r"[。；;！!？?]\s*\S")
_CONNECTIVES = str.maketrans("", "", "和及与的")
_TIMEOUT = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that may be a heading. ``leading`` says that it bears a number of the section level."""

    heading: Heading
    leading: bool
    position: int


Match = tuple[Candidate, int, float]
"""A candidate, the section (by its order in the form) that it resembles, and how much."""


@dataclass(frozen=True)
class Headings:
    """``found`` are the sections' headings in document order, ``repeats`` further ones of the same section.

    ``misnamed`` are those of ``found`` that were recognised by number and position alone; ``extra`` are headings of the
    section level beyond the form (a seventh part).
    """

    found: tuple[tuple[SectionForm, Heading], ...]
    repeats: tuple[tuple[SectionForm, Heading], ...]
    misnamed: frozenset[str]
    extra: tuple[Heading, ...]


def find_headings(
    blocks: Sequence[Block], sections: Sequence[SectionForm], labels: frozenset[str] = frozenset()
) -> Headings:
    """Recognises the sections of the form among the paragraphs of a document.

    ``labels`` are the folded labels of the form's tables: in flattened text they are lines that look like headings.
    """
    candidates = [candidate for candidate in _candidates(blocks) if fold_label(candidate.heading.title) not in labels]
    scored = [(candidate, _best(candidate, sections)) for candidate in candidates]
    matches = [(candidate, order, score) for candidate, (order, score) in scored if score > 0]
    matches = _without_contents(matches)
    chosen = _chain(matches)
    taken = {order for _, order, _ in chosen}
    for match in sorted(matches, key=lambda match: -match[2]):
        if match[1] not in taken:
            chosen.append(match)
            taken.add(match[1])
    chosen.sort(key=lambda match: match[0].heading.index)
    used = {candidate.heading.index for candidate, _, _ in chosen}
    repeats = [
        (sections[order], candidate.heading)
        for candidate, order, score in matches
        if candidate.heading.index not in used and score >= 1 and _repeats(candidate, order, chosen)
    ]
    used |= {heading.index for _, heading in repeats}
    spare = [candidate for candidate in candidates if candidate.leading and candidate.heading.index not in used]
    found = [(sections[order], candidate.heading) for candidate, order, _ in chosen]
    misnamed = list(_misnamed(found, spare, sections))
    found = sorted([*found, *misnamed], key=lambda pair: pair[1].index)
    used |= {heading.index for _, heading in misnamed}
    extra = [candidate.heading for candidate in spare if candidate.heading.index not in used]
    return Headings(
        tuple(found),
        tuple(repeats),
        frozenset(section.id for section, _ in misnamed),
        tuple(_beyond(found, extra)),
    )


def _repeats(candidate: Candidate, order: int, chosen: Sequence[Match]) -> bool:
    """Whether it is a second heading of a section: set like the first, and of the same words or number.

    A sub-heading may well use words of its section's title.
    """
    first = next(match[0] for match in chosen if match[1] == order)
    if (candidate.leading, candidate.heading.paragraph.level) != (first.leading, first.heading.paragraph.level):
        return False
    same_words = _words(candidate.heading.title) == _words(first.heading.title)
    return same_words or candidate.heading.value == first.heading.value is not None


def _candidates(blocks: Sequence[Block]) -> Iterator[Candidate]:
    """Short paragraphs that are no sentences; of several in a row with the same text only the last."""
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        text = block.text.value.strip()
        if not text or len(text) > _LONGEST or _SENTENCE.search(text):
            continue
        number = enumerator(text)
        leading = number is not None and number.style == _SECTION_STYLE
        title = (number.rest if number else text).strip().rstrip("。：:;；，,")
        written = text[: len(text) - len(number.rest)].strip("、.． ") if number else None
        yield Candidate(Heading(block, index, written, title, number.number if number else None), leading, index)


def _best(candidate: Candidate, sections: Sequence[SectionForm]) -> tuple[int, float]:
    """The section that a candidate resembles most, and how much; a score of 0 is none."""
    scores = [_score(candidate, section, order) for order, section in enumerate(sections)]
    order = max(range(len(sections)), key=lambda index: scores[index], default=0)
    return order, scores[order] if scores else 0.0


def _score(candidate: Candidate, section: SectionForm, order: int) -> float:
    heading = candidate.heading
    level = heading.paragraph.level
    bare = heading.number is None
    if not bare and not candidate.leading and (level is None or level > 2):  # noqa: PLR2004 - a section is h1 or h2
        return 0.0
    if not candidate.leading and level is None and _likeness(heading.title, section) < _EXACT:
        return 0.0
    likeness = wording(heading.title, section)
    if likeness == 0:
        return 0.0
    score = likeness + (0.3 if candidate.leading else 0.0) + (0.1 if level is not None else 0.0)
    return score + (0.2 if heading.value == order + 1 else 0.0)


def wording(title: str, section: SectionForm) -> float:
    """How much a title is this section's: 1 for an accepted wording, less the further off, 0 for another."""
    best = _likeness(title, section)
    if best >= _EXACT:
        return best
    if section.key and regex.search(section.key, fold(title).value, timeout=_TIMEOUT):
        return max(best, _BY_KEY)
    return best if best >= (LIKE + 0.1) else 0.0


def _likeness(title: str, section: SectionForm) -> float:
    words = _words(title)
    return max(similarity(words, _words(known)) for known in (section.title, *section.titles))


def is_accepted(title: str, section: SectionForm) -> bool:
    """Whether a title is the official wording or one of the accepted ones, apart from punctuation and connectives."""
    return _words(title) in {_words(known) for known in (section.title, *section.titles)}


@lru_cache(maxsize=4096)
def _words(title: str) -> str:
    return fold(title).value.translate(_CONNECTIVES)


def _without_contents(matches: list[Match]) -> list[Match]:
    """Without a table of contents: three or more headings in a row with nothing between them, repeated later."""
    runs: list[list[Match]] = []
    for match in matches:
        if runs and match[0].position == runs[-1][-1][0].position + 1:
            runs[-1].append(match)
        else:
            runs.append([match])
    listed = {match[0].position for run in runs if len(run) >= 3 for match in run}  # noqa: PLR2004 - a list, no chance
    last = {match[1]: match[0].position for match in matches}
    return [match for match in matches if match[0].position not in listed or match[0].position == last[match[1]]]


def _chain(matches: list[Match]) -> list[Match]:
    """The heaviest subsequence in the order of the form: the headings that stand where they should."""
    best: list[tuple[float, int | None]] = []
    ends: dict[int, int] = {}  # where the heaviest chain ends that ends in a section, the first of equals
    for index, (_, order, score) in enumerate(matches):
        before = max(
            (end for section, end in ends.items() if section < order),
            default=None,
            key=lambda end: (best[end][0], -end),
        )
        best.append((score + (0.0 if before is None else best[before][0]), before))
        if order not in ends or best[index][0] > best[ends[order]][0]:
            ends[order] = index
    if not best:
        return []
    at: int | None = max(range(len(best)), key=lambda index: best[index][0])
    chain = []
    while at is not None:
        chain.append(matches[at])
        at = best[at][1]
    return chain[::-1]


def _misnamed(
    found: Sequence[tuple[SectionForm, Heading]], spare: Sequence[Candidate], sections: Sequence[SectionForm]
) -> Iterator[tuple[SectionForm, Heading]]:
    """Missing sections whose number stands, under another title, where the section should."""
    at = {section.id: heading.index for section, heading in found}
    taken: set[int] = set()
    for order, section in enumerate(sections):
        if section.id in at:
            continue
        after = max((at[other.id] for other in sections[:order] if other.id in at), default=-1)
        before = min((at[other.id] for other in sections[order + 1 :] if other.id in at), default=None)
        fitting = [
            candidate.heading
            for candidate in spare
            if candidate.heading.value == order + 1
            and candidate.heading.index not in taken
            and after < candidate.heading.index
            and (before is None or candidate.heading.index < before)
        ]
        if fitting:
            taken.add(fitting[0].index)
            yield section, fitting[0]


def _beyond(found: Sequence[tuple[SectionForm, Heading]], spare: Sequence[Heading]) -> Iterator[Heading]:
    """Headings that carry on the numbers of the sections: ``七、`` after ``六、``."""
    numbers = {heading.value for _, heading in found}
    for heading in spare:
        previous = [other for _, other in found if other.index < heading.index]
        if previous and heading.value == (previous[-1].value or 0) + 1 and heading.value not in numbers:
            yield heading
