"""Text that can be decoded and still is not what was written: characters lost, encoded twice, merged half-way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from gouji.messages.message import Message
from gouji.text import messages
from gouji.text.lazy import lazy_re, lazy_regex

_LOST = "\ufffd"
_LOST_TWICE = "锟斤拷"  # what U+FFFD in UTF-8 becomes in GB18030
_BEYOND_ASCII = lazy_re(r"[^\x00-\x7f]+")
_CHINESE = lazy_regex(r"[\u4e00-\u9fff]")
_SAMPLED, _SAMPLE = 100_000, 1000
_FEW = 20
_WORD = 6
"""So many characters in a row are words; fewer may be accents of a Latin alphabet, or marks."""
_OF_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what it adds to Latin-1
_WORDS = lazy_re(rf"[^\x00-\x7f]{{{_WORD},}}")
_THREE_BYTES = lazy_re(rb"[\xe4-\xe9][\x80-\xbf]{2}")
_LINE_END = lazy_re(r"\r\n|\r|\n")
_FENCE = lazy_re(r"[ ]{0,3}(`{3,}(?!.*`)|~{3,})(.*)")
# As git writes them: seven signs, then a name or nothing.
_MARKERS = tuple(lazy_re(rf"{sign}{{7}}(?:\s.*)?$") for sign in ("<", "=", ">"))
# What is nothing else; seven signs of quotation before a sentence may be just that.
_NAMED_MARKER = lazy_re(r"<{7} \S.*$|>{7} (?:\S+|Stashed changes)$")


def damage(text: str) -> Message | None:
    """What is wrong with the characters of a text, if most of them are wrong."""
    sampled = text[:_SAMPLED]
    lost = sampled.count(_LOST) + len(_LOST_TWICE) * sampled.count(_LOST_TWICE)
    if lost >= _FEW and lost * 10 > sum(map(len, _BEYOND_ASCII.findall(sampled))):
        first = min(at for mark in (_LOST, _LOST_TWICE) if (at := text.find(mark)) >= 0)
        return messages.CHARACTERS_LOST.fill(line=_line(text, first))
    words = [found[0] for found in islice(_WORDS.finditer(sampled), _SAMPLE)]
    if _is_encoded_twice(words):
        return messages.ENCODED_TWICE
    return None


def _is_encoded_twice(words: list[str]) -> bool:
    """Whether the bytes of a wrong encoding make Chinese in the right one: by chance they hardly ever do."""
    size = sum(map(len, words))
    if size < _FEW:
        return False
    if _latin("".join(words)) * 10 > 9 * size:
        return any(_is_chinese(list(map(_as_windows, words)), encoding) for encoding in ("utf-8", "gb18030"))
    encoded = " ".join(words).encode("gb18030", "ignore")
    # Every Chinese character is three such bytes, which never overlap: so many are there at most.
    most = len(_THREE_BYTES.findall(encoded))
    if most * 6 <= len(encoded) - (len(words) - 1):
        return False
    return _is_chinese([word.encode("gb18030", "ignore") for word in words], "utf-8")


def _latin(text: str) -> int:
    """How many characters of a text are of Latin-1 or what Windows adds to it."""
    return len(text.encode("latin-1", "ignore")) + sum(map(text.count, _OF_WINDOWS))


def _as_windows(word: str) -> bytes:
    return b"".join(_windows().get(each) or each.encode("latin-1", "ignore") for each in word)


def _is_chinese(words: list[bytes], encoding: str) -> bool:
    """Whether these bytes are Chinese in an encoding, but for a few characters."""
    text = " ".join(word.decode(encoding, "replace") for word in words)
    chinese, lost = len(_CHINESE.findall(text)), text.count(_LOST)
    return chinese * 6 > sum(map(len, words)) and chinese > 3 * lost


@cache
def _windows() -> dict[str, bytes]:
    """The characters that Windows has where Latin-1 has control characters."""
    codes = (bytes([code]) for code in range(0x80, 0xA0))
    return {shown: code for code in codes if (shown := code.decode("cp1252", "ignore"))}


def conflict(text: str, *, fenced: bool = False) -> int | None:
    """The line of the first marker of a merge that was not resolved, or of which a marker was left.

    ``fenced``: the text is one in which markers between fences are quoted, Markdown.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    lines = list(_outside_fences(text) if fenced else enumerate(_LINE_END.split(text), 1))
    found = [(kind, number) for number, line in lines for kind, marker in enumerate(_MARKERS) if marker.match(line)]
    several = len({kind for kind, _ in found}) > 1
    return found[0][1] if several or any(_NAMED_MARKER.match(line) for _, line in lines) else None


def _outside_fences(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, without those in fences of Markdown.

    A fence ends with one of the same sign, as long or longer, and nothing behind it.
    """
    fence = ""
    for number, line in enumerate(_LINE_END.split(text), 1):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not mark[2].strip():
            fence = ""
        elif not fence:
            yield number, line


def _line(text: str, at: int) -> int:
    return len(_LINE_END.findall(text, 0, at)) + 1
