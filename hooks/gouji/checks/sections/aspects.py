"""What a section mentions of what it should: in the titles that divide it, or else in its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.checks.sections.rule import Aspect
from gouji.document.model import Paragraph
from gouji.text.lazy import lazy_re
from gouji.text.normalize import enumerator
from gouji.text.patterns import pattern
from gouji.text.sentences import ends
from gouji.text.spacing import squeezed

_LONGEST_LEAD = 24
_LONGEST_TITLE = 60
_CLAUSE = lazy_re(r"[。：:；;，,！？!?]")
_SENTENCE = lazy_re(r"[。：:；;！？!?]")


def missing_aspects(
    narrative: Sequence[Paragraph], aspects: Sequence[Aspect], listings: Sequence[str]
) -> tuple[Aspect, ...]:
    """The aspects that a section does not mention.

    Where titles divide it, they show which aspects are there, not a word somewhere in the text. What one of
    ``listings`` matches only lists the parts of the document.

    Raises:
        TimeoutError: an expression takes too long.
    """
    titles = [_title(paragraph) for paragraph in narrative if is_titled(paragraph)]
    text = [_without(paragraph.text.value, listings) for paragraph in narrative]
    passages = [squeezed(each) for each in (titles if len(aspects) > 1 and len(titles) > 1 else text)]
    text = [squeezed(each) for each in text]
    return tuple(aspect for aspect in aspects if not (_is_in(aspect.any, passages) or _is_in(aspect.anywhere, text)))


def is_titled(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a title or begins with one."""
    if paragraph.level is not None or enumerator(paragraph.text.value):
        return True
    text = paragraph.text.value
    return len(text) <= _LONGEST_LEAD and not _CLAUSE.search(text) and not any(True for _ in ends(text))


def lead(paragraph: Paragraph) -> str:
    """The words that a paragraph begins with, up to its first clause end."""
    text = _unnumbered(paragraph)
    clause = _CLAUSE.search(text)
    return text[: clause.start() if clause else _LONGEST_LEAD]


def _title(paragraph: Paragraph) -> str:
    """The title that a paragraph is or begins with; it may have several clauses."""
    text = _unnumbered(paragraph)
    end = _SENTENCE.search(text, 0, _LONGEST_TITLE)
    if end:
        return text[: end.start()]
    return text if len(text) <= _LONGEST_TITLE else lead(paragraph)


def _unnumbered(paragraph: Paragraph) -> str:
    number = enumerator(paragraph.text.value)
    return (number.rest if number else paragraph.text.value).strip()


def _without(text: str, listings: Iterable[str]) -> str:
    """The text between the passages that one of ``listings`` matches."""
    for listing in listings:
        ends = [0, *(place for match in pattern(listing).finditer(text) for place in match.span()), len(text)]
        text = "\n".join(text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
    return text


def _is_in(expressions: Iterable[str], passages: Sequence[str]) -> bool:
    return any(pattern(each).search(passage) for each in expressions for passage in passages)
