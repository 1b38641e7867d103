"""Brackets, title marks and quotation marks that lack their other half."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence

from msgspec import Struct

from gouji.checks.text.passage import Slip, TextPassage
from gouji.text.lazy import lazy_re
from gouji.text.numerals import ONE_TO_TEN

_PAIRS = ("（）", "()", "《》", "〈〉", "“”", "‘’", "【】", "〔〕", "[]", "［］", "「」", "『』", "{}", "｛｝")
# Half and full width pair with each other.
_ALIKE = {"(": "（", "[": "［", "{": "｛"}
_OPENING = {pair[0]: _ALIKE.get(pair[0], pair[0]) for pair in _PAIRS}
_CLOSING = {pair[1]: _ALIKE.get(pair[0], pair[0]) for pair in _PAIRS}
_QUOTES = frozenset('“‘"')
_ROUND = "（"
_STRAIGHT = frozenset('"＂')
_ANY = lazy_re(f"[{re.escape(''.join([*_OPENING, *_CLOSING, *_STRAIGHT]))}]")
# ``1）`` ``二）`` ``a)`` ``iv)``: the number of a list item needs no opening bracket.
_LIST_NUMBER = lazy_re(rf"(?:^|[^0-9A-Za-z])(?:\d{{1,2}}|[{ONE_TO_TEN}]{{1,3}}|[A-Za-z]|[ivx]{{1,4}})\s*$")
_NUMERALS = (f"[{ONE_TO_TEN}]{{1,3}}", r"\d{1,2}")
_FEW = 3  # so many numbers are no list yet
_LATIN = lazy_re(r"[A-Za-z]")
_NEAR = 40  # characters within which two lone marks are one slip: “…」, ”…”
_FURTHER = 3  # paragraphs over which a broken line may reach


class _Mark(Struct, frozen=True):
    at: int
    family: str
    opens: bool


def unpaired(passages: Sequence[TextPassage]) -> Iterator[tuple[int, Slip]]:
    """Marks without their other half, one slip a pair that is broken, with the index of the passage.

    Pairs are looked for within a paragraph; beyond it only where no mark ends the paragraph, because lines that a
    program broke are paragraphs of their own in plain text.
    """
    lone = [_lone(passage.text) for passage in passages]
    _add_list_numbers(passages, lone)
    for index, passage in enumerate(passages):
        if lone[index] and passage.unfinished:
            _reconcile(passages, lone, index)
        if lone[index] and index and _goes_on(lone[index - 1], lone[index]):
            lone[index - 1].pop(0)
    for index, marks in enumerate(lone):
        for mark in _merged(marks):
            yield index, Slip(mark.at, mark.at + 1, _expected(passages[index].text, mark.at))


def _add_list_numbers(passages: Sequence[TextPassage], lone: list[list[_Mark]]) -> None:
    """The one number of a list that has lost its opening bracket, where the others have theirs."""
    for numeral in _NUMERALS:
        item = re.compile(rf"\s*(?:([（(])\s*)?{numeral}\s*[）)]")
        heads = [(index, item.match(passage.text)) for index, passage in enumerate(passages)]
        bare = [(index, head) for index, head in heads if head and not head[1]]
        if len(bare) == 1 and sum(head is not None for _, head in heads) > _FEW:
            index, head = bare[0]
            lone[index].insert(0, _Mark(head.end() - 1, _ROUND, opens=False))


def _expected(text: str, at: int) -> str | None:
    """Nothing in the place of a mark that stands twice; where else the other half belongs, a person must decide."""
    return "" if text[at] not in _STRAIGHT and text[at] in (text[at - 1 : at], text[at + 1 : at + 2]) else None


def _lone(text: str) -> list[_Mark]:
    stack: list[_Mark] = []
    depth: Counter[str] = Counter()
    lone: list[_Mark] = []
    straight: list[int] = []
    for found in _ANY.finditer(text):
        at, character = found.start(), found[0]
        if character in _STRAIGHT:
            if len(straight) % 2 or not text[at - 1 : at].isdecimal():  # after a figure it is the sign for inches
                straight.append(at)
        elif character in _OPENING:
            stack.append(_Mark(at, _OPENING[character], opens=True))
            depth[_OPENING[character]] += 1
        elif character in _CLOSING and not _is_apostrophe(text, at):
            family = _CLOSING[character]
            if not depth[family]:
                if family != _ROUND or not _LIST_NUMBER.search(text[max(at - 6, 0) : at]):
                    lone.append(_Mark(at, family, opens=False))
                continue
            while stack[-1].family != family:
                depth[stack[-1].family] -= 1
                lone.append(stack.pop())
            stack.pop()
            depth[family] -= 1
    if len(straight) % 2:
        lone.append(_Mark(straight[-1], '"', opens=True))
    return _uncrossed(sorted((*lone, *stack), key=lambda mark: mark.at))


def _is_apostrophe(text: str, at: int) -> bool:
    """As in it’s, or before a year without its century (’08)."""
    return text[at] == "’" and (_LATIN.match(text[at - 1 : at]) is not None or text[at + 1 : at + 2].isdecimal())


def _uncrossed(marks: list[_Mark]) -> list[_Mark]:
    """Without pairs that cross others, as in “（…”）: both halves are there."""
    open_: defaultdict[str, list[_Mark]] = defaultdict(list)
    paired: set[_Mark] = set()
    for mark in marks:
        if mark.opens:
            open_[mark.family].append(mark)
        elif open_[mark.family]:
            paired.update((mark, open_[mark.family].pop()))
    return [mark for mark in marks if mark not in paired]


def _reconcile(passages: Sequence[TextPassage], lone: list[list[_Mark]], index: int) -> None:
    """Removes opening marks of a passage that are closed in one of the next, and those that close them."""
    for later in range(index + 1, min(index + 1 + _FURTHER, len(passages))):
        closers: defaultdict[str, deque[_Mark]] = defaultdict(deque)
        for mark in lone[later]:
            if not mark.opens or mark.family in _STRAIGHT:
                closers[mark.family].append(mark)
        closed = [mark for mark in reversed(lone[index]) if mark.opens and closers[mark.family]]
        pairs = {opener: closers[opener.family].popleft() for opener in closed if closers[opener.family]}
        lone[index] = [mark for mark in lone[index] if mark not in pairs]
        ends = set(pairs.values())
        lone[later] = [mark for mark in lone[later] if mark not in ends]
        if not passages[later].unfinished:
            return


def _goes_on(before: list[_Mark], marks: list[_Mark]) -> bool:
    """Whether a quotation of several paragraphs goes on: it is opened at the head of each, closed at the end only."""
    heads = [lone[0] for lone in (before, marks) if lone and lone[0].at == 0 and lone[0].opens]
    return len(heads) == 2 and heads[0].family == heads[1].family and heads[0].family in _QUOTES  # noqa: PLR2004 - both


def _merged(marks: list[_Mark]) -> Iterator[_Mark]:
    """One mark for two that are the halves of one broken pair: of different kinds, or a quotation mark turned round."""
    previous: _Mark | None = None
    for mark in marks:
        if previous and mark.at - previous.at <= _NEAR and _belong(previous, mark):
            previous = None
            continue
        yield mark
        previous = mark


def _belong(first: _Mark, second: _Mark) -> bool:
    if first.family in _QUOTES and second.family in _QUOTES:
        return True
    return first.opens and not second.opens
