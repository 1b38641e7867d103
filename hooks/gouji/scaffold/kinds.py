"""What the cells of a column hold, told from the cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex
from msgspec import Struct

from gouji.forms.report import Value
from gouji.forms.values import Spelling, parse
from gouji.schema.values import BUILT_IN, ValueKind
from gouji.text.lazy import lazy_regex

_CELL = lazy_regex(
    r"(?P<below>[<＜])?\s*(?P<before>\p{Sc})?\s*(?P<negative>[-−]|(?P<bracket>[(（]))?\s*"
    r"\d[\d,]*(?:\.(?P<decimals>\d+))?[)）]?\s*(?P<after>%|％|[^\W\d_]{1,8})?"
)
_MOST_INSTEAD = 3
_LONGEST_INSTEAD = 6
_MANY = 3


class _Seen(Struct, frozen=True):
    """The figures of a column, and what stands there in place of one."""

    figures: list[regex.Match[str]]
    others: tuple[str, ...]

    def marks(self, group: str) -> tuple[str, ...]:
        """What stands beside the figures."""
        return tuple(dict.fromkeys(each[group] for each in self.figures if each[group]))


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure."""
    return bool(_CELL.fullmatch(text))


def counts_lines(texts: Sequence[str]) -> bool:
    """Whether the cells of a column are the numbers of their rows."""
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit()]
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return counted and len(numbers) >= _MANY and len(numbers) == len(texts)


def decimals_of(texts: Iterable[str]) -> int | None:
    """How many decimals all figures with a point have; None where they differ, or are few."""
    found = (_CELL.fullmatch(text) for text in texts)
    decimals = [len(each["decimals"]) for each in found if each and each["decimals"]]
    return decimals[0] if len(decimals) >= _MANY and len(set(decimals)) == 1 else None


def kind_of(texts: Sequence[str], usual: int | None = None) -> ValueKind:
    """The kind of value of a column: the first of those that every form has, unless its cells ask for more.

    ``usual`` is how many decimals all figures of the document have.
    """
    seen = _Seen(
        [found for text in texts if (found := _CELL.fullmatch(text))],
        tuple(dict.fromkeys(text for text in texts if not _CELL.fullmatch(text))),
    )
    if counts_lines(texts) or not seen.figures or len(seen.others) > _MOST_INSTEAD or any(map(_is_words, seen.others)):
        return BUILT_IN["text"]
    decimals = {len(each["decimals"] or "") for each in seen.figures}
    exactly = len(decimals) == 1 and decimals != {0} and (len(seen.figures) >= _MANY or decimals == {usual})
    return ValueKind(
        kind="count" if decimals == {0} and not seen.marks("before") and not seen.marks("after") else "amount",
        decimals=max(decimals) if exactly else None,
        exactly=exactly,
        before=seen.marks("before"),
        after=seen.marks("after"),
        instead=seen.others,
        below=seen.marks("below"),
        brackets=bool(seen.marks("bracket")),
        negative=bool(seen.marks("negative")) and not seen.marks("bracket"),
    )


def value_of(text: str, kind: ValueKind) -> Value:
    """A cell as it is read under a kind of value."""
    marks = (frozenset(each) for each in (kind.instead, kind.before, kind.after, kind.below))
    instead, before, after, below = marks
    spelling = Spelling(instead=instead, before=before, after=after, below=below, brackets=kind.brackets)
    return parse(text, spelling)


def _is_words(text: str) -> bool:
    return len(text) > _LONGEST_INSTEAD or any(character.isdigit() for character in text)
