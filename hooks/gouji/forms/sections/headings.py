"""Which paragraphs are the section headings of the form.

Sections are matched by their words in one pass over the whole document, and only then judged by number and order: so
one missing, misnamed or misplaced heading is one fault and never shifts the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from gouji.document.model import Block, Paragraph
from gouji.forms.sections.bound import Heading
from gouji.forms.sections.matches import Match, matching
from gouji.forms.sections.numbers import numbering
from gouji.forms.sections.titles import EXACT, Candidate, candidates, likeness, read_title, wording, words
from gouji.schema.sections import SectionForm
from gouji.text.lazy import lazy_re, lazy_regex
from gouji.text.numerals import ONE_TO_TEN

_SHORTEST_NAME = 4
"""Letters of a heading that names something."""

_SUB = lazy_re(r"\s*(?:[A-Za-z]|[IVX]{1,5}|[ivx]{1,5}|\d{1,3}|[IVX]{1,5}\.[A-Z]|\([A-Za-z0-9]{1,3}\))[.)]")
"""A number of a style that sub-headings have, whatever the sections have."""
# With a colon or in brackets; or a caption, one character or word before a number: 表3, 图一, Table 3.
_NO_NAME = lazy_regex(
    rf"[：:]|^[（(]|^(?:\p{{Han}}|\p{{Latin}}+)\s*(?:\d+(?![\d\p{{Han}}])|[{ONE_TO_TEN}]+(?!\p{{L}}))"
)


class Headings(Struct, frozen=True):
    """``found`` are the sections' headings in document order, ``repeats`` further ones of the same section.

    ``misnamed`` are those of ``found`` that were recognised by number and position alone; ``extra`` are headings of the
    section level beyond the form (a seventh part).
    """

    found: tuple[tuple[SectionForm, Heading], ...]
    repeats: tuple[tuple[SectionForm, Heading], ...]
    misnamed: frozenset[str]
    extra: tuple[Heading, ...]


def find_headings(
    blocks: Sequence[Block],
    sections: Sequence[SectionForm],
    is_row: Callable[[str], bool] = lambda _: False,
    deepest: int = 2,
) -> Headings:
    """Recognises the sections of the form among the paragraphs of a document.

    ``is_row`` recognises lines of flattened tables, many of which look like headings. One with a number of another
    style than the sections have is one of theirs down to the level ``deepest``.
    """
    possible = candidates(blocks, sections, is_row)
    matches = matching(possible, tuple(sections), deepest)
    chosen = _chosen(matches)
    chosen = sorted([*chosen, *_otherwise_numbered(possible, chosen, sections, blocks, is_row)], key=_place)
    repeats = _further(matches, chosen, sections)
    used = {candidate.heading.index for candidate, _, _ in chosen} | {heading.index for _, heading in repeats}
    spare = [
        candidate
        for candidate in possible
        if candidate.leading and not candidate.loose and candidate.heading.index not in used
    ]
    named = [(sections[order], candidate.heading) for candidate, order, _ in chosen]
    misnamed = list(_misnamed(named, spare, sections))
    found = sorted([*named, *misnamed], key=lambda pair: pair[1].index)
    used |= {heading.index for _, heading in misnamed}
    extra = [candidate.heading for candidate in spare if candidate.heading.index not in used]
    return Headings(
        tuple(found),
        tuple(repeats),
        frozenset(section.id for section, _ in misnamed),
        tuple(_beyond(found, extra)),
    )


def is_of_another(
    block: Block, heading: Heading, sections: Sequence[SectionForm], named: Sequence[SectionForm]
) -> bool:
    """Whether a block under the heading of a section is a heading beside it, and so of something else.

    A sub-heading, though set at the same level, has a number of another style; a caption has words of a section.
    ``named`` are all sections of the form, ``sections`` those of the level of the heading.
    """
    level = heading.paragraph.level
    if not isinstance(block, Paragraph) or block.level is None or level is None or block.level > level:
        return False
    beside = tuple(sections)
    other, style = read_title(block, 0, beside).heading, read_title(heading.paragraph, 0, beside).heading.style
    below = style is not None and (other.style not in {style, None} or bool(_SUB.match(block.text.value)))
    return not below and _is_name(other.title) and not any(wording(other.title, each) for each in named)


def _is_name(text: str) -> bool:
    """Whether words name something: no caption, unit or remark (``表3``, ``Table 3``, ``单位：件``, ``（续）``)."""
    return sum(map(str.isalpha, text)) >= _SHORTEST_NAME and not _NO_NAME.search(text)


def _chosen(matches: list[Match]) -> list[Match]:
    """A match for each section, in the order of the document: those in the order of the form first, then the best."""
    chosen = _chain(matches)
    taken = {order for _, order, _ in chosen}
    for match in sorted(matches, key=lambda match: -match[2]):
        if match[1] not in taken:
            chosen.append(match)
            taken.add(match[1])
    return sorted(chosen, key=_place)


def _place(match: Match) -> int:
    return match[0].heading.index


def _otherwise_numbered(
    possible: Sequence[Candidate],
    chosen: Sequence[Match],
    sections: Sequence[SectionForm],
    blocks: Sequence[Block],
    is_row: Callable[[str], bool],
) -> Iterator[Match]:
    """Missing sections whose very title stands where it should, with its number in a style that others don't have."""
    numbers = numbering(tuple(sections))
    at = {order: candidate.heading.index for candidate, order, _ in chosen}
    for candidate in possible:
        heading, order = candidate.heading, numbers.order(candidate.heading.value)
        if candidate.leading or heading.style is None or order is None or order in at:
            continue
        start = max((index for other, index in at.items() if other < order), default=-1) + 1
        end = min((index for other, index in at.items() if other > order), default=len(blocks))
        if not start <= heading.index < end or likeness(heading.title, sections[order]) < EXACT:
            continue
        beside = [[*reversed(blocks[start : heading.index])], blocks[heading.index + 1 : end]]
        before, behind = (_first_item(others, heading.style, sections, is_row) for others in beside)
        number = heading.value or 0
        listed = before == number - 1 or behind == number + 1
        if not listed:  # the one before it or behind it in the same style does not make it an item of a list
            at[order] = heading.index
            yield candidate, order, 1.0


def _first_item(
    blocks: Sequence[Block], style: str, sections: Sequence[SectionForm], is_row: Callable[[str], bool]
) -> int | None:
    """The number of the first paragraph that has one in a style; None for one that is a section by its title."""
    for block in blocks:
        if isinstance(block, Paragraph) and not is_row(block.text.value):
            other = read_title(block, 0, tuple(sections))
            if other.heading.style == style and not other.loose:
                order = numbering(tuple(sections)).order(other.heading.value)
                titled = order is not None and likeness(other.heading.title, sections[order]) >= EXACT
                return None if titled else other.heading.value
    return None


def _further(
    matches: Sequence[Match], chosen: Sequence[Match], sections: Sequence[SectionForm]
) -> list[tuple[SectionForm, Heading]]:
    """Further headings of sections that have one."""
    used = {candidate.heading.index for candidate, _, _ in chosen}
    return [
        (sections[order], candidate.heading)
        for candidate, order, score in matches
        if candidate.heading.index not in used and score >= 1 and _repeats(candidate, order, chosen, sections[order])
    ]


def _repeats(candidate: Candidate, order: int, chosen: Sequence[Match], section: SectionForm) -> bool:
    """Whether it is a second heading of a section: set like the first, and of the same words or number.

    A sub-heading may well use words of its section's title.
    """
    first = next(match[0] for match in chosen if match[1] == order)
    if (candidate.leading, candidate.heading.paragraph.level) != (first.leading, first.heading.paragraph.level):
        return False
    one, another = (words(each.heading.title, section.connectives) for each in (candidate, first))
    return one == another or candidate.heading.value == first.heading.value is not None


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
    values = numbering(tuple(sections)).values
    taken: set[int] = set()
    for order, section in enumerate(sections):
        if section.id in at:
            continue
        after = max((at[other.id] for other in sections[:order] if other.id in at), default=-1)
        before = min((at[other.id] for other in sections[order + 1 :] if other.id in at), default=None)
        fitting = [
            candidate.heading
            for candidate in spare
            if candidate.heading.value == values[order]
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
