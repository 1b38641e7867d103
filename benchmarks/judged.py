"""How right pairs of passages are that are said to be copies, by the truth of a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from country import Truth
from msgspec import Struct

Side = tuple[str, int]
"""The path of a report, and the number of a passage in it."""
Pair = tuple[Side, Side]


class Share(Struct, frozen=True):
    """So many of so many."""

    right: int
    total: int

    @property
    def value(self) -> float:
        """As a number; 1 of nothing."""
        return self.right / self.total if self.total else 1.0


class Judged(Struct, frozen=True):
    """``precision``: pairs that are said and true. ``recall``: copies that are said with whom they are copied from.

    Recall is told by share of edits, and by how they were made.
    """

    precision: Share
    recall: Mapping[tuple[float, str], Share]
    wrong: tuple[Pair, ...]

    def up_to(self, edits: float) -> Share:
        """The recall of copies with no more edits."""
        found = [share for (each, _), share in self.recall.items() if each <= edits]
        return Share(sum(each.right for each in found), sum(each.total for each in found))

    def with_edits(self, edits: float) -> Share:
        """The recall of copies with so many edits."""
        return self.of(share for (each, _), share in self.recall.items() if each == edits)

    @staticmethod
    def of(shares: Iterable[Share]) -> Share:
        """Their sum."""
        found = list(shares)
        return Share(sum(each.right for each in found), sum(each.total for each in found))


def judged(said: Iterable[Pair], truth: Sequence[Truth], there: Container[str]) -> Judged:
    """What is said of the reports that are ``there``, by their paths.

    Two copies of one passage are copies of each other, too, even where the report that they are copied from is not.
    """
    origin = {_copy(each): _origin(each) for each in truth if each.kind == "copy"}
    pairs = {tuple(sorted(pair)) for pair in said}
    wrong = [pair for pair in pairs if len({origin.get(side, side) for side in pair}) > 1]
    all_, found = Counter[tuple[float, str]](), Counter[tuple[float, str]]()
    for kind, pair in _copies(truth, there):
        all_[kind] += 1
        found[kind] += tuple(sorted(pair)) in pairs
    return Judged(
        Share(len(pairs) - len(wrong), len(pairs)),
        {kind: Share(found[kind], total) for kind, total in sorted(all_.items())},
        tuple((one, other) for one, other in wrong),
    )


def _copies(truth: Sequence[Truth], there: Container[str]) -> Iterator[tuple[tuple[float, str], Pair]]:
    for each in truth:
        if each.kind == "copy" and each.report in there and each.other in there:
            yield (each.edits or 0.0, each.how), (_copy(each), _origin(each))


def _copy(truth: Truth) -> Side:
    return truth.report, truth.passage or 0


def _origin(truth: Truth) -> Side:
    return truth.other, truth.other_passage or 0
