"""Lists whose numbers are out of order: one left out, one there twice.

A list may begin anew at one, stand inside an item of another, run over several paragraphs and be numbered on under the
next title. Only what can be none of these is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from gouji.checks.sections.list_items import SPOKEN, ListItem, list_items, marked
from gouji.checks.sections.quotes import without_quotes
from gouji.checks.sections.signs import is_counted, is_written
from gouji.document.model import Paragraph
from gouji.messages.message import Message, listed
from gouji.schema.words import ListWords
from gouji.system import deadline
from gouji.text.normalize import Style, fold

_AT_ONCE = 3
"""So many items in a row make a list even where the first is not numbered one."""
_SAME = 12
"""Letters by which an item is known to stand there twice."""
_DEEPEST = 8
"""Lists inside one another."""
_NEAR = 2000
"""Characters before an item among which a number that no item has is looked for."""
_SHOWN = 4
"""Items of a list that are shown before the first wrong one, and behind it."""


class NumberedList(Struct):
    """A list that is being read.

    ``order`` is that of the paragraph with its last item, which stands at ``at`` in the text; ``first`` is the number
    that its first item should have, ``wrong`` the index of the first item with a wrong one.
    """

    items: list[ListItem]
    order: int
    at: int
    first: int
    wrong: int | None = None

    @property
    def style(self) -> Style:
        """The style of its numbers."""
        return self.items[0].style

    @property
    def next(self) -> int:
        """The number that comes next."""
        return self.items[-1].number + 1

    @property
    def found(self) -> Message:
        """The numbers that the list has, about the first wrong one."""
        return self._shown([item.number for item in self.items])

    @property
    def expected(self) -> Message:
        """The numbers that it should have."""
        return self._shown(range(self.first, self.first + len(self.items)))

    def _shown(self, numbers: Sequence[int]) -> Message:
        wrong = self.wrong or 0
        start, end = max(0, wrong - _SHOWN), min(len(numbers), wrong + _SHOWN + 1)
        before, after = (["…"] if left_out else [] for left_out in (numbers[:start], numbers[end:]))
        return listed([*before, *(marked(number, self.style) for number in numbers[start:end]), *after])


def misnumbered(heading: str, paragraphs: Iterable[Paragraph], words: ListWords) -> list[NumberedList]:
    """The lists, among the paragraphs under a heading, in which a number is wrong.

    Raises:
        TimeoutError: an expression among ``words`` takes too long.
    """
    reading = _Reading(heading, words)
    for paragraph in paragraphs:
        reading.read(paragraph)
    reading.close(0)
    return [each for each in reading.closed if _is_wrong(each)]


class _Reading:
    """The lists that are open, each inside an item of the one before; the last numbers of those that are not."""

    def __init__(self, heading: str, words: ListWords) -> None:
        self.words = words
        self.open: list[NumberedList] = []
        self.closed: list[NumberedList] = []
        self.last: dict[Style, int] = {}
        self.text = heading  # what was read last; may hold numbers that seem to be left out, written in another way
        self.at = len(heading)
        self.order = 0
        self.seen: set[tuple[Style, int, str]] = set()

    def close(self, depth: int) -> None:
        for each in reversed(self.open[depth:]):
            self.last[each.style] = each.items[-1].number
            self.closed.append(each)
        del self.open[depth:]

    def read(self, paragraph: Paragraph) -> None:
        """The items of the next paragraph. A title without a number ends the lists above it."""
        deadline.check()
        self.order += 1
        masked = without_quotes(paragraph)
        items = [item for item in list_items(masked) if not is_counted(self.words, masked.text.value, item.end)]
        if paragraph.level is not None and not items:
            self.close(0)
        before = 0
        self._pass("\n")
        for item in items:
            self._pass(masked.text.value[before : item.start])
            words = fold(masked.text.value[item.end : item.end + 2 * _SAME]).value[:_SAME]
            known = (item.style, item.number, words)
            fits = self._take(item, is_copy=len(words) == _SAME and known in self.seen)
            self.seen.add(known)
            before = item.end if fits else item.start
        self._pass(masked.text.value[before:])

    def _pass(self, text: str) -> None:
        self.text = (self.text + text)[-_NEAR:]
        self.at += len(text)

    def _take(self, item: ListItem, *, is_copy: bool) -> bool:
        """Puts an item into the list that it belongs to; whether its number is right there.

        One that is out of order as it is a copy of another belongs to none: that is a fault of another kind.
        """
        depths = [depth for depth in reversed(range(len(self.open))) if self.open[depth].style == item.style]
        follows = next((depth for depth in depths if self._goes_on(depth, item, depths[0])), None)
        if follows is not None:
            self._add(follows, item)
        elif item.number == 1:
            if depths and not self._is_inside(item, self.open[depths[0]]):
                self.close(depths[0])
            self._open(item, 1)
        elif is_copy:
            return False
        elif depths and not self._is_elsewhere(item, self.open[depths[0]]):
            nearest = self.open[depths[0]]
            nearest.wrong = nearest.wrong or len(nearest.items)  # surer than that it does not begin at one
            self._add(depths[0], item)
        else:
            begins = not depths and self.last.get(item.style) != item.number - 1 and not self._is_elsewhere(item)
            self.close(depths[0] if depths else len(self.open))
            self._open(item, *((1, 0) if begins else (item.number, None)))
        return follows is not None or item.number == 1

    def _open(self, item: ListItem, first: int, wrong: int | None = None) -> None:
        self.open.append(NumberedList([item], self.order, self.at, first, wrong))

    def _add(self, depth: int, item: ListItem) -> None:
        self.close(depth + 1)
        outer = self.open[depth]
        outer.items.append(item)
        outer.order, outer.at = self.order, self.at

    def _goes_on(self, depth: int, item: ListItem, nearest: int) -> bool:
        outer = self.open[depth]
        beside = depth == nearest or outer.order == self.order or (_leads(item) and _leads(outer.items[-1]))
        return item.number == outer.next and beside

    def _is_inside(self, item: ListItem, outer: NumberedList) -> bool:
        """Whether a list of the same style may begin inside an item of another."""
        if len(self.open) > _DEEPEST:
            return False
        return outer.order == self.order or (_leads(outer.items[-1]) and not _leads(item))

    def _is_elsewhere(self, item: ListItem, before: NumberedList | None = None) -> bool:
        """Whether the numbers that seem to be left out before an item stand there in another way."""
        skips = before is not None and item.number > before.next
        missing = range(before.next if before and skips else 1, item.number)
        start = max(0, len(self.text) - self.at + before.at) if before else 0
        return bool(missing) and all(is_written(number, self.words, self.text, start) for number in missing)


def _leads(item: ListItem) -> bool:
    return not item.paragraph.text.value[: item.start].strip()


def _is_wrong(each: NumberedList) -> bool:
    if each.wrong is None:
        return False
    steps = sum(after.number == item.number + 1 for item, after in zip(each.items, each.items[1:], strict=False))
    in_row = len(each.items) >= _AT_ONCE and 2 * steps >= len(each.items) - 1
    return each.wrong > 0 or (in_row and (each.style in SPOKEN or all(map(_leads, each.items))))
