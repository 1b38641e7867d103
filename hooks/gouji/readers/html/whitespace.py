"""Characters of a page joined to lines of text, white space as a browser shows it."""

from __future__ import annotations

from gouji.readers.html.tokens import BLANKS, Characters
from gouji.text.lazy import lazy_re, lazy_regex
from gouji.text.raised import raised
from gouji.text.spans import Piece, Text, read_from

_PART = lazy_re(r"(?P<blank>[ \t\n\f\r]+)|(?P<word>[^ \t\n\f\r\u00ad\u200b\u2060\ufeff]+)")
# Chinese characters and the marks set among them. (`regex` compiles a large range at once.)
_IDEOGRAPHIC = lazy_regex(
    "[\u2e80-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff·—‘’“”…]"
)


def word_of(characters: Characters) -> Text | None:
    """The line that one stretch of characters is; None where white space in it collapses, or more than it is left out.

    It is as :class:`HtmlLine` has it: white space at its ends is that before the first word and behind the last.
    """
    value = characters.value
    if len(value) != characters.end - characters.start:
        return None
    word = _PART.match(stripped := value.strip(BLANKS))
    if word is None or word.end() < len(stripped):
        return None
    return read_from(stripped, characters.start + value.index(stripped))


class HtmlLine:
    """A line under construction.

    White space collapses to one blank. It goes altogether between two Chinese characters, and beside one where the
    source breaks its line there: programs wrap the source with no thought of the blank that a browser then shows.
    """

    def __init__(self) -> None:
        self._values: list[str] = []
        self._raised: list[str] = []
        self._level = False
        self._length = 0
        self._pieces: list[Piece] = []
        self._gap: tuple[int, int] | None = None
        self._broken = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing was appended but white space."""
        return not self._pieces

    def drop_gap(self) -> None:
        """Forgets the white space that was passed, as at the beginning of a line."""
        self._gap, self._broken = None, False

    def add(self, characters: Characters, *, raise_: bool = False) -> None:
        """Appends what stands between two tags, perhaps above the line. Characters without width are left out."""
        if characters.value and not characters.value.strip(BLANKS):
            self._pass(characters.value, characters.start, characters.end)
            return
        exact = len(characters.value) == characters.end - characters.start
        for part in _PART.finditer(characters.value):
            start = characters.start + part.start() if exact else characters.start
            end = characters.start + part.end() if exact else characters.end
            if part.lastgroup == "blank":
                self._pass(part[0], start, end)
            else:
                self._separate(part[0][0])
                self.put(part[0], start, end, raise_=raise_)

    def _pass(self, blanks: str, start: int, end: int) -> None:
        """Takes white space for the gap before what follows."""
        self._gap = self._gap or (start, end)
        self._broken = self._broken or "\n" in blanks or "\r" in blanks

    def put(self, value: str, start: int, end: int, *, raise_: bool = False) -> None:
        """Appends ``value``, read from ``start`` to ``end``, as it is."""
        last = self._pieces[-1] if self._pieces else None
        if last and last.end == start and last.length == last.end - last.start and len(value) == end - start:
            self._pieces[-1] = Piece(last.at, last.length + len(value), last.start, end)
        else:
            self._pieces.append(Piece(self._length, len(value), start, end))
        self._values.append(value)
        self._raised.append(raised(Text(value)).value if raise_ else value)
        self._level = self._level or not (raise_ or value.isspace())
        self._length += len(value)

    def text(self) -> Text:
        """The line so far, with the no-break and ideographic spaces at its ends; nothing is raised if all of it is."""
        return Text("".join(self._raised if self._level else self._values), tuple(self._pieces))

    def _separate(self, following: str) -> None:
        """Puts a blank for white space that was passed, where one is shown."""
        if self._gap and self._values:
            sides = sum(1 for side in (self._values[-1][-1], following) if _IDEOGRAPHIC.match(side))
            if sides < (1 if self._broken else 2):
                self.put(" ", *self._gap)
        self._gap, self._broken = None, False
