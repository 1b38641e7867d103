"""White space where it parts words: in scripts such as Latin, and not in those that are written without any.

Chinese titles are spread out and Chinese lines are broken anywhere: white space there says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.text.lazy import lazy_re, lazy_regex

UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
"""Scripts that part no words; for use inside a character class of ``regex``."""
_WORD = lazy_regex(rf"[{UNSPACED}]|[^\W{UNSPACED}]+|[^\w\s]")
_STRETCH = lazy_regex(rf"[^{UNSPACED}]+")
_BLANK = lazy_re(r"\s+")
_LETTER = lazy_regex(rf"(?V1)[\p{{L}}--[{UNSPACED}]]")
_LAST_LETTER = lazy_regex(rf"(?V1)(?r)[\p{{L}}--[{UNSPACED}]]")


def spaced(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which white space parts words.

    Each begins and ends at a letter of such a script, or at an end of the text.
    """
    if not _LETTER.search(text):
        return
    for stretch in _STRETCH.finditer(text):
        first = _LETTER.search(text, stretch.start(), stretch.end())
        last = _LAST_LETTER.search(text, stretch.start(), stretch.end())
        if first and last:
            start = first.start() if stretch.start() else 0
            yield start, last.end() if stretch.end() < len(text) else len(text)


def squeezed(text: str) -> str:
    """A text with one blank for any white space that parts words, and without all other white space."""
    parts = []
    done = 0
    for start, end, parting in _gaps(text):
        parts += [text[done:start], " "] if parting else [text[done:start]]
        done = end
    return "".join([*parts, text[done:]]) if done else text


def kept(text: str) -> list[int]:
    """The indices of the characters that :func:`squeezed` keeps; of a run of white space, that of its first."""
    found: list[int] = []
    done = 0
    for start, end, parting in _gaps(text):
        found += range(done, start + parting)
        done = end
    found += range(done, len(text))
    return found


def _gaps(text: str) -> Iterator[tuple[int, int, bool]]:
    """The runs of white space, and whether each parts words.

    A stretch of :func:`spaced` begins and ends with a letter or the text: a run is inside as a whole, or outside.
    """
    if not _BLANK.search(text):
        return
    stretches = list(spaced(text))
    at = 0
    for run in _BLANK.finditer(text):
        start, end = run.span()
        while at < len(stretches) and stretches[at][1] <= start:
            at += 1
        yield start, end, at < len(stretches) and stretches[at][0] <= start and start > 0 and end < len(text)


def extent(text: str) -> int:
    """The length of a text in words, a Chinese character or a mark being one."""
    return len(_WORD.findall(text))
