"""White space where it parts words: in scripts such as Latin, and not in those that are written without any.

Chinese titles are spread out and Chinese lines are broken anywhere: white space there says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.text.lazy import lazy_regex

UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
"""Scripts that part no words; for use inside a character class of ``regex``."""
_WORD = lazy_regex(rf"[{UNSPACED}]|[^\W{UNSPACED}]+|[^\w\s]")
_STRETCH = lazy_regex(rf"[^{UNSPACED}]+")
_LETTER = lazy_regex(rf"(?V1)[\p{{L}}--[{UNSPACED}]]")
_LAST_LETTER = lazy_regex(rf"(?V1)(?r)[\p{{L}}--[{UNSPACED}]]")


def spaced(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which white space parts words.

    Each begins and ends at a letter of such a script, or at an end of the text.
    """
    for stretch in _STRETCH.finditer(text):
        first = _LETTER.search(text, stretch.start(), stretch.end())
        last = _LAST_LETTER.search(text, stretch.start(), stretch.end())
        if first and last:
            start = first.start() if stretch.start() else 0
            yield start, last.end() if stretch.end() < len(text) else len(text)


def squeezed(text: str) -> str:
    """A text with one blank for any white space that parts words, and without all other white space."""
    return "".join(" " if text[index].isspace() else text[index] for index in kept(text))


def kept(text: str) -> list[int]:
    """The indices of the characters that :func:`squeezed` keeps; of a run of white space, that of its first."""
    if not any(map(str.isspace, text)):
        return list(range(len(text)))
    parting = {index for start, end in spaced(text) for index in range(start, end)}
    found: list[int] = []
    after_word = False
    blank: int | None = None
    for index, character in enumerate(text):
        if character.isspace():
            if blank is None and index in parting and after_word:
                blank = index
            continue
        if blank is not None:
            found.append(blank)
        found.append(index)
        blank, after_word = None, True
    return found


def extent(text: str) -> int:
    """The length of a text in words, a Chinese character or a mark being one."""
    return len(_WORD.findall(text))
