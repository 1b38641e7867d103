"""How a paragraph reads as the title of a section: its number, the style of that number, and its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Block, Paragraph
from gouji.forms.keeping import kept
from gouji.forms.labels import LIKE, best
from gouji.forms.sections.bound import Heading
from gouji.forms.sections.numbers import numbering
from gouji.schema.sections import SectionForm
from gouji.text.lazy import lazy_re
from gouji.text.normalize import enumerator, fold
from gouji.text.numerals import ONE_TO_TEN, ORDINAL
from gouji.text.patterns import pattern
from gouji.text.sentences import ends
from gouji.text.spacing import squeezed

EXACT = 0.95
"""From this likeness on a title has the very words of a section."""
_BY_KEY = 0.6
_USUAL = "一、"
_BEHIND_NUMBER = ".． "
_LONGEST = 48
"""Letters that a heading may have in any form."""
_LONGER = 2
"""How many times as long as the longest title of the form it may be."""
# What people set around a title or before it.
_DRESS = tuple("-*+•·●■◆▪➢★【〖[")
_DRESSED = lazy_re(rf"\s*(?:[{''.join(_DRESS)}]\s*)+")
_DRESSED_END = ("】", "〗", "]")
_PART = lazy_re(rf"\s*(?P<number>第(?P<numeral>[{ONE_TO_TEN}]{{1,3}})(?:部分|章|节|篇))[\s、：:，,.．]*")
# A number without the mark that makes it one: only words show that it is the number of a title.
_NUMERALS = tuple(ONE_TO_TEN)
_LOOSE = lazy_re(rf"\s*(?P<number>[{ONE_TO_TEN}]{{1,3}}|\d{{1,2}})\s*(?:[，,：:]\s*)?(?=[^\W\d])")


class Candidate(Struct, frozen=True):
    """A paragraph that may be a title.

    ``leading`` says that sections have their numbers in its style here; ``loose``, that the number lacks its mark.
    """

    heading: Heading
    leading: bool = False
    loose: bool = False


def candidates(
    blocks: Sequence[Block], sections: Sequence[SectionForm], is_row: Callable[[str], bool]
) -> list[Candidate]:
    """Short paragraphs that are no sentences and no rows of a flattened table."""
    found = list(_candidates(blocks, tuple(sections), is_row))
    style = _section_style(found, sections)
    return [replace(candidate, leading=candidate.heading.style == style) for candidate in found]


@kept(64)
def longest(sections: Sequence[SectionForm]) -> int:
    """Letters that a heading may have."""
    titles = (title for section in sections for title in (section.title, *section.titles))
    return max(_LONGEST, _LONGER * max(map(len, titles), default=0))


def _candidates(
    blocks: Sequence[Block], sections: tuple[SectionForm, ...], is_row: Callable[[str], bool]
) -> Iterator[Candidate]:
    most = longest(sections)
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            text = block.text.value.strip()
            if text and len("".join(text.split())) <= most:
                candidate = read_title(block, index, sections)
                if _may_count(candidate, sections) and not is_row(text) and not _has_sentence(candidate.heading.title):
                    yield candidate


def _may_count(candidate: Candidate, sections: tuple[SectionForm, ...]) -> bool:
    """Whether it may be a title by its number, or by words or a key of a section: most paragraphs have none of them."""
    heading = candidate.heading
    if heading.style is not None or is_like_any(heading.title, sections):
        return True
    return heading.paragraph.level is not None and any(has_key(heading.title, section) for section in sections)


def _has_sentence(title: str) -> bool:
    """Whether a sentence ends in a text before its end."""
    return any(title[end:].strip() for end in ends(title))


def read_title(paragraph: Paragraph, index: int, sections: tuple[SectionForm, ...] = ()) -> Candidate:
    """The number and the words of a paragraph, which is block ``index`` of the document.

    A number in the style of ``sections`` is read as such.
    """
    text = _undressed(paragraph.text.value.strip())
    own = numbering(sections).read(text)
    style, number, value, rest, loose = ("own", own.written, own.value, own.rest, own.loose) if own else _numbered(text)
    title = (rest.strip().lstrip(_BEHIND_NUMBER) if number else rest.strip()).rstrip("。：:;；，,.")
    return Candidate(Heading(paragraph, index, number, title, value, style), loose=loose)


def _undressed(text: str) -> str:
    dress = _DRESSED.match(text) if text.startswith(_DRESS) else None
    if not dress:
        return text
    inner = text[dress.end() :]
    return inner[:-1].rstrip() if inner.endswith(_DRESSED_END) else inner


def _numbered(text: str) -> tuple[str | None, str | None, int | None, str, bool]:
    """Style of the number, the number as written, its value, what follows, and whether it lacks its mark."""
    number = enumerator(text)
    if number is not None:
        written = text[: len(text) - len(number.rest)].strip("、.． ")
        return number.style, written, number.number, number.rest, False
    if text.startswith(ORDINAL) and (part := _PART.match(text)):
        return "第一部分", part["number"], _value(part["numeral"]), text[part.end() :], False
    if (text.startswith(_NUMERALS) or text[:1].isdecimal()) and (loose := _LOOSE.match(text)):
        style = "1." if loose["number"].isdigit() else _USUAL
        return style, loose["number"], _value(loose["number"]), text[loose.end() :], True
    return None, None, None, text, False


def _value(numeral: str) -> int | None:
    number = enumerator(f"{numeral}、")
    return number.number if number else None


def _section_style(found: Sequence[Candidate], sections: Sequence[SectionForm]) -> str:
    """The style in which sections are numbered here: most titles with the words and the number of a section have it."""
    numbers = numbering(tuple(sections))
    borne: dict[str, set[int]] = {numbers.style: set()}
    for candidate in found:
        order = numbers.order(candidate.heading.value)
        style = candidate.heading.style
        if style and order is not None and likeness(candidate.heading.title, sections[order]) >= EXACT:
            borne.setdefault(style, set()).add(order)
    return max(borne, key=lambda style: (len(borne[style]) > 1, len(borne[style]), style == numbers.style))


def wording(title: str, section: SectionForm) -> float:
    """How much a title is this section's: 1 for an accepted wording, less the further off, 0 for another."""
    return _wording_of(section)(title)


@kept(256)
def _wording_of(section: SectionForm) -> Callable[[str], float]:
    @lru_cache(maxsize=1024)
    def wording_of(title: str) -> float:
        best = likeness(title, section)
        if best >= EXACT:
            return best
        if has_key(title, section):
            return max(best, _BY_KEY)
        return best if best >= (LIKE + 0.1) else 0.0

    return wording_of


def has_key(title: str, section: SectionForm) -> bool:
    """Whether the key of a section finds anything in a title."""
    if not section.key:
        return False
    key = pattern(section.key)
    return any(key.search(each) for each in _spellings(title))


@lru_cache(maxsize=1024)
def _spellings(title: str) -> tuple[str, str]:
    """A title as a key may find it: letters and digits alone, or with the marks and white space between them."""
    return fold(title).value, squeezed(title)


def likeness(title: str, section: SectionForm) -> float:
    """How much a title resembles the accepted wordings of a section, 0 to 1."""
    return _likeness_to(section)(title)


@kept(256)
def _likeness_to(section: SectionForm) -> Callable[[str], float]:
    """The likeness of titles to the wordings of a section; a document asks several times for each."""
    known = _wordings_of(section)

    @lru_cache(maxsize=1024)
    def likeness_of(title: str) -> float:
        return _best(words(title, section.connectives), known)

    return likeness_of


def _wordings_of(section: SectionForm) -> tuple[str, ...]:
    return tuple(words(known, section.connectives) for known in (section.title, *section.titles))


def is_like_any(title: str, sections: tuple[SectionForm, ...]) -> bool:
    """Whether a title resembles an accepted wording of any section: hardly any paragraph does."""
    return any(_best(words(title, connectives), known) for connectives, known in _wordings(sections))


def _best(title: str, known: tuple[str, ...]) -> float:
    """The highest similarity to any of the wordings; of words without a letter, to such words alone."""
    return best(title, known) if title else float(title in known)


@kept(64)
def _wordings(sections: tuple[SectionForm, ...]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The wordings of all sections, by the connectives that they are compared without."""
    by_connectives: dict[tuple[str, ...], list[str]] = {}
    for section in sections:
        by_connectives.setdefault(section.connectives, []).extend(_wordings_of(section))
    return tuple((connectives, tuple(known)) for connectives, known in by_connectives.items())


def is_accepted(title: str, section: SectionForm) -> bool:
    """Whether a title is the official wording or one of the accepted ones, apart from punctuation and connectives."""
    known = {words(each, section.connectives) for each in (section.title, *section.titles)}
    return words(title, section.connectives) in known


def is_official(title: str, section: SectionForm) -> bool:
    """The same for the official wording alone."""
    return words(title, section.connectives) == words(section.title, section.connectives)


@lru_cache(maxsize=4096)
def words(title: str, connectives: tuple[str, ...]) -> str:
    """A title for comparison: folded, without connectives."""
    folded = fold(title).value
    return any_of(connectives).sub("", folded) if connectives else folded


@lru_cache(maxsize=16)
def any_of(connectives: tuple[str, ...]) -> re.Pattern[str]:
    """Finds connectives in a folded title, the longest first."""
    return re.compile("|".join(re.escape(fold(each).value) for each in sorted(connectives, key=len, reverse=True)))
