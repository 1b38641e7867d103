"""Who wrote first what several reports have in common.

The name of a unit in the text of others tells it; else the text from which all others differ least is the likeliest, as
copies differ from each other by the edits of both. Of two reports without a name nobody can tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from gouji.checks.copies.matches import Copied, Texts, Written
from gouji.checks.copies.names import telling_part
from gouji.records.model import Passage, Record

_MOST = 12
"""Reports that are compared with each other: more tell no more."""
_LEAD = 1.02
"""How much more the likeliest has in common with all others than the next."""


class Origin(Struct, frozen=True):
    """``record`` may have been written first; ``sure``: something says so."""

    record: Record
    sure: bool


class _Member(Struct, frozen=True):
    """A report with the passages that are in common, by the index of the passage in the report that is judged."""

    record: Record
    passages: dict[int, Passage]

    def written(self, passage: int) -> Written:
        """Its counterpart of a passage."""
        return Written(self.passages[passage], self.record)


def origin(record: Record, shared: Sequence[Copied], texts: Texts) -> Origin:
    """Where what ``record`` shares with others is from, itself or another; unsure, the one with most in common.

    ``shared`` has at least one other report, the one with most in common first.
    """
    own = _Member(record, {match.own: record.passages[match.own] for each in shared for match in each.matches})
    others = [
        _Member(each.record, {match.own: each.record.passages[match.other] for match in each.matches})
        for each in shared[:_MOST]
    ]
    members = [own, *others]
    found = _only_best([_named(member, members) for member in members], least=1)
    if found is None and len(others) > 1:
        found = _only_best(_in_common(members, texts), lead=_LEAD)
    return Origin(shared[0].record, sure=False) if found is None else Origin(members[found].record, sure=True)


def stands_in(name: str, own: str, passages: Sequence[Passage]) -> str:
    """The part of another unit's name that stands in the passages of one; empty where none does."""
    part = telling_part(name, own) if name and own else ""
    return part if part and any(part in passage.text for passage in passages) else ""


def _named(one: _Member, members: Sequence[_Member]) -> int:
    """In how many others the name of one stands."""
    return sum(
        bool(stands_in(one.record.unit, each.record.unit, [*each.passages.values()]))
        for each in members
        if each is not one
    )


def _in_common(members: Sequence[_Member], texts: Texts) -> list[int]:
    """How many characters each has in common with all others, in the passage that most of them have."""
    passage = max(members[0].passages, key=lambda each: (sum(each in member.passages for member in members), -each))
    totals = [0] * len(members)
    for first, one in enumerate(members):
        for second in range(first):
            other = members[second]
            if passage in one.passages and passage in other.passages:
                found = texts.overlap(one.written(passage), other.written(passage), texts.rule.few)
                characters = found.characters if found else 0
                totals[first] += characters
                totals[second] += characters
    return totals


def _only_best(scores: Sequence[int], least: int = 0, lead: float = 1.0) -> int | None:
    """The index of the highest score; None where another is as high, or nearly."""
    best = max(range(len(scores)), key=scores.__getitem__)
    rest = max((score for index, score in enumerate(scores) if index != best), default=0)
    return best if scores[best] >= least and scores[best] > rest * lead else None
